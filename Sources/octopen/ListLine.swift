import Folders
import Markdown
import Prose
import Screens

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

    /// The column of titles, and how wide it stays at least.
    private static let (title, leastTitle) = (1, 24)

    /// The lines with their columns below one another.
    ///
    /// - Parameter columns: the width of the terminal, to which titles are cut; nil for as wide as
    ///   they are.
    static func text(of lines: [ListLine], columns: Int? = nil) -> String {
        let last = (lines.first?.columns.count ?? 1) - 1
        var widths = (0...max(last, 0)).map { column in
            lines.map { $0.columns[column].columns }.max() ?? 0
        }
        if let columns {
            let others = widths.reduce(2 * last, +) - widths[title]
            widths[title] = min(widths[title], max(leastTitle, columns - others))
        }
        return lines.map { line in
            var line = line.columns
            line[title] = line[title].cutInTheMiddle(columns: widths[title])
            let cells = line.enumerated().map { index, text in
                index == last
                    ? text : text + String(repeating: " ", count: widths[index] - text.columns)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
