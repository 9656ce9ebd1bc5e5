import Forms
import Prose

/// A line that is typed, in place of the message line.
extension FormScreen {
    func draw(_ prompt: Prompt, on canvas: inout Canvas) {
        draw(prompt.input, label: prompt.label, on: &canvas)
    }

    /// - Parameter note: stands at the right end of the line, if there is room.
    func draw(_ input: TextInput, label: String, note: String = "", on canvas: inout Canvas) {
        let row = layout.messageRow
        let width = layout.size.columns
        canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
        let used = canvas.draw(
            " \(label) ", column: 0, row: row, width: width / 2, role: .heading)
        let noteColumns = note.isEmpty || note.columns + 2 > width - used - 8 ? 0 : note.columns + 2
        if noteColumns > 0 {
            canvas.draw(
                note, column: width - noteColumns + 1, row: row, width: noteColumns - 1,
                role: .guidance)
        }
        let room = max(width - used - 1 - noteColumns, 1)
        let text = input.text.string
        let before = text.bytes(0..<input.caret.offset).columns
        // The part of a long name that the caret is in.
        var start = 0
        while text.bytes(start..<input.caret.offset).columns >= room {
            start = text.boundary(after: start)
        }
        canvas.draw(text.bytes(from: start), column: used, row: row, width: room)
        let hidden = text.bytes(0..<start).columns
        let selection = input.selection.map { $0.lowerBound.offset..<$0.upperBound.offset }
        let chosen = selection ?? input.caret.offset..<input.caret.offset
        let selected = max(chosen.lowerBound, start)..<max(chosen.upperBound, start)
        let left = text.bytes(0..<selected.lowerBound).columns - hidden
        canvas.draw(
            text.bytes(selected), column: used + left, row: row, width: room - left,
            role: .selection)
        canvas.putCursor(column: used + before - hidden, row: row)
        if let message = form.session.message { draw(message, above: row, on: &canvas) }
    }

    /// What was wrong with a name, in the rows above the prompt.
    func draw(_ message: Message, above row: Int, on canvas: inout Canvas) {
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
