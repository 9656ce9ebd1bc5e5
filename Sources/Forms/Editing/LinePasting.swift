import Prose

/// Pasting where commands have keys of their own: whole lines go next to lines.
extension Form {
    /// Whether the clipboard holds whole lines, items or phases, which are pasted as such.
    private var hasWholeLines: Bool {
        let clipboard = session.clipboard
        return clipboard.text.hasSuffix("\n") || !clipboard.items.isEmpty
            || !clipboard.phases.isEmpty
    }

    /// Lines that were cut whole go above the line at hand, where commands have keys of their own.
    mutating func pasteHere() {
        if pasteOverSelection() { return }
        guard session.mode?.types == false else { return pasteOwn() }
        if place.selection != nil { return pasteOverWords() }
        let (origin, steps) = (place, history.count)
        if !putBack(), !pasteWhole(behind: false) { pasteWords() }
        history.begin(at: origin, since: steps)
        clampPlace()
    }

    /// Lines that were cut whole go below, other words behind the character at hand.
    mutating func pasteBehind() {
        guard !session.clipboard.text.isEmpty else { return say("Nothing was copied here.") }
        if session.mode?.types == false, let replaced = selectedPart {
            let before = fieldText
            if !pasteOverSelection() { pasteOverWords() }
            // A register takes what was there.
            if fieldText != before { session.commands.replaced = replaced }
            return
        }
        if place.selection != nil { return pasteOwn() }
        let (origin, steps) = (place, history.count)
        defer { history.begin(at: origin, since: steps) }
        if fieldText.isEmpty, putBack() { return clampPlace() }
        if !pasteWhole(behind: true) {
            place.caret = behind(place.caret)
            pasteWords()
        }
        clampPlace()
    }

    /// What is selected, as it would be cut.
    private var selectedPart: CopiedPart? {
        if place.anchor != nil, let lines = lines(of: .selection) { return part(of: lines) }
        return place.selection.map(clipboard(of:))
    }

    /// Puts what was copied in the place of lines, or lines in the place of words.
    ///
    /// - Returns: whether either is at hand.
    private mutating func pasteOverSelection() -> Bool {
        guard session.mode?.types == false, place.anchor != nil else { return false }
        let (clipboard, steps) = (session.clipboard, history.count)
        if let lines = lines(of: .selection) {
            let isLast = lines.lowerBound > 0 && lines.upperBound == fieldText.lines.count
            guard mayWrite() else { return true }
            _ = cutLines(lines)
            session.joining = nil
            session.clipboard = clipboard
            session.clipboard.endLine()
            _ = pasteWhole(behind: isLast)
            session.clipboard = clipboard
        } else if clipboard.text.hasSuffix("\n"), fieldKind == .prose || isInPhaseText,
            let selection = place.selection
        {
            guard mayWrite() else { return true }
            history.endTyping()
            // No empty line is left of a line that is selected from its start or to its end.
            let start = selection.lowerBound.offset > 0 ? "\n" : ""
            let isToEnd = selection.upperBound == fieldText.endOfLine(selection.upperBound.line)
            insert(start + (isToEnd ? String(clipboard.text.dropLast()) : clipboard.text))
            let line = selection.lowerBound.line + (start.isEmpty ? 0 : 1)
            place.caret = Position(line: line, offset: 0)
            history.endTyping()
        } else {
            return false
        }
        history.join(since: steps)
        clampPlace()
        return true
    }

    /// Puts what was just cut at the caret back as it was, and stands where the keys of a paste leave
    /// the caret.
    private mutating func putBack() -> Bool {
        let (caret, before) = (place.caret, fieldText)
        guard putBackCutPart() else { return false }
        if hasWholeLines {
            place.caret = Position(line: caret.line, offset: 0)
        } else {
            standOnPasted(from: caret, before: before)
        }
        return true
    }

    /// Words at the caret, which stands on the last of them then.
    private mutating func pasteWords() {
        let (start, before) = (place.caret, fieldText)
        session.clipboard.origin = nil
        pasteOwn()
        standOnPasted(from: start, before: before)
    }

    /// Words in place of those that are selected; the caret stands on the last of one line.
    private mutating func pasteOverWords() {
        let isOfOneLine = !session.clipboard.text.contains(where: \.isNewline)
        pasteOwn()
        guard isOfOneLine, place.selection == nil, place.caret.offset > 0 else { return }
        let line = fieldText.lines[place.caret.line].text
        place.caret.offset = line.boundary(before: place.caret.offset)
    }

    /// On the last of the words that were pasted; on the first, where they are of several lines.
    private mutating func standOnPasted(from start: Position, before: Text) {
        guard standsOnCharacters, fieldText != before else { return }
        guard fieldText.lines.count == before.lines.count else {
            place.caret = fieldText.clamped(start)
            return
        }
        guard place.caret.offset > 0 else { return }
        let line = fieldText.lines[place.caret.line].text
        place.caret.offset = line.boundary(before: place.caret.offset)
    }

    /// Whole lines next to the line at hand, items next to the item, phases next to the phase.
    ///
    /// - Returns: whether there are such in the clipboard, and the field can have them.
    private mutating func pasteWhole(behind: Bool) -> Bool {
        let clipboard = session.clipboard
        guard hasWholeLines else { return false }
        switch fieldKind {
        case .phaseTitle where !clipboard.phases.isEmpty,
            .phaseText where !clipboard.phases.isEmpty:
            pastePhases(clipboard.phases, behind: behind)
        case .prose, .phaseText:
            guard mayWrite() else { return true }
            history.endTyping()
            let words = clipboard.text.hasSuffix("\n") ? clipboard.text : clipboard.text + "\n"
            let line = place.caret.line
            let below = fieldText.isEmpty ? 0 : line + (behind ? 1 : 0)
            if fieldText.isEmpty {
                insert(String(words.dropLast()))
            } else if below < fieldText.lines.count {
                place.caret = Position(line: below, offset: 0)
                insert(words)
            } else {
                place.caret = fieldText.endOfLine(line)
                insert("\n" + String(words.dropLast()))
            }
            place.caret = Position(line: below, offset: 0)
            countPasted(from: below, count: words.utf8.count { $0 == 0x0A })
            history.endTyping()
        case .list: pasteAsItems(clipboard, behind: behind)
        case .phaseTitle, .line, .number, .date, .choice, .people, .values: return false
        }
        return true
    }
}
