/// The title and the number of a proposal, wherever its template has them.
extension Proposal {
    /// The text of the title's heading.
    package var titleHeading: String {
        guard let head else { return "" }
        return sections[head].heading.bytes(sections[head].titleRange)
    }

    /// The title: the field's value, else the heading's; the heading's first where the field stands
    /// in front matter, for it may be the name of a file. Without either it is the value of the field
    /// that stands for it.
    package var title: String {
        let holdsTitle = head.map { sections[$0].holdsTitle } ?? false
        if holdsTitle, titleHeading != template.title, !titleLine.title.isEmpty {
            return titleLine.title
        }
        let value = value(ofField: "Title")
        if !value.isEmpty { return value }
        if titleHeading.isEmpty || isTitleFixed { return self.value(meantBy: "Title") }
        return titleLine.title == template.title ? "" : titleLine.title
    }

    /// The title's heading, its label told from the title.
    package var titleLine: TitleLine {
        // Fields of the head are cut with the title's own among them, but for a header below it.
        let isBelow = header != nil
        let isElsewhere = { (field: Template.Field?) in
            field.map { $0.place != .head || isBelow } ?? false
        }
        let hasNumber = isElsewhere(template.fields.first { $0.kind == .number })
        let hasTitle = isElsewhere(template.fields.first(where: \.isTitle))
        return TitleLine(
            titleHeading, template: template, number: hasNumber ? number : "",
            title: hasTitle ? value(ofField: "Title").trimmed : "")
    }

    /// The value of the number's field; empty if there is none.
    package var number: String {
        let field = template.fields.first { $0.kind == .number }
        return field.map { value(ofField: $0.name).trimmed } ?? ""
    }

    /// The field of the proposal's own number among others below the title, or in front matter, while a sign for
    /// one to come stands in it: `| Number | NNNN |`. Nil for numbers that others give, as that of an issue.
    package var fieldOfNumberToCome: Template.Field? {
        guard let field = template.fields.first(where: { $0.kind == .number }),
            field.place == .head || field.place == .frontMatter, !field.isGivenAfterApproval,
            hasField(field), let place = fieldPlace(named: field.name)
        else { return nil }
        let own = self.field(at: place)
        let sign = (own.standIn ?? own.value).trimmed.filter { !"*_`\"'".contains($0) }
        guard !sign.isEmpty, sign.isRun(ofOneOf: "NX0") else { return nil }
        let kinds = NumberLabel.words + [template.labelWord.lowercased()]
        let words = field.name.asFieldWords.split { " .:".contains($0) }
        let isOwn = words.allSatisfy { word in
            word == "no" || TitleForm.isOfNumber(word) || kinds.contains(String(word))
        }
        return isOwn ? field : nil
    }
}
