import Markdown

/// A key of front matter with the name of a field that the template has elsewhere alone: `status: Accepted`
/// above `**Status:** Accepted`.
extension Proposal {
    /// The key that says the same as the field; nil where none does, or it is not known how to write it.
    func keySaying(theSameAs place: FieldPlace) -> FieldPlace? {
        guard sections.first?.role == .frontMatter, let name = nameRepeatedAbove(place),
            template.sidecar == nil,
            case let value = NormalizedText(field(at: place).value), !value.isEmpty
        else { return nil }
        let slot = content(ofSection: 0).slots.firstIndex { slot in
            let field = slot.field
            return field.name?.lowercased() == name.lowercased() && field.isPresent
                && field.kind == .line && field.readOnly == nil && field.yaml != nil
                && NormalizedText(field.value) == value
        }
        return slot.map { FieldPlace(section: 0, slot: $0) }
    }

    /// Lets a key say what the field says now, in small letters where it had such.
    mutating func follow(_ place: FieldPlace, inKey key: FieldPlace) {
        let field = field(at: place)
        // A day that was begun is none yet.
        guard !field.text.isEmpty, field.kind != .date || Day(field.value) != nil else { return }
        let old = self.field(at: key).value
        let isSmall = old.contains(where: \.isLetter) && old == old.lowercased()
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
