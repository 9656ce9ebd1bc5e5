import Markdown
import Prose

/// The title where a document has it in several places: one follows the other while they agree.
extension Proposal {
    /// With the title's heading as it was read before the edit.
    enum TitleFollower { case title(TitleLine), number(TitleLine) }

    /// The part of the title's heading that repeats the field and agrees with it.
    func titleFollower(of place: FieldPlace) -> TitleFollower? {
        guard isNamed(place), let head, sections[head].hasHeading else { return nil }
        let field = field(at: place)
        if field.isHeading {
            let isEmptied = field.text.isEmpty && titleHeading != template.title
            let line = titleLine
            return .title(
                isEmptied && !line.title.isEmpty ? TitleLine(withoutTitle: titleHeading) : line)
        }
        guard place.section == metadataSection else { return nil }
        let line = titleLine
        switch (field.name?.lowercased(), field.kind) {
        case ("title", _):
            // A title of front matter may be another one, such as a name of a file.
            let isTitle = field.yaml == nil || template.titleField?.titleForm != nil
            let isUnfilled =
                titleHeading == template.title && field.text.isEmpty && isTitle
                && !TitleForm.isNumberToComeAlone(template.title) && !template.isTitleFixed
            // The field may have the number of the heading, too.
            let value = template.titleForm?.bare(field.value) ?? field.value
            return isUnfilled
                || [field.value.trimmed, bareTitle(of: field), value].contains(line.title)
                ? .title(line) : nil
        case (_, .number):
            // `# Title` alone has no place for a number.
            let hasLabel = !line.label.isEmpty || titleHeading == template.title
            return hasLabel && line.number == field.value.trimmed ? .number(line) : nil
        case (let name?, _) where name == template.titleField?.name.lowercased():
            // A field that stands for the title may have another one than the heading.
            return !line.title.isEmpty && field.value.trimmed == line.title ? .title(line) : nil
        default: return nil
        }
    }

    /// The title that a field has, without what the template has around it there.
    func bareTitle(of field: Field) -> String {
        let name = field.name ?? "Title"
        let value = value(ofField: name).trimmed
        return template.field(named: name)?.bareTitle(value) ?? value
    }

    mutating func rewriteTitle(_ follower: TitleFollower, title: String) {
        let old = titleHeading
        let text: String
        switch follower {
        case .title(let line):
            if old == template.title, !old.isEmpty {
                text = template.heading(title: title, number: number)
            } else {
                let form = template.titleForm
                let hasOwn = form.map { $0.place(in: title).lowerBound > title.startIndex } ?? false
                var label = hasOwn ? "" : old.bytes(line.label)
                // The title parts them where the template has no blank, `設計書：<title>`.
                let isParted = form.map { $0.prefix.isEmpty || $0.prefix.hasSuffix(" ") } ?? true
                if !title.isEmpty, line.title.isEmpty, !label.isEmpty, !label.hasSuffix(" "),
                    isParted
                {
                    label += " "
                }
                var tail = line.tail
                if let form { (label, tail) = form.marking(title, between: label, and: tail) }
                let hasOwnTail = title.hasSuffix(tail) || form?.tail(of: title) != nil
                text = (label + title.asHeading + (hasOwnTail ? "" : tail)).trimmed
            }
        case .number(let line):
            guard old != template.title else { return }
            text = line.heading(old, number: number, template: template)
        }
        replaceTitleHeading(with: text)
    }

    /// The title of front matter that is that of the heading, too, where each is a field: the other one
    /// for either. In front matter it may be another one, such as a name of a file.
    package func otherTitle(of place: FieldPlace) -> FieldPlace? {
        guard isNamed(place), let head, sections[head].holdsTitle,
            sections.first?.role == .frontMatter, place.section == head || place.section == 0,
            let heading = content(ofSection: head).slots.firstIndex(where: \.field.isHeading),
            let slot = content(ofSection: 0).slots.firstIndex(where: {
                $0.field.name?.lowercased() == "title" && $0.field.isWhole
            })
        else { return nil }
        let places = [
            FieldPlace(section: head, slot: heading), FieldPlace(section: 0, slot: slot),
        ]
        guard let own = places.firstIndex(of: place) else { return nil }
        let (title, field) = (self.field(at: places[0]), self.field(at: places[1]))
        guard title.text.string.trimmed == field.value.trimmed else { return nil }
        // One that nobody gave yet is no title.
        return field.standIn == nil ? places[1 - own] : nil
    }

