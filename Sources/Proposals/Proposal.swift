import Markdown
import Prose

/// Where a field stands: the section and the slot in it.
package struct FieldPlace: Hashable, Sendable {
    package var section: Int
    package var slot: Int

    package init(section: Int, slot: Int) {
        self.section = section
        self.slot = slot
    }
}

/// A proposal: the shared model of the form, `check` and all commands.
///
/// Every byte of the file belongs to exactly one section, and in it to the heading or the body; a
/// body that was not edited is written as it was read.
package struct Proposal: Sendable {
    /// The template that the document was to be read by, or none if that does not fit.
    package private(set) var template: Template
    package let source: Source
    package internal(set) var sections: Sections
    /// What open sections were cut into last, before they were edited.
    var cuts: [Int: Content] = [:]
    /// Whether a section was taken out, which no other one tells of.
    var isShortened = false
    /// Why the proposal is read-only; nil for nearly every one.
    package let obstacle: EditObstacle?
    /// The line end of the first line, which new lines take; LF if there is none.
    package let lineEnding: String

    package init(_ bytes: [UInt8], template: Template) {
        self.init(Source(bytes), template: template)
    }

    package init(_ source: Source, template: Template) {
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        self.init(source, template: template, headings: Heading.all(in: tree, of: source))
        let end = tree.blocks[tree.blocks.count - 1]
        if !end.isClosed, let last = sections.lastIndex(where: \.isPresent) {
            sections[last].openEnd = OpenEnd(end, in: source.bytes)
            sections[last].openLimit = sections.count
        }
    }

    /// - Parameter headings: all of the source.
    package init(_ source: Source, template: Template, headings: [Heading]) {
        let hidden = HiddenHeadings(source, template: template, headings: headings)
        let template = template.judging(source, headings: headings, hidden: hidden)
            .onLevels(of: headings).placingFields(of: source, headings: headings)
        self.template = template
        self.source = source
        obstacle =
            source.firstInvalidByte.map { .notUTF8(byte: $0) }
            ?? (template.isNone ? nil : hidden).map { .hiddenHeadings($0) }
        lineEnding = source.firstLineEnding ?? "\n"
        sections = Sections(
            SectionCutter(source: source, template: template, headings: headings).sections())
    }

    /// Reads what nobody began by what is known now of the template's blocks: all else, and every
    /// byte, stays.
    ///
    /// - Parameter template: another reading of the same.
    package mutating func take(rolesOf template: Template) {
        let isMoved = self.template.fields.contains(where: \.isMoved)
        let isPromptText = self.template.preamble.isPromptText
        self.template = template.shifted(by: self.template.levelShift - template.levelShift)
        self.template.preamble.isPromptText = isPromptText
        if isMoved { self.template.placeFields(belowTitle: true) }
        cuts = [:]
        for index in sections.indices where sections[index].isUntouched {
            sections[index].content = nil
        }
    }

    package var isReadOnly: Bool { obstacle != nil }

    /// Whether any byte differs from what was read.
    private var isEdited: Bool { isShortened || sections.contains { $0.isEdited } }

    /// The bytes of the file as they would be written.
    package var bytes: [UInt8] {
        guard isEdited else { return source.bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.bytes.count + 256)
        for section in sections { section.write(to: &bytes) }
        return bytes
    }

    /// The bytes of one section, its heading among them.
    package func bytes(ofSection index: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sections[index].byteCount)
        sections[index].write(to: &bytes)
        return bytes
    }

    /// The place of a section of the template, present or not; nil where the document has none for it.
    package func section(forTemplate index: Int) -> Int? {
        sections.firstIndex { $0.role == .template(index) }
    }

    /// Its title alone.
    package func title(ofSection index: Int) -> String { sections.title(of: index) }

    /// The section's kind; what the template does not know is prose.
    package func kind(of section: Int) -> Template.Kind {
        switch sections[section].role {
        case .template(let index):
            hasFieldsElsewhere(section) ? .parent : template.sections[index].kind
        case .head:
            section == self.section(of: .head) && template.fields.contains { $0.place == .head }
                ? .fields : .prose
        case .frontMatter: .fields
        case .other: .prose
        }
    }

    /// Whether the template has its fields in this section, and the file below its title.
    package func hasFieldsElsewhere(_ section: Int) -> Bool {
        templateSection(of: section)?.kind == .fields
            && template.fields.contains(where: \.isMoved)
    }

    /// The index of the part before the first section; nil where nothing stands there.
    package var head: Int? {
        // Front matter and fields alone stand above it.
        sections.indices.prefix(3).last { sections[$0].role == .head }
    }

    /// The part before the first section that fields stand in: above the title where the template has
    /// them there.
    private var headOfFields: Int? {
        if template.hasLabelAboveTitle { return head }
        return sections.indices.prefix(2).first { sections[$0].role == .head }
    }

    /// The section that is a header in code, as in the template, where the file has it.
    var header: Int? {
        template.headerSection.flatMap(section(forTemplate:)).flatMap {
            sections[$0].isPresent ? $0 : nil
        }
    }

    /// The section that fields of such a place stand in.
    func section(of place: Template.Field.Place) -> Int? {
        switch place {
        case .section:
            template.sections.firstIndex { $0.kind == .fields }.flatMap { section(forTemplate: $0) }
        case .frontMatter: sections.first?.role == .frontMatter ? 0 : nil
        case .head: header ?? headOfFields
        case .ownSection(let index): section(forTemplate: index)
        }
    }

    /// The template's section that a section is; nil for one that the template does not know.
    package func templateSection(of section: Int) -> Template.Section? {
        guard case .template(let index) = sections[section].role else { return nil }
        return template.sections[index]
    }

    /// The section that most fields stand in, present or not.
    package var metadataSection: Int? {
        let places: [Template.Field.Place] = [.section, .frontMatter, .head]
        let place = places.first { place in template.fields.contains { $0.place == place } }
        return section(of: place ?? .section)
    }

    /// The field of this name in the metadata block, if the file or the template has it.
    package func fieldPlace(named name: String) -> FieldPlace? {
        let own = template.field(named: name)?.name ?? name
        return section(ofField: name).flatMap { section in
            content(ofSection: section).slot(named: own).map {
                FieldPlace(section: section, slot: $0)
            }
        }
    }

    /// Where a field of this name stands: as the template has it, in the heading, or among the keys
    /// of front matter, or the rows of a table, that the template does not know.
    private func section(ofField name: String) -> Int? {
        let place = template.field(named: name)?.place
        if place == nil, name.lowercased() == "title", let head, sections[head].holdsTitle {
            return head
        }
        if place == nil, template.hasTableHeader, sections.first?.role != .frontMatter {
            return section(of: .head)
        }
        return section(of: place ?? .frontMatter)
    }

    /// Why no key of the front matter can be edited; nil if one can, and without any.
    package var frontMatterObstacle: String? {
        guard sections.first?.role == .frontMatter else { return nil }
        let slots = content(ofSection: 0).slots
        return slots.allSatisfy { $0.field.name == nil } ? slots.first?.field.readOnly : nil
    }

    /// Looked at in its place: a copy of a slot counts references to all that it holds.
    package func field(at place: FieldPlace) -> Field {
        guard let slots = sections[place.section].content?.slots else {
            return content(ofSection: place.section).slots[place.slot].field
        }
        return slots.span[place.slot].field
    }

    /// Its kind alone, which every key asks for.
    package func kind(ofField place: FieldPlace) -> FieldKind {
        guard let slots = sections[place.section].content?.slots else {
            return field(at: place).kind
        }
        return slots.span[place.slot].field.kind
    }

    /// Its text alone.
    package func text(ofField place: FieldPlace) -> Text {
        guard let slots = sections[place.section].content?.slots else {
            return field(at: place).text
        }
        return slots.span[place.slot].field.text
    }

    /// Why it cannot be edited alone; every key asks.
    package func readOnlyReason(ofField place: FieldPlace) -> String? {
        guard let slots = sections[place.section].content?.slots else {
            return field(at: place).readOnly
        }
        return slots.span[place.slot].field.readOnly
    }

    /// Whether it has a name, which text has not; every key asks.
    package func isNamed(_ place: FieldPlace) -> Bool {
        guard let slots = sections[place.section].content?.slots else {
            return field(at: place).name != nil
        }
        return slots.span[place.slot].field.name != nil
    }

    /// The value of a metadata field, without backticks where the template writes its own in such, without
    /// quotes in a header of code, and of choices that are all shown the marked one; empty if it is missing or still the template's.
    package func value(ofField name: String) -> String {
        guard let section = section(ofField: name) else { return "" }
        let content = content(ofSection: section)
        let field = template.field(named: name)
        if let slot = content.slot(named: field?.name ?? name) {
            let value = content.slots[slot].field.words
            if field?.isInCode ?? false { return value.withoutQuotes }
            if let field, field.marksChoice { return field.chosen(in: value) }
            let isInCode = field?.isInBackticks ?? false
            return isInCode && value.isCodeSpan ? String(value.dropFirst().dropLast()) : value
        }
        guard let field, [.head, .section].contains(field.place),
            !sections[section].isEdited
        else { return "" }
        let value = ContentReader(
            sections[section].body, template: template, fieldPlace: field.place
        ).valueBelow(named: field.name)
        return field.isUnfilled(value) ? "" : value
    }

    /// Keeps the metadata block cut into fields, for a reader of several of them.
    package mutating func openMetadata() {
        if let section = metadataSection { open(section) }
    }

    /// The section cut into fields. What the file has elsewhere, or in the line of another field, is not written
    /// a second time.
    package func content(ofSection index: Int) -> Content {
        if let content = sections[index].content { return content }
        var content = cut(section: index)
        if sections[index].role != .frontMatter { content.showSharedLines(by: template) }
        let isAbsent = !sections[index].isPresent
        for slot in content.slots.indices {
            let isMissing = isAbsent || !content.slots[slot].field.isPresent
            guard isMissing || content.slots[slot].field.text.isEmpty else { continue }
            if let reason = reasonToShow(content.slots[slot].field, isAbsent: isMissing) {
                content.slots[slot].field.readOnly = reason
            }
        }
        return content
    }

    private func cut(section index: Int) -> Content {
        let section = sections[index]
        if section.role == .frontMatter { return frontMatter(section.body) }
        if section.isUntouched {
            let rule = startOfRule(below: index)
            return rule.flatMap { contentOfRuleAlone(ofSection: index, at: $0) }
                ?? untouchedContent(ofSection: index)
        }
        if section.isBlank {
            return withTitle(blankContent(ofSection: index), ofSection: index)
        }
        if let start = startOfRule(below: index) {
            return content(ofSection: index, aboveRuleAt: start)
        }
        let kind = kind(of: index)
        var place = Template.Field.Place.section
        if section.role == .head || index == header { place = .head }
        if kind == .value, case .template(let asked) = section.role { place = .ownSection(asked) }
        var content = ContentReader(section.body, template: template, fieldPlace: place)
            .content(kind)
        if section.role == .head, !template.preamble.isPromptText,
            let prompt = template.preamble.prompt
        {
            content.standIn(for: prompt)
        }
        // A form feed is no word, and no blank line either.
        return withTitle(
            content.slots.isEmpty ? blankContent(ofSection: index) : content, ofSection: index)
    }

    private func frontMatter(_ body: SourceSlice) -> Content {
        let found = FrontMatter(body.source.bytes)
        return FrontMatterReader(
            source: body.source, body: body.range, mapping: found?.content ?? body.range,
            template: template, lineEnding: lineEnding, language: found?.language ?? .yaml
        ).content
    }

    /// The head with a field for the title, where the template has no other.
    private func withTitle(_ content: Content, ofSection index: Int) -> Content {
        guard sections[index].holdsTitle else { return content }
        var content = content
        let title = titleHeading == template.title ? "" : titleLine.title
        var field = Field(.line, name: "Title", text: Text(title))
        field.isHeading = true
        field.isPresent = false
        field.hint = FieldInference.unbracketed(template.title)
        if sections[index].body.isBlank {
            // Without a template there may be no other place for words.
            if !template.isNone { content = Content(slots: [], tail: "") }
            content.blank = sections[index].body.string
        }
        content.slots.insert(Slot(field: field), at: 0)
        return content
    }
}

