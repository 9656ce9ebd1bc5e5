import Proposals
import Prose

/// Where the author is: a field, the caret in it, and the other end of a selection.
package struct Place: Hashable, Sendable {
    package var field: FieldPlace
    package var caret: Position
    /// Where the selection began; nil without one.
    package var anchor: Position?
    /// The selection was begun by a key of its own: it follows the caret until an edit or Esc.
    var isMarked = false
    /// The column that up and down keep to, once they moved.
    package var column: Int?

    package init(_ field: FieldPlace, caret: Position = .start) {
        self.field = field
        self.caret = caret
    }

    /// Where a field is gone to.
    package init(startOf field: FieldPlace, in proposal: Proposal) {
        self.init(field, caret: proposal.startOfText(ofField: field))
    }

    /// The selected text, if there is any.
    package var selection: Range<Position>? {
        guard let anchor, anchor != caret else { return nil }
        return min(anchor, caret)..<max(anchor, caret)
    }
}

/// How much of a section is visible, as the screen says.
package struct Viewport: Hashable, Sendable {
    /// Columns of a row of text of each kind of field, and rows of the section's text.
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
    }

    package static let usual = Viewport(columns: 80, rows: 15)
}

/// One row of a section: a field, a line of its text, a row of the wrapped line.
package struct RowAddress: Hashable, Comparable, Sendable {
    package var slot: Int
    package var line: Int
    package var row: Int

    package init(slot: Int, line: Int, row: Int) {
        (self.slot, self.line, self.row) = (slot, line, row)
    }

    package static let start = RowAddress(slot: 0, line: 0, row: 0)

    package static func < (left: RowAddress, right: RowAddress) -> Bool {
        (left.slot, left.line, left.row) < (right.slot, right.line, right.row)
    }
}

/// How far lines that are not wrapped are moved to the left, so that the caret in them is visible.
package struct SidewaysShift: Equatable, Sendable {
    /// Lines of the field at hand.
    package let lines: Range<Int>
    /// Columns that are hidden at the left edge.
    package let columns: Int

    /// The shift that shows a caret, as near to the one before as can be; nil if none is needed.
    ///
    /// - Parameter caret: the column of the caret in its line.
    /// - Parameter width: how many columns can be shown.
    init?(showing caret: Int, in width: Int, lines: Range<Int>, from before: SidewaysShift?) {
        // The cells at both edges are for the marks of what is hidden.
        let start = before?.lines == lines ? before?.columns ?? 0 : 0
        let isShown = caret > start && caret < start + width - 1
        let columns =
            start > 0 && isShown ? start : caret < width - 1 ? 0 : max(caret - width / 2, 1)
        guard columns > 0 else { return nil }
        (self.lines, self.columns) = (lines, columns)
    }
}
