import Markdown
import Proposals
import Prose

/// What changed from one text of a proposal to another, for a terminal: section by section, words
/// wrapped, and behind them the places where no word differs but the blanks between them do: an
/// indentation, a hard break, lines of code that were joined.
struct DifferenceText {
    /// Empty if nothing changed but where the lines of paragraphs are broken, or how lines end.
    let text: String

    /// - Parameter sidecar: the file of metadata that stands above the document in both.
    init(from old: [UInt8], to new: [UInt8], template: Template, sidecar: Sidecar? = nil) {
        let difference = ProposalDifference(from: old, to: new, template: template)
        let blanks = TextComparison(
            of: new, with: old, template: template, sidecar: sidecar
        ).only(.blanks)
        let parts =
            difference.changes.map { Self.part($0.heading, [$0.text]) }
            + blanks.groups.map { group in
                Self.part(blanks.heading(of: group), blanks.changes[group].map(\.text))
            }
        text = parts.joined(separator: "\n")
    }

    private static func part(_ heading: String, _ texts: [String]) -> String {
        let rows = texts.flatMap { ReadableText.line($0).wrapped(columns: 76) }.map {
            "  " + $0.trimmed + "\n"
        }
        return ReadableText.line(heading) + "\n" + rows.joined()
    }
}
