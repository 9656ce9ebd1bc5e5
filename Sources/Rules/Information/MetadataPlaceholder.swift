import Proposals

/// # `metadata-placeholder`
///
/// A field holds a value of the writer's own, not the words that the template puts there. The
/// number may keep its words until it is assigned, and the title has a rule of its own.
///
/// Wrong: `- **Authors**: List of authors`. Right: `- **Authors**: Ana Lima`.
extension Rule {
    static let metadataPlaceholder = Rule(
        "metadata-placeholder", .information, draft: .todo, later: .error,
        "No field holds the template's words."
    ) { document in
        document.template.fields.compactMap { field in
            guard field.kind != .number, field.name != document.titleField?.name,
                let entry = document.entry(of: field), !entry.value.isEmpty, !entry.isFilled
            else { return nil }
            return Problem(
                entry.valueRange, .field(field.name), message(field), help: help(field),
                fixes: fixes(field, entry, today: document.context.today))
        }
    }

    private static func fixes(
        _ field: Template.Field, _ entry: MetadataEntry, today: Day
    ) -> [Fix] {
        let value: String
        switch field.kind {
        case .choice(let choices): value = choices[0]
        case .date: value = today.description
        default: return []
        }
        return [.suggested("Write `\(value)`.", [.init(entry.valueRange, value)])]
    }

    private static func message(_ field: Template.Field) -> String {
        if case .choice(let choices) = field.kind {
            return "`\(field.name)` still lists all \(choices.count) choices."
        }
        return "`\(field.name)` is still \(Wording.code(field.placeholder))."
    }

    private static func help(_ field: Template.Field) -> String {
        switch field.kind {
        case .choice(let choices): "Pick one; a new proposal begins as `\(choices[0])`."
        case .date: "Write the day, year first."
        case .people: "Name those who propose this, separated by commas."
        default: "Write a value of your own in place of the template's words."
        }
    }
}
