import Markdown
import Prose

/// The template and the values that a new proposal is made from.
package struct NewProposal: Sendable {
    package var template: Template
    package var title: String
    package var author: String
    package var today: Day
    /// What accepted documents have where the template leaves it open.
    package var customs = DocumentCustoms()

    package init(template: Template, title: String, author: String, today: Day) {
        self.template = template
        self.title = title.split(whereSeparator: \.isNewline).joined(separator: " ")
        self.author = author
        self.today = today
    }

    /// The template's bytes without its notes on itself, title, status, author and dates filled in,
    /// its line ends, and a final one.
    package var bytes: [UInt8] {
        let text = textWithLineFeeds
        let ending = Proposal(template.source, template: template).lineEnding
        guard ending == "\r\n" else { return text }
        return text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }

    private var textWithLineFeeds: [UInt8] {
        var bytes = template.source.bytes
        for part in template.partsLeftOut.reversed() { bytes.removeSubrange(part) }
        bytes.removeAll { $0 == 0x0D }
        if bytes.last != 0x0A { bytes.append(0x0A) }
        var proposal = Proposal(bytes, template: template)
        let headings = headingsInBrackets(of: proposal)
        if !headings.isEmpty { proposal = proposal.wordingHeadings(headings) ?? proposal }
        if !title.isEmpty { proposal.setTitleHeading(title) }
        if template.mayRaiseTitle, customs.haveTitlesOnTop { proposal.raiseTitleHeading() }
        for field in template.fields {
            guard let place = proposal.fieldPlace(named: field.name),
                let value = value(of: field), !value.isEmpty
            else { continue }
            let isToFill = field.mark?.lowercased().hasPrefix("# fill ") ?? false
            proposal.setValue(value, at: place, keepsMarks: !isToFill)
        }
        if !title.isEmpty, mayGetHeading, template.titleField == nil {
            return proposal.bytesWithTitle(title)
        }
        proposal.leadLinks(since: bytes)
        return proposal.bytes
    }

    /// The headings that all documents have without the brackets around their words, and these words.
    private func headingsInBrackets(of proposal: Proposal) -> [(range: Range<Int>, words: String)] {
        var start = 0
        return proposal.sections.compactMap { section -> (range: Range<Int>, words: String)? in
            defer { start += section.byteCount }
            guard section.isPresent, section.role != .head,
                let words = customs.words(ofHeading: section.title)
            else { return nil }
            let title = section.titleRange
            return (range: start + title.lowerBound..<start + title.upperBound, words: words)
        }
    }

    /// Whether the title is written anywhere.
    package var hasPlaceForTitle: Bool {
        mayGetHeading || template.titleForm != nil && !template.title.isEmpty
            || template.titleField != nil
    }

    /// Why the field of the title cannot be written; nil where it can, and without one.
    package var obstacleOfTitle: String? {
        let proposal = Proposal(bytes, template: template)
        if let field = template.titleField {
            let place = proposal.fieldPlace(named: field.name)
            return place.flatMap { proposal.field(at: $0).readOnly }?
                .replacing(": edit it in the file", with: "")
        }
        // Front matter of which nothing is read may have one, too.
        guard let reason = proposal.frontMatterObstacle, !hasTitleInOtherFrontMatter,
            proposal.sections[0].bodySource.split(whereSeparator: \.isNewline).contains(where: {
                $0.lowercased().hasPrefix("title:")
            })
        else { return nil }
        return reason
    }

    /// Whether front matter that is no YAML has a title, which is left as it is.
    package var hasTitleInOtherFrontMatter: Bool {
        template.source.titleInOtherFrontMatter != nil
    }

    /// Whether a heading for the title can stand above all: the template has none of its level, no
    /// title in a table or in front matter that cannot be set, and nothing at its top that other
    /// programs read; not where no accepted document has one.
    package var mayGetHeading: Bool {
        if hasTitleInOtherFrontMatter || template.hasTitleInTable || customs.haveNoTitle {
            return false
        }
        let top = FrontMatter(template.source.bytes)?.range.upperBound ?? 0
        let text = template.source.bytes[top...].drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
        let isOther = ["{", "+++", "---"].contains { text.starts(with: $0.utf8) }
        let isHTML = String(decoding: text, as: UTF8.self).lowercased().contains("<h1")
        return template.title.isEmpty && template.outerLevel > 1 && !isOther && !isHTML
    }

    /// The field that has the title, and the title as it stands there.
    package var titleValue: (field: String, value: String)? {
        template.titleField.map { ($0.name, title(in: $0)) }
    }

    /// The title as the field shows titles: as words, as the name of a file, or as one of code.
    private func title(in field: Template.Field) -> String {
        if let code = template.titleAsCode(title, in: field, customs) { return code }
        // A number that the heading has a place for stands there alone.
        guard field.titleForm?.prefix.isEmpty ?? true, !template.title.isEmpty,
            let form = template.titleForm,
            case let bare = form.bare(title), !bare.isEmpty
        else { return title }
        return bare
    }

    /// The status that a draft has, in bold alone where all documents have it so.
    private func beginning(_ field: Template.Field) -> String? {
        guard field.marksChoice, customs.haveStatusAlone else { return field.first }
        return field.first.map { "**\($0)**" }
    }

    private func value(of field: Template.Field) -> String? {
        switch field.kind {
        case .line where !title.isEmpty && field.name == template.titleField?.name: title(in: field)
        case .line where field.showsADay && field.isOfTheBeginning: today.description
        case .line where field.isOfAuthors && (field.isLearned || field.asksForAName): author
        case .line where field.mayLearnName && customs.areNames(valuesOf: field): author
        case .line where field.dayForm != nil && field.isOfTheBeginning:
            field.dayForm?.filled(with: today)
        case .line where field.mayLearnDay && customs.dayForm(of: field) != nil:
            customs.dayForm(of: field)?.filled(with: today)
        case .choice, .line:
            field.name == template.state?.name && !field.isOfADecision ? beginning(field) : nil
        case .date where field.isOfTheBeginning: customs.signed(today, in: field)
        // Where the template shows a handle, a name is none; a header in code shows mails, too.
        case .people where field.isOfAuthors && !field.isInCode:
            field.placeholder.hasPrefix("@") && !author.contains("@") ? nil : author
        default: nil
        }
    }
}

