import Proposals
import Prose

/// What the mouse does in the fields.
extension Form {
    mutating func toggleMouse() -> Effect {
        session.host.hearsMouse.toggle()
        session.message = Message(
            session.host.hearsMouse
                ? "Press, drag and wheel work here; Shift-drag selects in the terminal."
                : "The mouse is the terminal's again.")
        return .setMouse(session.host.hearsMouse)
    }

    mutating func point(at pointed: Pointed) {
        switch pointed {
        case .caret(let field, let position, extends: false): focus(field, at: position)
        case .caret(let field, let position, extends: true):
            guard field == place.field else { return }
            history.endTyping()
            place.anchor = place.anchor ?? place.caret
            place.caret = position
            place.column = nil
            clampPlace()
        case .part(let object, let field, let position):
            focus(field, at: position)
            selectPart(object)
        case .section(let section):
            guard proposal.sections.indices.contains(section), isWalkable(section) else { return }
            jump { $0.focus($0.proposal.firstPlace(ofSection: section), atEnd: false) }
        case .day(let day): if fieldKind == .date { setValue(day.description) }
        case .status:
            guard let status = proposal.template.state?.name,
                let field = proposal.fieldPlace(named: status)
            else { return }
            jump { $0.focus(field, atEnd: false) }
        case .row: break
        }
    }

    /// Selects what the caret stands in; nothing beside it, and nothing where modes select.
    private mutating func selectPart(_ object: TextObject) {
        if case .choice = fieldKind { return }
        guard session.mode == nil else { return }
        let here = place.caret
        select(object)
        guard let selection = place.selection,
            !(selection.lowerBound...selection.upperBound).contains(here)
        else { return }
        dropSelection()
        place.caret = here
    }
}
