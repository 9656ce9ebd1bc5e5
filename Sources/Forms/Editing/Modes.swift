import Prose

/// Modes of a keymap: what keys mean in the fields, and where the caret may stand.
extension Form {
    /// The mode in which keys are looked up; nil where the keymap has none, and over the fields.
    package var keyMode: String? {
        guard let mode = session.mode, case .fields = layers.top else { return nil }
        return mode.name
    }

    /// Whether a character that nothing is bound to types itself here.
    var typesCharacters: Bool {
        guard let mode = session.mode, !mode.types, case .fields = layers.top else { return true }
        // Choices are picked by their letters.
        return !fieldContext.chain.contains(.text)
    }

    mutating func go(to mode: EditingMode) {
        guard let found = session.keymap.modes.first(where: { $0.name == mode.rawValue }) else {
            say("This keymap has no mode \(mode.rawValue).")
            return
        }
        let typed = session.mode?.types ?? true
        if typed, let start = session.commands.insertStart { history.join(since: start) }
        session.commands.insertStart = mode == .insert ? history.count : nil
        session.mode = found
        history.endTyping()
        switch mode {
        case .select:
            place.anchor = place.anchor ?? place.caret
            place.isMarked = true
            session.commands.hasObjectSelected = false
        case .normal, .insert:
            place.anchor = nil
            place.isMarked = false
        }
        // Behind what was typed last the caret goes back onto it.
        if mode == .normal, typed, place.caret.offset > 0 { move(.left, extending: false) }
    }

    /// What follows from an action in a mode that types nothing: a selection that was used is over,
    /// and the caret stands on a character.
    mutating func settleMode(after action: Action) {
        guard let mode = session.mode, !mode.types, case .fields = layers.top else { return }
        switch action {
        case .cut, .copy, .delete, .indent, .outdent, .pasteBehind, .paste, .replaceCharacter,
            .swapCase:
            if mode.name == EditingMode.select.rawValue { go(to: .normal) }
        case .select:
            if mode.name != EditingMode.select.rawValue { go(to: .select) }
            session.commands.hasObjectSelected = true
        case .undo, .redo:
            // The caret goes where the change was, and nothing stays selected.
            goToStartOfSelection()
            place.isMarked = false
        case .extend:
            // Whole lines stay whole lines.
            if place.caret.offset > 0 { session.commands.hasObjectSelected = false }
        default: break
        }
        guard place.anchor == nil, fieldContext.chain.contains(.text) else { return }
        let text = fieldText.lines[place.caret.line].text
        if place.caret.offset > 0, place.caret.offset == text.utf8.count {
            place.caret.offset = text.boundary(atOrBefore: place.caret.offset - 1)
        }
    }

    /// Whether the caret stands on a character, not between two characters.
    var standsOnCharacters: Bool { session.mode.map { !$0.types } ?? false }

    /// Onto the last character of this word, or of the next where it is there already.
    mutating func moveOntoWordEnd(extending: Bool) {
        move(.right, extending: extending)
        move(.wordEnd, extending: extending)
        move(.left, extending: extending)
    }

    /// In the mode that selects, the character that the caret stands on is selected too.
    mutating func includeCharacterAtCaret(for action: Action) {
        guard session.mode?.name == EditingMode.select.rawValue, let anchor = place.anchor,
            !session.commands.hasObjectSelected
        else { return }
        switch action {
        case .cut(.selection), .copy(.selection), .delete(.selection), .change(.selection),
            .swapCase(.selection), .replaceCharacter:
            break
        default: return
        }
        func behind(_ position: Position) -> Position {
            let text = fieldText.lines[position.line].text
            guard position.offset < text.utf8.count else { return position }
            return Position(line: position.line, offset: text.boundary(after: position.offset))
        }
        if place.caret >= anchor {
            place.caret = behind(place.caret)
        } else {
            place.anchor = behind(anchor)
        }
    }

    /// Takes words out to type others in their place: the end of the last line stays.
    mutating func cutToChange(_ object: TextObject) -> [Effect] {
        guard object == .line || object == .paragraph, place.selection == nil,
            fieldKind == .prose || isInPhaseText, let range = range(of: object)
        else { return cut(object) }
        let text = fieldText
        var end = range.upperBound
        while end.offset == 0, end.line > range.lowerBound.line {
            end.line -= 1
            end.offset = text.lines[end.line].text.utf8.count
        }
        (place.anchor, place.caret) = (range.lowerBound, end)
        guard place.selection != nil else {
            place.anchor = nil
            return []
        }
        return cut(.selection)
    }

    // MARK: The last change

    /// Remembers events that change the text, and brings the caret onto a character.
    mutating func follow(_ event: Event) {
        switch event {
        case .action(let action), .repeated(let action, _), .aimed(let action, _, _):
            settleMode(after: action)
            record(event, action)
        case .typed, .typedOften, .paste: record(event, nil)
        default: break
        }
    }

    private mutating func record(_ event: Event, _ action: Action?) {
        guard !session.commands.isRepeating, action != .repeatChange, let mode = session.mode else {
            return
        }
        if session.commands.recording != nil {
            session.commands.recording?.append(event)
            guard !mode.types else { return }
            session.commands.lastChange = session.commands.recording ?? []
            session.commands.recording = nil
        } else if let action, action.isChange {
            var events = [event]
            if let register = session.commands.register {
                events.insert(.aimed(.useRegister, at: register, times: 1), at: 0)
            }
            if mode.types {
                session.commands.recording = events
            } else {
                session.commands.lastChange = events
            }
        }
    }

