import Forms

/// Every action.
extension FormScreen {
    func draw(_ palette: PaletteLayer, on canvas: inout Canvas) {
        draw(palette.list, heading: "COMMANDS", on: &canvas)
        // Why the one that was picked cannot be done.
        drawMessages(on: &canvas)
    }
}
