import Forms

/// Every action.
extension FormScreen {
    func draw(_ palette: PaletteLayer, on canvas: inout Canvas) {
        draw(palette.list, heading: "COMMANDS", on: &canvas)
        // A message says why the command that was picked cannot be done.
        drawMessages(on: &canvas)
    }
}