extension Template {
    /// The bytes of its notes and of sections on itself, but for a blank line that parts what stands right
    /// above them from what follows.
    fileprivate var partsLeftOut: [Range<Int>] {
        var parts: [Range<Int>] = linesOfKeysToDelete
        for note in preamble.notes {
            let isNext = parts.last?.upperBound == note.lowerBound
            let start = isNext ? parts.removeLast().lowerBound : note.lowerBound
            parts.append(start..<note.upperBound)
        }
        parts += sectionsOnTemplate
        let bytes = source.bytes
        let feeds = { (text: ArraySlice<UInt8>) in
            text.reversed().prefix { $0.isLineEnding }.count { $0 == 0x0A }
        }
        return parts.map { part in
            guard feeds(bytes[..<part.lowerBound]) == 1, feeds(bytes[part]) > 1,
                part.upperBound < bytes.count
            else { return part }
            let isPair = bytes[part.upperBound - 2] == 0x0D
            return part.lowerBound..<part.upperBound - (isPair ? 2 : 1)
        }
    }
}

extension Template.Field {
    /// Whether the day is one that a new proposal has: of its text, and of nothing that comes later,
    /// such as `Accepted on`.
    var isOfTheBeginning: Bool {
        let later = ["merged", "accepted", "approved", "landed"]
        guard !later.contains(where: placeholder.mentions) else { return false }
        let name = name.lowercased()
        // `Update date (optional)`: there was no update yet.
        if isOptional, name.contains("updat") { return false }
        let beginnings = [
            "creat", "updat", "modif", "author", "written", "draft", "start", "submitted", "opened",
            "proposed", "edited", "change", "revis", "creaci", "criaç", "création", "erstell",
            "创建", "建立", "起草", "更新", "修改", "作成", "작성", "생성", "수정",
        ]
        let days = ["date", "dates", "datum", "fecha", "data", "day", "日付", "日期", "날짜"]
        return days.contains(name)
            || beginnings.contains(where: name.contains)
    }

