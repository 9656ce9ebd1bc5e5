import Forms
import Prose

/// Draws the forms of a run one after the other: each frame is what `draw` makes of its form, and
/// shares with the one before what does not differ.
package struct Painter: Sendable {
    /// The fields as they were drawn last, with nothing over them; nil where something else was.
    private var last: Drawn?

    private struct Drawn {
        var basis: Layout.Basis
        var picture: FieldsPicture
        var canvas: Canvas
    }

    package init() {}

    /// Scrolls the form to what is to be seen, and draws it.
    package mutating func draw(_ form: inout Form, size: Size) -> Frame {
        let basis = Layout.Basis(form, size: size)
        let known = last?.basis == basis
        let layout = known ? last?.picture.layout ?? Layout(basis) : Layout(basis)
        form.scroll(in: layout.viewport, note: layout.noteViewport)
        guard !layout.isTooSmall else {
            last = nil
            return .tooSmall(size)
        }
        guard form.showsFieldsAlone else {
            last = nil
            var canvas = Canvas(size: size)
            FormScreen(form: form, layout: layout).draw(on: &canvas)
            return canvas.frame
        }
        // Taken out, so that what changes is changed in place.
        guard var drawn = last.take(), known || drawn.picture.layout == layout else {
            let picture = FieldsPicture(form, layout, notice: basis.notice)
            var canvas = Canvas(size: size)
            picture.draw(picture.all, of: form, on: &canvas)
            last = Drawn(basis: basis, picture: picture, canvas: canvas)
            return canvas.frame
        }
        let changes = drawn.picture.update(form, notice: basis.notice)
        drawn.picture.draw(changes, of: form, on: &drawn.canvas)
        drawn.basis = basis
        let frame = drawn.canvas.frame
        last = drawn
        return frame
    }
}
