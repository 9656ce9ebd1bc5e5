import Prose

/// What a new proposal is made from.
package struct NewProposal: Sendable {
    package var template: Template
    package var title: String
    package var author: String
    package var today: Day

    package init(template: Template, title: String, author: String, today: Day) {
        self.template = template
        self.title = title
        self.author = author
        self.today = today
    }

    /// The template's bytes without its notes on itself, title, status, author and dates filled in,
    /// LF and a final line end.
    package var bytes: [UInt8] {
        var bytes = template.source.bytes
        for note in template.preamble.notes.reversed() { bytes.removeSubrange(note) }
        bytes.removeAll { $0 == 0x0D }
        if bytes.last != 0x0A { bytes.append(0x0A) }
        var proposal = Proposal(bytes, template: template)
        if !title.isEmpty { proposal.setTitleHeading(title) }
        for field in template.fields {
            guard let place = proposal.fieldPlace(named: field.name),
                let value = value(of: field), !value.isEmpty
            else { continue }
            proposal.setValue(value, at: place)
        }
        return proposal.bytes
    }

    /// Whether the title is written anywhere.
    package var hasPlaceForTitle: Bool {
        template.fields.contains(where: \.isTitle) || template.titleForm != nil
    }

    private func value(of field: Template.Field) -> String? {
        switch field.kind {
        case .choice(let choices): choices.first
        case .date: today.description
        case .people: author
        case .line where field.isTitle: title
        default: nil
        }
    }
}

extension Template.Field {
    fileprivate var isTitle: Bool { kind == .line && name == "Title" }
}

extension Proposal {
    /// Puts another text in place of a section's own, its heading and the blank lines around kept.
    package mutating func replaceText(ofSection index: Int, with text: String) {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        let end = lineEnding
        let blank = blankContent(ofSection: index)
        editContent(ofSection: index) { content in
            let last = content.slots.last?.field.text.lines.last?.trail ?? end
            let isBlank = content.isBlank
            let before = (isBlank ? blank : content).slots.first?.before ?? end
            let field = Field(
                .prose,
                text: Text(
                    lines: lines.enumerated().map { number, line in
                        Line(text: String(line), trail: number + 1 < lines.count ? end : last)
                    }))
            content = Content(
                slots: [Slot(before: before, field: field)],
                tail: isBlank ? blank.tail : content.tail)
        }
    }

    /// Puts one value in place of a field's; authors are told apart by commas.
    package mutating func setValue(_ value: String, at place: FieldPlace) {
        edit(place) { field in
            let form = field.text.lines[field.text.lines.count - 1]
            let oneLine = value.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
            var parts = [oneLine]
            if field.kind == .people {
                parts = oneLine.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
                if parts.isEmpty { parts = [""] }
            }
            field.text.replaceLines(
                0..<field.text.lines.count,
                with: parts.enumerated().map { index, part in
                    .init(
                        lead: index == 0 ? "" : ", ", text: part,
                        trail: index == parts.count - 1 ? form.trail : "")
                })
        }
    }
}
