import Proposals
import Prose
import Rules

/// What the author says of the template where it was taken for something else; the project's
/// settings keep it once the author agreed to the lines, and the template itself stays. The same
/// correction once more takes it back.
extension Form {
    /// Asks for a setting of the section or the field at hand.
    mutating func correct(_ correction: TemplateCorrection) -> [Effect] {
        if session.host.isRestricted {
            session.message = Message(
                "Not here: this run may change nothing but the proposals.", isError: true)
            return []
        }
        guard !proposal.template.isNone else {
            say("The document follows no template.")
            return []
        }
        settle()
        session.correcting = correction
        let field = proposal.field(at: place.field).name.flatMap {
            proposal.template.field(named: $0)
        }
        // The template as it is understood without the project's settings.
        let plain = Template(
            reading: proposal.template.source.bytes, name: proposal.template.name,
            head: proposal.template.learnedHead)
        if let field, correction == .optional {
            let own = plain.field(named: field.name)?.isOptional ?? false
            return [
                .findChange(
                    Setting(
                        section: "field \(field.name)", name: "optional",
                        value: field.isOptional ? "no" : "yes",
                        isTemplates: own != field.isOptional))
            ]
        }
        guard let asked = proposal.templateSection(of: section) else {
            say(
                proposal.sections[section].role == .head
                    ? "That is said of sections and fields; this is the text below the title."
                    : "The template has no such section.")
            return []
        }
        let section = "section \(asked.title)"
        let setting =
            switch correction {
            case .fixed: Setting(section: section, name: "fixed", value: "yes")
            case .prompt: Setting(section: section, name: "fixed", value: "no")
            case .optional:
                Setting(
                    section: section, name: "optional", value: asked.isOptional ? "no" : "yes",
                    isTemplates: plain.sections.first { $0.path == asked.path }?.isOptional
                        != asked.isOptional)
            }
        return [.findChange(setting)]
    }

    /// Reads the document by the template as it is understood now; the text is the same.
    mutating func take(_ template: Template, says text: String) {
        let byte = proposal.byteOffset(of: place.field, place.caret)
        let template = template.learning(proposal.template.learned) ?? template
        history.endTyping()
        session.understood = template
        session.context.template = template
        session.freshness.noteContext()
        read(by: template, at: byte)
        check()
        say(text)
        session.corrected = session.correcting.map {
            Corrected(correction: $0, place: place, edits: session.freshness.edits)
        }
        session.correcting = nil
    }

    /// Undo of what was said of the template, where nothing was edited since: the settings are a
    /// file of their own, so it asks once more with the lines that go. Nil where there is nothing.
    mutating func takeBackCorrection() -> [Effect]? {
        guard let corrected = session.corrected, corrected.edits == session.freshness.edits,
            !session.host.isRestricted
        else { return nil }
        session.corrected = nil
        focus(corrected.place.field, at: corrected.place.caret)
        let effects = correct(corrected.correction)
        // Undo once more is of the text.
        session.correcting = nil
        return effects
    }

    /// Takes what accepted documents keep and drop of the template, for sections that nobody began.
    mutating func take(_ learned: LearnedRoles) {
        guard let template = proposal.template.learning(learned) else { return }
        session.understood = template
        takeReading()
        refreshStatus()
    }

    /// Reads by the template as it is understood now, as also what an undo brought back.
    mutating func takeReading() {
        guard let understood = session.understood, !proposal.template.isNone,
            understood.day == proposal.template.day,
            !understood.isSameReading(as: proposal.template)
        else { return }
        guard understood.overrides == proposal.template.overrides else {
            return read(by: understood, at: proposal.byteOffset(of: place.field, place.caret))
        }
        let (fields, caret) = (content.slots.count, place.caret)
        let line = fieldText.lines[caret.line].text
        let isOnArrival =
            caret == .start && place.field == proposal.firstPlace(ofSection: section)
        proposal.take(rolesOf: understood)
        // Text that stays stands around the field of the answer now.
        if content.slots.count != fields {
            let same = isOnArrival ? nil : firstPlace(ofLine: line)
            place = same ?? Place(proposal.firstPlace(ofSection: section))
            if same != nil { place.caret.offset = caret.offset }
        }
        clampPlace()
    }

    /// Where a line with these words begins in the section; nil for an empty line, or where none has
    /// them.
    private func firstPlace(ofLine words: String) -> Place? {
        guard !words.isEmpty else { return nil }
        for (slot, other) in content.slots.enumerated() {
            if let line = other.field.text.lines.firstIndex(where: { $0.text == words }) {
                return Place(
                    FieldPlace(section: section, slot: slot),
                    caret: Position(line: line, offset: 0))
            }
        }
        return nil
    }

    private mutating func read(by template: Template, at byte: Int) {
        proposal = Proposal(proposal.bytes, template: template)
        session.freshness.forgetCheck()
        session.freshness.isUnsettled = false
        session.view.top = .start
        let found = proposal.place(atByte: byte)
        place = Place(found.place, caret: found.position)
        clampPlace()
    }
}

/// The author's last correction of the template, which undo takes back while nothing else was done.
struct Corrected: Sendable {
    var correction: TemplateCorrection
    var place: Place
    /// Edits of the document until then.
    var edits: Int
}

/// What a section of the template is, by the author's word.
package enum TemplateCorrection: String, CaseIterable, Hashable, Sendable {
    /// Its text stays in documents.
    case fixed
    /// Its text asks, and goes with the answer.
    case prompt
    /// A document may be without it; or it has to be there, if it was optional.
    case optional
}
