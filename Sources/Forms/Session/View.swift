import Proposals
import Prose

/// The part of the section at hand that is on the screen.
package struct View: Sendable {
    package var viewport = Viewport.usual
    /// The part of a preview that is on the screen.
    var reading = Viewport.usual
    /// The first row of the section that is visible.
    package var top = RowAddress.start
    /// How far below the first visible row the caret is, as far as is known.
    var depth: CaretDepth?
    /// How the line with the caret was broken into rows when the form was scrolled last.
    var caretLine: BrokenLine?
    /// The columns that are hidden at the left edge of a table or of code that is wider than the
    /// screen.
    package var shift: SidewaysShift?
    package var isOutlinePinned = false

    /// Keeps what is seen around the caret where its text was cut anew, and its lines count from another one.
    mutating func followCut(from before: Place, to place: Place) {
        let line = top.line + place.caret.line - before.caret.line
        if top.slot == before.field.slot, line >= 0 {
            top = RowAddress(slot: place.field.slot, line: line, row: top.row)
        } else {
            top = .start
        }
    }
}

/// A line and its rows, kept since to break a paragraph anew costs more than all else that drawing
/// a key asks of it.
struct BrokenLine: Sendable {
    let line: Line
    let wrapping: Wrapping
    let rows: [Row]

    init(_ line: Line, by wrapping: Wrapping) {
        (self.line, self.wrapping, rows) = (line, wrapping, wrapping.rows(of: line))
    }

    func isOf(_ line: borrowing Line, by wrapping: Wrapping) -> Bool {
        self.wrapping == wrapping && self.line == line
    }
}
