import Proposals
import Reviews

/// # `status-unsigned`
///
/// An approved proposal has the agreement of its reviewers on every section that is neither
/// optional nor conditional: as many sign-offs that still hold as `reviews` in `octopen.conf` asks
/// for (1 if it does not say), and no open concern. Projects without records are not asked.
///
/// Wrong: `Status` is Approved, and nobody signed Security Considerations.
extension Rule {
    static let statusUnsigned = Rule(
        "status-unsigned", .information, draft: nil, later: .warning,
        "What is approved was signed, section by section."
    ) { document in
        guard !document.isUnapproved, let review = document.review,
            let (field, _) = CheckedDocument.statusField(of: document.template),
            let entry = document.filledEntry(of: field)
        else { return [] }
        let open = review.open.map(\.title)
        guard !open.isEmpty else { return [] }
        let named = open.prefix(4).joined(separator: ", ")
        let rest = open.count > 4 ? " and \(open.count - 4) more" : ""
        let what =
            open.count == 1 ? "a section is not agreed" : "\(open.count) sections are not agreed"
        return [
            Problem(
                entry.valueRange, .field(field.name),
                "\(entry.value), but \(what): \(named)\(rest).",
                help: "octopen review shows who has to say what.")
        ]
    }
}
