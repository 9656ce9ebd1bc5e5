import Proposals

/// The part of the section at hand that is on the screen.
package struct View: Sendable {
    package var viewport = Viewport.usual
    /// The part of a preview that is on the screen.
    var reading = Viewport.usual
    /// The first row of the section that is visible.
    package var top = RowAddress.start
    /// How far below the first visible row the caret is, as far as is known.
    var depth: CaretDepth?
    /// The columns that are hidden at the left edge of a table or of code that is wider than the
    /// screen.
    package var shift: SidewaysShift?
    package var isOutlinePinned = false
}
