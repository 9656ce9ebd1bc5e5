import Folders
import Markdown
import Prose

/// One line of the list of proposals.
struct ListLine {
    /// The last one is not padded.
    let columns: [String]

    init(_ proposal: ListedProposal) {
        let number = proposal.number.isEmpty ? "-" : proposal.number
        var cells = [number, proposal.name, proposal.status, proposal.updated]
        if let findings = proposal.findings { cells.append(ListLine.words(findings)) }
        columns = (cells + [proposal.path]).map(ReadableText.line)
    }

    private static func words(_ counts: ListedProposal.FindingCounts) -> String {
        [(counts.errors, "error"), (counts.warnings, "warning")].compactMap { count, word in
            count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }

    /// The lines with their columns below one another.
    static func text(of lines: [ListLine]) -> String {
        let last = (lines.first?.columns.count ?? 1) - 1
        let widths = (0..<last).map { column in
            lines.map { $0.columns[column].columns }.max() ?? 0
        }
        return lines.map { line in
            let cells = line.columns.enumerated().map { index, text in
                index == last
                    ? text : text + String(repeating: " ", count: widths[index] - text.columns)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
