import Proposals
import Prose

/// What a line does in the fields of a section: an answer, or a command.
extension Dialogue {
    mutating func hearInFields(_ line: String) -> [Effect] {
        if reading != nil, readOn(line) { return [] }
        let escaped = Self.escaped(line)
        if escaped == nil, let effects = command(line) { return effects }
        // Blanks alone say nothing.
        if escaped?.isEmpty == true { return form.handle(.action(.chooseNext)) }
        if escaped == nil, hearsCommand(line) { return [] }
        if escaped == nil, Self.isLikeCommand(line), !isAnswer(line) {
            refuse(
                "“\(line)” is no command here: ? lists them; with a blank before it, it is text.")
            return []
        }
        guard form.mayWrite() else {
            isRefused = true
            return []
        }
        switch form.fieldKind {
        // One blank in front says that the line is text, and is dropped; more blanks are
        // indentation.
        case .prose, .phaseText: beginParagraph(line.indentColumns == 1 ? line.trimmed : line)
        case .list where ItemMarker(line) != nil: addItem(line, depth: line.indentColumns / 2)
        default: answer(escaped ?? line, isEscaped: escaped != nil)
        }
        return []
    }

    /// Short answers that fields of one value have.
    private func isAnswer(_ line: String) -> Bool {
        switch form.fieldKind {
        case .date: line == "t" || line == "-"
        case .line, .number, .phaseTitle: line == "-"
        case .choice(let own):
            (form.choices ?? own).contains { $0.lowercased().hasPrefix(line.lowercased()) }
        case .people, .values, .list, .prose, .phaseText: false
        }
    }

    /// Does what a command of the kind of field at hand says.
    private mutating func hearsCommand(_ line: String) -> Bool {
        switch form.fieldKind {
        case .list: hearsItemCommand(line)
        case .people, .values: hearsValueCommand(line)
        case .prose: hearsProseCommand(line)
        case .phaseTitle: hearsPhaseCommand(line)
        case .phaseText: hearsPhaseCommand(line) || hearsProseCommand(line)
        case .line, .number, .date, .choice: false
        }
    }

    private mutating func answer(_ words: String, isEscaped: Bool) {
        switch form.fieldKind {
        case .line, .number, .phaseTitle:
            setValue(words == "-" && !isEscaped ? "" : words)
        case .date:
            if words == "t", !isEscaped {
                setValue(form.session.context.today.description)
            } else if isEscaped || Day(words) != nil {
                setValue(words)
            } else if words == "-" {
                setValue("")
            } else {
                refuse("“\(words)” is no date: YYYY-MM-DD, or t for today.")
            }
        case .choice(let own): choose(words, of: form.choices ?? own)
        case .people, .values: addValue(words)
        case .list: addItem(words, depth: 0)
        case .prose, .phaseText: break
        }
    }

    /// Puts a value in place of the field's, and goes on to the next one.
    private mutating func setValue(_ value: String) {
        // The template's remark beside the value goes when the value is confirmed, too.
        if value.trimmed != form.field.value || form.proposal.hasMark(at: form.place.field) {
            if form.fieldKind.isPhaseTitle {
                form.setPhaseTitle(value.trimmed)
            } else {
                form.setValue(value)
            }
        }
        // A choice was read back already.
        if let name = form.field.name, !form.fieldKind.isChoice {
            let value = form.field.value
            say(value.isEmpty ? "\(name) is empty." : "\(name): \(value)")
        }
        form.focusField(by: 1, atEnd: false)
    }

    /// By number, by the whole value or by how it begins, if only one begins so.
    private mutating func choose(_ words: String, of choices: [String]) {
        let typed = words.lowercased()
        var found = choices.filter { $0.lowercased() == typed }
        if found.isEmpty, let number = Int(words), choices.indices.contains(number - 1) {
            found = [choices[number - 1]]
        }
        if found.isEmpty { found = choices.filter { $0.lowercased().hasPrefix(typed) } }
        guard found.count == 1 else {
            refuse("Type a number from 1 to \(choices.count), or how one of them begins.")
            return
        }
        say("\(found[0]).")
        setValue(found[0])
    }

    // MARK: Several values

    private mutating func addValue(_ words: String) {
        let steps = form.history.count
        form.place.caret = form.fieldText.end
        if !form.fieldText.lines[form.place.caret.line].text.isEmpty { form.newlineInPeople() }
        form.paste(words)
        form.history.join(since: steps)
        sayValues()
    }

    private mutating func sayValues() {
        let values = form.fieldText.lines.map(\.text).joined(separator: ", ")
        say(values.isEmpty ? "Empty now." : "\(form.field.name ?? "Values"): \(values).")
    }

    private mutating func hearsValueCommand(_ line: String) -> Bool {
        guard let command = NumberedCommand(line, names: ["d", "c"]) else { return false }
        let count = form.fieldText.isEmpty ? 0 : form.fieldText.lines.count
        guard command.numbers.count == 1, (1...max(count, 1)).contains(command.numbers.lowerBound),
            count > 0
        else {
            refuse("There are \(count) here.")
            return true
        }
        guard form.mayWrite() else {
            isRefused = true
            return true
        }
        let index = command.numbers.lowerBound - 1
        if command.name == "d" {
            if count == 1 {
                form.setValue("")
            } else {
                form.history.endTyping()
                form.edit { $0.removeValue(index) }
                form.clampPlace()
            }
            sayValues()
        } else if command.words.trimmed.isEmpty {
            say("\(form.fieldText.lines[index].text)")
            say("Type it anew, Enter leaves it:")
            beginWriting(.value(index), tells: false)
        } else {
            replaceValue(index, with: command.words.trimmed)
        }
        return true
    }

    mutating func replaceValue(_ index: Int, with words: String) {
        form.replaceLine(index, with: words)
        sayValues()
    }
}

extension Form {
    /// Puts other words in place of a line's words, as a step of its own.
    mutating func replaceLine(_ index: Int, with words: String) {
        history.endTyping()
        let end = Position(line: index, offset: fieldText.lines[index].text.utf8.count)
        let form = lineForm(at: index)
        edit {
            $0.text.replace(Position(line: index, offset: 0)..<end, with: words, form: form)
        }
        clampPlace()
    }

    fileprivate mutating func setPhaseTitle(_ title: String) {
        replaceLine(0, with: title)
    }
}

extension FieldKind {
    fileprivate var isChoice: Bool { if case .choice = self { true } else { false } }

    fileprivate var isPhaseTitle: Bool { if case .phaseTitle = self { true } else { false } }
}
