import Proposals

/// # `preamble-left`
///
/// The note that the template carries below its title speaks of the template, not of the proposal.
/// A comment that says that comments may stay is none, nor is what most of the folder's accepted
/// documents keep. In an accepted one, and where more than one in five of these keep it, it is not taken
/// out without being asked.
///
/// Wrong: `This is a template for creating enhancement proposals ...` below the title.
/// Right: nothing, or words of the writer's own.
extension Rule {
    static let preambleLeft = Rule(
        "preamble-left", .title, draft: .todo, later: .error,
        "The template's note below the title is gone."
    ) { document in
        let notes = document.template.preamble.noteText
        guard !notes.isEmpty, let head = document.head else { return [] }
        let longest = notes.map(\.string.utf8.count).max() ?? 0
        let left = head.blocks.map { document.tree.blocks[$0].range }.filter { range in
            guard range.count <= longest * 2 + 100 else { return false }
            let words = NormalizedText(document.text(range))
            return notes.contains(words) && !document.isKeptByMost(words)
        }
        guard let first = left.first else { return [] }
        let mayStay =
            document.proposal.isAccepted
            || left.contains { document.isKeptBySome(NormalizedText(document.text($0))) }
        return [
            Problem(
                first, .document, "The template's note is still there.",
                help: "Delete it: it speaks of the template, not of this proposal.",
                fixes: [
                    Fix(
                        isSafe: !mayStay, title: "Delete the template's note.",
                        edits: left.map { .init(document.linesWithBlanks(below: $0), "") })
                ])
        ]
    }
}

extension CheckedDocument {
    /// The whole lines of a block, and the blank ones below it.
    func linesWithBlanks(below range: Range<Int>) -> Range<Int> {
        let lines = self.lines.wholeLines(range)
        var end = lines.upperBound
        while end < bytes.count {
            let next = self.lines.wholeLines(end..<end + 1)
            guard bytes[next].allSatisfy(\.isWhite) else { break }
            end = next.upperBound
        }
        return lines.lowerBound..<end
    }
}
