import Folders
import Forms
import Markdown
import Prose

extension Layout {
    /// From this width on the document stands beside the list; below it, under the list.
    private static let besideFrom = 120
    /// Rows from which on both find room one below the other.
    private static let belowFrom = 20
    /// Longer lines are hard to read.
    private static let mostColumns = 84

    /// Where the rows of the list and the document under its cursor stand; the list has all of the
    /// room while no document is to be seen.
    fileprivate func proposals(showsPreview: Bool) -> (list: Region, preview: Region?) {
        let row = min(listHeadRows, size.rows - 1)
        let rows = max(messageRow - 1 - row, 1)
        var list = Region(column: 0, row: row, columns: size.columns, rows: rows)
        guard showsPreview else { return (list, nil) }
        if size.columns >= Self.besideFrom {
            list.columns = size.columns / 2 - 2
            let left = list.columns + 3
            return (
                list,
                Region(
                    column: left, row: row, columns: min(size.columns - left, Self.mostColumns),
                    rows: rows)
            )
        }
        guard size.rows >= Self.belowFrom else { return (list, nil) }
        list.rows = rows / 2
        return (
            list,
            Region(
                column: 1, row: row + list.rows + 1,
                columns: min(size.columns - 2, Self.mostColumns), rows: rows - list.rows - 1)
        )
    }

    /// The title, a rule, and where there is room what was typed.
    fileprivate var listHeadRows: Int { isCompact ? 2 : 4 }

    /// What the list of proposals has of the screen.
    var proposalsViewport: ProposalsViewport {
        let both = proposals(showsPreview: true)
        return ProposalsViewport(
            rows: proposals(showsPreview: false).list.rows, rowsBesidePreview: both.list.rows,
            previewColumns: both.preview?.columns ?? size.columns)
    }
}

/// The proposals of the folder: a row for each, and the document under the cursor.
extension FormScreen {
    func draw(_ list: ProposalsLayer, on canvas: inout Canvas) {
        let width = layout.size.columns
        let (region, preview) = layout.proposals(showsPreview: list.showsPreview)
        canvas.clear(Region(column: 0, row: 0, columns: width, rows: layout.size.rows))
        drawHead(of: list, on: &canvas)
        canvas.rule("-", row: layout.messageRow - 1)
        drawRows(of: list, in: region, on: &canvas)
        if let preview {
            if preview.row == region.row {
                for row in region.row..<layout.messageRow - 1 {
                    canvas.draw("|", column: preview.column - 2, row: row, role: .rule)
                }
            } else {
                canvas.rule("-", row: preview.row - 1)
            }
            draw(list.preview, in: preview, on: &canvas)
        }
        if let selection = list.selection {
            canvas.draw(
                " " + ReadableText.line(selection.remark ?? selection.path), column: 0,
                row: layout.messageRow, width: width,
                isCut: true)
        }
        drawFooter(on: &canvas)
    }

    private func drawHead(of list: ProposalsLayer, on canvas: inout Canvas) {
        let width = layout.size.columns
        let count =
            list.filter.isEmpty && !list.searchesText
            ? "\(list.count)" : "\(list.shownCount) of \(list.count)"
        let counted = count + (list.searchesText ? "" : " by \(list.order.rawValue)")
        let right = list.isRead ? counted : counted + ", reading ..."
        let used = canvas.draw(" PROPOSALS", column: 0, row: 0, role: .heading)
        canvas.draw(right, column: max(width - right.columns - 1, used + 2), row: 0, isCut: true)
        guard !layout.isCompact else {
            if !list.filter.isEmpty {
                canvas.draw(list.filter, column: used + 2, row: 0, width: width / 3, isCut: true)
            }
            canvas.rule("=", row: 1)
            return
        }
        canvas.rule("=", row: 1)
        canvas.draw(
            Self.prompt(of: list),
            column: 0, row: 2, width: width, isCut: true)
    }

    private static func prompt(of list: ProposalsLayer) -> String {
        if list.searchesText {
            return list.filter.isEmpty
                ? " Type words to look for in all proposals" : " Search: " + list.filter
        }
        return list.filter.isEmpty
            ? " Type to filter: words, status:draft, author:ana, review:me"
            : " Filter: " + list.filter
    }

