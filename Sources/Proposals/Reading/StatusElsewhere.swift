import Markdown

/// A status that a document has in another form than its template: a line below the title where the template
/// has a section, or the other way round.
extension Proposal {
    /// Where a document says its status, if not where its template has it.
    package enum StatusElsewhere: Equatable, Sendable, CustomStringConvertible {
        /// A key of front matter, of this name.
        case key(FieldPlace, String)
        /// A section with this index and title.
        case section(Int, String)
        /// A line above the first section, or a heading with the status in it, as it is written.
        case line(String)

        package var description: String {
            switch self {
            case .key(_, let name): "in the key '\(name)'"
            case .section(_, let title): "in the section '\(title)'"
            case .line(let text):
                "in the line '\(text.prefix(60))\(text.count > 60 ? "…" : "")'"
            }
        }
    }

    /// Where the document says its status, if its template asks for one in another place, which the
    /// document has not; nil for nearly every one.
    package var statusElsewhere: StatusElsewhere? {
        guard let state = template.state else { return nil }
        guard hasField(state) else { return status(besides: state) }
        guard state.place == .head else { return nil }
        return fieldPlace(named: state.name).flatMap { status(belowNameIn: field(at: $0)) }
    }

    /// Whether a field stands where the template has it, whatever it holds.
    package func hasField(_ field: Template.Field) -> Bool {
        if let place = fieldPlace(named: field.name) {
            return sections[place.section].isPresent && self.field(at: place).isPresent
        }
        if case .ownSection(let index) = field.place {
            return section(forTemplate: index).map { sections[$0].isPresent } ?? false
        }
        return !value(ofField: field.name).isEmpty
    }

    /// Why a field of a section is only shown; nil for nearly every one.
    ///
    /// - Parameter isAbsent: whether the file does not have it.
    func reasonToShow(_ field: Field, isAbsent: Bool) -> String? {
        guard let name = field.name, let state = template.state, name == state.name,
            let other = isAbsent ? status(besides: state) : status(belowNameIn: field)
        else { return nil }
        return "the file has its status \(other)"
    }

    /// Where the document says its status, if a line of the template's below the title is the name alone, and
    /// the value stands below it, `**Status**` above `Accepted`.
    private func status(belowNameIn field: Field) -> StatusElsewhere? {
        guard let state = template.state, state.place == .head, field.text.isEmpty,
            (field.standIn ?? "").trimmed.isEmpty,
            let written = writtenStatus(named: template.namesOfStatus), written.value != nil
        else { return nil }
        return .line(written.line)
    }

    /// Where the document says its status besides a field that it has not.
    private func status(besides state: Template.Field) -> StatusElsewhere? {
        let names = template.namesOfStatus
        // Where the template has two of them, each is one of its own.
        guard template.fields.count(where: { names.contains($0.name.lowercased()) }) == 1 else {
            return nil
        }
        if state.place != .frontMatter, sections.first?.role == .frontMatter {
            let slots = content(ofSection: 0).slots
            for (slot, field) in slots.lazy.map(\.field).enumerated() {
                guard let name = field.name, names.contains(name.lowercased()), field.isPresent,
                    !field.text.isEmpty
                else { continue }
                return .key(FieldPlace(section: 0, slot: slot), name)
            }
        }
        if state.place != .head, let line = lineBelowTitle(named: names) {
            return .line(line.text)
        }
        let headings = names.map { HeadingName($0) }
        let section = sections.indices.first { index in
            let section = sections[index]
            return section.role == .other && section.path.count == 1 && !section.isBlank
                && headings.contains(HeadingName(section.title))
        }
        if let section { return .section(section, sections[section].title) }
        // A line that is read below the title is the field itself, or stands in its way.
        if state.place == .head, lineBelowTitle(named: names) != nil { return nil }
        return writtenStatus(named: names).map { .line($0.line) }
    }

    /// The first line `Status: Accepted` or `- Status: accepted` above the first section that has one of
    /// these names, in small letters, and a value: the line, what it reads as, the bytes of its value, and
    /// whether that goes on in the next line.
    package func lineBelowTitle(
        named names: [String]
    ) -> (text: String, item: MetadataItem, value: Range<Int>, goesOn: Bool)? {
        guard let head else { return nil }
        let body = sections[head].bodySource
        var at = byteOffset(ofSection: head) + sections[head].heading.utf8.count
        for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            defer {
                at +=
                    line.utf8.count
                    + (line.endIndex < body.endIndex ? body[line.endIndex].utf8.count : 0)
            }
            let isItem = ["- ", "* ", "+ "].contains { line.hasPrefix($0) }
            guard let item = MetadataItem(String(line.dropFirst(isItem ? 2 : 0))), item.hasColon,
                names.contains(item.name.lowercased()), !item.value.isEmpty
            else { continue }
            let start = at + (isItem ? 2 : 0) + item.lead + item.gap
            let next = body[line.endIndex...].dropFirst().prefix { !$0.isNewline }
            return (
                line.trimmed, item, start..<start + item.value.utf8.count,
                item.goesOn(String(line), in: String(next))
            )
        }
        return nil
    }
}

extension Template {
    /// What a line, section or key with the status may be called, in small letters: in place of a field of
    /// the template's, in other languages, too.
    package var namesOfStatus: [String] {
        state.map { [$0.name.lowercased(), "status"] + Template.Field.stateNames }
            ?? ["status", "state"]
    }
}
