import Proposals
import Reviews

/// # `review-orphan`
///
/// A record belongs to the proposal after which its folder is named, the number left out. It is
/// found when a folder is checked.
///
/// Wrong: `reviews/garbage-colection/ana-lima.md` beside `004-garbage-collection.md`.
/// Right: `reviews/garbage-collection/ana-lima.md`.
extension Rule {
    static let reviewOrphan = Rule(
        "review-orphan", .text, .warning, "Every record of a review has its proposal."
    ) { document in
        guard let key = document.context.orphanKey else { return [] }
        return [
            Problem(
                document.title?.headingRange ?? 0..<0, .document,
                "No proposal here is called \(Wording.code(key)).",
                help: "Rename the folder as the proposal's file is called, without its number, "
                    + "or delete the record.")
        ]
    }
}
