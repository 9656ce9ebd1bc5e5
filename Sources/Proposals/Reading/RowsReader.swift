import Markdown
import Prose

/// Rows of a table that is a header: each is a field, and one that the template does not know has the
/// name of its key.
extension ContentReader {
    /// The rows of the document's header, where it is a table; the dashes belong to the row above.
    var rowPieces: [Piece] {
        guard
            let table = TableHeader(
                among: tree.children(of: 0), of: tree, in: source, template: template)
        else { return [] }
        var rows: [(row: TableHeader.Row, asked: Template.Field?, name: String)] = []
        for row in table.rows {
            let asked = template.field(named: row.name, in: fieldPlace)
            let name = asked?.name ?? row.name
            // Of two rows of a name the second is kept as it is.
            if rows.contains(where: { $0.name == name }) {
                let last = rows.count - 1
                rows[last].row.lines = rows[last].row.lines.lowerBound..<row.lines.upperBound
            } else {
                rows.append((row, asked, name))
            }
        }
        return rows.enumerated().map { index, row in
            let start = index == 0 ? table.lines.lowerBound : row.row.lines.lowerBound
            var field = cellField(row.row, as: row.asked, bar: table.bar)
            field.name = row.name
            let before = source.string(start..<row.row.lines.lowerBound)
            return Piece(
                range: start..<row.row.lines.upperBound, slots: [Slot(before: before, field: field)]
            )
        }
    }

    private func cellField(
        _ row: TableHeader.Row, as asked: Template.Field?, bar: Int?
    ) -> Field {
        guard !row.isRagged, row.further.isEmpty else { return partedField(row, as: asked) }
        let end = MetadataItem.valueEnd(in: source.bytes[row.value], maybeBroken: false)
        let own = source.string(row.value.lowerBound..<end)
        // A remark behind the value is not moved.
        let hasRemark = end < row.value.upperBound
        let trail = (hasRemark ? end : row.cell.upperBound)..<row.lines.upperBound
        let blanks = own.isEmpty ? row.cell : end..<trail.lowerBound
        let gap = own.isEmpty ? " " : source.string(row.cell.lowerBound..<row.value.lowerBound)
        let text = Text(lines: [Line(text: own.outOfCell, trail: source.string(trail))])
        let kind = asked?.kind ?? .line
        var field = Field(kind, text: kind == .people ? people(text) : text)
        field.lead = source.string(row.lines.lowerBound..<row.cell.lowerBound)
        field.gap = gap
        field.cell = CellForm(
            row, bar: hasRemark ? nil : bar, own: own, blanks: source.string(blanks))
        field.hint = asked?.hint
        if let asked, !own.isEmpty,
            asked.isUnfilled(text.string) || asked.isUnfilled(field.text.string)
        {
            field.standAside()
        }
        return field
    }

    /// A row whose value cannot be put in one cell, as it is written.
    private func partedField(_ row: TableHeader.Row, as asked: Template.Field?) -> Field {
        var lines: [Line] = []
        var end = row.isRagged ? row.cell.upperBound : row.value.upperBound
        for value in [row.value.lowerBound..<end] + row.further {
            if let last = lines.indices.last {
                lines[last].trail = source.string(end..<value.lowerBound)
            }
            lines.append(Line(text: source.string(value), trail: ""))
            end = value.upperBound
        }
        lines[lines.count - 1].trail = source.string(end..<row.lines.upperBound)
        var field = Field(asked?.kind ?? .line, text: Text(lines: lines))
        field.lead = source.string(row.lines.lowerBound..<row.cell.lowerBound)
        field.gap = source.string(row.cell.lowerBound..<row.value.lowerBound)
        field.hint = asked?.hint
        field.readOnly =
            row.isRagged ? "its row has more cells than the table" : "goes on in the row below"
        return field
    }
}
