import Markdown

/// A key of front matter with the name of a field that the template has elsewhere alone: `status: Accepted`
/// above `**Status:** Accepted`.
extension Proposal {
    /// The key that says the same as the field, letter for letter or in small letters; nil where none does, or it is
    /// not known how to write it.
    func keySaying(theSameAs place: FieldPlace) -> (place: FieldPlace, isSmall: Bool)? {
        guard sections.first?.role == .frontMatter, let name = nameRepeatedAbove(place),
            template.sidecar == nil, case let field = field(at: place), !field.isHeading,
            case let value = field.value.trimmed, !value.isEmpty
        else { return nil }
        let slots = content(ofSection: 0).slots
        let slot = slots.firstIndex { slot in
            let key = slot.field
            return key.name?.lowercased() == name.lowercased() && key.isPresent
                && key.kind == .line && key.readOnly == nil && key.yaml != nil
                && (key.value == value || key.value == value.lowercased())
        }
        return slot.map { (FieldPlace(section: 0, slot: $0), slots[$0].field.value != value) }
    }

    /// Lets a key say what the field says now.
    mutating func follow(_ place: FieldPlace, inKey key: FieldPlace, isSmall: Bool) {
        let field = field(at: place)
        // A day that was begun is none yet.
        guard !field.text.isEmpty, field.kind != .date || Day(field.value) != nil else { return }
        setValue(isSmall ? field.value.lowercased() : field.value, at: key)
    }

    /// What a key of front matter that has the name of a field says, if it is something else.
    package func valueOfOtherKey(than place: FieldPlace) -> String? {
        guard let name = nameRepeatedAbove(place), let found = FrontMatter(bytes),
            case let field = field(at: place), field.isPresent || field.isHeading
        else { return nil }
        let value = NormalizedText(field.value)
        return found.entries(of: bytes).first {
            $0.key.lowercased() == name.lowercased() && !$0.value.isEmpty
                && NormalizedText($0.value) != value
        }?.value
    }

    /// The name of a field that stands below front matter, where the template does not ask for it in that, too,
    /// or the file's cannot be read.
    private func nameRepeatedAbove(_ place: FieldPlace) -> String? {
        guard sections[place.section].role != .frontMatter, let name = field(at: place).name,
            !template.fields.contains(where: {
                $0.place == .frontMatter && $0.name.isSameField(as: name)
            }) || frontMatterObstacle != nil
        else { return nil }
        return name
    }
}
