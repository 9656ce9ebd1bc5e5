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

extension Proposal {
    /// Whether a field is the status below the title, and the first line of words that go on in the next,
    /// which would stay behind any other status.
    package func statusGoesOn(at place: FieldPlace) -> Bool {
        guard let state = template.state, state.place == .head, field(at: place).name == state.name
        else { return false }
        let body = Source(Array(sections[place.section].bodySource.utf8)).all
        let reader = ContentReader(body, template: template, fieldPlace: .head)
        let found = reader.metadataLines.first {
            template.field(named: $0.item.name, in: .head)?.name == state.name
        }
        guard let found, !found.isLastLine else { return false }
        let below = RawLines(reader.source, found.lines.upperBound..<reader.body.upperBound)
        guard let next = below.first(where: { _ in true }) else { return false }
        let line = reader.source.string(found.firstLine)
        return found.item.goesOn(line, in: reader.source.string(next.start..<next.end))
    }
}

extension MetadataItem {
    /// Whether the value of a line goes on in the next one, as a sentence does: many words, a comma at
    /// their end, or a small letter or parenthesis that the next begins with. Other lines without a break
    /// between are further fields in forms of their own.
    func goesOn(_ line: String, in next: String) -> Bool {
        let words = next.trimmed
        guard !value.isEmpty, let first = words.first, !line.hasSuffix("  "), !line.hasSuffix("\\"),
            !line.trimmed.hasSuffix(">"), MetadataItem(words)?.hasColon != true
        else { return false }
        if first == "(" || value.last.map({ ",;(".contains($0) }) ?? false { return true }
        let start = words.prefix { $0 != " " }
        if first.isLowercase, !start.contains(":") { return true }
        return first.isLetter && value.split(separator: " ").count > 4
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
