import Proposals
import Reviews

/// # `review-concern`
///
/// A reviewer's concern about a section is answered before the proposal is approved. A question,
/// and a concern about a text that changed since, are shown as notes.
///
/// Wrong: `Status` is Approved, and Bo wrote `**concern**: what of object stores?` about Goals.
/// Right: Goals says what of object stores, and Bo signed it.
extension Rule {
    static let reviewConcern = Rule(
        "review-concern", .sections, draft: .note, later: .error,
        "Concerns and questions of reviewers are answered."
    ) { document in
        guard let review = document.review else { return [] }
        return review.sections.flatMap { section in
            section.signOffs.filter { $0.verdict.isExplained }.map { signOff in
                let isConcern = signOff.verdict == .concern
                let kind = isConcern ? "concern" : "question"
                let said = Wording.quoted(signOff.body.onOneLine, longest: 120)
                var problem = Problem(
                    document.range(ofParagraph: nil, in: section),
                    document.places[section.index].subject,
                    signOff.isCurrent
                        ? "\(signOff.reviewer) has a \(kind) about \(section.title): \(said)."
                        : "\(section.title) changed since \(signOff.reviewer)'s \(kind): \(said).",
                    help: "Answer it in the text, and ask \(signOff.reviewer) for another look.")
                if !isConcern || !signOff.isCurrent {
                    problem.level = .note
                } else if document.isUnapproved {
                    problem.level = .warning
                }
                return problem
            }
        }
    }
}
