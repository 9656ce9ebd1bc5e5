import Forms
import Proposals
import Prose

/// What differs from another text, by section.
extension FormScreen {
    func draw(_ comparison: ComparisonLayer, on canvas: inout Canvas) {
        var region = layout.listRegion
        if form.layers.isPreviewOpen {
            // Nothing of the form is seen beside it.
            region = Region(
                column: 0, row: region.row, columns: layout.size.columns, rows: region.rows)
        }
        canvas.clear(region)
        canvas.clear(
            Region(column: 0, row: layout.messageRow, columns: layout.size.columns, rows: 1))
        let changes = comparison.comparison.changes
        let count = changes.count == 1 ? "1 change" : "\(changes.count) changes"
        canvas.draw(
            " \(changes.isEmpty ? "Nothing differs" : count)   [-taken out-] {+put in+}",
            column: 0, row: layout.messageRow, width: layout.size.columns)
        guard !region.isEmpty else { return }
        var rows = region
        if region.rows > 4 {
            canvas.draw(
                " DIFFERENCE from \(comparison.other.title)", column: region.column,
                row: region.row, width: region.columns, role: .heading, isCut: true)
            rows.row += 2
            rows.rows -= 2
        }
        canvas.putCursor(column: rows.column + 3, row: rows.row)
        let lines = ComparisonLines(comparison.comparison, columns: max(rows.columns - 4, 8)).lines
        let own = lines.indices.filter { lines[$0].change == comparison.selected }
        guard let first = own.first, let last = own.last else {
            canvas.draw(
                "Nothing differs.", column: rows.column + 3, row: rows.row,
                width: max(rows.columns - 3, 0))
            return
        }
        // The whole change where it has room, with its section above it.
        var top = max(min((first + last - rows.rows) / 2, first - 1), 0)
        top = max(min(top, lines.count - rows.rows), 0)
        for (offset, line) in lines.dropFirst(top).prefix(rows.rows).enumerated() {
            let row = rows.row + offset
            var column = rows.column + 3
            for part in line.parts {
                column += canvas.draw(
                    part.text, column: column, row: row,
                    width: max(rows.column + rows.columns - column, 0), role: part.role,
                    isCut: true)
            }
            guard line.change == comparison.selected else { continue }
            canvas.draw(">", column: rows.column, row: row, role: .heading)
            if top + offset == first { canvas.putCursor(column: rows.column + 3, row: row) }
        }
    }
}

/// Changes as rows: the section and how much changed in it, then each with the words around it.
struct ComparisonLines {
    struct Part: Equatable {
        var text: String
        var role: Role
    }

    struct Line: Equatable {
        var parts: [Part] = []
        /// Index of the change; nil for what stands between them.
        var change: Int?
    }

    private(set) var lines: [Line] = []
    private let columns: Int

    /// How many words of a change are shown; of more words, the first and the last.
    private static let most = 80

    init(_ comparison: TextComparison, columns: Int) {
        self.columns = columns
        for group in comparison.groups {
            if !lines.isEmpty { lines.append(Line()) }
            for row in comparison.heading(of: group).wrapped(columns: columns) {
                lines.append(Line(parts: [Part(text: row, role: .heading)]))
            }
            for index in group { add(comparison.changes[index], index) }
        }
    }

    private mutating func add(_ change: TextComparison.Change, _ index: Int) {
        let sign = change.sign.split(separator: " ").map {
            Part(text: String($0), role: .guidance)
        }
        let words =
            sign
            + change.before.map { Part(text: $0, role: .text) }
            + Self.marked(change.removed, "[-", "-]", .removed)
            + Self.marked(change.added, "{+", "+}", .added)
            + change.after.map { Part(text: $0, role: .text) }
        var (line, width) = (Line(change: index), 0)
        for word in words {
            let needed = word.text.columns
            if width > 0, width + 1 + needed > columns {
                lines.append(line)
                (line, width) = (Line(change: index), 0)
            } else if width > 0 {
                let isInside = line.parts.last?.role == word.role
                line.parts.append(Part(text: " ", role: isInside ? word.role : .text))
                width += 1
            }
            line.parts.append(word)
            width += needed
        }
        if width > 0 { lines.append(line) }
    }

    private static func marked(
        _ words: [String], _ open: String, _ close: String, _ role: Role
    ) -> [Part] {
        guard !words.isEmpty else { return [] }
        var shown = words
        if words.count > most {
            let left = words.count - most
            shown = words.prefix(most - 20) + ["... \(left) more words ..."] + words.suffix(20)
        }
        shown[0] = open + shown[0]
        shown[shown.count - 1] += close
        return shown.map { Part(text: $0, role: role) }
    }
}
