import Proposals

/// # `status-jump`
///
/// A status goes one step at a time, in the order of the template; back to the first one, or to
/// Rejected, from anywhere. It is compared with the last committed version of the file.
///
/// Wrong: `Draft` in the last commit, `Implemented` now. Right: `Under Review` now.
extension Rule {
    static let statusJump = Rule(
        "status-jump", .information, .warning, "The status goes one step at a time."
    ) { document in
        guard let committed = document.context.committed,
            let (field, choices) = CheckedDocument.statusField(of: document.template),
            let entry = document.filledEntry(of: field), let status = document.status
        else { return [] }
        let written = committed.value(ofField: field.name).trimmed
        let old = written.choice(among: choices) ?? written
        guard let from = choices.firstIndex(of: old), let to = choices.firstIndex(of: status),
            from != to, to != 0, status.lowercased() != "rejected"
        else { return [] }
        let isFromRejected = old.lowercased() == "rejected"
        guard isFromRejected || to != from + 1 else { return [] }
        let next = isFromRejected ? choices[0] : choices[min(from + 1, choices.count - 1)]
        return [
            Problem(
                entry.valueRange, .field(field.name),
                "The status goes from \(old) to \(status); the next step is \(next).",
                help: "Take one step at a time, or say in the review why one was left out.")
        ]
    }
}

/// # `date-behind`
///
/// The day of the last change is the day on which the text was changed last, compared with the
/// last committed version of the file.
///
/// Wrong: a paragraph was changed today, `Last Updated` is still that of the last commit.
extension Rule {
    static let dateBehind = Rule(
        "date-behind", .information, .note, "Last Updated follows the text."
    ) { document in
        guard let committed = document.context.committed,
            let field = document.template.field(named: "Last Updated"),
            let entry = document.filledEntry(of: field), let day = Day(entry.value),
            day < document.context.today,
            committed.value(ofField: field.name).trimmed == entry.value,
            committed.bytes != document.bytes
        else { return [] }
        let today = document.context.today.description
        return [
            Problem(
                entry.valueRange, .field(field.name),
                "The text differs from the last commit; `\(field.name)` is still \(entry.value).",
                help: "Write the day of the change.",
                fixes: [.safe("Write `\(today)`.", [.init(entry.valueRange, today)])])
        ]
    }
}
