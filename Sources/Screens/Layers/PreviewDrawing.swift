import Forms
import Markdown
import Prose

extension Layout {
    /// From this width on the Markdown stands beside what is read.
    private static let besideFrom = 120
    /// Longer lines are hard to read.
    private static let mostColumns = 84

    /// Where the Markdown stands, and where the text that is read of it stands.
    fileprivate var reading: (markdown: Region?, text: Region) {
        let isBeside = size.columns >= Self.besideFrom && !isCompact
        let row = min(isBeside ? 4 : 2, size.rows - 1)
        let rows = max(messageRow - 1 - row, 1)
        guard isBeside else {
            let columns = min(size.columns - 2, Self.mostColumns)
            return (nil, Region(column: 1, row: row, columns: max(columns, 1), rows: rows))
        }
        let half = size.columns / 2
        let columns = min(size.columns - half - 2, Self.mostColumns)
        return (
            Region(column: 1, row: row, columns: half - 4, rows: rows),
            Region(column: half + 1, row: row, columns: columns, rows: rows)
        )
    }

    /// The room that a preview has on the screen.
    var readingViewport: Viewport {
        let text = reading.text
        return Viewport(columns: text.columns, rows: text.rows)
    }
}

/// The document as it is read, beside its Markdown where there is room.
extension FormScreen {
    func draw(_ preview: PreviewLayer, on canvas: inout Canvas) {
        let width = layout.size.columns
        let (markdown, text) = layout.reading
        canvas.clear(Region(column: 0, row: 0, columns: width, rows: layout.messageRow + 1))
        drawHeader(of: preview, rows: text.rows, on: &canvas)
        canvas.rule("=", row: 1)
        canvas.rule("-", row: layout.messageRow - 1)
        if let markdown {
            canvas.draw(
                "MARKDOWN, as it is written", column: markdown.column, row: 2,
                width: markdown.columns, role: .heading)
            canvas.draw(
                "AS IT IS READ", column: text.column, row: 2, width: text.columns, role: .heading)
            for region in [markdown, text] {
                canvas.rule("-", column: region.column, row: 3, width: region.columns)
            }
            for row in 2..<layout.messageRow - 1 {
                canvas.draw(
                    "|", column: markdown.column + markdown.columns + 1, row: row, role: .rule)
            }
            drawMarkdown(of: preview, in: markdown, on: &canvas)
        }
        if let list = preview.list {
            draw(list, heading: "LINKS", in: text, on: &canvas)
            return
        }
        drawLines(of: preview, in: text, on: &canvas)
        if let input = preview.input {
            draw(input, label: "Find:", on: &canvas)
        } else {
            canvas.draw(
                " " + preview.place, column: 0, row: layout.messageRow, width: width, isCut: true)
        }
    }

    private func drawHeader(of preview: PreviewLayer, rows: Int, on canvas: inout Canvas) {
        let width = layout.size.columns
        let count = preview.page.lines.count
        let size = max(preview.page.document.bytes.count, 1)
        let seen =
            preview.page.isWhole
            ? "\(min(preview.top + 1, count))-\(min(preview.top + rows, count)) of \(count) lines"
            : "at \(preview.byte * 100 / size) %"
        let header = form.session.known.header
        let name = header.title.isEmpty ? form.fileTitle : header.title
        let words = ["PREVIEW", header.number, name].filter { !$0.isEmpty }
        let room = seen.columns + 1 < width / 2 ? seen.columns + 1 : 0
        canvas.draw(
            " " + words.joined(separator: " "), column: 0, row: 0, width: width - room - 1,
            role: .heading, isCut: true)
        canvas.draw(seen, column: width - room, row: 0, width: room)
    }

    private func drawLines(
        of preview: PreviewLayer, in region: Region, on canvas: inout Canvas
    ) {
        for (offset, line) in preview.shown.prefix(region.rows).enumerated() {
            draw(
                line, in: region, row: region.row + offset, chosen: preview.link?.inline,
                on: &canvas)
        }
        let row = region.row + min(max(preview.line - preview.top, 0), region.rows - 1)
        canvas.draw(">", column: region.column - 1, row: row, role: .heading)
        canvas.putCursor(
            column: region.column + min(preview.column, region.columns - 1), row: row)
    }

    /// A line for reading.
    ///
    /// - Parameter chosen: the link that is under the cursor.
    func draw(
        _ line: StyledLine, in region: Region, row: Int, chosen: Int?, on canvas: inout Canvas
    ) {
        var column = region.column
        for run in line.runs {
            let role: Role =
                run.link != nil && run.link == chosen
                ? .selection
                : run.link != nil ? .link : run.style.contains(.bold) ? .heading : .text
            column += canvas.draw(
                run.text, column: column, row: row,
                width: max(region.column + region.columns - column, 0), role: role, isCut: true)
        }
    }

    /// The lines around that of the cursor, which stands in the same row on both sides.
    private func drawMarkdown(
        of preview: PreviewLayer, in region: Region, on canvas: inout Canvas
    ) {
        let page = preview.page
        let focus = page.sourceLine(ofByte: preview.byte)
        func rows(_ line: Int) -> [String] {
            page.source(ofLine: line).wrapped(columns: region.columns)
        }
        func draw(_ text: String, at offset: Int, _ role: Role = .text) {
            guard (0..<region.rows).contains(offset) else { return }
            canvas.draw(
                text, column: region.column, row: region.row + offset, width: region.columns,
                role: role, isCut: true)
        }
        let here = min(max(preview.line - preview.top, 0), region.rows - 1)
        canvas.draw(">", column: region.column - 1, row: region.row + here, role: .heading)
        var (line, at) = (focus, here)
        while line < page.sourceLineCount, at < region.rows {
            for row in rows(line) {
                draw(row, at: at)
                at += 1
            }
            line += 1
        }
        (line, at) = (focus - 1, here)
        while line >= 0, at > 0 {
            for row in rows(line).reversed() {
                at -= 1
                draw(row, at: at)
            }
            line -= 1
        }
    }
}
