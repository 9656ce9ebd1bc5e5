import Proposals
import Prose

/// Fields of the metadata block that are more than a line: choices, dates, people.
extension Form {
    /// Puts a whole value in place of the field's, as one step.
    mutating func setValue(_ value: String) {
        guard mayWrite() else { return }
        history.endTyping()
        remember()
        proposal.setValue(value, at: place.field)
        land(at: field.text.end)
    }

    // MARK: Dates

    /// Digits, with the separators put in; a complete date is begun anew.
    mutating func typeDate(_ character: Character) {
        let text = field.text.string
        let isAtEnd = place.selection == nil && place.caret == field.text.end
        guard isAtEnd, character.isASCII, character.isNumber else {
            insert(String(character), typing: true)
            return
        }
        if Day(text) != nil {
            setValue(String(character))
        } else {
            let count = text.utf8.count
            // In words, `30 Nov 2026`, other signs part it.
            let isNumeric = text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" }
            let isParted = isNumeric && (count == 4 || count == 7)
            insert((isParted ? "-" : "") + String(character), typing: true)
        }
    }

    /// A day or a month more or less; `-` in a half-typed date is its separator.
    mutating func changeDate(days: Int = 0, months: Int = 0) {
        guard field.kind == .date else {
            say("This is no date.")
            return
        }
        guard let day = Day(field.text.string.trimmed) else {
            if days < 0, !field.text.isEmpty {
                insert("-", typing: true)
            } else if field.text.isEmpty, months != 0 {
                // Someone who reads on, page by page.
                move(months > 0 ? .pageDown : .pageUp, extending: false)
            } else if field.text.isEmpty {
                setValue(session.context.today.description)
            } else {
                say("“\(field.text.string)” is no date yet: YYYY-MM-DD.")
            }
            return
        }
        setValue(day.adding(months: months).adding(days: days).description)
    }

    mutating func putToday() {
        switch field.kind {
        case .date: setValue(session.context.today.description)
        case .line, .number:
            let range = place.selection ?? place.caret..<place.caret
            let text = fieldText.lines[range.lowerBound.line].text
            let beside = [
                text.bytes(0..<range.lowerBound.offset).last,
                text.bytes(from: range.upperBound.offset).first,
            ]
            guard !beside.contains(where: { $0.map { $0.isLetter || $0.isNumber } ?? false }) else {
                return say("Today's date would run into what stands here: type a blank first.")
            }
            insert(session.context.today.description)
        case .prose, .list, .phaseTitle, .phaseText, .people, .values, .choice:
            say("Today's date goes in a field of one line.")
        }
    }

    // MARK: People

    /// The next row; an empty row leaves the field.
    mutating func newlineInPeople() {
        let line = place.caret.line
        let text = field.text
        if text.lines[line].text.isEmpty {
            if text.lines.count > 1 {
                edit { $0.removeValue(line) }
                clampPlace()
            }
            focusField(by: 1, atEnd: false)
            return
        }
        history.endTyping()
        let end = text.lines[line].text.utf8.count
        // In front of a name nothing is parted: the next row is the one below.
        if place.selection == nil, place.caret.offset == 0 { place.caret.offset = end }
        if place.selection == nil, place.caret.offset == end, field.yaml?.separator != nil {
            // What stands behind an item of front matter stays with it.
            edit { $0.addValue(below: line) }
            land(at: Position(line: line + 1, offset: 0))
        } else {
            insert("\n")
        }
        history.endTyping()
    }

    /// Each pasted line becomes a person, and so does each name between commas where these part them.
    mutating func pasteNames(_ lines: [String]) {
        // A part of a name goes between its neighbours, blanks and all.
        let (areLines, isYAML) = (field.areLines, field.yaml != nil)
        let isRow =
            isYAML && lines[0].trimmed.hasPrefix("- ")
            && fieldText.lines[place.caret.line].text.isEmpty
        guard lines.count > 1 || isRow || !areLines && lines[0].contains(",") else {
            return insert(lines[0])
        }
        let names = lines.map { (line: String) -> String in
            let words = line.trimmed
            guard let marker = ItemMarker(words) else { return words }
            // A row of another document: it gets the quotes that it needs here.
            let own = words.bytes(from: marker.text.upperBound)
            return isYAML ? own.withoutQuotes : own
        }.flatMap { (words: String) -> [Substring] in
            areLines ? [words[...]] : words.split(separator: ",")
        }.map(\.trimmed).filter { !$0.isEmpty }
        insert(names.joined(separator: "\n"))
    }

    /// The author whose name was begun, if one is known that is not named yet: a name that is only gone to
    /// is whole.
    package var completion: String? {
        guard fieldKind == .people, place.selection == nil, let people = session.people,
            session.isBehindTyping, layers.over.isEmpty
        else { return nil }
        let lines = field.text.lines
        let typed = lines[place.caret.line].text
        guard !typed.isEmpty, place.caret.offset == typed.utf8.count else { return nil }
        let begun = typed.lowercased()
        return people.first { name in
            name.lowercased().hasPrefix(begun) && name != typed
                && !lines.contains { $0.text == name }
        }
    }

    /// Puts the whole name in place of its beginning. Returns whether there was one.
    mutating func takeCompletion() -> Bool {
        guard let name = completion else { return false }
        let start = Position(line: place.caret.line, offset: 0)
        let range = start..<place.caret
        let form = lineForm(at: place.caret.line)
        if let end = edit({ $0.text.replace(range, with: name, form: form) }) { land(at: end) }
        return true
    }
}

extension String {
    /// Without the quotes around all of it, where none stands within.
    fileprivate var withoutQuotes: String {
        guard let sign = first, sign == "\"" || sign == "'", count > 1, last == sign else {
            return self
        }
        let words = dropFirst().dropLast()
        return words.contains(sign) || words.contains("\\") ? self : String(words)
    }
}
