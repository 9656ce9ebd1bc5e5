import Proposals

/// # `number-early`
///
/// The template gives numbers after the approval: one that is taken earlier may be taken twice.
/// Where two or more unapproved proposals of a folder have one, it is their convention; then one
/// note tells of it, at the first of them. `numbering = at-creation` in `octopen.conf` settles it.
/// While the status is missing, or none of the template's, nothing can be said.
///
/// Wrong: `- **Status**: Draft` with `- **Enhancement Number**: 002`.
/// Right: `- **Enhancement Number**: (assigned after approval)`.
extension Rule {
    static let numberEarly = Rule(
        "number-early", .information, .warning, "A number is given after the approval."
    ) { document in
        // Whether it is a custom can be told from the folder only.
        guard !document.context.options.numbersAtCreation, let given = document.givenNumber,
            given.field.isGivenAfterApproval,
            let choices = CheckedDocument.statusField(of: document.template)?.choices,
            let status = document.status, choices.isUnapproved(status),
            let folder = document.context.folder
        else { return [] }
        let early = folder.entries.filter {
            $0.value != nil && choices.contains($0.status) && choices.isUnapproved($0.status)
        }
        guard early.count > 1 else {
            return [
                Problem(
                    given.entry.valueRange, .field(given.field.name),
                    "\(given.entry.value) is set while the status is \(status).",
                    help: "Numbers are given after approval: write \(given.field.placeholder), "
                        + "or set `numbering = at-creation` in octopen.conf.",
                    fixes: [
                        .suggested(
                            "Write \(given.field.placeholder).",
                            [.init(given.entry.valueRange, given.field.placeholder)])
                    ])
            ]
        }
        guard early.first?.fileName == document.context.fileName else { return [] }
        var problem = Problem(
            given.entry.valueRange, .field(given.field.name),
            "\(early.count) unapproved proposals have numbers; "
                + "the template gives them after approval.",
            help: "If that is your custom, set `numbering = at-creation` in octopen.conf.")
        problem.level = .note
        return [problem]
    }
}
