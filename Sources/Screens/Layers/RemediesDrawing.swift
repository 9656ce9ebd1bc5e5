import Forms
import Prose

/// Why a warning is given, what can be done, and which lines that would change.
extension FormScreen {
    func draw(_ remedies: RemediesLayer, on canvas: inout Canvas) {
        let whole = layout.listRegion
        // Half of the room at most is for the lines.
        let wanted = remedies.change.isEmpty ? 0 : remedies.change.count + 2
        let rows = min(wanted, whole.rows / 2)
        var list = whole
        list.rows -= rows
        draw(
            remedies.list, heading: "WHY, AND WHAT TO DO", fitting: .wrap, in: list, on: &canvas)
        let changes = Region(
            column: whole.column, row: list.row + list.rows, columns: whole.columns, rows: rows)
        canvas.clear(changes)
        guard rows > 2 else { return }
        canvas.draw(
            " WHAT IT WOULD CHANGE", column: changes.column, row: changes.row,
            width: changes.columns, role: .heading, isCut: true)
        let shown = remedies.change.prefix(rows - 1)
        for (offset, line) in shown.enumerated() {
            let row = changes.row + 1 + offset
            let isLast = offset == rows - 2 && remedies.change.count > shown.count
            let text = isLast ? "..." : line.shown(columns: changes.columns)
            canvas.draw(
                " " + text, column: changes.column, row: row,
                width: changes.columns, role: isLast ? .text : line.kind.role, isCut: true)
        }
    }
}

extension ChangedLine {
    /// With its number, and a sign for what goes or comes; where what differs lies past the edge,
    /// from a few words before that on.
    fileprivate func shown(columns: Int) -> String {
        let digits = String(number)
        let room = columns - 9
        var text = text
        if text.columns > room, text.bytes(0..<sharedStart).columns > room / 2 {
            text = "..." + text.bytes(from: text.boundary(atOrBefore: max(sharedStart - 20, 0)))
        }
        let label = String(repeating: " ", count: max(4 - digits.count, 0)) + digits
        switch kind {
        case .same: return "\(label)   \(text)"
        case .removed: return "\(label) - \(text)"
        case .added: return "\(label) + \(text)"
        case .gap: return "     ..."
        }
    }
}

extension ChangedLine.Kind {
    fileprivate var role: Role {
        switch self {
        case .same, .gap: .text
        case .removed: .removed
        case .added: .added
        }
    }
}
