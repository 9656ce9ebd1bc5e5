import Prose

/// A table for reading: in columns where they fit, else row by row with the header in front of
/// each value.
struct ReadableTable {
    private var header: [StyledLine] = []
    private var rows: [[StyledLine]] = []
    private let alignments: [Alignment]

    init(_ table: Int, of document: MarkdownDocument, _ bytes: UnsafeBufferPointer<UInt8>) {
        let blocks = document.tree.blocks
        var alignments: [Alignment] = []
        for row in document.tree.children(of: table) {
            var cells: [StyledLine] = []
            for cell in document.tree.children(of: row) {
                guard case .cell(let alignment) = blocks[cell].kind else { continue }
                if case .row(isHeader: true) = blocks[row].kind { alignments.append(alignment) }
                // Cells for which the table has no column are not rendered.
                guard cells.count < alignments.count else { break }
                let inlines = ReadableInlines(document, bytes, of: document.inlines(of: cell))
                cells.append(ReadableText.line(inlines.joined))
            }
            if case .row(isHeader: true) = blocks[row].kind {
                header = cells.map { $0.adding(.bold) }
            } else {
                rows.append(cells)
            }
        }
        self.alignments = alignments
    }

    /// The columns that each column takes, two blanks between them.
    private var widths: [Int] {
        var widths = header.map(\.columns)
        for row in rows {
            for (column, cell) in row.enumerated() {
                widths[column] = max(widths[column], cell.columns)
            }
        }
        return widths
    }

    fileprivate func write(to page: inout LayoutPage) {
        let widths = widths
        if widths.reduce(0, +) + 2 * (widths.count - 1) <= page.room {
            page.write(line(header, widths))
            page.goOnBelow()
            page.write(
                line(
                    widths.map {
                        StyledLine(String(repeating: "-", count: max($0, 1)))
                    }, widths))
            for row in rows { page.write(line(row, widths)) }
        } else {
            for (index, row) in rows.enumerated() {
                if index > 0 { page.separate() }
                writeRecord(row, to: &page)
            }
        }
    }

    private func line(_ cells: [StyledLine], _ widths: [Int]) -> StyledLine {
        var line = StyledLine()
        for (column, cell) in cells.enumerated() {
            let rest = max(widths[column] - cell.columns, 0)
            let before =
                switch alignments[column] {
                case .right: rest
                case .center: rest / 2
                case .left, .none: 0
                }
            line.append(String(repeating: " ", count: before))
            line.append(cell)
            line.append(String(repeating: " ", count: rest - before + 2))
        }
        return line
    }

    private func writeRecord(_ row: [StyledLine], to page: inout LayoutPage) {
        for (name, value) in zip(header, row) {
            // The name in front of a value is not where the value is edited.
            var line = StyledLine()
            for run in name.runs { line.append(run.text, run.style) }
            if !name.text.isEmpty { line.append(": ", .bold) }
            line.append(value)
            page.writeWrapped(line)
        }
    }
}

extension LayoutPage {
    mutating func write(_ table: ReadableTable) { table.write(to: &self) }
}
