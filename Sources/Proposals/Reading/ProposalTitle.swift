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
}
