import Markdown
import Proposals
import Prose

/// An item that Enter began above those that the item before it holds.
extension Form {
    /// Makes the empty item that the last step began the first of those that the item above it holds: these,
    /// and the numbers below, are as they were before that step. Returns whether it did.
    mutating func nestBegunItem() -> Bool {
        guard place.selection == nil, let step = history.last, step.place.field == place.field
        else { return false }
        let (before, text, line) = (
            step.proposal.text(ofField: place.field), fieldText, place.caret.line
        )
        let above = line - (text.lines.count - before.lines.count)
        guard above >= 0, above < line, above + 1 < before.lines.count, isEmptyItem(line),
            (0...above).allSatisfy({
                before.lines[$0].lead == text.lines[$0].lead
                    && before.lines[$0].text == text.lines[$0].text
            }),
            (above + 1..<before.lines.count).allSatisfy({
                before.lines[$0].wordBytes == text.lines[$0 + line - above].wordBytes
            }),
            let first = firstNested(in: before, below: above)
        else { return false }
        let isList = fieldKind == .list
        var starts = session.readingStarts
        history.endTyping()
        let edited: Void? = edit { field in
            field.text = before
            field.text.replaceLines(first.line..<first.line, with: [first.begun])
            if isList {
                field.text.renumber(since: before)
            } else if first.counts {
                field.text.renumberItems(from: first.line, &starts, closing: 0)
            }
        }
        if edited != nil { land(at: fieldText.endOfLine(first.line)) }
        history.endTyping()
        return true
    }

    /// Where the first item stands that is nested in the one of a line right below it, an empty item before
    /// it in its form, and whether the numbers below that count on.
    private func firstNested(
        in text: Text, below above: Int
    ) -> (line: Int, begun: Line, counts: Bool)? {
        if fieldKind == .list {
            let line = above + 1
            let nested = text.lines[line]
            guard nested.isItem, text.item(at: above).contains(line) else { return nil }
            let begun = Line(
                lead: text.itemLead(at: line), text: nested.text.taskBox == nil ? "" : "[ ] ",
                trail: text.itemTrail(at: line, inFileOf: proposal.lineEnding))
            return (line, begun, false)
        }
        let words = (above + 1..<text.lines.count).first { !text.lines[$0].text.trimmed.isEmpty }
        guard let line = words else { return nil }
        let blocks = FieldBlocks(text)
        let context = LineContext(blocks, line: line)
        guard context.words == .prose, let item = context.item, let mark = item.mark,
            let marker = blocks.marker(ofItem: item.block),
            let outer = context.containers.dropLast().last, outer.kind == .item,
            LineContext(blocks, line: above).containers.last?.block == outer.block
        else { return nil }
        var begun = text.lines[line]
        let (lead, sign) = (begun.text.bytes(0..<mark.lowerBound), Array(begun.text.utf8)[mark])
        begun.text =
            lead + marker.marker(from: sign, plus: 0) + (marker.checkbox == nil ? "" : "[ ] ")
        begun.trail = text.lineEnd(at: line, inFileOf: proposal.lineEnding)
        return (line, begun, marker.ordered && !blocks.repeatsNumber(ofItem: item.block))
    }
}

extension Line {
    /// Its bytes but for blanks and digits, of which some number an item.
    fileprivate var wordBytes: [UInt8] {
        (lead + text).utf8.filter { !$0.isBlank && !(0x30...0x39).contains($0) }
    }
}
