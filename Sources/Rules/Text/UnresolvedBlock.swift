import Markdown

/// # `unresolved-block`
///
/// Questions between `<<[UNRESOLVED ...]>>` and `<<[/UNRESOLVED]>>` are answered before a proposal
/// goes on.
///
/// Wrong: `<<[UNRESOLVED who owns this? ]>>` in a proposal under review.
extension Rule {
    static let unresolvedBlock = Rule(
        "unresolved-block", .text, draft: .note, later: .warning, "No question is left open."
    ) { document in
        let mark = "<<[UNRESOLVED"
        let found = document.tree.blocks.filter { block in
            guard block.kind == .paragraph else { return false }
            return document.bytes[block.range].contains(0x3C)
                && document.text(block.range).uppercased().contains(mark)
        }
        guard let first = found.first else { return [] }
        return [
            Problem(
                first.range, document.subject(at: first.range.lowerBound),
                "A question is marked as unresolved\(Wording.places(found.count)).",
                help: "Answer it, and delete the marks.")
        ]
    }
}
