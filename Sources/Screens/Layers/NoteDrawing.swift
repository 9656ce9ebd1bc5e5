import Forms
import Markdown
import Proposals
import Prose
import Reviews

/// A note below the text of the section that is reviewed.
extension FormScreen {
    /// What the reviewer writes, with the caret in it.
    func draw(_ note: NoteEditor, on canvas: inout Canvas) {
        guard let region = layout.note else { return }
        canvas.rule("-", column: region.column, row: region.row, width: region.columns)
        canvas.draw(
            " \(note.label) ", column: region.column + 1, row: region.row,
            width: region.columns - 2, role: .heading, isCut: true)
        let viewport = Viewport(columns: region.columns - 2, rows: region.rows - 1)
        let wrapped = note.input.wrapped(in: viewport)
        var rows: [(line: Int, row: Row)] = []
        var caretRow = 0
        for (index, line) in wrapped.text.lines.enumerated() {
            let parts = wrapped.wrapping.rows(of: line)
            if index == note.input.caret.line {
                caretRow = rows.count + wrapped.wrapping.row(at: note.input.caret.offset, in: parts)
            }
            rows += parts.map { (index, $0) }
        }
        let first = max(0, min(caretRow - viewport.rows + 1, rows.count - viewport.rows))
        for (offset, part) in rows.dropFirst(first).prefix(viewport.rows).enumerated() {
            let row = region.row + 1 + offset
            let text = wrapped.text.lines[part.line].text
            let start = region.column + 1 + part.row.indent
            canvas.draw(
                text.bytes(part.row.range), column: start, row: row,
                width: region.columns - 1 - part.row.indent)
            if let selected = note.input.selection?.columns(in: part.row, line: part.line, of: text)
            {
                canvas.paint(
                    .selection, column: start + selected.lowerBound, row: row,
                    width: selected.count)
            }
        }
        canvas.putCursor(
            column: region.column + 1
                + wrapped.wrapping.column(of: note.input.caret, in: wrapped.text),
            row: region.row + 1 + caretRow - first)
    }
}

extension NoteEditor {
    /// What is asked of the words.
    fileprivate var label: String {
        switch subject {
        case .verdict(.concern): "Your concern: what is it, and what would clear it?"
        case .verdict(.question): "Your question"
        case .verdict: "Your words"
        case .note(_, let anchor?): "Note on \"\(ReadableText.line(anchor.text))\""
        case .note(_, nil): "Note on the section"
        case .overall: "A word on the whole, if you like"
        }
    }
}

extension Range<Position> {
    /// The columns of a row that are selected.
    fileprivate func columns(in row: Row, line: Int, of text: String) -> Range<Int>? {
        guard (lowerBound.line...upperBound.line).contains(line) else { return nil }
        let start = lowerBound.line == line ? lowerBound.offset : 0
        let end = upperBound.line == line ? upperBound.offset : text.utf8.count
        let from = Swift.max(start, row.range.lowerBound)
        let to = Swift.min(end, row.range.upperBound)
        guard from < to else { return nil }
        let before = text.bytes(row.range.lowerBound..<from).columns
        return before..<before + text.bytes(from..<to).columns
    }
}
