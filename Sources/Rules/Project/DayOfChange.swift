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
    /// The field of the day of the last change where a change writes today into it, and today as it stands
    /// there: the file has the field, and it says nothing yet or a day alone.
    package func dayToRenew(
        on today: Day
    ) -> (name: String, place: FieldPlace, value: String)? {
        guard let day = writtenDay, !day.value.hasMoreThanADay(day.field),
            let value = day.field.written(today, inPlaceOf: day.value)
        else { return nil }
        return (day.field.name, day.place, value)
    }

    /// Told where a change leaves the day of the last one: words around it are the author's, and so is a form
    /// that is not known, or a month alone.
    package var dayThatStays: String? {
        guard let day = writtenDay else { return nil }
        if day.value.hasMoreThanADay(day.field) {
            return "\(day.field.name) has more than a day and stays as it is"
        }
        let anyDay = Day(secondsSince1970: 0)
        return day.field.written(anyDay, inPlaceOf: day.value) == nil
            ? "\(day.field.name) has a form of its own and stays as it is" : nil
    }

    private var writtenDay: (field: Template.Field, place: FieldPlace, value: String)? {
        guard let name = template.dayOfChange, let field = template.field(named: name),
            let place = fieldPlace(named: name), self.field(at: place).isPresent
        else { return nil }
        return (field, place, value(ofField: name).trimmed)
    }
}

extension String {
    fileprivate func hasMoreThanADay(_ field: Template.Field) -> Bool {
        let isOfNumbers = field.withoutBracketsOfDay(self).allSatisfy {
            $0.isNumber || "-/. ".contains($0)
        }
        return !isOfNumbers && !field.saysNothing(self)
    }
}
