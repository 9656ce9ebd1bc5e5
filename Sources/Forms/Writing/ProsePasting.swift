import Prose

/// Pasting into prose.
extension Form {
    /// Items that are pasted where an item is empty take its place, and keep what is nested in them;
    /// anything else is put in as it is.
    mutating func pasteIntoProse(_ lines: [String]) {
        let line = place.caret.line
        let own = field.text.lines[line].text
        let blocks = FieldBlocks(field.text, caretLine: line)
        let context = LineContext(blocks, line: line)
        guard place.selection == nil, context.words == .prose, context.isEmpty,
            let mark = context.item?.mark, let pasted = PastedItems(lines)
        else {
            insert(lines.joined(separator: "\n"))
            return
        }
        let marker = own.bytes(mark).trimmed
        let texts = pasted.lines(with: marker + " ", behind: context.continuation(marker: ""))
        let range =
            Position(line: line, offset: mark.lowerBound)..<Position(
                line: line, offset: own.utf8.count)
        let form = field.lineForm(at: line)
        let counts = context.item.map { !blocks.repeatsNumber(ofItem: $0.block) } ?? false
        let end = edit { field in
            let end = field.text.replace(range, with: texts.joined(separator: "\n"), form: form)
            if counts { field.text.renumberItems(from: line) }
            return end
        }
        if let end {
            land(at: field.text.clamped(Position(line: end.line, offset: .max)))
        }
    }
}

/// Lines of a list as they were copied: its outermost items, and what is indented below them.
private struct PastedItems {
    private let lines: [String]
    /// Blanks before all of the lines.
    private let indent: Int

    /// - Returns: nil unless the first line begins an item.
    init?(_ lines: [String]) {
        guard let first = lines.first, ItemMarker(first) != nil,
            !first.drop(while: { $0 == " " }).hasPrefix(">")
        else { return nil }
        self.lines = lines
        indent = first.prefix { $0 == " " }.count
    }

    /// With another marker for the outermost items, and all below as far in as its text.
    /// - Parameter prefix: what stands before the marker, and before all lines but the first.
    func lines(with marker: String, behind prefix: String) -> [String] {
        var shift = 0
        return lines.enumerated().map { number, line in
            let text = line.bytes(from: min(indent, line.prefix { $0 == " " }.count))
            let lead = number == 0 ? "" : prefix
            if text.trimmed.isEmpty { return lead.trimmed }
            guard !text.hasPrefix(" "), let own = ItemMarker(text) else {
                let blanks = text.prefix { $0 == " " }.count
                let rest = text.bytes(from: blanks)
                return lead + String(repeating: " ", count: max(blanks + shift, 0)) + rest
            }
            shift = marker.utf8.count - own.text.upperBound
            return lead + marker + text.bytes(from: own.text.upperBound)
        }
    }
}
