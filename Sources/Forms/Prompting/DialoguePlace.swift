import Markdown
import Proposals
import Prose
import Rules

/// What is said of a section and of a field when the author comes to them.
extension Dialogue {
    static func text(of placed: PlacedFinding) -> String {
        "\(placed.finding.level.word): \(placed.finding.message)"
    }

    // MARK: Sections

    /// `Section 4 of 18, Goals, list. started, 1 warning.`, what is asked, what is wrong.
    mutating func tellSection() {
        let index = form.section
        say("")
        let state = form.stateWords(ofSection: index).capitalizedFirst
        say("\(form.sectionWords(of: index)). \(state).")
        if case .template(let asked) = form.proposal.sections[index].role,
            guided.insert(asked).inserted
        {
            tellGuidance(of: form.proposal.template.sections[asked])
        }
        if form.place.field.slot > 0, form.proposal.sections[index].isUntouched {
            say("Text of the template's stands above: < goes there.")
        }
        if let notice = form.openNotice { say("Error: \(notice)") }
        let here = form.session.known.findings.inOrder.filter { $0.field.section == index }
        for placed in here.prefix(Self.mostFindings) { say(Self.text(of: placed)) }
        if here.count > Self.mostFindings {
            say("And \(here.count - Self.mostFindings) more: ! lists them.")
        }
    }

    private static let mostFindings = 9
    private static let mostGuidanceInALine = 300

    /// What the template asks for in the section at hand.
    mutating func tellGuidance() {
        guard let asked = form.proposal.templateSection(of: form.section) else {
            let words = form.guidance?.words ?? ""
            say(words.isEmpty ? "The template asks for nothing here." : "Guidance: \(words)")
            return
        }
        tellGuidance(of: asked)
    }

    private mutating func tellGuidance(of asked: Template.Section) {
        var paragraphs = asked.paragraphsOfGuidance
        // Read out at once, much is hard to follow.
        let text = paragraphs.joined(separator: " ")
        if text.utf8.count <= Self.mostGuidanceInALine { paragraphs = text.isEmpty ? [] : [text] }
        if let first = paragraphs.first, asked.kind != .fields {
            say("Guidance: \(first)")
            for paragraph in paragraphs.dropFirst() { say("  \(paragraph)") }
        }
        for block in asked.blocks where block.role == .fixed { say("Stays: \(block.text)") }
        if asked.isOptional { say("It may be left out: x takes it out.") }
        if asked.repeats != nil { say("There may be more of these: n adds one.") }
    }

    // MARK: Fields

    mutating func tellField() {
        let field = form.field
        let name = field.name ?? "Value"
        if let step = form.stepHere { say(step.message) }
        if let reason = field.readOnly {
            say("\(name) is read-only: \(reason). \(field.value)")
            return
        }
        switch field.kind {
        case .line, .number: tellLine(field, name: name)
        case .choice(let own): tellChoice(field, name: name, form.choices ?? own)
        case .date: tellDate(field, name: name)
        case .people, .values: tellValues(field, name: name)
        case .list: tellItems()
        case .phaseTitle(let number): tellPhase(number)
        case .phaseText(let number): tellProse(name: "Text of phase \(number)")
        case .prose: tellProse(name: "Text")
        }
    }

    private mutating func tellLine(_ field: Field, name: String) {
        guard field.text.isEmpty else {
            say("\(name): \(field.value)")
            say("Type another, Enter keeps it:")
            return
        }
        say("\(name) is \(emptiness(of: field))." + (field.hint.map { " \($0)" } ?? ""))
        say("Type it, Enter leaves it empty:")
    }

    private func emptiness(of field: Field) -> String {
        form.proposal.isLeftOut(field) ? "left out" : "empty"
    }

    private mutating func tellChoice(_ field: Field, name: String, _ choices: [String]) {
        let value = field.text.isEmpty ? emptiness(of: field) : field.value
        let list = choices.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
        say("\(name) is \(value). \(list). Enter keeps it:")
    }

