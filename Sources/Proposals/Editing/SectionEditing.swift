import Markdown
import Prose

/// Whole sections: another section beside sections that repeat, a section that goes, another
/// heading.
extension Proposal {
    /// The document with one section more, below the last of its kind, and the byte that it begins
    /// at. The new section has the heading of those beside it with the next number where they count, else
    /// the template's, what stays of the template's text, and the parts that one of those has.
    ///
    /// - Returns: nil where the template does not say that there may be more such sections.
    package func addingSection(after index: Int) -> (bytes: [UInt8], start: Int)? {
        guard let (first, beside) = repeated(at: index) else { return nil }
        let asked = template.sectionToRepeat(beside: beside)
        let siblings = siblings(of: first)
        let end = family(of: siblings.last ?? first).upperBound
        let heading = Renderer(lineEnding: lineEnding).heading(
            level: template.sections[asked].level, title: nextTitle(behind: siblings, asked))
        let isLast = !sections[end...].contains(where: \.isPresent)
        var above = self
        above.writeAbsentParents(of: first)
        var bytes = above.bytes
        let at = isLast ? bytes.count : above.byteOffset(ofSection: end)
        let gap = Self.gap(below: bytes[..<at], lineEnding)
        let parts = parts(of: asked, in: siblings).map { part in
            let section = template.sections[part]
            let heading = Renderer(lineEnding: lineEnding).heading(
                level: section.level, title: section.titleOfAnswer)
            return lineEnding + heading + lineEnding + keptBody(ofTemplate: part)
        }
        let text =
            gap + heading + lineEnding + keptBody(ofTemplate: asked) + parts.joined()
            + (isLast ? "" : lineEnding)
        bytes.insert(contentsOf: Array(text.utf8), at: at)
        return (bytes, at + gap.utf8.count)
    }

    /// The heading of a section behind others: as they count, without words that are one's alone.
    private func nextTitle(behind siblings: [Int], _ asked: Int) -> String {
        let title = template.sections[asked].titleOfAnswer
        let counted = siblings.compactMap { index in
            sections[index].title.number.map { (title: sections[index].title, number: $0) }
        }.max { $0.number.value < $1.number.value }
        let next = min(counted?.number.value ?? 0, Int.max - 1) + 1
        if let heading = CountedHeading(title), heading.asksForTitle || heading.isToCome {
            return heading.numbered(next)
        }
        guard let counted else { return title }
        let lead = String(counted.title[..<counted.number.range.upperBound])
        let rest = counted.title[counted.number.range.upperBound...]
        let isWord =
            !(lead.dropLast(counted.title[counted.number.range].count).last?.isLetter ?? false)
            && !(rest.first?.isLetter ?? false)
        guard template.sections[asked].repeats == .number, isWord else {
            return title.replacingNumber(with: next)
        }
        // What is said of the section, as `(Optional)`, is no word of its name.
        let isMarkAlone = HeadingName(counted.title) == HeadingName(lead)
        return (isMarkAlone ? counted.title : lead).replacingNumber(with: next)
    }

    /// The parts of a section of the template that one of those beside it has, too.
    private func parts(of asked: Int, in siblings: [Int]) -> [Int] {
        let present = siblings.flatMap { sibling in
            family(of: sibling).dropFirst().filter { sections[$0].isPresent }
                .map { HeadingName(sections[$0].title) }
        }
        return template.parts(of: asked).filter { present.contains(template.sections[$0].name) }
    }

    /// The part of a section of the template that one in another such section stands for.
    private func repeatedPart(at index: Int) -> Int? {
        let level = sections[index].level
        guard sections[index].role == .other, template.hasRepetitions,
            let above = sections[..<index].lastIndex(where: {
                $0.isPresent && $0.level > 0 && $0.level < level
            }), let asked = repeatedTemplate(beside: above)
        else { return nil }
        let name = HeadingName(sections[index].title)
        return template.parts(of: template.sectionToRepeat(beside: asked)).first {
            template.sections[$0].name == name
        }
    }

