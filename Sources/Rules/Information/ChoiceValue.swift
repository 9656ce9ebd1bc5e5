import Proposals

/// # `status-value`
///
/// A field for which the template lists the values, such as `Draft/Under Review/Approved`, holds
/// one of them, letter for letter. Comments behind it, as behind any value, are no part of it. The
/// rule is named after the field: `Status` gives `status-value`.
///
/// Wrong: `- **Status**: In Review`. Right: `- **Status**: Under Review`.
extension Rule {
    static func choiceValue(of field: Template.Field, choices: [String]) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(field.name))-value", .information, .error,
            "`\(field.name)` is one of the template's values."
        ) { document in
            guard let entry = document.filledEntry(of: field), !choices.contains(entry.value) else {
                return []
            }
            let nearest = Closeness.misspelt(entry.value, of: choices)
            let question = nearest.map { "; did you mean `\($0)`?" } ?? "."
            let value = Wording.code(entry.value)
            let message = "\(value) is not a \(field.name.lowercased())\(question)"
            return [
                Problem(
                    entry.valueRange, .field(field.name), message,
                    help: "The template knows \(Wording.list(choices.map { "`\($0)`" })).",
                    fixes: fixes(entry, nearest: nearest, choices: choices))
            ]
        }.ofValue
    }

    /// A value that differs in case, blanks and emphasis only is meant without doubt; a question mark
    /// is one.
    private static func fixes(
        _ entry: MetadataEntry, nearest: String?, choices: [String]
    ) -> [Fix] {
        let plain = { (text: String) in
            text.lowercased().filter { !$0.isWhitespace && !"*_`".contains($0) }
        }
        if let same = choices.first(where: { plain($0) == plain(entry.value) }) {
            return [.safe("Write `\(same)`.", [.init(entry.valueRange, same)])]
        }
        return nearest.map { [.suggested("Write `\($0)`.", [.init(entry.valueRange, $0)])] } ?? []
    }
}
