import Forms
import Prose

/// Draws the forms of a run one after the other: each frame is what `draw` makes of its form, and
/// shares with the one before what does not differ.
package struct Painter: Sendable {
    /// The fields as they were drawn last, with nothing over them; nil where something else was.
    private var last: (frame: Frame, layout: Layout, picture: FieldsPicture)?

    package init() {}

    /// Scrolls the form to what is to be seen, and draws it.
    package mutating func draw(_ form: inout Form, size: Size) -> Frame {
        let layout = Layout(form, size: size)
        form.scroll(in: layout.viewport, note: layout.noteViewport)
        guard !layout.isTooSmall else {
            last = nil
            return .tooSmall(size)
        }
        let screen = FormScreen(form: form, layout: layout)
        guard screen.showsFieldsAlone else {
            last = nil
            var canvas = Canvas(size: size)
            screen.draw(on: &canvas)
            return canvas.frame
        }
        let picture = FieldsPicture(form, layout)
        let known = last.flatMap { $0.layout == layout ? $0 : nil }
        // Held once, so that rows are drawn in place.
        last = nil
        var canvas = known.map { Canvas(over: $0.frame) } ?? Canvas(size: size)
        picture.draw(over: known?.picture, by: screen, on: &canvas)
        last = (canvas.frame, layout, picture)
        return canvas.frame
    }
}
