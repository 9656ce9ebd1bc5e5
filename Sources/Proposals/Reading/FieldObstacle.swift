import Markdown

extension Proposal {
    /// Why a field of the template has no line or items in the file that could be set: what stands
    /// there instead, or where the template has it.
    package func obstacle(ofField field: Template.Field) -> String {
        switch field.place {
        case .frontMatter:
            return "the template has it in front matter, which the file does not have"
        case .ownSection(let index):
            return "the section '\(template.sections[index].title)' has more in it than one line"
        case .section, .head: break
        }
        let section = section(of: field.place)
        if let section, sections[section].isPresent {
            let body = Source(Array(sections[section].bodySource.utf8)).all
            let reader = ContentReader(body, template: template, fieldPlace: field.place)
            if let obstacle = reader.obstacle(ofField: field) { return obstacle }
        }
        let heading = section.map { sections[$0].title } ?? ""
        let place =
            switch field.place {
            case .section where !heading.isEmpty: "in '\(heading)'"
            default: field.isAboveTitle ? "above the title" : "below the title"
            }
        return "the file has none of the fields that the template has \(place)"
    }
}

extension ContentReader {
    /// What stands there in place of a line with the value; nil where nothing does.
    fileprivate func obstacle(ofField field: Template.Field) -> String? {
        let found = (metadataItems + metadataLines).first {
            template.field(named: $0.item.name, in: fieldPlace)?.name == field.name
        }
        guard let found, found.hasValueBelow else { return nil }
        if found.list != nil, field.kind == .people {
            return "its values are a list below its name, which is numbered, has items of more "
                + "than a line, or text right below it"
        }
        if found.list != nil { return "its value is a list below its name" }
        let isItem = found.start > found.firstLine.lowerBound
        return isItem
            ? "its value is text or a list below the item" : "its value goes on in the next line"
    }
}