    /// Does the last change again, as one step of undo.
    mutating func repeatChange() -> [Effect] {
        guard !session.commands.lastChange.isEmpty else {
            say("Nothing was changed yet.")
            return []
        }
        history.endTyping()
        let steps = history.count
        session.commands.isRepeating = true
        let effects = session.commands.lastChange.flatMap { handle($0) }
        session.commands.isRepeating = false
        history.join(since: steps)
        return effects
    }

    // MARK: Lines

    /// Copies so many lines from that of the caret on, as far as there are.
    mutating func copyLines(_ count: Int) -> [Effect] {
        let origin = place
        let line = place.caret.line
        let last = min(line + count, fieldText.lines.count)
        place.anchor = Position(line: line, offset: 0)
        place.caret =
            last < fieldText.lines.count ? Position(line: last, offset: 0) : fieldText.end
        _ = copy(.selection)
        session.clipboard.endLine()
        place = origin
        return [.copy(session.clipboard.text)]
    }

    /// Whether a part is taken as whole lines, the last one among them, which has no line end: where
    /// commands have keys of their own, lines are pasted as lines.
    func takesWhole(_ object: TextObject) -> Bool {
        object == .line && session.mode != nil && (fieldKind == .prose || isInPhaseText)
    }

    /// Cuts the last line with the line end above it.
    mutating func cutLastLine(_ range: Range<Position>) -> [Effect] {
        var taken = clipboard(of: range)
        taken.endLine()
        let above = range.lowerBound.line - 1
        remove(above < 0 ? range : fieldText.endOfLine(above)..<range.upperBound)
        place.caret = Position(line: max(above, 0), offset: 0)
        take(taken, joining: .behind)
        return [.copy(session.clipboard.text)]
    }

    /// Whether the clipboard holds whole lines, which are pasted as lines.
    private var hasWholeLines: Bool {
        session.clipboard.text.hasSuffix("\n") && (fieldKind == .prose || isInPhaseText)
    }

    /// Lines that were cut whole go above the line at hand, where commands have keys of their own.
    mutating func pasteHere() {
        guard session.mode?.types == false, hasWholeLines, place.selection == nil else {
            return pasteOwn()
        }
        let start = Position(line: place.caret.line, offset: 0)
        place.caret = start
        pasteOwn()
        place.caret = start
    }

    mutating func openLine(above: Bool) {
        guard mayWrite() else { return }
        history.endTyping()
        let steps = history.count
        if above {
            place.caret = Position(line: place.caret.line, offset: 0)
            place.anchor = nil
            switch fieldKind {
            case .prose, .phaseText:
                insert("\n")
                place.caret = Position(line: place.caret.line - 1, offset: 0)
            case .list, .people, .values, .phaseTitle, .line, .number, .date, .choice: break
            }
        } else {
            let line = fieldText.lines[place.caret.line].text
            place.caret = Position(line: place.caret.line, offset: line.utf8.count)
            place.anchor = nil
            switch fieldKind {
            case .prose, .phaseText, .list, .people, .values: newline()
            case .phaseTitle, .line, .number, .date, .choice: break
            }
        }
        go(to: .insert)
        session.commands.insertStart = steps
    }

    /// Joins the line below to the line at hand, a blank between their words.
    mutating func joinLines() {
        guard mayWrite() else { return }
        let line = place.caret.line
        switch fieldKind {
        case .prose, .phaseText: break
        case .list, .people, .values, .phaseTitle, .line, .number, .date, .choice:
            return say("Lines are joined in prose.")
        }
        guard line + 1 < fieldText.lines.count else { return say("This is the last line.") }
        history.endTyping()
        let (first, second) = (fieldText.lines[line].text, fieldText.lines[line + 1].text)
        let blanks = second.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
        let end = Position(line: line, offset: first.utf8.count)
        let gap = first.isEmpty || second.utf8.count == blanks ? "" : " "
        edit { field in
            field.text.replace(
                end..<Position(line: line + 1, offset: blanks), with: gap,
                form: Line(text: "", trail: ""))
        }
        land(at: end)
        history.endTyping()
    }

    /// Lines that were cut whole go below, other words behind the character at hand.
    mutating func pasteBehind() {
        let words = session.clipboard.text
        guard !words.isEmpty else { return say("Nothing was copied here.") }
        let line = fieldText.lines[place.caret.line].text
        if hasWholeLines {
            let below = Position(line: place.caret.line + 1, offset: 0)
            if below.line < fieldText.lines.count {
                place.caret = below
                pasteOwn()
            } else {
                place.caret = Position(line: place.caret.line, offset: line.utf8.count)
                insert("\n" + String(words.dropLast()))
            }
            place.caret = below
        } else {
            if place.caret.offset < line.utf8.count {
                place.caret.offset = line.boundary(after: place.caret.offset)
            }
            pasteOwn()
        }
        clampPlace()
    }

    var isInPhaseText: Bool { if case .phaseText = fieldKind { true } else { false } }
}

extension Action {
    /// Whether doing it again does the last change again.
    fileprivate var isChange: Bool {
        switch self {
        case .mode(.insert): true
        case .undo, .redo, .repeatChange, .saveAs, .externalEditor, .wholeFileEditor, .correct,
            .replace,
            .renameSection, .migrate:
            false
        default: changesText
        }
    }
}
