import Forms

@testable import Screens

extension Form {
    /// Scrolls to what a screen of this size has to show, as the painter does before it draws.
    mutating func scroll(on size: Size) {
        scroll(to: Layout(self, size: size))
    }
}
