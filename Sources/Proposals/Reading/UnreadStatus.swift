import Markdown

/// A status that a person reads in a document, and no field of the template is read so: a row of a table, a
/// quote, a line in italics, a name above its value, `## Status: Accepted`.
package struct WrittenStatus: Sendable {
    /// The line of the head, or the heading, as it is written.
    package let line: String
    /// Its words and their bytes in the file, where it is one without doubt.
    package let value: (text: String, range: Range<Int>)?
}

/// A line of text, and the block that it is of.
struct TextLine {
    let text: String
    let start: Int
    let block: Int
}

extension Proposal {
    /// The first such line of the head, or the first such heading.
    ///
    /// - Parameter names: what it may be called, in small letters.
    package func writtenStatus(named names: [String]) -> WrittenStatus? {
        let forms = StatusForms(names: names, choices: template.statesNamed)
        var found: [WrittenStatus] = []
        if let head {
            let start = byteOffset(ofSection: head) + sections[head].heading.utf8.count
            found += Self.statuses(
                in: Source(Array(sections[head].bodySource.utf8)), from: start, forms)
        }
        for index in sections.indices {
            let section = sections[index]
            guard section.role == .other, section.path.count == 1,
                Self.saysStatus(section.heading.trimmed, above: nil, names)
            else { continue }
            let line = String(section.heading.trimmed.prefix { !$0.isNewline })
            let title = TextLine(
                text: section.heading.bytes(section.titleRange),
                start: byteOffset(ofSection: index) + section.titleRange.lowerBound, block: 0)
            let value = hasLink(toHeadingBehind: names) ? nil : forms.value(inHeading: title)
            found.append(WrittenStatus(line: line, value: value))
        }
        guard let first = found.first else { return nil }
        // Where several say one, or bytes are none of characters, only a person knows.
        let isCertain = found.count == 1 && !isReadOnly
        return isCertain ? first : WrittenStatus(line: first.line, value: nil)
    }

    /// Whether a link of the file leads to a heading that begins with one of these names, and has another
    /// name itself with other words.
    private func hasLink(toHeadingBehind names: [String]) -> Bool {
        LocalLink.all(in: MarkdownDocument(bytes, extensions: .file)).contains { link in
            link.path.isEmpty && names.contains { link.anchor?.hasPrefix($0 + "-") ?? false }
        }
    }

    /// The lines of a text that say a status.
    ///
    /// - Parameter start: where the text begins in the file.
    private static func statuses(
        in source: Source, from start: Int, _ forms: StatusForms
    ) -> [WrittenStatus] {
        let tree = BlockTree(source.bytes, extensions: .file)
        let lines = linesOfText(of: tree, in: source)
        return lines.indices.compactMap { index -> WrittenStatus? in
            let below = lines.dropFirst(index + 1).first?.text
            guard saysStatus(lines[index].text, above: below, forms.names) else { return nil }
            let value = forms.value(at: index, of: lines, tree, source).map {
                (text: $0.text, range: $0.range.lowerBound + start..<$0.range.upperBound + start)
            }
            return WrittenStatus(line: lines[index].text.trimmed, value: value)
        }
    }

    /// The lines that are neither blank nor of a comment or code.
    private static func linesOfText(of tree: BlockTree, in source: Source) -> [TextLine] {
        tree.children(of: 0).flatMap { block -> [TextLine] in
            switch tree.blocks[block].kind {
            case .code, .html(.comment): return []
            default: break
            }
            return RawLines(source, tree.blocks[block].range).compactMap { line -> TextLine? in
                let text = source.string(line.start..<line.end)
                return text.trimmed.isEmpty
                    ? nil : TextLine(text: text, start: line.start, block: block)
            }
        }
    }

    /// Whether a line says a status, or is the name of one and the next line says it.
    private static func saysStatus(
        _ line: String, above next: String?, _ names: [String]
    ) -> Bool {
        let isHeading = line.hasPrefix("#")
        let words = bare(line).drop { " \t#>|*_+-![".contains($0) }
        let ends = isHeading ? ":：|*_]-–—(" : ":：|*_]"
        let name = words.prefix { !ends.contains($0) }
        let rest = words[name.endIndex...]
        // A line of a table of contents links to a section.
        guard names.contains(String(name).trimmed.lowercased()), !rest.hasPrefix("](#") else {
            return false
        }
        guard rest.allSatisfy({ " \t:：|*_]".contains($0) }) else { return true }
        let row = line.trimmed.hasPrefix("|")
        guard let next, !row, !next.hasPrefix("#"), !next.hasPrefix("|") else { return false }
        let isItem = ["- ", "* ", "+ "].contains { line.hasPrefix($0) }
        if isItem, !next.hasPrefix(" "), !next.hasPrefix("\t") { return false }
        let below = bare(next).drop { " \t>|-+".contains($0) }
        return !below.isEmpty && MetadataItem(String(below))?.hasColon != true
    }

    /// A line with bars in place of HTML's tags.
    private static func bare(_ line: String) -> String {
        let parts = line.split(separator: "<", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
            let end = part.firstIndex(of: ">").map { part.index(after: $0) } ?? part.startIndex
            return text + "|" + String(part[end...])
        }
    }
}

extension Template {
    /// The states that it names, in small letters.
    fileprivate var statesNamed: [String] {
        (state?.listedValues ?? state?.examples ?? []).map { $0.lowercased() }
    }
}
