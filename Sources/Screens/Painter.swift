import Forms
import Prose

/// Draws the forms of a run one after the other: each frame is what `draw` makes of its form, and
/// shares with the one before what does not differ.
package struct Painter: Sendable {
    /// The fields as they were drawn last, with nothing over them; nil where something else was.
    private var last: (canvas: Canvas, picture: FieldsPicture)?

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
        guard var (canvas, picture) = last, picture.layout == layout else {
            let picture = FieldsPicture(form, layout)
            var canvas = Canvas(size: size)
            picture.draw(picture.all, by: screen, on: &canvas)
            last = (canvas, picture)
            return canvas.frame
        }
        // Held once, so that what changes is changed in place.
        last = nil
        let changes = picture.update(form)
        picture.draw(changes, by: screen, on: &canvas)
        last = (canvas, picture)
        return canvas.frame
    }
}
