import Markdown

/// Metadata in a block of code that a document begins with, as letters have them: lines `Key: value`,
/// what goes on with a value indented deeper.
///
///     BIP: 12
///     Discussion: https://example.org/1
///                 https://example.org/2
package struct CodeHeader {
    package struct Entry {
        package let item: MetadataItem
        /// Where the key begins.
        package let start: Int
        /// The whole lines of the key and of what goes on with its value.
        package fileprivate(set) var lines: Range<Int>
    }

    package private(set) var entries: [Entry] = []
    /// The whole lines of the block, with the signs around it.
    let lines: Range<Int>

    /// Whether its names are those that headers of proposals have, so that it is no example.
    private let isCertain: Bool

    /// The header among the first blocks of a text: comments may stand above it.
    ///
    /// - Parameters:
    ///   - known: names of the template's own header, in small letters; without one, those that
    ///     many have.
    ///   - isTop: whether nothing stands above the blocks, not even a heading.
    package init?(
        among blocks: some Sequence<Int>, of tree: BlockTree, in source: Source,
        known: Set<String> = [], isTop: Bool
    ) {
        var isFirst = isTop
        for index in blocks {
            if case .html(.comment) = tree.blocks[index].kind {
                isFirst = false
                continue
            }
            guard let header = CodeHeader(tree.blocks[index], of: source, known: known),
                isFirst || header.isCertain
            else { return nil }
            self = header
            return
        }
        return nil
    }

    /// Nil for code of which a line reads otherwise, unless its names are certain, and for a few
    /// lines that may be an example.
    package init?(_ block: Block, of source: Source, known: Set<String> = []) {
        self.lines = source.wholeLines(block.range, in: source.all.range)
        guard var lines = Self.inner(of: block, self.lines, source) else { return nil }
        let isBlank = { (line: RawLines.RawLine) in
            source.indentEnd(line.start, line.end) == line.end
        }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        let indent = lines.first.map { source.indentEnd($0.start, $0.end) - $0.start }
        var (isWhole, isBelowKey) = (true, false)
        for line in lines {
            let start = source.indentEnd(line.start, line.end)
            guard start < line.end, let indent, start - line.start >= indent else {
                (isWhole, isBelowKey) = (false, false)
                continue
            }
            if start - line.start > indent, !entries.isEmpty {
                guard isBelowKey else {
                    isWhole = false
                    continue
                }
                let first = entries[entries.count - 1].lines.lowerBound
                entries[entries.count - 1].lines = first..<line.next
                continue
            }
            let text = source.string(start..<line.end)
            guard text.first?.isLetter == true, let item = Self.item(text), item.hasColon,
                item.name.wordCount <= 4
            else {
                (isWhole, isBelowKey) = (false, false)
                continue
            }
            // Two of a name are none that could be told from one another; what the template does
            // not have is not looked for.
            if entries.contains(where: { $0.item.name == item.name }) {
                guard !known.isEmpty, !known.contains(item.name.lowercased()) else { return nil }
                (isWhole, isBelowKey) = (false, false)
                continue
            }
            entries.append(Entry(item: item, start: start, lines: line.start..<line.next))
            isBelowKey = true
        }
        let names = Set(entries.map { $0.item.name.lowercased() })
        isCertain =
            known.isEmpty
            ? names.contains("title") && names.intersection(Self.usual).count > 1
            : names.intersection(known).count > 1
        guard entries.count >= 3, isWhole || isCertain else { return nil }
    }

    /// A line `Key: value`; what stands in brackets behind the key is no part of its name.
    private static func item(_ line: String) -> MetadataItem? {
        guard let colon = line.firstIndex(of: ":"),
            let remark = String(line[..<colon]).keyRemark,
            var item = MetadataItem("\(line[..<colon].dropLast(remark.count))\(line[colon...])")
        else { return MetadataItem(line) }
        item.lead += remark.utf8.count
        return item
    }

    /// Names that headers of proposals have, whatever project they are of.
    private static let usual: Set<String> = [
        "title", "author", "authors", "owner", "owners", "status", "state", "type", "created",
        "date", "category", "version", "discussions-to", "license",
    ]

    /// The lines of a block of code, without its signs; nil for other blocks.
    private static func inner(
        of block: Block, _ range: Range<Int>, _ source: Source
    ) -> [RawLines.RawLine]? {
        var lines = Array(RawLines(source, range))
        let words = { (line: RawLines.RawLine) in
            source.string(line.start..<line.end).trimmed.lowercased()
        }
        switch block.kind {
        case .code(fence: .some):
            lines.removeFirst()
            if let last = lines.last, ["```", "~~~"].contains(where: words(last).hasPrefix) {
                lines.removeLast()
            }
        case .code(fence: nil): break
        case .html where lines.count > 2 && words(lines[0]).isTag("pre"):
            guard ["</pre>", "</code></pre>"].contains(words(lines.removeLast())) else {
                return nil
            }
            lines.removeFirst()
        default: return nil
        }
        return lines
    }
}

extension String {
    /// Whether it is the beginning of an element and no more, with attributes or without, and
    /// maybe of code in it.
    fileprivate func isTag(_ name: String) -> Bool {
        var rest = self[...]
        if rest.hasSuffix("<code>") { rest = rest.dropLast(6) }
        guard rest.hasPrefix("<\(name)"), rest.hasSuffix(">") else { return false }
        let attributes = rest.dropFirst(name.count + 1).dropLast()
        return !attributes.contains { "<>".contains($0) }
            && (attributes.first.map { $0 == " " } ?? true)
    }
}

extension CodeHeader.Entry {
    /// What stands in brackets behind the key, with the blank before it.
    func keyRemark(in source: Source) -> String? {
        String(source.string(start..<start + item.lead).dropLast()).keyRemark
    }

    /// Whether nothing stands behind the key, and keys or items of its own in the lines below.
    func hasParts(in source: Source) -> Bool {
        let rows = Array(RawLines(source, lines))
        guard rows.count > 1, source.isBlank(start + item.lead..<rows[0].end) else { return false }
        return rows.dropFirst().contains { row in
            let words = source.string(row.start..<row.end).trimmed
            let isItem = ["- ", "* ", "+ "].contains(where: words.hasPrefix)
            guard !isItem, !words.contains("://") else { return isItem }
            return MetadataItem(words).map { $0.hasColon && $0.name.wordCount <= 4 } ?? false
        }
    }

    /// The value in one line.
    func value(in source: Source) -> String {
        NormalizedSpace.joined(source.string(start + item.lead..<lines.upperBound))
    }
}

extension String {
    /// The words of a value in quotes, as a header in code may have them; all of another value.
    package var withoutQuotes: String {
        quote == nil ? self : String(dropFirst().dropLast())
    }

    /// In the quotes of another value; such as it has no sign of, where it has one of those.
    func inQuotes(of other: String) -> String {
        guard let quote = other.quote, !isEmpty, self.quote == nil else { return self }
        let free = [quote, "\"", "'"].first { !contains($0) }
        return free.map { "\($0)\(self)\($0)" } ?? self
    }

    /// The sign that it begins and ends with, and has nowhere else.
    private var quote: Character? {
        guard let first, "\"'".contains(first), utf8.count > 2, last == first,
            !dropFirst().dropLast().contains(first)
        else { return nil }
        return first
    }
}
