import Prose

/// Modes of a keymap: what keys mean in the fields, and where the caret may stand.
extension Form {
    /// The mode in which keys are looked up; nil where the keymap has none, and over the fields.
    package var keyMode: String? {
        guard let mode = session.mode, case .fields = layers.top else { return nil }
        return mode.name
    }

    /// Whether a character that nothing is bound to types itself here, or begins a choice.
    var typesCharacters: Bool {
        guard let mode = session.mode, case .fields = layers.top else { return true }
        return mode.types
    }

    mutating func go(to mode: EditingMode) {
        guard let found = session.keymap.modes.first(where: { $0.name == mode.rawValue }) else {
            say("This keymap has no mode \(mode.rawValue).")
            return
        }
        let typed = session.mode?.types ?? true
        if mode == .normal, typed {
            typeAgain()
            session.commands.lastInsert = place
        }
        if session.mode?.name == EditingMode.select.rawValue, mode != .select {
            rememberSelection()
        }
        if typed, let start = session.commands.insertStart { history.join(since: start) }
        session.commands.insertStart = mode == .insert ? history.count : nil
        session.commands.typed = []
        session.mode = found
        history.endTyping()
        switch mode {
        case .select:
            place.anchor = place.anchor ?? place.caret
            place.isMarked = true
            session.commands.hasObjectSelected = false
            session.commands.selectedParagraphs = nil
        case .normal, .insert:
            session.commands.selectedLines = nil
            place.anchor = nil
            place.isMarked = false
        }
        // Behind what was typed last the caret goes back onto it.
        if mode == .normal, typed, place.caret.offset > 0 { move(.left, extending: false) }
    }

    /// Back to commands from a selection that is of no use to what is done next.
    mutating func endSelecting() {
        guard session.mode?.name == EditingMode.select.rawValue else { return }
        if let selected = session.commands.selectedLines {
            place.caret = fieldText.clamped(selected.caret)
        }
        go(to: .normal)
    }

