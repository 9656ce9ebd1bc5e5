import Forms
import Prose

/// A question and its answers, in the last rows.
extension FormScreen {
    /// What is asked, and the keys that answer, in the last rows; the cursor stands behind them.
    func draw(_ question: Question, on canvas: inout Canvas) {
        let (asked, answers) = question.words(in: form)
        let width = layout.size.columns
        var answerRows = [""]
        for answer in answers {
            let row = answerRows[answerRows.count - 1]
            let joined = row.isEmpty ? answer : "\(row)   \(answer)"
            if joined.columns + 4 <= width || row.isEmpty {
                answerRows[answerRows.count - 1] = joined
            } else {
                answerRows.append(answer)
            }
        }
        let room = layout.size.rows - answerRows.count
        let askedRows = asked.wrapped(columns: width - 2).prefix(max(room, 0))
        var row = max(room - askedRows.count, 0)
        if let message = form.session.message { draw(message, above: row, on: &canvas) }
        canvas.clear(Region(column: 0, row: row, columns: width, rows: layout.size.rows - row))
        for line in askedRows {
            canvas.draw(" " + line, column: 0, row: row, width: width, role: .heading)
            row += 1
        }
        var used = 0
        for (index, line) in answerRows.enumerated() {
            used = canvas.draw(
                (index == 0 ? " > " : "   ") + line, column: 0, row: row + index, width: width,
                isCut: true)
        }
        canvas.putCursor(column: used, row: row + answerRows.count - 1)
    }
}
