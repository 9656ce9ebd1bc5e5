import Forms
import Proposals
import Prose
import Rules

/// The rows of the section at hand that are visible, from the top row down.
struct TextRows {
    /// Nil for a blank row between fields, and for those below the text.
    let rows: [TextRow?]
    /// Where the caret stands, in cells of the screen.
    let caret: (column: Int, row: Int)?

    init(_ form: borrowing Form, in region: Region) {
        let content = form.content
        let gaps = SectionRows(form)
        var rows: [TextRow?] = []
        rows.reserveCapacity(region.rows)
        var caret: (column: Int, row: Int)?
        var at = form.session.top
        slots: while at.slot < content.slots.count {
            if at.line == 0, at.row == 0, !rows.isEmpty {
                for _ in 0..<gaps.gap(above: at.slot) { rows.append(nil) }
            }
            let field = VisibleField(content.slots[at.slot].field, slot: at.slot, form: form)
            while at.line < field.field.text.lines.count {
                let line = field.field.text.lines[at.line]
                let wrapped = field.wrapping.rows(of: line)
                let caretRow = field.caretRow(in: wrapped, line: at.line)
                while at.row < wrapped.count {
                    guard rows.count < region.rows else { break slots }
                    let row = field.row(at, of: line, wrapped, hasCaret: caretRow == at.row)
                    if caretRow == at.row, let place = field.focus {
                        let column = field.wrapping.column(
                            of: place.caret.offset, in: wrapped[at.row], of: line)
                        caret = (
                            region.column + field.margin.left + column, region.row + rows.count
                        )
                    }
                    rows.append(row)
                    at.row += 1
                }
                at.line += 1
                at.row = 0
            }
            at.slot += 1
            at.line = 0
        }
        while rows.count < region.rows { rows.append(nil) }
        self.rows = rows.count > region.rows ? Array(rows[..<region.rows]) : rows
        self.caret = caret
    }
}

/// A field of which rows are visible.
private struct VisibleField {
    let field: Field
    let wrapping: Wrapping
    let margin: FieldMargin
    /// Where the caret is, if it is in this field.
    let focus: Place?
    /// The worst that is found in a field with a label.
    private let level: Level?
    private let isEmpty: Bool

    init(_ field: Field, slot: Int, form: borrowing Form) {
        self.field = field
        wrapping = form.wrapping(of: field.kind)
        margin = FieldMargin(field.kind, columns: form.session.viewport.columns)
        focus = form.place.field.slot == slot ? form.place : nil
        level = field.name == nil ? nil : form.worstShown(in: slot)
        isEmpty = field.text.isEmpty
    }

    /// The row of a line that the caret is in; nil if it is in another line.
    func caretRow(in rows: [Row], line: Int) -> Int? {
        guard let focus, focus.caret.line == line else { return nil }
        return wrapping.row(at: focus.caret.offset, in: rows)
    }

    func row(_ address: RowAddress, of line: Line, _ rows: [Row], hasCaret: Bool) -> TextRow {
        var row = TextRow(
            kind: field.kind, line: line, shown: rows[address.row], wrapping: wrapping,
            margin: margin)
        row.lineNumber = address.line
        row.isFirstOfLine = address.row == 0
        row.isLastOfLine = address.row == rows.count - 1
        // The caret of prose is the cursor alone.
        row.isMarked = hasCaret && field.kind != .prose
        row.selection = focus?.selection.flatMap { $0.bytes(ofLine: address.line, line.text) }
        if address.line == 0, address.row == 0, let name = field.name {
            row.label = TextRow.Label(name: name, isFocused: focus != nil, level: level)
        }
        if isEmpty { row.hint = field.hint }
        if field.kind == .date { row.note = note(on: line.text) }
        return row
    }

    /// What there is to say of a date.
    private func note(on text: String) -> String {
        guard !text.isEmpty else { return "" }
        if let day = Day(text) { return "a \(day.weekday)" }
        return text.count < 10 ? "YYYY-MM-DD" : "no such day"
    }
}

extension Range<Position> {
    /// What of a line is selected; nil if nothing is.
    fileprivate func bytes(ofLine line: Int, _ text: String) -> Range<Int>? {
        guard (lowerBound.line...upperBound.line).contains(line) else { return nil }
        let start = lowerBound.line == line ? lowerBound.offset : 0
        let end = upperBound.line == line ? upperBound.offset : text.utf8.count
        return start < end ? start..<end : nil
    }
}