    /// What follows from an action in a mode that types nothing: a selection that was used is over,
    /// and the caret stands on a character.
    mutating func settleMode(after action: Action) {
        guard let mode = session.mode, !mode.types, case .fields = layers.top else { return }
        switch action {
        case .cut, .copy, .delete, .indent, .outdent, .pasteBehind, .paste, .replaceCharacter,
            .swapCase, .capitalize, .upperCase, .lowerCase, .reflow, .reflowPart, .indentPart,
            .outdentPart, .joinLines, .undo, .redo:
            guard mode.name == EditingMode.select.rawValue else { break }
            if action == .indent || action == .outdent, let selection = place.selection {
                place.caret = wrapped.firstWord(ofLine: selection.lowerBound.line)
                session.commands.selectedLines?.caret = place.caret
            }
            go(to: .normal)
        case .select(.line):
            if mode.name != EditingMode.select.rawValue { go(to: .select) }
            selectLines()
        case .select(let object) where object.isOfLines && place.selection != nil:
            guard let range = place.selection else { break }
            go(to: .select)
            place.anchor = range.lowerBound
            place.caret = range.upperBound
            selectLines()
            session.commands.selectedParagraphs = selectedLines
        case .selectAgain where place.anchor == nil: break
        case .select, .selectAgain:
            if mode.name != EditingMode.select.rawValue { go(to: .select) }
            if place.anchor == nil { go(to: .normal) }
            // Where there is no such object, the character at the caret is selected still.
            session.commands.hasObjectSelected = action != .selectAgain && place.selection != nil
        case .extend, .move:
            session.commands.hasObjectSelected = false
        default: break
        }
        if action == .undo || action == .redo {
            // The caret goes where the change was, and nothing stays selected.
            goToStartOfSelection()
            place.isMarked = false
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
    mutating func moveOntoWordEnd(_ motion: Motion, extending: Bool) {
        move(.right, extending: extending)
        move(motion, extending: extending)
        move(.left, extending: extending)
    }

    /// Onto the last character of the words of the line.
    mutating func moveOntoLastWord(extending: Bool) {
        move(.lineLastWord, extending: extending)
        if place.caret.offset > 0 { move(.left, extending: extending) }
    }

    /// In the mode that selects, the character that the caret stands on is selected too.
    mutating func includeCharacterAtCaret(for action: Action) {
        guard session.mode?.name == EditingMode.select.rawValue, let anchor = place.anchor else {
            return
        }
        switch action {
        case .cut(.selection), .copy(.selection), .delete(.selection), .change(.selection),
            .swapCase(.selection), .upperCase(.selection), .lowerCase(.selection),
            .capitalize(.selection), .replaceCharacter, .paste, .pasteBehind:
            break
        case .cut(.selectedLines), .copy(.selectedLines), .change(.selectedLines):
            return rememberSelection()
        default: return
        }
        rememberSelection()
        if session.commands.hasObjectSelected { return }
        if let lines = lines(of: .selection) {
            place.anchor = Position(line: lines.lowerBound, offset: 0)
            place.caret = fieldText.endOfLine(lines.upperBound - 1)
            return
        }
        // Of an empty line it is the line end.
        func including(_ position: Position) -> Position {
            let text = fieldText
            let isEmpty = text.lines[position.line].text.isEmpty
            return isEmpty && position.line + 1 < text.lines.count
                ? Position(line: position.line + 1, offset: 0) : behind(position)
        }
        if place.caret >= anchor {
            place.caret = including(place.caret)
        } else {
            place.anchor = including(anchor)
        }
    }

    /// Whether a verb takes whole lines of it or nothing.
    func isOfWholeLines(_ object: TextObject) -> Bool {
        guard standsOnCharacters else { return false }
        return switch object {
        case .motion(.rowDown), .motion(.rowUp), .motion(.lineBelow), .motion(.lineAbove): true
        default: object.isOfLines && (fieldKind == .prose || fieldKind == .list || isInPhaseText)
        }
    }

    /// Takes words out, and goes where others are typed in their place.
    mutating func change(_ object: TextObject) -> [Effect] {
        if standsOnCharacters, object.leadsSomewhere, range(of: object) == nil {
            sayMissing(object)
            return []
        }
        let steps = history.count
        session.commands.isChanging = true
        let effects = cutToChange(object)
        session.commands.isChanging = false
        go(to: .insert)
        session.commands.insertStart = steps
        return effects
    }

    /// Takes words out to type others in their place: the end of the last line stays.
    mutating func cutToChange(_ object: TextObject) -> [Effect] {
        guard let lines = lines(of: object), let range = range(of: object) else {
            return cut(object)
        }
        guard mayWrite() else { return [] }
        _ = copyLines(lines)
        session.message = nil
        let taken = session.clipboard
        dropSelection()
        session.commands.selectedLines = nil
        history.endTyping()
        if range.isEmpty { land(at: range.lowerBound) } else { remove(range) }
        session.clipboard = taken
        return [.copy(taken.text)]
    }

    /// What is typed in another field from here on is a step of undo of its own, and a change of its own
    /// to be done again.
    mutating func partChanges() {
        guard session.mode?.types == true, let start = session.commands.insertStart else { return }
        history.join(since: start)
        session.commands.insertStart = history.count
        session.commands.insertTimes = 1
        session.commands.typed = []
        if session.commands.recording != nil {
            session.commands.recording = [.action(.mode(.insert))]
        }
    }

    // MARK: The last change

    /// Remembers events that change the text, and brings the caret onto a character.
    ///
    /// - Parameter extent: how much was selected before the event.
    mutating func follow(_ event: Event, extent: SelectionExtent?) {
        switch event {
        case .action(let action), .repeated(let action, _), .aimed(let action, _, _):
            settleMode(after: action)
            record(event, action, extent)
        case .typed, .typedOften, .paste: record(event, nil, nil)
        default: return
        }
        if session.mode?.types == true, !event.beginsTyping {
            session.commands.typed.append(event)
        }
        goOnTyping(after: event)
    }

    /// Does one command of the mode in which letters are commands, and goes on typing.
    mutating func commandOnce() {
        let caret = place.caret
        go(to: .normal)
        place.caret = caret
        session.commands.isOnce = session.mode?.types == false
    }

    private mutating func goOnTyping(after event: Event) {
        guard session.commands.isOnce, !event.is(.commandOnce), !event.namesRegister else {
            return
        }
        session.commands.isOnce = false
        guard session.mode?.name == EditingMode.normal.rawValue else { return }
        let caret = place.caret
        go(to: .insert)
        place.caret = caret
    }

    private mutating func record(_ event: Event, _ action: Action?, _ extent: SelectionExtent?) {
        guard !session.commands.isRepeating, action != .repeatChange, let mode = session.mode else {
            return
        }
        if session.commands.recording != nil {
            session.commands.recording?.append(event)
            guard !mode.types else { return }
            session.commands.lastChange = session.commands.recording ?? []
            session.commands.recording = nil
        } else if let action, action.isChange {
            session.commands.changeExtent = extent
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
        if let extent = session.commands.changeExtent { select(extent) }
        let effects = session.commands.lastChange.flatMap { handle($0) }
        session.commands.isRepeating = false
        history.join(since: steps)
        return effects
    }

    /// Does the last change again, and later ones like it, so many times in place of as often as it was
    /// done.
    mutating func repeatChange(times: Int) -> [Effect] {
        let events = session.commands.lastChange
        if session.commands.changeExtent == nil,
            let first = events.firstIndex(where: { !$0.namesRegister })
        {
            session.commands.lastChange[first] = events[first].done(times)
        }
        return repeatChange()
    }

    var isInPhaseText: Bool { if case .phaseText = fieldKind { true } else { false } }
}

extension Event {
    /// The same so many times.
    fileprivate func done(_ times: Int) -> Event {
        switch self {
        case .action(let action), .repeated(let action, _): .repeated(action, times)
        case .aimed(let action, let character, _): .aimed(action, at: character, times: times)
        default: self
        }
    }

    fileprivate func `is`(_ action: Action) -> Bool {
        if case .action(action) = self { true } else { false }
    }

    /// Whether it is the command behind which something is typed.
    fileprivate var beginsTyping: Bool {
        switch self {
        case .action(let action), .repeated(let action, _), .aimed(let action, _, _):
            switch action {
            case .mode, .append, .insert, .insertAgain, .openLine, .change: true
            default: false
            }
        default: false
        }
    }
}

extension Action {
    /// Whether doing it again does the last change again.
    fileprivate var isChange: Bool {
        switch self {
        case .mode(.insert), .insertAgain: true
        case .undo, .redo, .repeatChange, .saveAs, .externalEditor, .wholeFileEditor, .correct,
            .replace,
            .renameSection, .migrate:
            false
        default: changesText
        }
    }
}