extension Content {
    /// Lets what the template asks below the title stand for text that is not written yet.
    fileprivate mutating func standIn(for prompt: NormalizedText) {
        guard slots.count == 1, NormalizedText(slots[0].field.text.string) == prompt else { return }
        let field = slots[0].field
        let trail = field.text.lines[field.text.lines.count - 1].trail
        let source = field.text.source
        slots[0].field.standIn = source.bytes(0..<source.utf8.count - trail.utf8.count)
        slots[0].field.text = Text(lines: [Line(text: "", trail: trail)])
    }

    fileprivate func slot(named name: String) -> Int? {
        let name = name.lowercased()
        return slots.firstIndex { $0.field.name?.lowercased() == name }
    }
}

extension Source {
    fileprivate var firstLineEnding: String? {
        guard let end = bytes.firstIndex(where: \.isLineEnding) else { return nil }
        if bytes[end] == 0x0A { return "\n" }
        return end + 1 < bytes.count && bytes[end + 1] == 0x0A ? "\r\n" : "\n"
    }
}

extension Proposal {
    /// Titles of the headings above a section and its own, as they are written.
    package func titlePath(of section: Section) -> [String] {
        guard section.path.count > 1 else { return section.title.isEmpty ? [] : [section.title] }
        return section.path.indices.map { depth in
            if depth == section.path.count - 1 { return section.title }
            let above = Array(section.path[...depth])
            return sections.first { $0.path == above }?.title ?? section.path[depth].string
        }
    }
}

extension Template {
    /// Titles of the headings above a section of the template and its own.
    package func titlePath(of index: Int) -> [String] {
        let path = sections[index].path
        return path.indices.map { depth in
            let above = Array(path[...depth])
            return sections.first { $0.path == above }?.title ?? path[depth].string
        }
    }
}
