import Forms
import Prose

/// The words that are looked for, in place of the message line, and how many there are.
extension FormScreen {
    func draw(_ find: FindLayer, on canvas: inout Canvas) {
        let counts = find.counts(section: form.section)
        guard find.stage == .asking else {
            return draw(find.input, label: find.label, note: counts, on: &canvas)
        }
        // The text that is asked about keeps its selection, and the cursor.
        let row = layout.messageRow
        let width = layout.size.columns
        canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
        let fits = find.label.columns + counts.columns + 3 <= width
        let label = " " + (fits ? find.label : find.shortLabel)
        let used = canvas.draw(label, column: 0, row: row, width: width, role: .heading)
        canvas.draw(
            "  " + counts, column: used, row: row, width: max(width - used, 0), role: .guidance)
        if let message = form.session.message { draw(message, above: row, on: &canvas) }
    }
}
