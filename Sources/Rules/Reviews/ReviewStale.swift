import Reviews

/// # `review-stale`
///
/// A sign-off holds for the text that was signed. Wrapping, numbering, moving and renaming leave it
/// as it is; a changed word makes it stale, until the reviewer has seen the change.
///
/// Wrong: a word of the Summary changed after Ana Lima signed it.
/// Right: she looked at the change with `octopen review`, and signed again.
extension Rule {
    static let reviewStale = Rule(
        "review-stale", .sections, draft: .note, later: .warning,
        "What was signed has not changed since."
    ) { document in
        guard let review = document.review else { return [] }
        return review.sections.compactMap { section in
            let stale = section.signOffs.filter { $0.verdict == .ok && !$0.isCurrent }
            guard !stale.isEmpty else { return nil }
            let changed = Set(stale.flatMap(\.changed)).sorted()
            let count = section.digest.paragraphs.count
            let much =
                changed.isEmpty
                ? "something was taken out or moved" : "\(changed.count) of \(count) paragraphs"
            return Problem(
                document.range(ofParagraph: changed.first, in: section),
                document.places[section.index].subject,
                "\(section.title) changed since \(Wording.list(stale.map(\.reviewer))) "
                    + "signed it (\(much)).",
                help: "Ask for another look: octopen review shows what changed, and one key "
                    + "signs it again.")
        }
    }
}
