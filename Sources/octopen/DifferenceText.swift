import Markdown
import Proposals
import Prose

extension ProposalDifference {
    /// The changes for a terminal: section by section, words wrapped.
    var text: String { changes.map(text).joined(separator: "\n") }

    private func text(of change: Change) -> String {
        let rows = ReadableText.line(change.text).wrapped(columns: 76).map {
            "  " + $0.trimmed + "\n"
        }
        return ReadableText.line(change.heading) + "\n" + rows.joined()
    }
}
