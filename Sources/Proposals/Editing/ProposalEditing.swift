import Markdown
import Prose

/// Changing a proposal: only the bytes of what was edited change.
extension Proposal {
    /// Cuts the section into fields, so that they can be edited.
    ///
    /// - Parameter content: what was found in it already.
    package mutating func open(_ section: Int, as content: Content? = nil) {
        guard sections[section].content == nil else { return }
        sections[section].content = content ?? self.content(ofSection: section)
        if mayNoteCut(of: section) { cuts[section] = sections[section].content }
    }

    /// Changes one field. The first edit drops the words that stood in for a value or for a whole
    /// section, but for one of boxes alone; the title's heading and a table's row follow the fields
    /// that they repeat.
    ///
    /// - Parameter keepsMarks: what the template says beside the value stays.
    @discardableResult
    package mutating func edit<Result>(
        _ place: FieldPlace, keepsMarks: Bool = false, _ change: (inout Field) -> Result
    ) -> Result? {
        guard !isReadOnly, readOnlyReason(ofField: place) == nil else { return nil }
        return followingRow(of: place) { proposal in
            proposal.editFollowedByTitle(place, keepsMarks: keepsMarks, change)
        }
    }

    private mutating func editFollowedByTitle<Result>(
        _ place: FieldPlace, keepsMarks: Bool, _ change: (inout Field) -> Result
    ) -> Result? {
        let follower = titleFollower(of: place)
        let other = otherTitle(of: place)
        let template = template
        keepPrompts(editing: place)
        let result = editContent(ofSection: place.section) { content in
            if !content.slots[place.slot].field.isHeading { content.makePresent(place.slot) }
            let isFirst = content.slots[place.slot].field.standIn != nil
            content.slots[place.slot].field.standIn = nil
            if !keepsMarks {
                content.dropMark(of: place.slot, template: template)
                if isFirst { content.dropRemarks(of: template, answering: place.slot) }
            }
            defer { content.slots[place.slot].field.fitPhaseLabel() }
            return change(&content.slots[place.slot].field)
        }
        if let follower {
            let field = field(at: place)
            rewriteTitle(
                follower, title: field.isHeading ? field.text.string : bareTitle(of: field))
            if case .title = follower, !field.isHeading { showTitleOfHeading() }
            if let other, field.isHeading { writeTitle(at: other, as: place) }
        }
        return result
    }

    /// Changes the fields of a section: adds, removes or moves them.
    @discardableResult
    package mutating func editContent<Result>(
        ofSection index: Int, _ change: (inout Content) -> Result
    ) -> Result? {
        guard !isReadOnly else { return nil }
        open(index)
        if isUnbegun(index) { dropMarks(above: index) }
        makePresent(index)
        if sections[index].isUntouched {
            sections[index].dropMark()
            if let asked = templateSection(of: index) {
                sections[index].dropHeadingMark(of: asked)
            }
            sections[index].content?.dropDefaultAnswer()
        }
        guard var content = sections[index].content else { return nil }
        // Held by one variable only, so that a key copies no text.
        sections[index].content = nil
        let result = change(&content)
        sections[index].content = content
        sections[index].isEdited = true
        sections[index].isUntouched = false
        return result
    }

    /// The fields of a section without text of its own: one that is empty, to be filled in.
    func blankContent(ofSection index: Int) -> Content {
        if sections[index].role == .head, sections[index].heading.isEmpty {
            return blankFile(ofSection: index)
        }
        let end = lineEnding
        let hasLineEnd = sections[index].heading.utf8.last?.isLineEnding
        let tail = isParted(below: index) ? end : ""
        // A heading that ends the file has no line end yet.
        let before = (definition(ofAbsent: index) ?? "") + (hasLineEnd == false ? end + end : end)
        let renderer = Renderer(lineEnding: end)
        switch kind(of: index) {
        case .fields where sections[index].role != .head && template.headerSection == nil:
            let fields = template.fields.filter { $0.place == .section }
            return renderer.fields(fields, before: before, tail: tail)
        case .value:
            var field = Field(.line, text: Text(lines: [Line(text: "", trail: end)]))
            if case .template(let asked) = sections[index].role,
                let known = template.fields.first(where: { $0.place == .ownSection(asked) })
            {
                field.kind = known.kind
                field.name = known.name
                field.hint = known.hint
            }
            return Content(slots: [Slot(before: before, field: field)], tail: tail)
        case .list:
            let line = Line(lead: leadOfNewItem, text: "", trail: end)
            let field = Field(.list, text: Text(lines: [line]))
            return Content(slots: [Slot(before: before, field: field)], tail: tail)
        case .phases:
            let word = templateSection(of: index)?.wordOfPhases ?? "Phase"
            let slots = renderer.phase(1, word: word, before: before)
            return Content(slots: slots, tail: tail)
        case .prose, .parent, .fields:
            let field = Field(.prose, text: Text(lines: [Line(text: "", trail: end)]))
            return Content(slots: [Slot(before: before, field: field)], tail: tail)
        }
    }

    /// Whether a section's text ends with the blank line above the next one: a heading that was written below it
    /// brought its own.
    func isParted(below index: Int) -> Bool {
        guard let next = sections[(index + 1)...].first(where: \.isPresent) else { return false }
        return next.heading.first?.isNewline != true
    }

    /// A file without words is text: what is typed stands in front of its blank lines, and nothing
    /// else is written.
    private func blankFile(ofSection index: Int) -> Content {
        let body = sections[index].body
        let mark = body.hasByteOrderMark ? "\u{FEFF}" : ""
        let field = Field(.prose, text: Text(lines: [Line(text: "", trail: "")]))
        return Content(
            slots: [Slot(before: mark, field: field)],
            tail: body.string.bytes(from: mark.utf8.count), blank: body.string)
    }

