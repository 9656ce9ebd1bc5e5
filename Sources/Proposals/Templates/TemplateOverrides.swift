/// What a project says of its template where inference would get it wrong.
package struct TemplateOverrides: Hashable, Sendable {
    /// What is said of a field; nil where nothing is.
    package struct Field: Hashable, Sendable {
        package var kind: FieldKind?
        package var isOptional: Bool?

        package init() {}
    }

    /// What is said of a section; nil where nothing is.
    package struct Section: Hashable, Sendable {
        package var isOptional: Bool?
        /// Whether the section's text stays as the template has it, or none of the text stays.
        package var isFixed: Bool?

        package init() {}
    }

    private var fields: [String: Field] = [:]
    private var sections: [HeadingName: Section] = [:]

    package init() {}

    package var isEmpty: Bool { fields.isEmpty && sections.isEmpty }

    /// By the field's name, whatever its case.
    package subscript(field name: String) -> Field {
        get { fields[name.lowercased()] ?? Field() }
        set { fields[name.lowercased()] = newValue }
    }

    /// By the section's heading.
    package subscript(section title: String) -> Section {
        get { sections[HeadingName(title)] ?? Section() }
        set { sections[HeadingName(title)] = newValue }
    }

    /// The kind that words of a configuration mean: `line`, `number`, `date`, `people`, `list` or
    /// `choice A, B, C`; nil for others.
    package static func kind(_ words: String) -> FieldKind? {
        let name = String(words.prefix { $0 != " " })
        switch name {
        case "line": return .line
        case "number": return .number
        case "date": return .date
        case "people": return .people
        case "list": return .values
        case "choice":
            let choices = words.dropFirst(name.count).split(separator: ",").map(\.trimmed)
                .filter { !$0.isEmpty }
            return choices.isEmpty ? nil : .choice(choices)
        default: return nil
        }
    }

    /// Whether a heading of the configuration, `field Stage` or `section Whence`, names what the
    /// template does not have.
    package static func isUnknown(_ heading: String, in template: Template) -> Bool {
        let parts = heading.split(separator: " ", maxSplits: 1).map(\.trimmed)
        guard parts.count == 2 else { return false }
        return parts[0] == "field"
            ? !template.fields.contains { $0.name.lowercased() == parts[1].lowercased() }
            : template.sections(named: HeadingName(parts[1])).isEmpty
    }
}

extension Template.Field {
    /// The field as the project's settings change it.
    func applying(_ override: TemplateOverrides.Field) -> Template.Field {
        var field = self
        if let kind = override.kind {
            (field.kind, field.openEnds) = (kind, [])
            if case .choice(let choices) = kind {
                field.first = FieldInference.beginning(of: choices)
            }
        }
        if let isOptional = override.isOptional { field.isOptional = isOptional }
        return field
    }
}
