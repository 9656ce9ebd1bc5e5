import Markdown

/// The forms, beside those of fields, in which a document says its status without doubt, so that another one
/// can be written in its place.
struct StatusForms {
    /// What it may be called, in small letters.
    let names: [String]
    /// The states that the template names, in small letters.
    let choices: [String]

    /// More words are a sentence about the status.
    private static let mostWords = 4

    /// The words of the status that a line says, and their bytes; nil where it may be something else.
    func value(
        at index: Int, of lines: [TextLine], _ tree: BlockTree, _ source: Source
    ) -> (text: String, range: Range<Int>)? {
        let line = lines[index]
        let found: (text: String, start: Int)?
        switch tree.blocks[line.block].kind {
        case .paragraph: found = emphasised(line, of: lines)
        case .quote: found = quoted(line, tree, source)
        default: found = nil
        }
        return found.flatMap(status)
    }

    /// The same of the words of a heading, `Status: Accepted`.
    func value(inHeading words: TextLine) -> (text: String, range: Range<Int>)? {
        behindName(words.text[...], of: words).flatMap(status)
    }

    private func status(_ found: (text: String, start: Int)) -> (text: String, range: Range<Int>)? {
        guard isStatus(found.text) else { return nil }
        return (text: found.text, range: found.start..<found.start + found.text.utf8.count)
    }

    /// Whether words are a state that the template names, or all know, and nothing but words.
    private func isStatus(_ words: String) -> Bool {
        guard !words.utf8.contains(where: { "*_`[<&\\|#".utf8.contains($0) }),
            (1...Self.mostWords).contains(words.wordCount)
        else { return false }
        return choices.contains(words.lowercased()) || Standing(knownFrom: words) != nil
    }

    /// `*Status: Accepted*`, in a paragraph all of whose lines begin with such signs.
    private func emphasised(
        _ line: TextLine, of lines: [TextLine]
    ) -> (text: String, start: Int)? {
        let all = lines.filter { $0.block == line.block }
        guard all.allSatisfy({ ["*", "_"].contains($0.text.trimmed.prefix(1)) }) else { return nil }
        let words = line.text.withoutBlanks
        guard let sign = words.first, sign == "*" || sign == "_" else { return nil }
        let signs = words.prefix { $0 == sign }
        guard words.count > 2 * signs.count, words.hasSuffix(signs) else { return nil }
        return behindName(words.dropFirst(signs.count).dropLast(signs.count), of: line)
    }

    /// `Accepted` of `Status: Accepted`.
    private func behindName(_ words: Substring, of line: TextLine) -> (text: String, start: Int)? {
        guard let colon = words.firstIndex(where: { $0 == ":" || $0 == "：" }),
            names.contains(words[..<colon].trimmed.lowercased())
        else { return nil }
        let value = words[words.index(after: colon)...].withoutBlanks
        return (text: String(value), start: line.start + line.text.utf8[..<value.startIndex].count)
    }

    /// `> Status: Accepted`, in a paragraph of the quote all of whose lines are such.
    private func quoted(
        _ line: TextLine, _ tree: BlockTree, _ source: Source
    ) -> (text: String, start: Int)? {
        let all = tree.linesOfQuote(line.block, source)
        guard let words = all.first(where: { $0.lines.contains(line.start) })?.words,
            let paragraph = tree.children(of: line.block).map({ tree.blocks[$0].range })
                .first(where: { $0.contains(words.lowerBound) }),
            let item = MetadataItem(source.string(words)),
            names.contains(item.name.lowercased())
        else { return nil }
        for other in all where paragraph.contains(other.words.lowerBound) {
            guard let item = MetadataItem(source.string(other.words)), item.hasColon,
                !item.value.isEmpty
            else { return nil }
        }
        return (text: item.value, start: words.lowerBound + item.lead + item.gap)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// What stands between the blanks at both ends.
    fileprivate var withoutBlanks: Substring {
        var words = drop { $0 == " " || $0 == "\t" }
        while let last = words.last, last == " " || last == "\t" { words.removeLast() }
        return words
    }
}
