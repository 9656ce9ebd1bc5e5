/// What a person means who names a field: `title` is the title, wherever it stands.
extension Proposal {
    /// The field's own name: for `title` that of the field which has the title, `Name` or `Feature
    /// Name`, where none is called so and no heading has another one.
    package func fieldName(meantBy name: String) -> String {
        guard name.lowercased() == "title", let field = template.titleField, !field.isTitle,
            titleHeading.isEmpty || isTitleFixed || value(ofField: field.name) == titleLine.title,
            fieldPlace(named: name).map({ self.field(at: $0).isHeading }) ?? true
        else { return name }
        return field.name
    }

    /// Where the field stands: in a key of front matter where the template has it elsewhere, and the file
    /// has nothing there; for the title in the heading, where the file has that and not the field,
    /// or in the field no more than a label, `ZEP0012`.
    package func fieldPlace(meantBy name: String) -> FieldPlace? {
        let place = fieldPlace(named: fieldName(meantBy: name)) ?? placeInFrontMatter(of: name)
        guard name.lowercased() == "title", let head, sections[head].holdsTitle else {
            return place
        }
        let isTitle = template.field(named: name)?.isTitle ?? true
        if let place, case let field = field(at: place),
            field.isPresent && isTitle || field.isHeading
        {
            return place
        }
        let heading = content(ofSection: head).slots.firstIndex { $0.field.isHeading }
        return heading.map { FieldPlace(section: head, slot: $0) } ?? place
    }

    /// The value of the field; empty if it is missing or still the template's.
    package func value(meantBy name: String) -> String {
        let own = fieldName(meantBy: name)
        guard let place = fieldPlace(meantBy: name), case let field = field(at: place),
            field.isHeading || fieldPlace(named: own) == nil
        else { return value(ofField: own) }
        return field.words
    }

    /// The same as `set` takes it: of a list in front matter one can tell where each value ends.
    package func valueToSet(meantBy name: String) -> String {
        valueToSet(at: fieldPlace(meantBy: name)) ?? value(meantBy: name)
    }

    /// The value of the field of just this name, as `set` takes it.
    package func valueToSet(ofField name: String) -> String {
        valueToSet(at: fieldPlace(named: name)) ?? value(ofField: name)
    }

    private func valueToSet(at place: FieldPlace?) -> String? {
        guard let place, case let field = field(at: place) else { return nil }
        // With its mark it is written as it was.
        let asked = field.name.flatMap(template.field(named:))
        if asked?.marksChoice ?? false { return field.words }
        guard field.kind.isSeveral, field.yaml != nil else { return nil }
        return field.valueToSet
    }

    private func placeInFrontMatter(of name: String) -> FieldPlace? {
        guard sections.first?.role == .frontMatter else { return nil }
        let slots = content(ofSection: 0).slots
        let slot = slots.firstIndex { $0.field.name?.lowercased() == name.lowercased() }
        return slot.map { FieldPlace(section: 0, slot: $0) }
    }
}
