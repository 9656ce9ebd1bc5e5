import Prose

/// Selections of a mode that selects: whole lines, their other end, and once more.
extension Form {
    /// Begins a selection of whole lines, or goes on with it from another line.
    mutating func selectLines() {
        let anchor = place.anchor?.line
        session.commands.selectedLines = (anchor ?? place.caret.line, place.caret)
        showSelectedLines()
    }

    /// Selects the lines between two, whole.
    private mutating func showSelectedLines() {
        guard let selected = session.commands.selectedLines else { return }
        let text = fieldText
        func end(of line: Int) -> Position {
            line + 1 < text.lines.count ? Position(line: line + 1, offset: 0) : text.end
        }
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

    mutating func rememberSelection() {
        guard place.anchor != nil else { return }
        session.commands.lastSelection = place
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
