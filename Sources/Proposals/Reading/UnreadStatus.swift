import Markdown

/// A status that a person reads in a document, and the program does not: a row of a table, a quote, a line in
/// italics, a name above its value, `## Status: Accepted`.
extension Proposal {
    /// The first such line of the head, or the first such heading, as it is written.
    ///
    /// - Parameter names: what it may be called, in small letters.
    func unreadStatus(named names: [String]) -> String? {
        if let head {
            let lines = Self.linesOfText(in: sections[head].bodySource)
            for (index, line) in lines.enumerated()
            where Self.saysStatus(line, above: lines.dropFirst(index + 1).first, names) {
                return line.trimmed
            }
        }
        let section = sections.first { section in
            guard section.role == .other, section.path.count == 1 else { return false }
            return Self.saysStatus(section.heading.trimmed, above: nil, names)
        }
        return section.map { String($0.heading.trimmed.prefix { !$0.isNewline }) }
    }

    /// The lines that are neither blank nor of a comment or code.
    private static func linesOfText(in body: String) -> [String] {
        let bytes = Array(body.utf8)
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        return tree.children(of: 0).map { tree.blocks[$0] }.flatMap { block -> [String] in
            switch block.kind {
            case .code, .html(.comment): return []
            default: break
            }
            return String(decoding: bytes[block.range], as: UTF8.self)
                .split(whereSeparator: \.isNewline).map(String.init)
                .filter { !$0.trimmed.isEmpty }
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
