import Forms

@testable import Screens

extension Form {
    /// Scrolls to what a screen of this size has to show, as the painter does before it draws.
    mutating func scroll(on size: Size) {
        let layout = Layout(self, size: size)
        scroll(in: layout.viewport, note: layout.noteViewport, reading: layout.readingViewport)
    }
}
