import Forms
import Prose

/// The list over the form: over the whole text, or a small box under a choice.
extension FormScreen {
    func drawPanel(on canvas: inout Canvas) {
        guard let panel = form.session.panel else { return }
        switch panel.kind {
        case .choices: drawBox(panel, on: &canvas)
        case .sections where layout.outline != nil:
            guard let outline = layout.outline else { return }
            canvas.clear(outline)
            drawList(panel, in: outline, on: &canvas)
        default:
            let top = layout.headerRows
            let region = Region(
                column: layout.text.column, row: top, columns: layout.text.columns,
                rows: layout.messageRow - 1 - top)
            canvas.clear(region)
            drawList(panel, in: region, on: &canvas)
        }
    }

    /// A title row if there is room, then the rows around the selected one.
    private func drawList(_ panel: Panel, in region: Region, on canvas: inout Canvas) {
        guard !region.isEmpty else { return }
        var rows = region
        if region.rows > 4, region.columns >= 36 {
            canvas.draw(
                " " + panel.heading(in: form), column: region.column, row: region.row,
                width: region.columns, role: .heading, isCut: true)
            rows.row += 2
            rows.rows -= 2
        }
        let shown = panel.shown
        guard !shown.isEmpty else {
            canvas.draw(
                " Nothing matches.", column: rows.column, row: rows.row, width: rows.columns)
            canvas.putCursor(column: rows.column, row: rows.row)
            return
        }
        // Long texts take as many rows as they need: all remedies, and the warning in focus.
        var lines: [(item: Int, text: String, isFirst: Bool)] = []
        for (index, item) in shown.enumerated() {
            let room = rows.columns - 4 - item.indent
            let isFocus = panel.kind == .warnings && index == panel.selected
            let detail =
                isFocus && rows.columns >= 36 ? min(item.detail.columns, rows.columns / 2) : 0
            let texts =
                panel.kind == .remedies || isFocus
                ? item.title.wrapped(columns: max(room - detail - (detail > 0 ? 1 : 0), 8))
                : [panel.kind == .sections ? item.title.cutInTheMiddle(columns: room) : item.title]
            for (part, text) in texts.enumerated() { lines.append((index, text, part == 0)) }
        }
        let selected = lines.firstIndex { $0.item == panel.selected } ?? 0
        let first = max(0, min(selected - rows.rows / 2, lines.count - rows.rows))
        for (offset, line) in lines.dropFirst(first).prefix(rows.rows).enumerated() {
            let item = shown[line.item]
            drawItem(
                item, text: line.text, isFirst: line.isFirst,
                isSelected: line.item == panel.selected,
                region: rows, row: rows.row + offset, on: &canvas)
            if line.item == panel.selected, line.isFirst {
                canvas.putCursor(column: rows.column + 3 + item.indent, row: rows.row + offset)
            }
        }
    }

    private func drawItem(
        _ item: PanelItem, text: String, isFirst: Bool, isSelected: Bool, region: Region, row: Int,
        on canvas: inout Canvas
    ) {
        let column = region.column + 3 + item.indent
        let detail = isFirst && region.columns >= 36 ? item.detail : ""
        let detailWidth = min(detail.columns, region.columns / 2)
        let role: Role = item.target == nil ? .heading : .text
        if isFirst {
            canvas.draw(
                item.mark, column: region.column + 1, row: row, width: 1,
                role: Role(mark: item.mark))
        }
        canvas.draw(
            text, column: column, row: row,
            width: region.columns - 4 - item.indent - detailWidth - (detailWidth > 0 ? 1 : 0),
            role: role, isCut: true)
        canvas.draw(
            detail, column: region.column + region.columns - detailWidth, row: row,
            width: detailWidth, isCut: true)
        if isSelected {
            canvas.draw(">", column: region.column, row: row, role: .focus)
            canvas.paint(.focus, column: region.column, row: row, width: region.columns)
        }
    }

    /// The choices of a field, below it or above where there is no room.
    private func drawBox(_ panel: Panel, on canvas: inout Canvas) {
        let caret = canvas.frame.cursor
        let widest = panel.items.map { $0.title.columns + $0.detail.columns + 2 }.max() ?? 0
        let width = min(widest + 6, layout.text.columns)
        let height = min(panel.items.count + 2, layout.messageRow - 1 - layout.headerRows)
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
        let first = max(0, min(panel.selected - visible / 2, panel.items.count - visible))
        for (offset, item) in panel.items.dropFirst(first).prefix(visible).enumerated() {
            let at = row + 1 + offset
            let isSelected = first + offset == panel.selected
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

extension Panel {
    func heading(in form: Form) -> String {
        let name: String
        switch kind {
        case .sections: name = "SECTIONS"
        case .warnings: name = "WARNINGS"
        case .remedies: name = "WHY, AND WHAT TO DO"
        case .choices: name = "CHOICES"
        case .help: name = "KEYS HERE"
        case .changes: name = "WHAT CHANGED SINCE YOU SIGNED: [-taken out-] {+put in+}"
        case .difference: name = "WHAT IT WOULD CHANGE: [-taken out-] {+put in+}"
        }
        guard kind.isFiltered else { return name }
        return filter.isEmpty ? "\(name)   type to filter" : "\(name)   filter: \(filter)"
    }
}
