import Prose

/// Commands that begin typing, and lines that come and go around it.
extension Form {
    /// Types where text was typed last.
    mutating func insertAgain() {
        if let last = session.commands.lastInsert,
            last.field.section < proposal.sections.count
        {
            focus(last.field, at: nil)
            place.caret = last.caret
            clampPlace()
        }
        go(to: .insert)
    }

    /// Puts in what was typed so many times more, as a count before the command says.
    mutating func typeAgain() {
        let times = session.commands.insertTimes
        guard times > 1 else { return }
        session.commands.insertTimes = 1
        let (typed, start) = (session.commands.typed, session.commands.insertStart)
        let action = session.commands.insertAction
        let wasRepeating = session.commands.isRepeating
        session.commands.isRepeating = true
        for _ in 1..<times {
            if case .openLine? = action, let action { _ = handle(action) }
            for event in typed { _ = handle(event) }
        }
        session.commands.isRepeating = wasRepeating
        session.commands.insertStart = start
    }

    /// The start of the words of a line: behind the marker of an item.
    mutating func goToFirstWord() {
        move(.lineFirstWord, extending: false)
        guard fieldKind == .prose || isInPhaseText else { return }
        let line = place.caret.line
        let context = LineContext(blocks(around: line...line), line: line)
        if context.words == .prose, context.item?.mark != nil {
            place.caret.offset = max(
                place.caret.offset, min(context.markEnd, fieldText.lines[line].text.utf8.count))
        }
    }

    /// A line end behind the caret, which stays.
    mutating func splitLine() {
        guard mayWrite(), hasLines() else { return }
        if fieldKind.isSeveral {
            let key = key(for: .newline, in: keyContext).map { ": \($0) begins it" } ?? ""
            return say("Another one goes below\(key).")
        }
        if keepDefaultAnswer() { return }
        if partsTable {
            let key = key(for: .newline, in: keyContext).map { "; \($0) begins another" } ?? ""
            return say("A row of a table is one line\(key).")
        }
        let caret = place.caret
        dropSelection()
        history.endTyping()
        insert("\n")
        place.caret = fieldText.clamped(caret)
        history.endTyping()
    }

    /// Whether the field at hand may have several lines; says that it is one where it may not.
    mutating func hasLines() -> Bool {
        switch fieldKind {
        case .prose, .phaseText, .list, .people, .values: return true
        case .phaseTitle, .line, .number, .date, .choice:
            let key = key(for: .nextField, in: keyContext).map { "; \($0) goes on" } ?? ""
            say("This field is one line\(key).")
            return false
        }
    }

    mutating func openLine(above: Bool) {
        guard mayWrite(), hasLines() else { return }
        if above, fieldKind.isSeveral {
            return say("Another one goes below; there is no line above this one.")
        }
        history.endTyping()
        let (origin, steps) = (place, history.count)
        _ = keepDefaultAnswer()
        if above {
            place.caret = Position(line: place.caret.line, offset: 0)
            place.anchor = nil
            switch fieldKind {
            case .prose, .phaseText:
                if let table = tableHere, place.caret.line > table.lines.lowerBound {
                    _ = addTableRow(above: true)
                    break
                }
                insert("\n")
                place.caret = Position(line: max(place.caret.line - 1, 0), offset: 0)
            case .list: openItem()
            case .people, .values, .phaseTitle, .line, .number, .date, .choice: break
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
        history.begin(at: origin, since: steps)
        go(to: .insert)
        session.commands.insertStart = steps
    }

    /// Joins the lines of the selection.
    mutating func joinSelected() {
        guard let selection = place.selection else { return }
        let lines = lines(of: .selection)
        let first = lines?.lowerBound ?? selection.lowerBound.line
        let last = (lines?.upperBound).map { $0 - 1 } ?? selection.upperBound.line
        dropSelection()
        place.caret = Position(line: first, offset: 0)
        let steps = history.count
        for _ in first..<max(last, first + 1) { joinLines() }
        history.join(since: steps)
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
        if joinsRow(fieldText.endOfLine(line)..<Position(line: line + 1, offset: 0)) { return }
        history.endTyping()
        let (first, second) = (fieldText.lines[line].text, fieldText.lines[line + 1].text)
        let blanks = second.utf8.prefix { $0.isBlank }.count
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
}
