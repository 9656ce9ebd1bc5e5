import Forms
import Prose

/// How a list shows rows that are too long for it.
enum RowFitting {
    case cut, cutInTheMiddle
    /// Over as many rows as they need.
    case wrap
    /// Over as many rows as it needs for the row under the cursor; the other rows are cut.
    case wrapFocus
}

/// A list over the text.
extension FormScreen {
    /// A title row if there is room, then the rows around the selected one.
    ///
    /// - Parameter region: the whole text where nothing is said.
    func draw<Choice>(
        _ list: PickList<Choice>, heading: String, fitting: RowFitting = .cut,
        in region: Region? = nil, on canvas: inout Canvas
    ) {
        let region = region ?? layout.listRegion
        canvas.clear(region)
        drawHint(of: list, on: &canvas)
        guard !region.isEmpty else { return }
        var rows = region
        if region.rows > 4, region.columns >= 36 {
            canvas.draw(
                " " + list.title(heading), column: region.column, row: region.row,
                width: region.columns, role: .heading, isCut: true)
            rows.row += 2
            rows.rows -= 2
        }
        let shown = list.shown
        guard !shown.isEmpty else {
            canvas.draw(
                " Nothing matches.", column: rows.column, row: rows.row, width: rows.columns)
            canvas.putCursor(column: rows.column, row: rows.row)
            return
        }
        // Long texts take as many rows as they need: all remedies, and the warning in focus.
        var lines: [(item: Int, text: String, isFirst: Bool)] = []
        // Rows further away are not seen, as each takes a row of the screen or more.
        let near = (list.selected - rows.rows..<list.selected + rows.rows + 1)
            .clamped(to: shown.indices)
        // Where all of these fit, none is cut, and the others need not be looked at.
        let areCut =
            fitting == .cutInTheMiddle
            && near.contains { shown[$0].title.columns > rows.columns - 4 - shown[$0].indent }
        let cut =
            areCut
            ? shown.map { $0.title }.cutApart(
                columns: shown.map { rows.columns - 4 - $0.indent }, only: near)
            : []
        for index in near {
            let item = shown[index]
            let room = rows.columns - 4 - item.indent
            let isFocus = fitting == .wrapFocus && index == list.selected
            let detail =
                isFocus && rows.columns >= 36 ? min(item.detail.columns, rows.columns / 2) : 0
            let texts =
                switch fitting {
                case .wrap,
                    .wrapFocus where isFocus:
                    item.title.wrapped(columns: max(room - detail - (detail > 0 ? 1 : 0), 8))
                case .cutInTheMiddle where areCut: [cut[index - near.lowerBound]]
                case .cut, .cutInTheMiddle, .wrapFocus: [item.title]
                }
            for (part, text) in texts.enumerated() { lines.append((index, text, part == 0)) }
        }
        let selected = lines.firstIndex { $0.item == list.selected } ?? 0
        let first = max(0, min(selected - rows.rows / 2, lines.count - rows.rows))
        for (offset, line) in lines.dropFirst(first).prefix(rows.rows).enumerated() {
            let item = shown[line.item]
            canvas.mark(
                .row(line.item), column: rows.column, row: rows.row + offset, width: rows.columns)
            drawRow(
                item, text: line.text, isFirst: line.isFirst,
                isSelected: line.item == list.selected,
                region: rows, row: rows.row + offset, on: &canvas)
            if line.item == list.selected, line.isFirst {
                canvas.putCursor(column: rows.column + 3 + item.indent, row: rows.row + offset)
            }
        }
    }

    private func drawRow<Choice>(
        _ item: PickRow<Choice>, text: String, isFirst: Bool, isSelected: Bool, region: Region,
        row: Int,
        on canvas: inout Canvas
    ) {
        let column = region.column + 3 + item.indent
        let detail = isFirst && region.columns >= 36 ? item.detail : ""
        let detailWidth = min(detail.columns, region.columns / 2)
        let role: Role = item.isHeading ? .heading : .text
        if isFirst {
            canvas.draw(
                item.mark, column: region.column + 1, row: row, width: 2,
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

    /// How many rows the filter leaves.
    private func drawHint<Choice>(of list: PickList<Choice>, on canvas: inout Canvas) {
        let row = layout.messageRow
        let width = layout.size.columns
        canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
        guard list.isFiltered else { return }
        canvas.draw(
            " \(list.shown.count { !$0.isHeading }) shown", column: 0, row: row, width: width)
    }
}

extension PickList {
    /// The heading, and what was typed to filter.
    fileprivate func title(_ heading: String) -> String {
        guard isFiltered else { return heading }
        return filter.isEmpty ? "\(heading)   type to filter" : "\(heading)   filter: \(filter)"
    }
}

extension Layout {
    /// What a list lies over.
    var listRegion: Region {
        Region(
            column: text.column, row: headerRows, columns: text.columns,
            rows: messageRow - 1 - headerRows)
    }
}