    private mutating func tellDate(_ field: Field, name: String) {
        let value = field.value
        let today = form.session.context.today
        let what =
            value.isEmpty
            ? emptiness(of: field) : value + (Day(value) == nil ? ", which is no date" : "")
        let keeps = value.isEmpty ? "leaves it empty" : "keeps it"
        say("\(name) is \(what). Type a date, t for today, \(today); Enter \(keeps):")
    }

    private mutating func tellValues(_ field: Field, name: String) {
        guard !field.text.isEmpty else {
            let isLeftOut = form.proposal.isLeftOut(field)
            say(
                (isLeftOut ? "\(name) is left out." : "\(name): nobody yet.")
                    .replacingNobody(of: field.kind)
                    + (field.hint.map { " \($0)" } ?? ""))
            say("Type one, Enter leaves it empty:")
            return
        }
        say("\(name):")
        for (number, line) in field.text.lines.enumerated() { say("\(number + 1) \(line.text)") }
        say("Type another to add it, or: d1 takes one out, c1 changes it, Enter goes on:")
    }

    // MARK: Lists and phases

    private mutating func tellItems() {
        let count = form.itemLines.count
        say(count == 0 ? "No items yet." : Self.count(count, "item") + ".")
        for line in form.itemTexts { say(line) }
        say(
            count == 0
                ? "Type one, Enter goes on:"
                : "Type another to add it, or: d2 delete, c2 change, m2 1 move, Enter goes on:")
    }

    private mutating func tellPhase(_ number: Int) {
        let title = form.fieldText.string
        say("Phase \(number) of \(form.phaseCount), title" + (title.isEmpty ? "." : ": \(title)"))
        say(title.isEmpty ? "Type it, Enter goes on:" : "Type another, Enter keeps it:")
    }

    // MARK: Prose

    private mutating func tellProse(name: String) {
        let text = form.fieldText
        guard !text.isEmpty else {
            say("\(name): nothing yet. Type it; a line with a single dot ends it. Enter goes on:")
            return
        }
        let size =
            Self.count(text.paragraphs.count, "paragraph") + ", "
            + Self.count(text.wordCount, "word")
        say(
            "\(name): \(size). r read, l list lines, a add, e edit in your editor, "
                + "Enter goes on:")
    }
}

extension Level {
    /// The word that begins a line about a finding.
    var word: String {
        switch self {
        case .error: "Error"
        case .warning: "Warning"
        case .note: "Note"
        case .todo: "To do"
        }
    }
}

extension String {
    fileprivate func replacingNobody(of kind: FieldKind) -> String {
        kind == .people ? self : replacing("nobody yet", with: "nothing yet")
    }
}

extension Text {
    /// Runs of lines that are not blank.
    var paragraphs: [Range<Int>] {
        var found: [Range<Int>] = []
        var start: Int?
        for (index, line) in lines.enumerated() {
            let isBlank = line.text.trimmed.isEmpty
            if isBlank, let first = start {
                found.append(first..<index)
                start = nil
            } else if !isBlank, start == nil {
                start = index
            }
        }
        if let first = start { found.append(first..<lines.count) }
        return found
    }
}

extension Form {
    /// The lines of the list at hand that begin an item.
    var itemLines: [Int] {
        let text = fieldText
        return text.isEmpty ? [] : text.lines.indices.filter { text.lines[$0].isItem }
    }

    /// The items as they are read: with their numbers, and the number of the item around each.
    var itemTexts: [String] {
        let text = fieldText
        let starts = itemLines
        var shown: [String] = []
        for (number, line) in starts.enumerated() {
            let depth = text.lines[line].lead.indentColumns
            let above = starts[..<number].lastIndex { text.lines[$0].lead.indentColumns < depth }
            let under = above.map { " under \($0 + 1):" } ?? ""
            shown.append("\(number + 1)\(under) \(text.lines[line].text)")
            let end = number + 1 < starts.count ? starts[number + 1] : text.lines.count
            shown += text.lines[(line + 1)..<end].map { "  " + $0.text }
        }
        return shown
    }

    /// How many phases the section at hand has.
    var phaseCount: Int {
        content.slots.count { if case .phaseTitle = $0.field.kind { true } else { false } }
    }
}
