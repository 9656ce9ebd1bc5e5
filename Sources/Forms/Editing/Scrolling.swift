import Proposals
import Prose

/// Keeping the caret on the screen.
extension Form {
    /// Scrolls so that the caret is visible; the screen has told how much of the section it shows.
    ///
    /// - Parameter note: how much of a reviewer's note is visible.
    /// - Parameter reading: what a preview has.
    package mutating func scroll(
        in viewport: Viewport, note: Viewport? = nil, reading: Viewport? = nil,
        list: ProposalsViewport? = nil
    ) {
        if let list { layers.changeProposals { $0.fit(list) } }
        if let note { layers.changeNote { $0.viewport = note } }
        session.view.viewport = viewport
        if let reading { fitPreview(in: reading) }
        if layers.isReviewOpen {
            // What is known of the fields may be true no more when they are seen again.
            session.view.depth = nil
            layOutReview()
            return
        }
        // In two steps: in one, a copy of the form would be held while its line is broken.
        let broken = breakCaretLine()
        let caret = rowOfCaret(in: broken)
        if !follow(caret, by: broken.wrapping, rows: viewport.rows) {
            let rows = SectionRows(self)
            session.view.top = rows.clamped(session.view.top)
            if caret < session.view.top {
                session.view.top = caret
            } else if !rows.isWithin(caret, from: session.view.top, rows: viewport.rows) {
                session.view.top = rows.address(caret, movedUpBy: viewport.rows - 1)
            }
            session.view.depth = CaretDepth(of: caret, in: self)
        }
        session.view.shift = shift(of: broken, in: viewport)
    }

    /// Scrolls by what is known of the key before.
    ///
    /// - Returns: `false` where that says nothing.
    private mutating func follow(_ caret: RowAddress, by wrapping: Wrapping, rows: Int) -> Bool {
        // All lines above both, and the one at the top, are as they were.
        guard var depth = session.view.depth, depth.isOf(self, by: wrapping),
            let changed = recent.damage.firstLine(of: place.field),
            depth.move(to: caret.line, before: changed, rows: rows, in: fieldText.lines)
        else { return false }
        let row = depth.rows + caret.row
        if row < 0 {
            session.view.top = caret
            depth.rows = -caret.row
        } else if row >= max(rows, 1) {
            depth.scroll(by: row - max(rows, 1) + 1, in: fieldText.lines)
            session.view.top = depth.top
        }
        depth.top = session.view.top
        session.view.depth = depth
        return true
    }

    /// How far the table or the code at the caret is moved to the left.
    private func shift(of broken: BrokenLine, in viewport: Viewport) -> SidewaysShift? {
        let wrapping = broken.wrapping
        guard wrapping.keepsWhole(broken.line) else { return nil }
        let text = fieldText
        guard let lines = text.linesKeptWhole(around: place.caret.line, most: viewport.rows) else {
            return nil
        }
        return SidewaysShift(
            showing: wrapping.column(of: place.caret, in: text), in: wrapping.columns,
            lines: lines, from: session.view.shift)
    }

    private func rowOfCaret(in broken: BrokenLine) -> RowAddress {
        RowAddress(
            slot: place.field.slot, line: place.caret.line,
            row: broken.wrapping.row(at: place.caret.offset, in: broken.rows))
    }

    /// The rows of the line with the caret.
    package var rowsOfCaretLine: [Row] {
        let wrapping = wrapping(of: fieldKind)
        let line = fieldText.lines[place.caret.line]
        if let known = session.view.caretLine, known.isOf(line, by: wrapping) { return known.rows }
        return wrapping.rows(of: line)
    }

    /// The rows of the line with the caret, right after the form was scrolled.
    package var scrolledRowsOfCaretLine: [Row] {
        session.view.caretLine?.rows ?? rowsOfCaretLine
    }

    private mutating func breakCaretLine() -> BrokenLine {
        let wrapping = wrapping(of: fieldKind)
        let line = fieldText.lines[place.caret.line]
        if let known = session.view.caretLine, known.isOf(line, by: wrapping) { return known }
        let broken = BrokenLine(line, by: wrapping)
        session.view.caretLine = broken
        return broken
    }
}

