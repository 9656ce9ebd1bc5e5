import Forms

/// What another text has and this one has not.
extension FormScreen {
    func draw(_ difference: DifferenceLayer, on canvas: inout Canvas) {
        draw(difference.list, heading: difference.heading, on: &canvas)
    }
}