    /// What stays of the template's text below a heading, with a blank line between.
    private func keptBody(ofTemplate asked: Int) -> String {
        let kept = keptText(ofTemplate: asked)
        return kept.isEmpty ? "" : lineEnding + kept + lineEnding
    }

    /// What of the template's text stays in a section, as the first key leaves it.
    private func keptText(ofTemplate asked: Int) -> String {
        guard template.sections[asked].blocks.contains(where: { $0.isKept && !$0.isAboveHeading })
        else { return "" }
        let own = Proposal(template.source, template: template)
        guard let index = own.section(forTemplate: asked), own.sections[index].isUntouched else {
            return ""
        }
        let text = own.content(ofSection: index).source.utf8.filter { $0 != 0x0D }
        let lines = String(decoding: text, as: UTF8.self).withoutBlankLines ?? ""
        return lines.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: lineEnding)
    }

    /// The section that the template repeats beside one of the author's own, or its part for one in that; nil
    /// for any other.
    package func repeatedSection(beside index: Int) -> Template.Section? {
        (repeatedTemplate(beside: index) ?? repeatedPart(at: index)).map { template.sections[$0] }
    }

    private func repeatedTemplate(beside index: Int) -> Int? {
        guard sections[index].role == .other,
            template.sections.contains(where: { $0.repeats != nil }),
            let (section, asked) = repeated(at: index), siblings(of: index).contains(section)
        else { return nil }
        return asked
    }

    /// The line ends that are missing for a blank line below a text.
    private static func gap(below text: ArraySlice<UInt8>, _ lineEnding: String) -> String {
        let ends = text.reversed().prefix { $0.isLineEnding }.count { $0 == 0x0A }
        return String(repeating: lineEnding, count: max(0, 2 - ends))
    }

    /// The section at hand, or the nearest one that it is a part of, that the template repeats; and
    /// its index there.
    private func repeated(at index: Int) -> (section: Int, asked: Int)? {
        var index = index
        while true {
            if case .template(let asked) = sections[index].role,
                template.sections[asked].repeats != nil
            {
                return (index, asked)
            }
            let level = sections[index].level
            let beside = siblings(of: index).last { sibling in
                guard case .template(let asked) = sections[sibling].role else { return false }
                return template.sections[asked].repeats != nil
            }
            if let beside, sections[index].role == .other,
                case .template(let asked) = sections[beside].role
            {
                return (beside, asked)
            }
            guard
                let above = sections[..<index].lastIndex(where: {
                    $0.isPresent && $0.level > 0 && $0.level < level
                })
            else { return nil }
            index = above
        }
    }

    /// The section and the deeper ones that follow it.
    private func family(of index: Int) -> Range<Int> {
        let level = sections[index].level
        let end = sections[(index + 1)...].firstIndex { $0.level <= level }
        return index..<(end ?? sections.count)
    }

    /// Sections of the file that stand beside one under the same heading, itself among them.
    func siblings(of index: Int) -> [Int] {
        let level = sections[index].level
        let isAbove = { (section: Section) in section.level < level && section.level > 0 }
        let start = sections[..<index].lastIndex(where: isAbove) ?? -1
        let end = sections[(index + 1)...].firstIndex(where: isAbove) ?? sections.count
        return (start + 1..<end).filter { sections[$0].level == level && sections[$0].isPresent }
    }

    /// Why a section stays.
    package enum SectionObstacle: Error, Equatable, CustomStringConvertible {
        case isAbsent(String)
        case isRequired(String)
        case hasText(String)
        case isAboveDashes(String)

        package var description: String {
            switch self {
            case .isAbsent(let title): "“\(title)” is not in the file"
            case .isRequired(let title): "the template wants “\(title)”; say there why it is empty"
            case .hasText(let title): "“\(title)” has text of yours: cut that first"
            case .isAboveDashes(let name): "the table begins with the row of “\(name)”"
            }
        }
    }

    /// The document without a section, and without the deeper sections in it.
    ///
    /// No text that somebody wrote goes: each of the sections is the template's, word for word, or
    /// empty.
    ///
    /// - Parameter isWanted: whether it may be one that the template wants of all, and is missing then.
    package func removingSection(
        _ index: Int, isWanted: Bool = false
    ) throws(SectionObstacle) -> [UInt8] {
        let section = sections[index]
        let title = section.outlineName
        guard section.isPresent else { throw .isAbsent(title) }
        if section.role == .head || section.role == .frontMatter { throw .isRequired(title) }
        let family = family(of: index)
        if let written = family.first(where: { !isUnwritten($0) }) {
            throw .hasText(sections[written].outlineName)
        }
        guard isWanted || mayBeWithout(index) else { throw .isRequired(title) }
        var bytes: [UInt8] = []
        for other in sections.indices where !family.contains(other) {
            bytes += self.bytes(ofSection: other)
        }
        // The text above the last section ends the file now.
        if !sections[family.upperBound...].contains(where: \.isPresent) {
            let blank = bytes.reversed().prefix(while: \.isLineEnding).count
            let first = bytes.suffix(blank).prefix { $0 == 0x0D }.count + 1
            bytes.removeLast(max(0, blank - first))
        }
        return bytes
    }

    /// How many sections of the file are parts of a section.
    package func partCount(of index: Int) -> Int {
        family(of: index).dropFirst().count { sections[$0].isPresent }
    }

    /// Whether most accepted documents are without a section that the template asks of all.
    package func mostAreWithout(_ index: Int) -> Bool {
        guard let asked = templateSection(of: index) else { return false }
        return asked.isAskedOfAll && template.learned.areWithout(asked.name)
    }

    private func mayBeWithout(_ index: Int) -> Bool {
        switch sections[index].role {
        case .frontMatter, .head: return false
        case .other: return true
        case .template(let asked):
            let section = template.sections[asked]
            if section.isOptional || section.isConditional || mostAreWithout(index) { return true }
            // The section is one of several, of which another is there.
            return section.repeats != nil && siblings(of: index).count > 1
        }
    }

    private func isUnwritten(_ index: Int) -> Bool {
        if sections[index].isUntouched || sections[index].isBlank { return true }
        let text = NormalizedText(sections[index].bodySource)
        guard case .template(let asked) = sections[index].role else {
            // As one of those that repeat was added.
            let kept = (repeatedTemplate(beside: index) ?? repeatedPart(at: index))
                .map(keptText(ofTemplate:))
            return kept.map { NormalizedText($0) == text } ?? false
        }
        return text == template.sections[asked].body
    }

    /// The document without an optional field that has no value, or the template's.
    package mutating func removeField(at place: FieldPlace) throws(SectionObstacle) {
        let field = field(at: place)
        let name = field.name ?? ""
        let asked = template.field(named: name)
        guard field.isPresent, !field.isHeading else { throw .isAbsent(name) }
        guard asked?.isOptional ?? true else { throw .isRequired(name) }
        // The lines of its keys would be left.
        guard field.whole == nil, asked?.isUnfilled(field.value) ?? field.value.isEmpty else {
            throw .hasText(name)
        }
        if field.cell?.isAboveDashes ?? false { throw .isAboveDashes(name) }
        guard content(ofSection: place.section).slots.count(where: { $0.field.isPresent }) > 1
        else {
            guard sections[place.section].role == .frontMatter else { throw .isRequired(name) }
            // Without keys the lines around them mean nothing; a comment above them stays.
            let top = bytes.prefix(FrontMatter(bytes)?.range.lowerBound ?? 0)
            let rest = sections.indices.dropFirst().flatMap { bytes(ofSection: $0) }
            self = Proposal(Array(top) + rest.drop(while: \.isLineEnding), template: template)
            return
        }
        let template = template
        let isFrontMatter = sections[place.section].role == .frontMatter
        editContent(ofSection: place.section) { content in
            let removed = content.slots.remove(at: place.slot)
            var before = removed.before + removed.field.rowsBelow
            let below =
                place.slot < content.slots.count
                ? content.slots[place.slot].before : content.tail
            // A line between blank lines goes with one blank line, the last key with the blank
            // lines above it.
            let isLast = isFrontMatter && place.slot == content.slots.count
            if before.allSatisfy(\.isNewline), isLast || below.first?.isNewline == true {
                before = ""
            }
            if place.slot < content.slots.count {
                content.slots[place.slot].before = before + content.slots[place.slot].before
            } else {
                content.tail = before + content.tail
            }
            content.dropRemarks(of: template)
        }
        _ = settle(place.section)
    }

    /// Whether a field is one that a document may be without, and the file is without it.
    package func isLeftOut(_ field: Field) -> Bool {
        guard !field.isPresent, !field.isHeading, let name = field.name else { return false }
        return template.field(named: name)?.isOptional ?? false
    }

    /// Whether a section's heading is the author's to word; so is the title of a document without a template
    /// and without another title.
    package func mayRename(_ index: Int) -> Bool {
        switch sections[index].role {
        case .frontMatter: false
        case .head: template.isNone && sections[index].holdsTitle
        case .other: sections[index].hasHeading
        case .template(let asked):
            sections[index].isPresent && template.sections[asked].repeats != nil
        }
    }

    /// Why a section's heading keeps its words; nil if it need not.
    package func reasonToKeepHeading(ofSection index: Int) -> String? {
        if mayRename(index) { return nil }
        switch sections[index].role {
        case .frontMatter, .head: return "the title is changed in the text, and in its field"
        case .template, .other: return "the template words this heading"
        }
    }

    /// The document with another title in a section's heading; links to it here follow, and words of
    /// a list of contents.
    ///
    /// - Returns: the bytes, and where the section begins in them.
    package func renamingSection(_ index: Int, to title: String) -> (bytes: [UInt8], start: Int) {
        let section = sections[index]
        let start = byteOffset(ofSection: index)
        let range = start + section.titleRange.lowerBound..<start + section.titleRange.upperBound
        var bytes = bytes
        bytes.replaceSubrange(range, with: Array(title.asHeading.utf8))
        let edits = bytes.linksFollowing(self.bytes).flatMap(\.edits)
        let shift = edits.filter { $0.range.lowerBound < start }
            .reduce(0) { $0 + $1.text.utf8.count - $1.range.count }
        return (bytes.writing(edits), start + shift)
    }
}