    private func drawRows(of list: ProposalsLayer, in region: Region, on canvas: inout Canvas) {
        guard list.shownCount > 0 else {
            canvas.draw(
                list.count == 0
                    ? " There are no proposals here."
                    : list.searchesText && list.filter.isEmpty ? "" : " Nothing matches.",
                column: region.column, row: region.row, width: region.columns)
            canvas.putCursor(column: region.column, row: region.row)
            return
        }
        let rows = list.top..<min(list.top + region.rows, list.shownCount)
        let table = ProposalColumns(rows.map { list.shown($0) }, columns: region.columns)
        for (offset, row) in rows.enumerated() {
            let proposal = list.shown(row)
            let at = region.row + offset
            canvas.mark(.row(row), column: region.column, row: at, width: region.columns)
            let isOpen = proposal.path == list.current
            let cells =
                list.hit(row).map { table.cells(of: proposal, isOpen: isOpen, words: $0.words) }
                ?? table.cells(of: proposal, isOpen: isOpen)
            for cell in cells {
                canvas.draw(
                    cell.text, column: region.column + cell.column, row: at, width: cell.width,
                    role: cell.role, isCut: true)
            }
            guard row == list.selected else { continue }
            canvas.draw(">", column: region.column, row: at, role: .focus)
            canvas.paint(.focus, column: region.column, row: at, width: region.columns)
            canvas.putCursor(column: region.column + table.titleColumn, row: at)
        }
    }

    private func draw(_ preview: ListPreview?, in region: Region, on canvas: inout Canvas) {
        guard let preview, preview.isRead else { return }
        guard let page = preview.page else {
            canvas.draw(
                "It cannot be read.", column: region.column, row: region.row, width: region.columns)
            return
        }
        for (offset, line) in page.lines.prefix(region.rows).enumerated() {
            draw(line, in: region, row: region.row + offset, chosen: nil, on: &canvas)
        }
    }
}

/// How wide the columns of the list are: titles have what the others leave.
private struct ProposalColumns {
    struct Cell {
        let text: String
        let column: Int
        let width: Int
        let role: Role
    }

    private let numberWidth: Int
    private let statusWidth: Int
    private let updatedWidth: Int
    private let findingsWidth: Int
    private let titleWidth: Int
    private let columns: Int

    /// The first columns hold the cursor and marks.
    private static let marks = 4
    /// Below this there is no room for days, and below the next none for statuses.
    private static let (withDays, withStatus) = (64, 48)

    init(_ proposals: [ListedProposal], columns: Int) {
        func widest(_ text: (ListedProposal) -> String, most: Int) -> Int {
            min(proposals.map { text($0).columns }.max() ?? 0, most)
        }
        self.columns = columns
        numberWidth = widest(\.number, most: 8)
        statusWidth = columns < Self.withStatus ? 0 : widest(\.status, most: 14)
        updatedWidth = columns < Self.withDays ? 0 : widest(\.updated, most: 10)
        findingsWidth = widest(Self.findings, most: columns < Self.withDays ? 8 : 12)
        let others = [numberWidth, statusWidth, updatedWidth, findingsWidth].filter { $0 > 0 }
        titleWidth = max(columns - Self.marks - others.reduce(0) { $0 + $1 + 2 }, 8)
    }

    var titleColumn: Int { Self.marks + (numberWidth > 0 ? numberWidth + 2 : 0) }

    /// - Parameter words: shown in place of what is known of the proposal, where it was found by them.
    func cells(of proposal: ListedProposal, isOpen: Bool, words: String) -> [Cell] {
        let whole = cells(of: proposal, isOpen: isOpen)
        let width = columns - titleColumn
        let title = ReadableText.line(proposal.name)
        let titleWidth = min(title.columns, max(width * 2 / 5, 8))
        let start = titleColumn + titleWidth + 2
        return whole.filter { $0.column < titleColumn } + [
            Cell(text: title, column: titleColumn, width: titleWidth, role: .heading),
            Cell(
                text: ReadableText.line(words), column: start, width: max(columns - start, 0),
                role: .text),
        ]
    }

    func cells(of proposal: ListedProposal, isOpen: Bool) -> [Cell] {
        var cells: [Cell] = []
        var at = Self.marks
        func add(_ text: String, _ width: Int, _ role: Role = .text) {
            guard width > 0 else { return }
            cells.append(
                Cell(text: ReadableText.line(text), column: at, width: width, role: role))
            at += width + 2
        }
        let marks = [
            isOpen ? "=" : "", proposal.hasUnsavedWork ? "*" : "",
            proposal.asked?.includesMe ?? false ? "?" : "",
        ].joined()
        cells.append(Cell(text: marks, column: 1, width: Self.marks - 1, role: .warning))
        add(proposal.number, numberWidth)
        add(proposal.name, titleWidth)
        add(proposal.status, statusWidth)
        add(proposal.updated, updatedWidth)
        let findings = proposal.findings
        let role: Role =
            (findings?.errors ?? 0) > 0 ? .error : (findings?.warnings ?? 0) > 0 ? .warning : .text
        add(Self.findings(proposal), findingsWidth, role)
        return cells
    }

    /// `2x 1!`, or nothing to do.
    private static func findings(_ proposal: ListedProposal) -> String {
        guard let counts = proposal.findings else { return "" }
        let parts = [(counts.errors, "x"), (counts.warnings, "!"), (counts.todos, ".")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
}