/// The rows of the section at hand, one below the other, with the blank rows between fields.
package struct SectionRows {
    private let content: Content
    private let columns: Int

    package init(_ form: borrowing Form) {
        content = form.content
        columns = form.session.view.viewport.columns
    }

    /// Blank rows above a field.
    package func gap(above slot: Int) -> Int {
        guard slot > 0 else { return 0 }
        switch (content.slots[slot].field.kind, content.slots[slot - 1].field.kind) {
        case (.phaseTitle, _), (.prose, _), (.list, _), (_, .prose): return 1
        default: return 0
        }
    }

    func rowCount(slot: Int, line: Int) -> Int {
        let slots = content.slots.span
        return Wrapping(slots[slot].field.kind, columns: columns)
            .rowCount(ofLine: line, in: slots[slot].field.text.lines)
    }

    func clamped(_ address: RowAddress) -> RowAddress {
        let slot = min(address.slot, content.slots.count - 1)
        let line = min(address.line, content.slots.span[slot].field.text.lines.count - 1)
        let row = address.row == 0 ? 0 : min(address.row, rowCount(slot: slot, line: line) - 1)
        return RowAddress(slot: slot, line: line, row: row)
    }

    /// The row above, and how many blank rows lie between; nil at the top.
    private func above(_ address: RowAddress) -> (RowAddress, gap: Int)? {
        var next = address
        if next.row > 0 {
            next.row -= 1
            return (next, 0)
        }
        if next.line > 0 {
            next.line -= 1
            next.row = rowCount(slot: next.slot, line: next.line) - 1
            return (next, 0)
        }
        guard next.slot > 0 else { return nil }
        let gap = gap(above: next.slot)
        next.slot -= 1
        next.line = content.slots[next.slot].field.text.lines.count - 1
        next.row = rowCount(slot: next.slot, line: next.line) - 1
        return (next, gap)
    }

    /// Whether the row is one of so many that begin at `top`.
    func isWithin(_ address: RowAddress, from top: RowAddress, rows: Int) -> Bool {
        guard address >= top else { return false }
        return address == top || self.address(address, movedUpBy: max(rows, 1) - 1) <= top
    }

    /// The row so many rows up, or the first.
    func address(_ address: RowAddress, movedUpBy count: Int) -> RowAddress {
        var at = address
        var left = count
        while left > 0 {
            if at.row > 0 {
                let step = min(at.row, left)
                at.row -= step
                left -= step
                continue
            }
            if at.line > 0 {
                let field = content.slots.span[at.slot].field
                let wrapping = Wrapping(field.kind, columns: columns)
                while left > 0, at.line > 0, at.row == 0 {
                    at.line -= 1
                    at.row = wrapping.rowCount(ofLine: at.line, in: field.text.lines) - 1
                    left -= 1
                }
                continue
            }
            guard let (next, gap) = above(at), left - gap > 0 else { return at }
            left -= gap + 1
            at = next
        }
        return at
    }
}

/// How many rows lie between the top of the screen and the line with the caret: followed from key to
/// key, since to count the rows of a page costs more than all else that a step of the caret does.
struct CaretDepth: Sendable {
    fileprivate(set) var top: RowAddress
    /// From the top to the first row of the line; less than 0 where that is not visible.
    fileprivate(set) var rows: Int
    private var line: Int
    private let section: Int
    private let wrapping: Wrapping
    /// Nil where the top is in another field, or far away.
    init?(of caret: RowAddress, in form: borrowing Form) {
        top = form.session.view.top
        guard top.slot == caret.slot, caret.line - top.line <= form.session.view.viewport.rows
        else {
            return nil
        }
        (line, section) = (top.line, form.section)
        wrapping = form.wrapping(of: form.fieldKind)
        rows = -top.row
        goTo(caret.line, in: form.fieldText.lines)
    }

    /// Whether it tells of the field at hand, as it is wrapped now and seen from the same top.
    fileprivate func isOf(_ form: borrowing Form, by wrapping: Wrapping) -> Bool {
        guard top == form.session.view.top, section == form.section,
            top.slot == form.place.field.slot
        else { return false }
        return self.wrapping == wrapping
    }

    /// Goes on to another line of the state of the text that is to be drawn next; `false` where too
    /// much may differ.
    ///
    /// - Parameter changed: the first line that may be another one.
    /// - Parameter rows: of the screen.
    fileprivate mutating func move(
        to next: Int, before changed: Int, rows: Int, in lines: Lines
    ) -> Bool {
        guard max(next, line) <= changed, top.line <= min(next, line),
            top.row == 0 || top.line < changed, abs(next - line) <= rows
        else { return false }
        goTo(next, in: lines)
        return true
    }

    private mutating func goTo(_ next: Int, in lines: Lines) {
        while line < next {
            rows += wrapping.rowCount(ofLine: line, in: lines)
            line += 1
        }
        while line > next {
            line -= 1
            rows -= wrapping.rowCount(ofLine: line, in: lines)
        }
    }

    /// Moves the top down by so many rows, at most to the caret's line.
    fileprivate mutating func scroll(by count: Int, in lines: Lines) {
        rows -= count
        top.row += count
        while top.line < line {
            let height = wrapping.rowCount(ofLine: top.line, in: lines)
            guard top.row >= height else { break }
            top.row -= height
            top.line += 1
        }
    }
}
