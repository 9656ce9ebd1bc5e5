import Proposals

/// # `number-missing`
///
/// An approved proposal is known by its number, so it has one from its approval on.
///
/// Wrong: `- **Status**: Approved` with `- **Enhancement Number**: (assigned after approval)`.
/// Right: `- **Enhancement Number**: 004`.
extension Rule {
    static let numberMissing = Rule(
        "number-missing", .information, draft: nil, later: .error,
        "An approved proposal has its number."
    ) { document in
        guard let field = document.numberField, let entry = document.entry(of: field),
            !entry.isFilled, let status = document.status, document.isApproved
        else { return [] }
        return [
            Problem(
                entry.valueRange, .field(field.name),
                "`\(field.name)` is missing, but the status is \(status).",
                help: "An approved proposal is known by its number: assign the next free one.",
                fixes: document.context.folder == nil ? [] : [document.nextNumberFix(entry)])
        ]
    }
}

extension CheckedDocument {
    /// Whether the status is the template's `Approved`, or one that follows it.
    fileprivate var isApproved: Bool {
        guard let status, stage == .later,
            let choices = CheckedDocument.statusField(of: template)?.choices,
            let approved = choices.firstIndex(of: "Approved"),
            let now = choices.firstIndex(of: status)
        else { return false }
        return now >= approved
    }
}
