import Markdown
import Proposals

/// # `table-columns`
///
/// No row of a table has more cells than its header: the rest of them is not shown. A bar that is
/// text, in code too, is written `\|`.
///
/// Wrong: `| a | b | c |` below a header of two columns.
extension Rule {
    static let tableColumns = Rule(
        "table-columns", .text, .warning, "Rows of tables have no more cells than the header."
    ) { document in
        document.blocksByKind.tables.compactMap { table -> Problem? in
            guard case .table(let shape) = document.tree.blocks[table].kind else { return nil }
            let lost = document.tree.children(of: table).compactMap { row in
                document.tree.children(of: row).dropFirst(shape.columns).first {
                    !document.tree.blocks[$0].content.isEmpty
                }
            }
            guard let first = lost.first else { return nil }
            let cell = document.tree.blocks[first].content
            let columns = shape.columns == 1 ? "1 column" : "\(shape.columns) columns"
            return Problem(
                cell, document.subject(at: cell.lowerBound),
                "\(Wording.code(document.text(cell))) is not shown: the table has \(columns)"
                    + "\(Wording.places(lost.count)).",
                help: "Write `\\|` for a bar that is text, or give the header a column more.")
        }
    }
}