    /// The heading of a section and what of the template's text stays, for an editor to fill in.
    package func blankSource(ofSection index: Int) -> String {
        if let answer = defaultAnswer(at: firstPlace(ofSection: index)) {
            var answered = self
            answered.answer(section: index, with: answer, keepsFixed: false)
            return String(decoding: answered.bytes(ofSection: index), as: UTF8.self)
        }
        let renderer = Renderer(lineEnding: lineEnding)
        let section = sections[index]
        let heading =
            section.isPresent
            ? section.heading.bytes(from: section.isUntouched ? section.markLength : 0)
            : renderer.heading(level: section.level, title: titleToWrite(ofSection: index))
                + lineEnding
        return heading + (section.isUntouched ? content(ofSection: index).source : lineEnding)
    }

    /// The words of the heading that a section gets which only the template has.
    private func titleToWrite(ofSection index: Int) -> String {
        templateSection(of: index)?.titleOfAnswer ?? sections[index].title
    }

    /// Gives a section that only the template has its heading, and those that it is a part of theirs.
    private mutating func makePresent(_ index: Int) {
        guard !sections[index].isPresent else { return }
        writeAbsentParents(of: index)
        writeHeading(ofAbsent: index)
    }

    /// Writes the heading of a section that only the template has, without text below it.
    mutating func writeHeading(ofAbsent index: Int) {
        let renderer = Renderer(lineEnding: lineEnding)
        let title = titleToWrite(ofSection: index)
        let line = renderer.heading(level: sections[index].level, title: title)
        let gap = gapAbove(index)
        sections[index].heading = gap + line + lineEnding
        let start = gap.utf8.count + sections[index].level + 1
        sections[index].titleRange = start..<start + title.utf8.count
        sections[index].title = title
        sections[index].isPresent = true
    }

    /// Whether a section of the template says where another one goes that the file does not have.
    package var hasPlaceForAbsent: Bool {
        sections.contains { section in
            guard section.isPresent, case .template = section.role else { return false }
            return true
        }
    }

    /// The line ends that put a blank line between a section that is to be written and the text
    /// above it.
    package func gapAbove(_ index: Int) -> String {
        String(repeating: lineEnding, count: max(0, 2 - lineEndsAbove(index)))
    }

    /// How many line ends stand right above the section; 2 at the top of the file.
    private func lineEndsAbove(_ index: Int) -> Int {
        var count = 0
        for above in sections[..<index].reversed() where above.isPresent {
            let text = above.heading + above.bodySource
            for character in text.reversed() {
                guard character.isNewline else { return count }
                count += 1
            }
        }
        return 2
    }
}

extension Content {
    /// Writes a field that the file did not have; at the end of a file without a last line end the
    /// field before gets one.
    fileprivate mutating func makePresent(_ slot: Int) {
        guard !slots[slot].field.isPresent else { return }
        slots[slot].field.isPresent = true
        let before = slots[..<slot].lastIndex { $0.field.isPresent }
        let next = slots[slot...].dropFirst().firstIndex { $0.field.isPresent }
        let isBelowField = slots[..<slot].contains { $0.field.isPresent && $0.field.name != nil }
        let isAboveField = next.map { slots[$0].field.name != nil } ?? false
        if before == nil || !isBelowField && isAboveField {
            // The first that is written stands where the first of all did, or would; what stands below
            // that stays where it is.
            let first = next ?? slots[..<slot].firstIndex { !$0.before.isEmpty }
            if let first {
                let own = slots[slot].before
                slots[slot].before = slots[first].before
                slots[first].before = own
            }
        }
        guard let before else { return }
        let last = slots[before].field.text.lines.count - 1
        var lines = slots[before].field.text.lines
        guard !(lines[last].trail.last?.isNewline ?? false) else { return }
        lines[last].trail += slots[slot].field.lineEnding
        slots[before].field.text = Text(lines: lines)
        var own = slots[slot].field.text.lines
        own[own.count - 1].trail.removeAll(where: \.isNewline)
        slots[slot].field.text = Text(lines: own)
    }
}

extension Renderer {
    /// The fields of a new metadata block, each with the template's words in place of a value.
    fileprivate func fields(_ fields: [Template.Field], before: String, tail: String) -> Content {
        let slots = fields.enumerated().map { index, template in
            var field = Field(
                template.kind, name: template.name,
                text: Text(lines: [Line(text: "", trail: lineEnding)]))
            field.lead = template.lead ?? self.field(name: template.name, value: "").trimmed
            field.gap = " "
            if let itemLead = template.itemLead {
                let lead = itemLead.replacing("\n", with: lineEnding)
                field.text = Text(lines: [Line(lead: lead, text: "", trail: lineEnding)])
                field.placeItems(below: lead)
            }
            field.isPresent = false
            field.hint = template.hint
            let isBelowList = index > 0 && fields[index - 1].itemLead != nil
            let gap = template.isParted || isBelowList ? lineEnding : ""
            return Slot(before: index == 0 ? before : gap, field: field)
        }
        return Content(slots: slots, tail: tail)
    }

    /// The title and the text of a new phase.
    fileprivate func phase(_ number: Int, word: String, before: String) -> [Slot] {
        let title = Line(lead: phaseLead(number: number, word: word), text: "", trail: lineEnding)
        let text = Line(lead: "   ", text: "", trail: lineEnding)
        var textField = Field(.phaseText(number: number), text: Text(lines: [text]))
        textField.isPresent = false
        return [
            Slot(
                before: before,
                field: Field(.phaseTitle(number: number), text: Text(lines: [title]))),
            Slot(field: textField),
        ]
    }
}
