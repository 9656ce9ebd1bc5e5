import Proposals

extension Template {
    /// The field of the day on which a document was changed last.
    package var dayOfChange: String? {
        if let field = field(named: "Last Updated") { return field.name }
        return fields.first { field in
            guard field.kind == .date else { return false }
            let words = [field.name, field.placeholder, field.remark ?? ""].joined(separator: " ")
                .lowercased().replacing("-", with: " ")
            return words.contains("last updated") || words.contains("last modified")
                || field.place == .frontMatter && Self.keysOfChange.contains(field.name.asKey)
        }?.name
    }

    /// What the key of that day is called in front matter, without what parts its words.
    private static let keysOfChange: Set = [
        "lastupdated", "lastupdate", "lastmodified", "lastmod", "lastchanged", "updated",
        "modified", "updatedat", "dateupdated", "datemodified",
    ]
}

extension String {
    /// A key in small letters, without what parts its words: `lastUpdated`, `last_updated`.
    fileprivate var asKey: String { lowercased().filter { !" -_".contains($0) } }
}

extension Proposal {
    /// The field of the day of the last change where a change writes today into it: the file has it,
    /// and it says nothing yet or a day alone.
    package var dayToRenew: (name: String, place: FieldPlace)? {
        guard let day = writtenDay, !holdsMoreThanADay(day.name) else { return nil }
        return day
    }

    /// Told where a change leaves the day of the last one: words around it are the author's.
    package var dayThatStays: String? {
        guard let day = writtenDay, holdsMoreThanADay(day.name) else { return nil }
        return "\(day.name) has more than a day and stays as it is"
    }

    private var writtenDay: (name: String, place: FieldPlace)? {
        guard let name = template.dayOfChange, let place = fieldPlace(named: name),
            field(at: place).isPresent
        else { return nil }
        return (name, place)
    }

    private func holdsMoreThanADay(_ name: String) -> Bool {
        let value = value(ofField: name).trimmed
        let isOfNumbers = value.allSatisfy { $0.isNumber || "-/. ".contains($0) }
        return !isOfNumbers && template.field(named: name)?.saysNothing(value) != true
    }
}
