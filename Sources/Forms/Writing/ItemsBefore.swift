import Markdown
import Proposals
import Prose

/// Items of prose that are written in front of others.
extension Form {
    /// Whether an item with a marker of that kind stands behind the caret: the words before it were typed in
    /// front of the item, which has its marker.
    func isBeforeItem(like marker: String) -> Bool {
        guard place.selection == nil else { return false }
        let rest = fieldText.lines[place.caret.line].text.bytes(from: place.caret.offset)
        return ItemMarker(rest) != nil && rest.markerSign == marker.markerSign
    }

    /// Enter behind an item that was typed above the first one of a list: it joins the list, of which a
    /// blank line parts it, and the caret goes on to the item that was the first. Returns whether it did.
    mutating func joinListBelow(_ context: LineContext, _ blocks: FieldBlocks) -> Bool {
        let line = place.caret.line
        guard let parted = session.partedText, parted.field == place.field,
            place.selection == nil, place.caret == fieldText.endOfLine(line),
            !isInFixedText, fieldText.lines.indices.contains(line + 2),
            fieldText.lines[line + 1].text.isEmpty, fieldText.lines[line + 2].text == parted.line,
            let item = context.item
        else { return false }
        let (items, own) = blocks.siblings(ofItem: item.block)
        let others = Array(items[(own + 1)...])
        guard let first = others.first,
            blocks.line(at: blocks.tree.blocks[first].range.lowerBound) == line + 2
        else { return false }
        let isParted = others.count > 1 && blocks.isParted(first)
        let numbers = blocks.numbers(ofList: others)
        let repeats = numbers.count > 1 && Set(numbers).count == 1
        var starts = session.readingStarts
        if !isParted || !numbers.isEmpty {
            let edited: Void? = edit { field in
                if !isParted { field.text.replaceLines(line + 1..<line + 2, with: []) }
                if !repeats { field.text.renumberItems(from: line, &starts, closing: 0) }
            }
            guard edited != nil else { return true }
        }
        land(
            at: Position(
                line: line + (isParted ? 2 : 1), offset: blocks.column(ofItem: first)))
        return true
    }

    /// Whether lines that are put in above the first item of a list are items of it.
    func areItems(_ text: String, ofListAt line: Int) -> Bool {
        let own = fieldText.lines[line].text
        guard text.hasSuffix("\n"), fieldKind == .prose, !isInFixedText,
            !proposal.sections[section].isUntouched, ItemMarker(text) != nil,
            ItemMarker(own) != nil
        else { return false }
        return text.markerSign == own.markerSign && text.indentColumns == own.indentColumns
    }

    private var isInFixedText: Bool { proposal.templateSection(of: section)?.isFixed ?? false }
}