    /// Whether the template shows a day that was one, alone or before a remark: `2018-12-26 (when you
    /// began)`, in code `2025-01-25 # format YYYY-MM-DD`.
    fileprivate var showsADay: Bool {
        let rest = placeholder.dropFirst(10)
        return Day(placeholder.prefix(10)) != nil
            && (rest.isEmpty || rest.hasPrefix(" (") && rest.hasSuffix(")")
                || isInCode && rest.trimmed.hasPrefix("# "))
    }

    /// `Approval status`, `Review state`: what others say of it, and nobody has said yet.
    fileprivate var isOfADecision: Bool {
        let words = name.lowercased()
        return ["approv", "review", "vote", "voting"].contains(where: words.contains)
    }

    var isTitle: Bool { kind == .line && name.lowercased() == "title" && !isLabelAlone }

    /// `ZEP0000`: a label with a number to come, where the heading has the title.
    private var isLabelAlone: Bool {
        let word = placeholder.prefix { $0.isASCII && $0.isUppercase }
        let number = placeholder.dropFirst(word.count).drop { "- ".contains($0) }
        return word.count > 1 && number.count > 1 && number.allSatisfy { $0 == "0" }
    }

    /// Whether the field is for people who write, and not for people who review or decide.
    var isOfAuthors: Bool { name.lowercased().hasPrefix("author") }

    /// Whether the template asks for a name and nothing else: `<your name>`, `[Author Name]`.
    fileprivate var asksForAName: Bool {
        let words = placeholder.lowercased().split { !$0.isLetter && $0 != "@" }.map(String.init)
        let ofNames: Set = [
            "name", "names", "author", "authors", "your", "full", "first", "last", "firstname",
            "lastname", "surname", "the", "of",
        ]
        return words.contains { $0.hasSuffix("name") || $0.hasPrefix("author") }
            && words.allSatisfy(ofNames.contains) && !isInCode
    }
}

extension Source {
    /// The line of the title in front matter that is no YAML: `title = "Faster widgets"`.
    package var titleInOtherFrontMatter: Range<Int>? {
        guard let frontMatter = FrontMatter(bytes), !frontMatter.isYAML else { return nil }
        let lines = RawLines(self, frontMatter.content).map { $0.start..<$0.end }
        return lines.first { line in
            let key = string(line).prefix { !"=:".contains($0) }.filter { $0 != "\"" }
            return key.trimmed.lowercased() == "title"
        }
    }
}

extension Proposal {
    /// The bytes with a heading for the title above all but front matter.
    fileprivate func bytesWithTitle(_ title: String) -> [UInt8] {
        let top = FrontMatter(bytes)?.range.upperBound ?? 0
        let rest = bytes[top...].drop { $0 == 0x0A }
        let gap = top > 0 ? "\n" : ""
        return Array(bytes[..<top]) + Array("\(gap)# \(title.asHeading)\n\n".utf8) + rest
    }

    /// Puts another text in place of a section's own, its heading and the blank lines around kept.
    /// A text that differs in nothing but those changes nothing.
    package mutating func replaceText(ofSection index: Int, with text: String) {
        replaceText(ofSection: index, with: text, in: content(ofSection: index))
    }

    /// - Parameter blank: what stands around the text where the section has none of its own.
    mutating func replaceText(ofSection index: Int, with text: String, in blank: Content) {
        let new = text.withoutBlankLines ?? ""
        let isSame = [sections[index].bodySource, bodyParts(ofSection: index).text].contains {
            ($0.withoutBlankLines ?? "").utf8.elementsEqual(new.utf8)
        }
        guard !isSame || !sections[index].isPresent else { return }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        // The line that parts the section from the next one stays: a text that was read has it, too.
        if blank.tail.trimmed.isRule, lines.last?.isRule == true,
            lines.dropLast().last?.allSatisfy(\.isWhitespace) ?? true
        {
            lines.removeLast()
            while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        }
        let end = lineEnding
        editContent(ofSection: index) { content in
            let last = content.slots.last?.field.text.lines.last?.trail ?? end
            let isBlank = content.isBlank
            let own = (isBlank ? blank : content).slots.first { !$0.field.isHeading }
            let before = own?.before ?? end
            let field = Field(
                .prose,
                text: Text(
                    lines: lines.enumerated().map { number, line in
                        Line(text: String(line), trail: number + 1 < lines.count ? end : last)
                    }))
            content = Content(
                slots: content.slots.filter(\.field.isHeading) + [
                    Slot(before: before, field: field)
                ],
                tail: isBlank ? blank.tail : content.tail, blank: content.blank)
        }
    }

