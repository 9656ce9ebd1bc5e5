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

    /// Nil for code of which a line reads otherwise, and for a few lines that may be an example.
    package init?(_ block: Block, of source: Source) {
        self.lines = source.wholeLines(block.range, in: source.all.range)
        var lines = Array(RawLines(source, self.lines))
        let words = { (line: RawLines.RawLine) in source.string(line.start..<line.end).trimmed }
        switch block.kind {
        case .code(fence: .some):
            lines.removeFirst()
            if let last = lines.last, ["```", "~~~"].contains(where: words(last).hasPrefix) {
                lines.removeLast()
            }
        case .code(fence: nil): break
        case .html where lines.count > 2 && words(lines[0]).lowercased() == "<pre>":
            guard words(lines.removeLast()).lowercased() == "</pre>" else { return nil }
            lines.removeFirst()
        default: return nil
        }
        while let last = lines.last, words(last).isEmpty { lines.removeLast() }
        let indent = lines.first.map { source.indentEnd($0.start, $0.end) - $0.start }
        for line in lines {
            let start = source.indentEnd(line.start, line.end)
            guard start < line.end, let indent, start - line.start >= indent else { return nil }
            if start - line.start > indent, !entries.isEmpty {
                let first = entries[entries.count - 1].lines.lowerBound
                entries[entries.count - 1].lines = first..<line.next
                continue
            }
            let text = source.string(start..<line.end)
            guard text.first?.isLetter == true, let item = MetadataItem(text), item.hasColon,
                item.name.wordCount <= 4, !entries.contains(where: { $0.item.name == item.name })
            else { return nil }
            entries.append(Entry(item: item, start: start, lines: line.start..<line.next))
        }
        guard entries.count >= 3 else { return nil }
    }
}

extension CodeHeader.Entry {
    /// The value in one line.
    func value(in source: Source) -> String {
        NormalizedSpace.joined(source.string(start + item.lead..<lines.upperBound))
    }
}