    /// Gives the title of front matter what the heading's field has now.
    mutating func writeTitle(at other: FieldPlace, as place: FieldPlace) {
        let title = field(at: place).text.string.trimmed
        guard field(at: other).value.trimmed != title else { return }
        edit(other) { $0.setTexts([title]) }
    }

    /// Lets the field of the title in the heading have what the heading has now.
    mutating func showTitleOfHeading() {
        guard let head,
            let slot = sections[head].content?.slots.firstIndex(where: { $0.field.isHeading })
        else { return }
        let title = titleHeading == template.title ? "" : titleLine.title
        sections[head].content?.slots[slot].field.text = Text(title)
    }

    /// Writes the title into the template's own heading, where that says where it goes.
    package mutating func setTitleHeading(_ title: String) {
        guard template.titleForm != nil, titleHeading == template.title else { return }
        replaceTitleHeading(with: template.heading(title: title))
    }

    /// Gives the title's heading the words of a title of which a field has the name of code, `the-loom`, where
    /// it has those of the old name, `# The loom`.
    package mutating func setTitleHeading(_ title: String, inPlaceOfCode old: String) {
        let line = titleLine
        guard !isTitleFixed, !title.isNameOfCode, titleHeading != template.title,
            let own = Slug(line.title), own == Slug(old)
        else { return }
        rewriteTitle(.title(line), title: title)
    }

    /// Brings the title's heading from the second level to the first.
    mutating func raiseTitleHeading() {
        guard let head, sections[head].heading.hasPrefix("## ") else { return }
        let range = sections[head].titleRange
        sections[head].heading.removeFirst()
        sections[head].titleRange = range.lowerBound - 1..<range.upperBound - 1
        open(head)
        sections[head].isEdited = true
    }

    mutating func replaceTitleHeading(with text: String) {
        var text = text
        guard let head else { return }
        var heading = sections[head].heading
        let range = sections[head].titleRange
        if range.lowerBound > 0, heading.utf8[heading.index(atByte: range.lowerBound - 1)] == 0x23 {
            text = " " + text
        }
        let underline = heading.bytes(from: range.upperBound).first { $0 == "=" || $0 == "-" }
        if let underline, !text.isParagraphLine {
            // Above a line of `=` or `-` it would be no heading any more.
            let before = heading.bytes(0..<range.lowerBound)
            let signs = underline == "=" ? "# " : "## "
            sections[head].heading = before + signs + text + lineEnding
            let start = range.lowerBound + signs.utf8.count
            sections[head].titleRange = start..<start + text.utf8.count
            open(head)
            sections[head].isEdited = true
            return
        }
        heading.replaceBytes(range, with: text)
        sections[head].heading = heading
        sections[head].titleRange = range.lowerBound..<range.lowerBound + text.utf8.count
        // The head is written from its own text from now on.
        open(head)
        sections[head].isEdited = true
    }
}

extension String {
    /// Whether the line is read as a paragraph, and so as a title above a line of `=`.
    fileprivate var isParagraphLine: Bool {
        let bytes = Array((self + "\n===\n").utf8)
        let tree = BlockTree(bytes)
        let top = Array(tree.children(of: 0))
        return top.count == 1 && tree.blocks[top[0]].headingLevel == 1 && first != "#"
    }
}

extension Field {
    /// Whether it is one line of a value of its own, which can be edited.
    fileprivate var isWhole: Bool { kind == .line && isPresent && !isPart && readOnly == nil }
}