    /// Puts one value in place of a field's; authors are told apart by commas, of which a name of
    /// front matter in double quotes has its own. A key of front matter that said the same follows.
    ///
    /// - Parameter keepsMarks: what the template says beside the value stays.
    package mutating func setValue(
        _ value: String, at place: FieldPlace, keepsMarks: Bool = false
    ) {
        let key = keySaying(theSameAs: place)
        defer { if let key { follow(place, inKey: key.place, isSmall: key.isSmall) } }
        // `AIP-XX: <title>`: what stands before the title's place stays, as it does in a heading.
        let value = self.value(value.inOneLine, at: place)
        let asked = field(at: place).name.flatMap(template.field(named:))
        edit(place, keepsMarks: keepsMarks) { field in
            field.setValue(value)
            if !field.isHeading, asked?.isLabel(value) == true { field.standAside() }
            // Without values the template's items stand below the name.
            if field.hasItems, value.isEmpty, let asked, asked.itemLead != nil {
                field.setValue(asked.placeholder)
                field.standAside()
            }
        }
    }

    /// Puts the template's own words back, which say that there is no value: the title's heading has
    /// none then, either.
    ///
    /// - Returns: false, and nothing has changed, for words that are a value.
    package mutating func setStandIn(_ words: String, at place: FieldPlace) -> Bool {
        let field = field(at: place)
        guard let asked = field.name.flatMap(template.field(named:)), !field.isHeading,
            !words.trimmed.isEmpty, asked.isUnfilled(words)
        else { return false }
        edit(place, keepsMarks: true) { field in
            field.setValue(words)
            field.standAside()
        }
        return true
    }
}

extension String {
    /// From the first line with words to the last, each as it is; nil where there is none.
    package var withoutBlankLines: Substring? {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        let start = self[..<first].lastIndex(where: \.isNewline).map(index(after:)) ?? startIndex
        return self[start..<(self[last...].firstIndex(where: \.isNewline) ?? endIndex)]
    }

    /// The lines with blanks between them.
    fileprivate var inOneLine: String {
        split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    }
}

extension Field {
    fileprivate mutating func setValue(_ value: String) {
        let oneLine = value.inOneLine
        guard kind.isSeveral else {
            let last = text.lines[text.lines.count - 1]
            text.replaceLines(
                0..<text.lines.count, with: [Line(text: oneLine, trail: last.trail)])
            return
        }
        let parts =
            yaml == nil ? oneLine.split(separator: ",").map(\.trimmed) : oneLine.valuesBetweenCommas
        let texts = parts.filter { !$0.isEmpty }
        setTexts(texts.isEmpty ? [""] : texts)
    }

    /// Puts several texts in place of the present texts; a text that stays keeps its surroundings,
    /// such as the remark behind an item of front matter.
    mutating func setTexts(_ texts: [String]) {
        let lines = text.lines
        let end = lines[lines.count - 1].trail
        let lineEnd = String(end.reversed().prefix { $0.isNewline || $0 == "]" }.reversed())
        var rest = Array(lines)
        var new: [Line] = []
        for part in texts {
            var line = Line(lead: separator, text: part, trail: "")
            if yaml != nil, let index = rest.firstIndex(where: { $0.text == part }) {
                line = rest.remove(at: index)
                // Of a list in one line, bracket and remark stand behind the last alone.
                if line.trail == end {
                    line.trail = areLines ? String(end.dropLast(lineEnd.count)) : ""
                }
            }
            new.append(line)
        }
        // The first of a list in one line has its bracket, or nothing, before it.
        if !areLines {
            for index in new.indices { new[index].lead = index == 0 ? lines[0].lead : separator }
            new[new.count - 1].trail = end
        } else {
            new[new.count - 1].trail += lineEnd
        }
        text.replaceLines(0..<lines.count, with: new)
    }
}
