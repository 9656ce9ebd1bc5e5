import Prose

/// Comments and remarks of a template beside its fields, which go when the fields are answered.
extension Proposal {
    /// Whether the template's comment still stands behind the value.
    package func hasMark(at place: FieldPlace) -> Bool {
        let content = content(ofSection: place.section)
        return content.slots[place.slot].field.rangeOfMark(template) != nil
    }

    /// Whether a section has nothing of the author's yet, nor had it.
    func isUnbegun(_ index: Int) -> Bool {
        // Every key asks; a copy of the section would make it copy its text.
        !sections[index].isPresent || sections[index].isUntouched
            || !sections[index].isEdited && sections[index].isBlank
    }

    /// Takes out what the template says of leaving out the sections that an answered one stands below.
    mutating func dropMarks(above index: Int) {
        var level = sections[index].level
        for above in (0..<index).reversed() where sections[above].isPresent {
            guard sections[above].level < level else { continue }
            level = sections[above].level
            guard let asked = templateSection(of: above) else { continue }
            // One that asks waits for words of its own.
            let mayGo =
                sections[above].markLength > 0
                && asked.blocks.contains(where: \.saysThatItMayGo)
            guard mayGo || asked.headingMark != nil else { continue }
            if mayGo { sections[above].dropMark() }
            sections[above].dropHeadingMark(of: asked)
        }
    }
}

extension Template.Section {
    /// The comment at the end of the heading, `## Drivers <!-- optional -->`, which goes when the
    /// section is answered; nil for one that speaks to a program.
    package var headingMark: String? {
        guard title.hasSuffix("-->"),
            let start = title.indices.last(where: { title[$0...].hasPrefix("<!--") }),
            start > title.startIndex
        else { return nil }
        let mark = String(title[start...])
        return mark.dropFirst(4).trimmed.lowercased().isForAProgram ? nil : mark
    }

    /// The heading's words as an answered section has them.
    package var titleOfAnswer: String {
        headingMark.map { String(title.dropLast($0.count)).trimmed } ?? title
    }
}

extension Section {
    /// Takes the template's comment at the end of the heading out, with the blanks before it.
    mutating func dropHeadingMark(of asked: Template.Section) {
        guard let mark = asked.headingMark else { return }
        let words = heading.bytes(titleRange)
        guard words.hasSuffix(mark), case let kept = String(words.dropLast(mark.count)).trimmed,
            !kept.isEmpty
        else { return }
        heading.replaceBytes(titleRange, with: kept)
        titleRange = titleRange.lowerBound..<titleRange.lowerBound + kept.utf8.count
        title = kept
    }
}

extension Content {
    /// Forgets the template's answer for want of another, which stands in no field.
    mutating func dropDefaultAnswer() {
        for slot in slots.indices where slots[slot].field.name == nil {
            slots[slot].field.hint = nil
        }
    }

    /// Takes the template's comment behind a value out, with the blanks before it, and its remark
    /// behind a key.
    mutating func dropMark(of slot: Int, template: Template) {
        slots[slot].field.dropKeyRemark(of: template)
        guard let range = slots[slot].field.rangeOfMark(template) else { return }
        var lines = slots[slot].field.text.lines
        lines[lines.count - 1].trail.replaceBytes(range, with: "")
        slots[slot].field.text = Text(lines: lines)
    }

    /// Takes out what the template says of all optional fields, once each of them has a value, and of
    /// those that had one before.
    ///
    /// - Parameter slot: the field that has none yet, and gets one; nil for none.
    mutating func dropRemarks(of template: Template, answering slot: Int? = nil) {
        let isMissing = slots.indices.contains { index in
            let field = slots[index].field
            guard index != slot, field.isPresent, field.standIn != nil || field.text.isEmpty,
                let name = field.name
            else { return false }
            return template.field(named: name)?.isOptional ?? false
        }
        guard !isMissing else { return }
        for index in slots.indices where slots[index].field.isPresent {
            let field = slots[index].field
            guard field.standIn == nil, !field.text.isEmpty,
                let asked = field.name.flatMap(template.field(named:)), asked.isOptional,
                !asked.isDefault
            else { continue }
            dropMark(of: index, template: template)
        }
        for index in slots.indices where slots[index].before.contains("#") {
            slots[index].before = slots[index].before.withoutRemarks(of: template)
        }
        if tail.contains("#") { tail = tail.withoutRemarks(of: template) }
    }
}

extension Field {
    fileprivate mutating func dropKeyRemark(of template: Template) {
        guard let name, let asked = template.field(named: name), yaml != nil || asked.isInCode,
            let remark = asked.keyRemark, lead.hasSuffix(remark + ":")
        else { return }
        lead.removeLast(remark.count + 1)
        lead += ":"
    }

    /// Where the template's comment stands behind the last line; nil where it does not.
    fileprivate func rangeOfMark(_ template: Template) -> Range<Int>? {
        // Nearly all lines have nothing behind them but their end.
        guard let name, let trail = text.lines.last?.trail, trail.utf8.count > 2,
            let mark = template.field(named: name)?.mark, let found = trail.range(ofText: mark)
        else { return nil }
        let blanks = trail.utf8.prefix(found.lowerBound).reversed().prefix { $0 == 0x20 }.count
        return found.lowerBound - blanks..<found.upperBound
    }
}

extension String {
    /// Without the template's own comments that speak of optional fields.
    fileprivate func withoutRemarks(of template: Template) -> String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { line in
            let words = line.lowercased()
            return
                !(words.hasPrefix("#") && words.contains("optional")
                && template.source.all.string.contains(line))
        }.joined(separator: "\n")
    }
}
