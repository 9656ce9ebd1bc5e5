import Markdown

/// The forms, beside those of fields, in which a document says its status without doubt, so that another one
/// can be written in its place.
struct StatusForms {
    /// What it may be called, in small letters.
    let names: [String]
    /// The states that the template names, in small letters.
    let choices: [String]

    /// The words of the status that a line says, and their bytes; nil where it may be something else.
    func value(
        at index: Int, of lines: [TextLine], _ tree: BlockTree, _ source: Source
    ) -> (text: String, range: Range<Int>)? {
        let line = lines[index]
        let found: (text: String, start: Int)?
        switch tree.blocks[line.block].kind {
        case .paragraph: found = emphasised(line, of: lines) ?? below(index, of: lines, tree)
        case .heading: found = underHeading(index, of: lines, tree, source)
        case .quote: found = quoted(line, tree, source)
        case .table: found = inRow(line, tree, source)
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

    /// Whether words are a state that the template names, or all know, and nothing but words: no sentence
    /// about one.
    private func isStatus(_ words: String) -> Bool {
        let words = words.lowercased()
        guard !words.utf8.contains(where: { "*_`[<&\\|#".utf8.contains($0) }) else { return false }
        if choices.contains(words) { return true }
        let isShort =
            words.wordCount <= 2 || words.wordCount <= 4 && words.hasRemark
            || words.wordCount == 3
                && ["superseded by ", "replaced by "].contains(where: words.hasPrefix)
        return isShort && Standing(knownFrom: words) != nil
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

    /// The line below `**Status**` or `Status:`, where nothing else is in its paragraph.
    private func below(
        _ index: Int, of lines: [TextLine], _ tree: BlockTree
    ) -> (text: String, start: Int)? {
        let label = lines[index].text.trimmed
        let isLabel = label.hasSuffix(":") || label.hasPrefix("*") || label.hasPrefix("_")
        let name = label.filter { !"*_:".contains($0) }.trimmed
        guard isLabel, names.contains(name.lowercased()), index + 1 < lines.count,
            tree.blocks[lines[index + 1].block].isParagraph
        else { return nil }
        let (own, next) = (lines[index].block, lines[index + 1].block)
        let isAlone = lines.count { $0.block == own || $0.block == next } == 2
        return isAlone ? whole(lines[index + 1]) : nil
    }

    /// The line below a heading that is the name alone, of another level than the template's sections.
    private func underHeading(
        _ index: Int, of lines: [TextLine], _ tree: BlockTree, _ source: Source
    ) -> (text: String, start: Int)? {
        let words = source.string(tree.blocks[lines[index].block].content)
        guard names.contains(words.trimmed.lowercased()), index + 1 < lines.count,
            case let next = lines[index + 1].block, tree.blocks[next].isParagraph,
            lines.count(where: { $0.block == next }) == 1
        else { return nil }
        return whole(lines[index + 1])
    }

    private func whole(_ line: TextLine) -> (text: String, start: Int) {
        let words = line.text.withoutBlanks
        return (
            text: String(words), start: line.start + line.text.utf8[..<words.startIndex].count
        )
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

    /// The second cell of a row `| Status | Accepted |` of a table of two columns. The row above the dashes may
    /// say what the columns hold: there it is one of the template's states or, where that names none, the keys
    /// below are such as headers have; and other rows say none.
    private func inRow(
        _ line: TextLine, _ tree: BlockTree, _ source: Source
    ) -> (text: String, start: Int)? {
        let rows = tree.children(of: line.block).map { row in
            tree.children(of: row).map { tree.blocks[$0] }
        }
        let span = line.start..<line.start + line.text.utf8.count
        let own = rows.firstIndex { span.contains($0.first?.content.lowerBound ?? -1) }
        guard let own, rows.allSatisfy({ $0.count == 2 }) else { return nil }
        let keys = rows.map { row in
            source.string(row[0].content).filter { !"*_`:".contains($0) }.trimmed
        }
        let value = source.string(rows[own][1].content)
        guard names.contains(keys[own].lowercased()) else { return nil }
        if own == 0 {
            // `Replaced by` is a key.
            let areFields = choices.isEmpty && TableHeader.areUsual(keys)
            guard areFields || choices.contains(value.lowercased()),
                !keys.contains(where: { $0.wordCount == 1 && isStatus($0) })
            else { return nil }
        }
        return (text: value, start: rows[own][1].content.lowerBound)
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
