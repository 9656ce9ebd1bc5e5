import Proposals

/// What of the section at hand is on the screen.
package struct View: Sendable {
    package var viewport = Viewport.usual
    /// What a preview has on the screen.
    var reading = Viewport.usual
    /// The first row of the section that is visible.
    package var top = RowAddress.start
    /// Where the caret is below it, as far as is known.
    var depth: CaretDepth?
    /// What is hidden at the left edge of a table or of code that is wider than the screen.
    package var shift: SidewaysShift?
    package var isOutlinePinned = false
}
