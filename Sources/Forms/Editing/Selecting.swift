import Prose

/// How much was selected, to select as much in another place.
enum SelectionExtent: Equatable, Sendable {
    case lines(Int)
    /// So many characters of the last line, which is so many lines below the first.
    case characters(Int, below: Int)
}

/// Selections of a mode that selects: whole lines, their other end, and once more.
extension Form {
    /// Begins a selection of whole lines, or goes on with it from another line.
    mutating func selectLines() {
        let anchor = place.anchor?.line
        session.commands.selectedLines = (anchor ?? place.caret.line, place.caret)
        showSelectedLines()
    }

    /// Selects the lines between two, whole but for the last line end: the caret stays in its line.
    private mutating func showSelectedLines() {
        guard let selected = session.commands.selectedLines else { return }
        let text = fieldText
        func end(of line: Int) -> Position { text.endOfLine(min(line, text.lines.count - 1)) }
        let (first, last) = (selected.anchor, selected.caret.line)
        place.anchor = last < first ? end(of: first) : Position(line: first, offset: 0)
        place.caret = last < first ? Position(line: last, offset: 0) : end(of: last)
        place.isMarked = true
    }

    /// Does what moves the caret of a selection; one of whole lines stays one.
    mutating func inSelection(_ move: (inout Form) -> Void) {
        guard let selected = session.commands.selectedLines else { return move(&self) }
        let field = place.field
        place.caret = fieldText.clamped(selected.caret)
        move(&self)
        guard place.field == field else {
            session.commands.selectedLines = nil
            return
        }
        session.commands.selectedLines?.caret = place.caret
        showSelectedLines()
    }

    /// To the other end of the selection.
    mutating func goToOtherEnd() {
        guard let anchor = place.anchor else { return say("Nothing is selected.") }
        if let selected = session.commands.selectedLines {
            session.commands.selectedLines = (
                selected.caret.line, Position(line: selected.anchor, offset: 0)
            )
            return showSelectedLines()
        }
        (place.anchor, place.caret) = (place.caret, anchor)
    }

    /// How much is selected in a mode that selects; nil without one.
    var selectionExtent: SelectionExtent? {
        guard session.mode?.name == EditingMode.select.rawValue, let anchor = place.anchor else {
            return nil
        }
        if let lines = lines(of: .selection) { return .lines(lines.count) }
        let (start, caret) = (min(anchor, place.caret), max(anchor, place.caret))
        let end = session.commands.hasObjectSelected ? caret : behind(caret)
        let line = fieldText.lines[end.line].text
        let first = end.line == start.line ? start.offset : 0
        return .characters(
            line.bytes(min(first, end.offset)..<end.offset).count, below: end.line - start.line)
    }

    /// Selects as much from the caret on, or as much of it as there is.
    mutating func select(_ extent: SelectionExtent) {
        go(to: .select)
        session.commands.hasObjectSelected = false
        switch extent {
        case .lines(let count):
            let last = min(place.caret.line + count, fieldText.lines.count) - 1
            session.commands.selectedLines = (
                place.caret.line, Position(line: last, offset: 0)
            )
            showSelectedLines()
        case .characters(let count, let below):
            place.anchor = place.caret
            if below > 0 {
                let last = min(place.caret.line + below, fieldText.lines.count - 1)
                place.caret = Position(line: last, offset: 0)
            }
            for _ in 1..<max(count, 1) {
                let next = behind(place.caret)
                guard behind(next) != next else { break }
                place.caret = next
            }
        }
    }

    /// The lines of the selection of a mode that selects, the caret's among them; nil without one.
    var selectedLines: Range<Int>? {
        guard session.mode?.name == EditingMode.select.rawValue, let anchor = place.anchor else {
            return nil
        }
        if let lines = lines(of: .selection) { return lines }
        return min(anchor, place.caret).line..<max(anchor, place.caret).line + 1
    }

    /// Goes on with a selection of a mode that selects by more words or paragraphs behind it.
    ///
    /// - Returns: whether there was one of more than the character or the line that it began with.
    mutating func selectMore(of object: TextObject) -> Bool {
        guard session.mode?.name == EditingMode.select.rawValue, let anchor = place.anchor,
            anchor <= place.caret
        else { return false }
        switch object {
        case .word, .aWord, .bigWord, .aBigWord:
            return selectMoreWords(
                isBig: object == .bigWord || object == .aBigWord,
                withBlanks: object == .aWord || object == .aBigWord)
        case .paragraph, .innerParagraph, .aParagraph:
            return selectMoreParagraphs(withBlanks: object != .innerParagraph)
        case .motion, .line, .item, .selection, .selectedLines, .all, .inside, .around:
            return false
        }
    }

    private mutating func selectMoreWords(isBig: Bool, withBlanks: Bool) -> Bool {
        let isObject = session.commands.hasObjectSelected
        guard session.commands.selectedLines == nil, isObject || place.anchor != place.caret
        else { return false }
        let last = isObject ? place.caret : behind(place.caret)
        let end = wrapped.endOfWords(
            from: last, times: session.commands.times, isBig: isBig, withBlanks: withBlanks)
        if end == nil { say("There are not so many words.") }
        place.caret = end ?? last
        return true
    }

    private mutating func selectMoreParagraphs(withBlanks: Bool) -> Bool {
        let text = fieldText
        guard fieldKind == .prose || isInPhaseText, let lines = selectedLines,
            lines.count > 1 || lines == session.commands.selectedParagraphs
        else { return false }
        var end = lines.upperBound
        for _ in 0..<max(session.commands.times, 1) {
            guard let next = text.endOfParagraph(from: end, withBlanks: withBlanks) else {
                say("There are not so many paragraphs.")
                return true
            }
            end = next
        }
        place.anchor = Position(line: lines.lowerBound, offset: 0)
        place.caret = text.endOfLine(end - 1)
        return true
    }

    mutating func rememberSelection() {
        guard place.anchor != nil else { return }
        session.commands.lastSelectedLines = selectedLines
        var last = place
        if session.commands.hasObjectSelected, last.selection?.upperBound == last.caret,
            last.caret.offset > 0
        {
            // Onto the last character of the object.
            let line = fieldText.lines[last.caret.line].text
            last.caret.offset = line.boundary(before: last.caret.offset)
        }
        session.commands.lastSelection = last
    }

    /// Selects what was selected last.
    mutating func selectAgain() {
        guard let last = session.commands.lastSelection else {
            return say("Nothing was selected yet.")
        }
        guard last.field == place.field else {
            return say("What was selected last is in another field.")
        }
        place = last
        place.isMarked = true
        clampPlace()
    }
}

extension Text {
    /// Where a paragraph or blank lines end that begin at a line; with the blank lines behind the
    /// paragraph, or the paragraph behind blank lines. Nil where there is none.
    fileprivate func endOfParagraph(from line: Int, withBlanks: Bool) -> Int? {
        guard line < lines.count else { return nil }
        let end = paragraph(around: line, withBlanks: false).upperBound
        guard withBlanks else { return end }
        guard end < lines.count else { return isBlank(line) ? nil : end }
        return paragraph(around: end, withBlanks: false).upperBound
    }
}
