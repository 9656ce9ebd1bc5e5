import Forms
import Prose

/// Draws the forms of a run one after the other: `draw` makes each frame of its form, and a frame
/// shares with the frame before all that does not differ.
package struct Painter: Sendable {
    /// The fields as they were drawn last, with nothing over them; nil where something else was.
    private var last: Drawn?

    /// Changed in its place, for a copy would count references to all that is shown.
    private final class Drawn: @unchecked Sendable {
        @exclusivity(unchecked) var basis: Layout.Basis
        let picture: FieldsPicture
        @exclusivity(unchecked) var canvas: Canvas

        init(_ basis: Layout.Basis, _ picture: FieldsPicture, _ canvas: Canvas) {
            (self.basis, self.picture, self.canvas) = (basis, picture, canvas)
        }
    }

    package init() {}

    /// Scrolls the form to what is to be seen, and draws it.
    package mutating func draw(_ form: inout Form, size: Size) -> Frame {
        defer { form.forgetDamage() }
        let basis = Layout.Basis(form, size: size)
        let drawn = last
        last = nil
        let isKnown = drawn?.basis == basis
        let layout = isKnown ? drawn?.picture.layout ?? Layout(basis) : Layout(basis)
        form.scroll(to: layout)
        guard !layout.isTooSmall else { return .tooSmall(size) }
        guard form.showsFieldsAlone else {
            var canvas = Canvas(size: size)
            FormScreen(form: form, layout: layout).draw(on: &canvas)
            return canvas.frame
        }
        guard let drawn, isKnown || drawn.picture.layout == layout else {
            let picture = FieldsPicture(form, layout, notice: basis.notice)
            var canvas = Canvas(size: size)
            picture.draw(picture.all, of: form, on: &canvas)
            last = Drawn(basis, picture, canvas)
            return canvas.frame
        }
        let changes = drawn.picture.update(form, notice: basis.notice)
        drawn.picture.draw(changes, of: form, on: &drawn.canvas)
        drawn.basis = basis
        last = drawn
        return drawn.canvas.frame
    }
}
