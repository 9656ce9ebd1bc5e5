import Proposals
import Prose

/// A text before and after a part of it was cut.
struct CutPart: Equatable, Sendable {
    let field: FieldPlace
    let before: Text
    /// Where the part ended.
    let end: Position
    let after: Text
    let caret: Position

    /// The part that was cut together with the part that was cut right after it; nil where they are
    /// not neighbours.
    ///
    /// - Parameter count: how many of the lines below the part are gone too.
    func joined(with next: CutPart?, lines count: Int) -> CutPart? {
        guard let next, next.field == field, next.before == after else { return nil }
        return CutPart(
            field: field, before: before, end: before.endOfLine(end.line + count),
            after: next.after, caret: next.caret)
    }

    /// The words that were cut together with those that were cut right after them; nil where they are
    /// not neighbours.
    ///
    /// - Parameter isBehind: whether the next words stood behind these, not before them.
    func joined(with next: CutPart?, isBehind: Bool) -> CutPart? {
        guard let next, next.field == field, next.before == after else { return nil }
        var last = end
        if isBehind {
            let below = next.end.line - next.caret.line
            let offset = below > 0 ? 0 : end.offset - next.caret.offset
            last = Position(line: end.line + below, offset: offset + next.end.offset)
        }
        return CutPart(
            field: field, before: before, end: last, after: next.after, caret: next.caret)
    }
}

/// The part of a document that was cut or copied last: as text for any field, and as items or
/// phases for a field of its own kind.
package struct CopiedPart: Equatable, Sendable {
    package var text = ""
    /// An item of a list, with its nested items.
    var items: [Line] = []
    /// Phases, each a title and a text.
    var phases: [Slot] = []
    /// The lines of a part of a list that begins or ends inside of an item, cut off at both ends.
    var part: [Line] = []
    /// Whether the line end of the last item was not cut yet.
    var isOpen = false
    /// Where it was cut from: pasted in its place, it is there again as it was.
    var origin: CutPart?

    /// Adds the line end that the last line of a text lacks.
    mutating func endLine() {
        if !text.hasSuffix("\n") { text += "\n" }
    }

    /// The part so many times, one behind the other.
    func repeated(_ times: Int) -> CopiedPart {
        guard part.isEmpty else { return self }
        func often<Element>(_ parts: [Element]) -> [Element] {
            Array(repeatElement(parts, count: times).joined())
        }
        let isOpen = (!items.isEmpty || !phases.isEmpty) && !text.hasSuffix("\n")
        return CopiedPart(
            text: Array(repeating: text, count: times).joined(separator: isOpen ? "\n" : ""),
            items: often(items), phases: often(phases))
    }

    /// The part that was cut first, and behind it the part that was cut next.
    func joined(with next: CopiedPart) -> CopiedPart {
        // A whole item or phase has no line end of its own.
        let areWhole = !items.isEmpty || !phases.isEmpty
        let isKept = areWhole && (items.isEmpty == next.items.isEmpty)
        return CopiedPart(
            text: text + (areWhole && !text.hasSuffix("\n") ? "\n" : "") + next.text,
            items: isKept ? items + next.items : [], phases: isKept ? phases + next.phases : [])
    }

    /// The part of a list that was cut first, with the part that was cut right behind it: the words of
    /// an item, and then its line end, are the item. Nil for other parts.
    func joinedInList(with next: CopiedPart) -> CopiedPart? {
        if let parts = joinedParts(with: next) { return parts }
        guard part.isEmpty, phases.isEmpty, next.part.isEmpty, next.phases.isEmpty else {
            return nil
        }
        func isOfOneLine(_ part: CopiedPart) -> Bool {
            part.items.isEmpty && !part.text.contains(where: \.isNewline)
        }
        var joined = CopiedPart(items: items)
        if let rest = next.items.first, rest.text.isEmpty, isOpen || isOfOneLine(self) {
            var item = rest
            item.text = items.last?.text ?? text
            joined.items = Array(items.dropLast()) + [item] + Array(next.items.dropFirst())
        } else if var item = items.last, isOfOneLine(next) {
            joined.items = isOpen ? Array(items.dropLast()) : items
            item.text = (isOpen ? item.text : "") + next.text
            joined.items.append(item)
            joined.isOpen = true
        } else {
            return nil
        }
        joined.text = joined.items.map { $0.lead + $0.text }.joined(separator: "\n")
        return joined
    }

    /// Two parts of a list that stood one behind the other, of which one begins or ends inside of an
    /// item: the ends of items stay among their words. Nil for other parts.
    func joinedParts(with next: CopiedPart) -> CopiedPart? {
        guard !part.isEmpty || !next.part.isEmpty, let above = linesInList,
            let below = next.linesInList
        else { return nil }
        var line = below[0]
        if !part.isEmpty { line.lead = above[above.count - 1].lead }
        line.text = above[above.count - 1].text + below[0].text
        return CopiedPart(
            text: text + next.text,
            part: Array(above.dropLast()) + [line] + Array(below.dropFirst()))
    }

    /// The lines of a part of a list that is no whole item; nil for other parts.
    private var linesInList: [Line]? {
        if !part.isEmpty { return part }
        let isOfItem = items.isEmpty && phases.isEmpty && !text.contains(where: \.isNewline)
        return isOfItem ? [Line(lead: "", text: text, trail: "")] : nil
    }
}
