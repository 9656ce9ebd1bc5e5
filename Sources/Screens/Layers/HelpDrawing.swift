import Forms

/// The keys of a place.
extension FormScreen {
    func draw(_ help: HelpLayer, on canvas: inout Canvas) {
        draw(help.list, heading: "KEYS HERE", on: &canvas)
    }
}