/// All that one row of a field shows: rows that are equal look the same.
struct TextRow: Equatable {
    /// What stands before the first row of a value.
    struct Label: Equatable {
        let name: String
        let isFocused: Bool
        let level: Level?
    }

    let kind: FieldKind
    let line: Line
    let shown: Row
    let wrapping: Wrapping
    let margin: FieldMargin
    var lineNumber = 0
    var isFirstOfLine = false
    var isLastOfLine = false
    /// Whether the row is marked as the one with the caret.
    var isMarked = false
    /// Bytes of the line.
    var selection: Range<Int>?
    var label: Label?
    /// Shown in place of an empty text.
    var hint: String?
    /// What there is to say about the value.
    var note = ""

    private var isFirst: Bool { lineNumber == 0 && isFirstOfLine }
}

// MARK: - Drawing

extension TextRow {
    func draw(in region: Region, row: Int, on canvas: inout Canvas) {
        drawMargin(in: region, row: row, on: &canvas)
        let inset = wrapping.inset(of: line)
        let left = region.column + margin.left
        if inset > 0, isFirstOfLine {
            canvas.draw(line.lead, column: left, row: row, width: inset)
        }
        var column = left + inset + shown.indent
        let edge = left + wrapping.columns
        var offset = shown.range.lowerBound
        if selection == nil {
            let plain = canvas.drawPlain(
                line.text, shown.range, column: column, row: row, limit: edge - column, role: .text)
            offset = plain.end
            column += plain.columns
        }
        let rest = offset..<max(shown.range.upperBound, offset)
        for grapheme in Graphemes(line.text, rest, column: column - left - inset) {
            guard column + grapheme.columns <= edge else { break }
            let isSelected = selection?.contains(grapheme.range.lowerBound) ?? false
            canvas.put(grapheme, column: column, row: row, role: isSelected ? .selection : .text)
            column += grapheme.columns
        }
        if let hint {
            column += canvas.draw(
                ": " + hint, column: left, row: row, width: wrapping.columns, role: .guidance,
                isCut: true)
        }
        drawAfter(column: column, left: left, row: row, on: &canvas)
    }

    private func drawMargin(in region: Region, row: Int, on canvas: inout Canvas) {
        let left = region.column + margin.left
        switch kind {
        case .prose: return
        case .list: break
        case .phaseTitle(let number):
            if isFirst {
                let text = String(number)
                canvas.draw(text, column: left - 2 - text.count, row: row)
                canvas.draw("[", column: left - 1, row: row, role: .rule)
            }
        case .phaseText:
            canvas.draw("|", column: left - 2, row: row, role: .rule)
        case .line, .number, .date, .choice:
            if isFirst { drawLabel(in: region, row: row, on: &canvas) }
            if isFirst { canvas.draw("[", column: left - 1, row: row, role: .rule) }
        case .people:
            if isFirst { drawLabel(in: region, row: row, on: &canvas) }
            if isFirstOfLine {
                let number = String(lineNumber + 1)
                canvas.draw(number, column: left - 2 - number.count, row: row)
                canvas.draw("[", column: left - 1, row: row, role: .rule)
            }
        }
        if isMarked { canvas.draw(">", column: region.column, row: row, role: .heading) }
    }

    private func drawLabel(in region: Region, row: Int, on canvas: inout Canvas) {
        guard let label else { return }
        if let level = label.level {
            canvas.draw(level.mark, column: region.column + 1, row: row, role: level.role)
        }
        let number = kind == .people ? 4 : 2
        canvas.draw(
            label.name, column: region.column + 3, row: row, width: margin.left - 3 - number,
            role: label.isFocused ? .heading : .text, isCut: true)
    }

    /// The closing bracket, and what there is to say about the value.
    private func drawAfter(column: Int, left: Int, row: Int, on canvas: inout Canvas) {
        let edge = left + wrapping.columns
        switch kind {
        case .prose, .list, .phaseText: return
        case .choice:
            canvas.draw("v]", column: edge - 1, row: row, role: .rule)
        case .date:
            let close = min(max(column, left + 10), edge)
            canvas.draw("]", column: close, row: row, role: .rule)
            canvas.draw(note, column: close + 3, row: row, width: edge - close - 3)
        case .phaseTitle, .line, .number, .people:
            if isLastOfLine { canvas.draw("]", column: edge, row: row, role: .rule) }
        }
    }
}

extension Level {
    var role: Role {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note, .todo: .text
        }
    }
}
