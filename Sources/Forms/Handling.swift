import Proposals
import Prose

/// What each action does to a form.
extension Form {
    mutating func handle(_ action: Action) -> [Effect] {
        session.message = nil
        if session.isRestricted, [.suspend, .externalEditor, .saveAs].contains(action) {
            session.message = Message(
                "Not here: this run may reach nothing but the proposals.", isError: true)
            return []
        }
        if let effects = handleInReview(action) { return effects }
        if let effects = handleFileAction(action) { return effects }
        if let question = session.question {
            if session.panel?.kind == .difference { return readDifference(action) }
            guard action == .back else { return [] }
            if case .recover(let work) = question { return ignore(work) }
            session.question = nil
            return []
        }
        if session.prompt != nil { return handleInPrompt(action) }
        if session.panel != nil { return handleInPanel(action) }
        if handleGoing(action) { return [] }
        return handleText(action)
    }

    /// Saving, leaving and the like are possible in every state.
    private mutating func handleFileAction(_ action: Action) -> [Effect]? {
        switch action {
        case .save: return save()
        case .saveAndQuit: return save(thenLeave: true)
        case .quit: return quit()
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .reloadKeymap: return [.reloadKeymap]
        case .review: return openReview()
        default: return nil
        }
    }

    private mutating func openReview() -> [Effect] {
        guard session.question == nil else { return [] }
        settle()
        session.panel = nil
        guard session.path != nil, session.saved != nil else {
            session.message = Message(
                "Save the proposal first: a review belongs to a file.", isError: true)
            return []
        }
        if let parked = session.parkedReview {
            resume(parked)
            return []
        }
        return [.openReview]
    }

    private mutating func handleGoing(_ action: Action) -> Bool {
        switch action {
        case .nextField: if !indentByTab() { goOnByTab() }
        case .previousField: focusField(by: -1, atEnd: false)
        case .nextSection: focusSection(by: 1)
        case .previousSection: focusSection(by: -1)
        case .sections: openSections()
        case .pinSections: session.isOutlinePinned.toggle()
        case .back: goBack()
        case .nextWarning: focusWarning(by: 1)
        case .previousWarning: focusWarning(by: -1)
        case .warnings: openWarnings()
        case .fixWarning: openRemedies()
        case .help: openHelp()
        case .move(let motion): move(motion, extending: false)
        case .extend(let motion): move(motion, extending: true)
        case .select(let object): select(object)
        case .mark:
            place.anchor = place.isMarked ? nil : place.caret
            place.isMarked = place.anchor != nil
            say(place.anchor == nil ? "No selection." : "The selection begins here.")
        case .choose, .openChoices: openChoices()
        case .chooseNext: focusField(by: 1, atEnd: false)
        case .choosePrevious: focusField(by: -1, atEnd: false)
        default: return false
        }
        return true
    }

    private mutating func handleText(_ action: Action) -> [Effect] {
        if case .copy(let object) = action { return copy(object) }
        guard mayEdit() else { return [] }
        switch action {
        case .delete(let object): delete(object)
        case .cut(let object): return cut(object)
        case .paste:
            if session.clipboard.text.isEmpty {
                say("Nothing was copied here; the terminal's own paste works too.")
            } else {
                pasteOwn()
            }
        case .undo: undo()
        case .redo: redo()
        case .newline: newline()
        case .newItem: newItem()
        case .moveUp: moveItem(by: -1)
        case .moveDown: moveItem(by: 1)
        case .indent: indent(by: 1)
        case .outdent: indent(by: -1)
        case .today: putToday()
        case .dayLater: changeDate(days: 1)
        case .dayEarlier: changeDate(days: -1)
        case .monthLater: changeDate(months: 1)
        case .monthEarlier: changeDate(months: -1)
        case .externalEditor: return mayWrite() ? openEditor() : []
        case .saveAs: askForName(thenLeave: false)
        default: break
        }
        return []
    }

    /// Drops the selection; else there is nothing to go back from. It never leaves the program.
    private mutating func goBack() {
        if place.anchor != nil {
            place.anchor = nil
            place.isMarked = false
            return
        }
        let keys = [(Action.sections, "lists the sections"), (.quit, "leaves")].compactMap {
            action, what in key(for: action, in: keyContext).map { "\($0) \(what)" }
        }
        say((["Nothing is open here"] + keys).joined(separator: "; ") + ".")
    }

    private mutating func handleInPanel(_ action: Action) -> [Effect] {
        guard var panel = session.panel else { return [] }
        session.panel = nil
        switch action {
        case .back,
            .sections where panel.kind == .sections, .help where panel.kind == .help:
            return []
        case .choose, .newline:
            session.panel = panel
            return pick()
        case .chooseNext, .move(.rowDown): panel.move(by: 1)
        case .choosePrevious, .move(.rowUp): panel.move(by: -1)
        case .move(.pageDown): panel.move(by: panel.pageRows)
        case .move(.pageUp): panel.move(by: -panel.pageRows)
        case .move(.sectionStart): panel.move(by: -panel.items.count)
        case .move(.sectionEnd): panel.move(by: panel.items.count)
        case .delete: panel.deleteBack()
        case .nextField:
            if panel.kind == .choices { focusField(by: 1, atEnd: false) }
            return []
        case .help: return []
        case .fixWarning where panel.kind == .warnings:
            guard case .finding(let placed) = panel.current?.target else { break }
            openRemedies(of: placed)
            return []
        default:
            // Any other action closes the list and is done.
            return handle(action)
        }
        session.panel = panel
        return []
    }

    private mutating func handleInPrompt(_ action: Action) -> [Effect] {
        switch action {
        case .back: session.prompt = nil
        case .nextField, .newline, .choose: return acceptPrompt()
        case .move(let motion), .extend(let motion): session.prompt?.move(motion)
        case .select(.all): session.prompt?.selectAll()
        case .delete(let object): session.prompt?.delete(object)
        case .paste: paste(session.clipboard.text)
        default: break
        }
        return []
    }
}
