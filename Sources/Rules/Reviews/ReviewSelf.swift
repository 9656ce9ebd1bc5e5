import Proposals
import Reviews

/// # `review-self`
///
/// Who wrote a proposal does not review it: a second pair of eyes sees what the first does not.
///
/// Wrong: `- **Authors**: Ana Lima` and a record with `- **Reviewer**: Ana Lima`.
/// Right: a record of somebody else.
extension Rule {
    static let reviewSelf = Rule(
        "review-self", .information, draft: .note, later: .warning,
        "Reviewers are not authors."
    ) { document in
        guard let records = document.context.reviews?.records, !records.isEmpty,
            let field = document.template.fields.first(where: { $0.kind == .people }),
            let entry = document.filledEntry(of: field)
        else { return [] }
        let authors = entry.value.split(separator: ",").compactMap { Reviewer(String($0)) }
        let both = records.compactMap(\.reviewer).filter { reviewer in
            authors.contains { $0.isSame(as: reviewer) }
        }
        return both.map { reviewer in
            Problem(
                entry.valueRange, .field(field.name),
                "\(reviewer.name) reviews the proposal and is one of its authors.",
                help: "Ask somebody else for a review.")
        }
    }
}
