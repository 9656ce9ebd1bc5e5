import Forms

/// All that the rules say.
extension FormScreen {
    func draw(_ warnings: WarningsLayer, on canvas: inout Canvas) {
        draw(warnings.list, heading: "WARNINGS", fitting: .wrapFocus, on: &canvas)
    }
}