extension Template {
    /// The sections in a section.
    fileprivate func parts(of index: Int) -> Range<Int> {
        let end = sections[(index + 1)...].firstIndex { $0.level <= sections[index].level }
        return index + 1..<(end ?? sections.count)
    }

    /// The section of which there is one more: that at hand, or the first beside it that asks for its
    /// title, as `Proposal 1: Title` does beside `Proposal 0: Do nothing`.
    fileprivate func sectionToRepeat(beside index: Int) -> Int {
        let asked = sections[index]
        guard let own = CountedHeading(asked.titleOfAnswer), !own.asksForTitle else { return index }
        return sections.indices.first { other in
            sections[other].level == asked.level
                && sections[other].path.dropLast() == asked.path.dropLast()
                && CountedHeading(sections[other].titleOfAnswer).map {
                    $0.word == own.word && $0.asksForTitle
                } ?? false
        } ?? index
    }
}

extension Section {
    /// The section's name in messages.
    var outlineName: String {
        title.isEmpty ? "the part above the first heading" : title
    }
}

extension String {
    /// The number in a heading that counts, and where it stands.
    fileprivate var number: (value: Int, range: Range<String.Index>)? {
        guard let start = firstIndex(where: \.isASCIIDigit) else { return nil }
        let end = self[start...].firstIndex { !$0.isASCIIDigit } ?? endIndex
        return Int(self[start..<end]).map { ($0, start..<end) }
    }

    fileprivate func replacingNumber(with value: Int) -> String {
        guard let number else { return self }
        return replacingCharacters(in: number.range, with: String(value))
    }

    private func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
