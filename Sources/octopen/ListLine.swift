import Markdown
import Prose
import Rules

/// One line of the list of proposals.
struct ListLine {
    let columns: [String]

    init(_ proposal: ProposalSummary, path: String) {
        let (number, title) = (proposal.number, proposal.title)
        columns = [
            number.isEmpty ? "-" : number, title.isEmpty ? FilePath(path).name : title,
            proposal.status, proposal.lastUpdated, path,
        ].map(ReadableText.line)
    }

    /// The lines with their columns below one another.
    static func text(of lines: [ListLine]) -> String {
        let widths = (0..<4).map { column in
            lines.map { $0.columns[column].columns }.max() ?? 0
        }
        return lines.map { line in
            let cells = line.columns.enumerated().map { index, text in
                index == 4
                    ? text : text + String(repeating: " ", count: widths[index] - text.columns)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
