import Proposals
import Prose

/// What differs from the saved text or from a commit; each change has a number, by which it is taken
/// back.
extension Dialogue {
    /// Tells what differs from the saved text.
    mutating func tellDifference() {
        form.settle()
        tell(form.savedComparison)
    }

    /// Tells what differs from what a commit has; that it has nothing, the form said.
    mutating func tellDifference(from text: CommittedText) {
        guard case .text(let bytes) = text.found else {
            isRefused = true
            return
        }
        form.settle()
        let sidecar = form.session.file.sidecar
        tell(
            ComparisonLayer(
                of: form.proposal, with: bytes, .commit(text.revision), sidecar: sidecar))
    }

    private mutating func tell(_ layer: ComparisonLayer) {
        compared = layer
        let comparison = layer.comparison
        let name = layer.other == .saved ? "the saved text" : layer.other.title
        guard !comparison.changes.isEmpty else {
            say("Nothing differs from \(name).")
            return
        }
        // What is compared with goes without saying where it is the file.
        if layer.other != .saved { say("From \(name):") }
        for group in comparison.groups {
            say(comparison.heading(of: group))
            for index in group { say("\(index + 1) \(comparison.changes[index].text)") }
        }
        let count = comparison.changes.count
        say(count == 1 ? ":take-back takes it back." : ":take-back N takes change N back.")
    }

    /// Takes back the change of a number, as it was told last, and tells the others anew.
    mutating func takeBack(_ words: String?) -> [Effect] {
        guard !form.layers.isReviewOpen else {
            refuse("take-back works in the form, not in a review.")
            return []
        }
        form.settle()
        guard var layer = compared, layer.comparison.bytes == form.proposal.bytes else {
            refuse("v tells the differences by their numbers, then :take-back N takes one back.")
            return []
        }
        let count = layer.comparison.changes.count
        guard count > 0 else {
            refuse("Nothing differs.")
            return []
        }
        let asked: Int? = if let words { Int(words.trimmed) } else { count == 1 ? 1 : nil }
        guard let number = asked, (1...count).contains(number) else {
            refuse(
                count == 1
                    ? "There is one change: :take-back takes it back."
                    : "Which one? :take-back and a number from 1 to \(count).")
            return []
        }
        layer.takeBack(number: number, in: &form)
        guard layer.comparison.bytes == form.proposal.bytes,
            layer.comparison.changes.count < count
        else {
            // The form said why it stays.
            isRefused = true
            return []
        }
        tell(layer)
        return []
    }
}
