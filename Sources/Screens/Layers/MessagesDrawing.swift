import Forms

/// What was said.
extension FormScreen {
    func draw(_ messages: MessagesLayer, on canvas: inout Canvas) {
        draw(messages.list, heading: "MESSAGES", fitting: .wrap, on: &canvas)
    }
}
