import Forms
import Prose

/// A line that is typed, in place of the message line.
extension FormScreen {
    func draw(_ prompt: Prompt, on canvas: inout Canvas) {
        let row = layout.messageRow
        let width = layout.size.columns
        canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
        let label = " \(prompt.label) "
        let used = canvas.draw(label, column: 0, row: row, width: width / 2, role: .heading)
        let room = max(width - used - 1, 1)
        let text = prompt.input.text.string
        let before = text.bytes(0..<prompt.input.caret.offset).columns
        // The part of a long name that the caret is in.
        var start = 0
        while text.bytes(start..<prompt.input.caret.offset).columns >= room {
            start = text.boundary(after: start)
        }
        canvas.draw(text.bytes(from: start), column: used, row: row, width: room)
        let hidden = text.bytes(0..<start).columns
        let selection = prompt.input.selection.map { $0.lowerBound.offset..<$0.upperBound.offset }
        let chosen = selection ?? prompt.input.caret.offset..<prompt.input.caret.offset
        let selected = max(chosen.lowerBound, start)..<max(chosen.upperBound, start)
        let left = text.bytes(0..<selected.lowerBound).columns - hidden
        canvas.draw(
            text.bytes(selected), column: used + left, row: row, width: room - left,
            role: .selection)
        canvas.putCursor(column: used + before - hidden, row: row)
        if let message = form.session.message { draw(message, above: row, on: &canvas) }
    }

    /// What was wrong with a name, in the rows above the prompt.
    private func draw(_ message: Message, above row: Int, on canvas: inout Canvas) {
        let width = layout.size.columns
        let lines = message.text.wrapped(columns: width - 1).prefix(max(row, 0))
        for (row, line) in zip(row - lines.count..<row, lines) {
            canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
            canvas.draw(
                " " + line, column: 0, row: row, width: width,
                role: message.isError ? .error : .text)
        }
    }
}
