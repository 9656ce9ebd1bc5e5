import Forms
import Prose

/// The values of a field, in a small box under it.
extension FormScreen {
    /// The choices of a field, below it or above where there is no room.
    func draw(_ choices: ChoicesLayer, on canvas: inout Canvas) {
        let list = choices.list
        canvas.clear(
            Region(column: 0, row: layout.messageRow, columns: layout.size.columns, rows: 1))
        let caret = canvas.frame.cursor
        let widest = list.rows.map { $0.title.columns + $0.detail.columns + 2 }.max() ?? 0
        let width = min(widest + 6, layout.text.columns)
        let height = min(list.rows.count + 2, layout.messageRow - 1 - layout.headerRows)
        guard height >= 3 else { return }
        let below = caret.row + 1
        let fits = below + height <= layout.messageRow - 1
        let row = fits ? below : max(layout.headerRows, caret.row - height)
        // From the edge of the value on, so that labels stay whole and no word is cut in two.
        let value = layout.text.column + FieldMargin(.line, columns: layout.text.columns).left - 1
        let column = max(0, min(value, layout.size.columns - width))
        canvas.clear(
            Region(
                column: column, row: row, columns: layout.size.columns - column, rows: height))
        let edge = "+" + String(repeating: "-", count: max(width - 2, 0)) + "+"
        canvas.draw(edge, column: column, row: row, width: width, role: .rule)
        let visible = height - 2
        let first = max(0, min(list.selected - visible / 2, list.rows.count - visible))
        for (offset, item) in list.rows.dropFirst(first).prefix(visible).enumerated() {
            let at = row + 1 + offset
            let isSelected = first + offset == list.selected
            canvas.draw("|", column: column, row: at, role: .rule)
            canvas.draw("|", column: column + width - 1, row: at, role: .rule)
            canvas.draw(
                "\(isSelected ? ">" : " ") \(item.title)", column: column + 2, row: at,
                width: width - 4, role: isSelected ? .focus : .text)
            canvas.draw(
                item.detail, column: column + width - 2 - item.detail.columns, row: at,
                width: item.detail.columns)
            if isSelected { canvas.putCursor(column: column + 4, row: at) }
        }
        canvas.draw(edge, column: column, row: row + height - 1, width: width, role: .rule)
    }
}
