import Forms
import Proposals
import Prose
import Rules

/// The fields of the section at hand, from the first visible row down.
extension FormScreen {
    func drawText(on canvas: inout Canvas) {
        let region = layout.text
        let content = form.content
        let rows = SectionRows(form)
        var row = region.row
        let end = region.row + region.rows
        var at = form.session.top
        slots: while at.slot < content.slots.count {
            if at.line == 0, at.row == 0, row > region.row { row += rows.gap(above: at.slot) }
            let drawing = FieldDrawing(content.slots[at.slot].field, slot: at.slot, form: form)
            while at.line < drawing.field.text.lines.count {
                let wrapped = drawing.wrapping.rows(of: drawing.field.text.lines[at.line])
                while at.row < wrapped.count {
                    guard row < end else { break slots }
                    drawing.draw(at, rows: wrapped, region: region, row: row, on: &canvas)
                    row += 1
                    at.row += 1
                }
                at.line += 1
                at.row = 0
            }
            at.slot += 1
            at.line = 0
        }
    }
}

/// One field on the screen: its label and marks, and the rows of its text.
private struct FieldDrawing {
    let field: Field
    let wrapping: Wrapping
    let margin: FieldMargin
    /// Where the caret is, if it is in this field.
    let focus: Place?
    /// The worst that is found in a field with a label.
    let level: Level?

    init(_ field: Field, slot: Int, form: borrowing Form) {
        self.field = field
        wrapping = form.wrapping(of: field.kind)
        margin = FieldMargin(field.kind, columns: form.session.viewport.columns)
        focus = form.place.field.slot == slot ? form.place : nil
        level = field.name == nil ? nil : form.worstShown(in: slot)
    }

    func draw(
        _ address: RowAddress, rows: [Row], region: Region, row: Int, on canvas: inout Canvas
    ) {
        let line = field.text.lines[address.line]
        let shown = rows[address.row]
        let hasCaret =
            focus.map {
                $0.caret.line == address.line
                    && wrapping.row(at: $0.caret.offset, in: rows) == address.row
            } ?? false
        drawMargin(address, hasCaret: hasCaret, region: region, row: row, on: &canvas)

        let inset = wrapping.inset(of: line)
        let left = region.column + margin.left
        if inset > 0, address.row == 0 {
            canvas.draw(line.lead, column: left, row: row, width: inset)
        }
        var column = left + inset + shown.indent
        let edge = left + wrapping.columns
        let selection = focus?.selection
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
            let position = Position(line: address.line, offset: grapheme.range.lowerBound)
            let isSelected = selection?.contains(position) ?? false
            canvas.put(grapheme, column: column, row: row, role: isSelected ? .selection : .text)
            column += grapheme.columns
        }
        if field.text.isEmpty, let hint = field.hint {
            column += canvas.draw(
                ": " + hint, column: left, row: row, width: wrapping.columns, role: .guidance,
                isCut: true)
        }
        drawAfter(address, rows: rows, column: column, region: region, row: row, on: &canvas)
        if hasCaret, let focus {
            let caret = wrapping.column(of: focus.caret, in: field.text)
            canvas.putCursor(column: left + caret, row: row)
        }
    }

    // MARK: Around the text

    private func drawMargin(
        _ address: RowAddress, hasCaret: Bool, region: Region, row: Int, on canvas: inout Canvas
    ) {
        let isFirst = address.line == 0 && address.row == 0
        let left = region.column + margin.left
        switch field.kind {
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
            if isFirst { drawLabel(region: region, row: row, on: &canvas) }
            if isFirst { canvas.draw("[", column: left - 1, row: row, role: .rule) }
        case .people:
            if isFirst { drawLabel(region: region, row: row, on: &canvas) }
            if address.row == 0 {
                let number = String(address.line + 1)
                canvas.draw(number, column: left - 2 - number.count, row: row)
                canvas.draw("[", column: left - 1, row: row, role: .rule)
            }
        }
        if hasCaret { canvas.draw(">", column: region.column, row: row, role: .heading) }
    }

    private func drawLabel(region: Region, row: Int, on canvas: inout Canvas) {
        if let level {
            canvas.draw(level.mark, column: region.column + 1, row: row, role: level.role)
        }
        let number = field.kind == .people ? 4 : 2
        canvas.draw(
            field.name ?? "", column: region.column + 3, row: row,
            width: margin.left - 3 - number, role: focus == nil ? .text : .heading, isCut: true)
    }

    /// The closing bracket, and what there is to say about the value.
    private func drawAfter(
        _ address: RowAddress, rows: [Row], column: Int, region: Region, row: Int,
        on canvas: inout Canvas
    ) {
        let left = region.column + margin.left
        let edge = left + wrapping.columns
        let isLastRow = address.row == rows.count - 1
        switch field.kind {
        case .prose, .list, .phaseText: return
        case .choice:
            canvas.draw("v]", column: edge - 1, row: row, role: .rule)
        case .date:
            let close = min(max(column, left + 10), edge)
            canvas.draw("]", column: close, row: row, role: .rule)
            canvas.draw(dateNote, column: close + 3, row: row, width: edge - close - 3)
        case .phaseTitle, .line, .number, .people:
            if isLastRow { canvas.draw("]", column: edge, row: row, role: .rule) }
        }
    }

    private var dateNote: String {
        let text = field.text.string
        guard !text.isEmpty else { return "" }
        if let day = Day(text) { return "a \(day.weekday)" }
        return text.count < 10 ? "YYYY-MM-DD" : "no such day"
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
