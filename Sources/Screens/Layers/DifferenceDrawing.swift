import Forms

/// What another text has and this one has not.
extension FormScreen {
    func draw(_ difference: DifferenceLayer, on canvas: inout Canvas) {
        draw(
            difference.list, heading: "WHAT IT WOULD CHANGE: [-taken out-] {+put in+}",
            on: &canvas)
    }
}
