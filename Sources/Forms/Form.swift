import Proposals
import Prose
import Rules

/// The whole state of the editor: a value, and pure functions around it.
///
/// `handle` turns an event into a new form and the effects that it asks of the outside. Document
/// and place are what an undo brings back; history and session stay.
package struct Form: Sendable {
    package internal(set) var proposal: Proposal { didSet { recent.noteAny() } }
    package internal(set) var recent: RecentChanges
    package internal(set) var place: Place
    package internal(set) var history = History()
    package var session: Session
    /// The layers that lie over one another, the fields among them.
    package internal(set) var layers = Layers()

    package init(_ proposal: Proposal, session: Session, at place: Place? = nil) {
        self.proposal = proposal
        recent = RecentChanges(proposal)
        self.session = session
        self.place = Place(FieldPlace(section: 0, slot: 0))
        // The header asks for several values of the metadata block, again and again.
        self.proposal.openMetadata()
        self.session.file.savedDate = dateField.map { proposal.field(at: $0).value } ?? ""
        self.session.file.openedDate = self.session.file.savedDate
        self.place =
            place
            ?? Place(
                startOf: proposal.firstPlace(ofSection: firstWalkable(from: 0, by: 1) ?? 0),
                in: proposal)
        self.proposal.open(self.place.field.section)
        clampPlace()
        refreshStatus()
        refreshFooter()
    }

    /// Takes what happened; the effects are what the form asks of the outside.
    package mutating func handle(_ event: Event) -> [Effect] {
        let (field, caret) = (place.field, place.caret)
        switch event {
        // Where commands have keys of their own, each cut is one of its own.
        case .action(.cut) where session.mode == nil, .repeated(.cut, _) where session.mode == nil,
            .aimed(.cut, _, _) where session.mode == nil:
            break
        case .paused, .rested, .judged, .learned, .message, .changedOnDisk: break
        default: session.joining = nil
        }
        if event.isOfAuthor { session.freshness.awaited = nil }
        let extent = session.mode == nil ? nil : selectionExtent
        var effects = respond(to: event)
        leadContents()
        withdrawEmptied()
        if place.field != field { leadTitle() }
        if session.isLed, case .action(.mode(.insert)) = event { typeOverPlaceholder() }
        if session.mode != nil { follow(event, extent: extent) }
        if event.isOfAuthor, !event.namesRegister { session.commands.register = nil }
        effects += takeDueCheck()
        if session.people == nil, fieldKind == .people {
            session.people = []
            effects.append(.findPeople)
        }
        switch event {
        case .typed, .typedOften, .paste: session.isBehindTyping = true
        case .action(.delete), .action(.save): break
        case .action, .repeated, .aimed, .pointed:
            (session.isBehindTyping, session.isAnswering) = (false, false)
        default: break
        }
        if event.isOfAuthor {
            session.isBehindMove = event.moves
            switch event {
            case .action(.newline), .action(.newItem), .action(.save): break
            default: session.isBehindAnswer = false
            }
            session.isLed = event.leads
            let isElsewhere = place.field != field || place.caret != caret
            session.isGoneTo = !event.changesText && (isElsewhere || session.isGoneTo)
            if session.foundPlace != place { session.foundPlace = nil }
        }
        if let row = session.addedRow, row.line != place.caret.line { fitAddedRow() }
        forgetBegunLines()
        forgetClosingBar()
        if place.field != field {
            if event.isOfAuthor { partChanges() }
            refreshStatus()
        }
        refreshFooter()
        return effects
    }

    private mutating func respond(to event: Event) -> [Effect] {
        switch event {
        case .action(let action): return withRegister(for: action) { $0.handle(action) }
        case .repeated(let action, let count):
            return withRegister(for: action) { $0.handle(action, times: count) }
        case .aimed(let action, let character, let count):
            return withRegister(for: action) { $0.handle(action, at: character, times: count) }
        case .typed(let character): return hear(.character(character))
        case .typedOften(let character, let count): return type(character, times: count)
        case .paste(let text): return hear(.paste(text))
        case .pointed(let pointed): return hear(.pointed(pointed))
        case .paused:
            layers.changePreview { $0.layOutAll() }
            return pause()
        case .rested:
            history.endTyping()
            return pause()
        case .saved(let result): return finish(result)
        case .moved(let moved):
            layers.ask(.moved(moved))
            return []
        case .edited(let result):
            takeBack(result)
            return []
        case .changedOnDisk(let path):
            tellOfChange(movedTo: path)
            return []
        case .foundWork(let work):
            layers.ask(.recover(work))
            return []
        case .review(let start): return begin(start)
        case .people(let names):
            session.people = names
            return []
        case .published(let result, let isOutdated):
            return finishPublishing(result, isOutdated: isOutdated)
        case .revision(let text):
            take(text)
            return []
        case .listed(let listing):
            var effects: [Effect] = []
            layers.changeProposals { effects = $0.take(listing) }
            return effects
        case .foundInProposals(let hits, let words):
            var effects: [Effect] = []
            layers.changeProposals { effects = $0.take(hits, for: words) }
            return effects
        case .counted(let counts):
            layers.changeProposals { $0.take(counts) }
            return []
        case .proposalText(let path, let bytes):
            layers.changeProposals { $0.take(bytes, ofFile: path) }
            return []
        case .mayVisit(let destination): return go(to: destination)
        case .mayNotVisit(let message):
            session.message = message
            // The folder is another one than the list shows.
            return layers.holdsListOfProposals ? [.listProposals] : []
        case .offer(let wish, let offer): return take(offer, for: wish)
        case .statuses(let statuses):
            offerStatuses(statuses)
            return []
        case .linksHere(let links):
            take(links)
            return []
        case .judged(let judgement):
            take(judgement)
            refreshStatus()
            return doAwaited()
        case .change(let change):
            layers.ask(.settings(change))
            return []
        case .template(let template, let text):
            take(template, says: text)
            return []
        case .learned(let learned):
            take(learned)
            return []
        case .wordAdded(let word):
            take(word: word)
            return takeDueCheck()
        case .message(let message):
            session.message = message
            return []
        case .notice(let notice):
            session.notice = notice
            return []
        case .keeping(let keeping):
            if case .leave = layers.question { layers.amend(.leave(keeping)) }
            return []
        case .wouldLose(let loss):
            layers.ask(.lose(loss))
            return []
        }
    }

    // MARK: Inputs

    /// Does the actions that are possible whatever lies on top; the layers do all others.
    mutating func handle(_ action: Action) -> [Effect] {
        session.message = nil
        if session.host.isRestricted, action.leavesProposals {
            session.message = Message(
                "Not here: this run may reach nothing but the proposals.", isError: true)
            return []
        }
        switch action {
        case .save, .saveAndQuit, .quit:
            session.destination = nil
            if layers.isListAlone { return leaveList(by: action) }
            if layers.isReviewOpen { return leaveReview(by: action) }
            return action == .quit ? quit() : save(thenLeave: action == .saveAndQuit)
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .mouse: return [toggleMouse()]
        case .reloadKeymap: return [.reloadKeymap]
        case .review where !layers.isListOfProposalsOpen: return toggleReview()
        case .help:
            toggleHelp()
            return []
        case .palette where !layers.isPaletteOpen:
            openPalette()
            return []
        case .messages where !layers.isListOfMessagesOpen:
            openMessages()
            return []
        default: return ask(.action(action))
        }
    }

    mutating func hear(_ input: FormInput) -> [Effect] {
        session.message = nil
        return ask(input)
    }

    /// Asks the layers from the top down, until one takes the input.
    private mutating func ask(_ input: FormInput) -> [Effect] {
        while true {
            var (layer, height) = layers.takeTop()
            switch layer.respond(to: input, in: &self) {
            case .stays(let effects):
                layers.putBack(layer, at: height)
                return effects
            case .asks(let rest):
                layers.putBack(layer, at: height)
                return rest(&self)
            case .closes(let effects): return effects
            case .yields: break
            }
        }
    }

    /// Says that a key does nothing in a place, and which key shows the keys of the place.
    mutating func sayNothingHappens(by action: Action, in context: Context) {
        // Which of several keys it was is not known here.
        let keys = session.keymap.keys(for: action, in: context, mode: keyMode).map(\.footer)
        let name = keys.isEmpty ? action.entry.entry.name : keys.joined(separator: " or ")
        session.message = nothingHappens(by: name, in: context)
    }

    func nothingHappens(by key: String, in context: Context) -> Message {
        let help = self.key(for: .help, in: context).map { "; \($0) shows the keys" } ?? ""
        return Message("\(key) does nothing here\(help).")
    }

    /// The date may change while the form is open.
    package mutating func takeToday(_ day: Day) { session.context.today = day }

    /// The changes of the proposal's bytes since the last call, one behind the other.
    package mutating func takeSplices() -> [Splice] { recent.takeSplices(of: proposal) }

    /// All of the form was drawn.
    package mutating func forgetDamage() { recent.forgetDamage() }

    // MARK: What is under the caret

    package var section: Int { place.field.section }

    package var content: Content { proposal.content(ofSection: section) }

    package var field: Field { proposal.field(at: place.field) }

    /// The kind of the field at hand.
    package var fieldKind: FieldKind { proposal.kind(ofField: place.field) }

    /// The text of the field at hand.
    package var fieldText: Text { proposal.text(ofField: place.field) }

    /// The text of the focused field as it is wrapped on the screen.
    var wrapped: WrappedText { wrapped(place.field) }

    func wrapped(_ at: FieldPlace) -> WrappedText {
        var wrapped = WrappedText(
            text: proposal.text(ofField: at), wrapping: wrapping(of: proposal.kind(ofField: at)),
            pageRows: max(session.view.viewport.rows - 2, 1))
        wrapped.sought = session.commands.seeking
        wrapped.standsOnCharacters = standsOnCharacters
        return wrapped
    }

    /// How the text of a field is wrapped: labels and marks take columns from it.
    package func wrapping(of kind: FieldKind) -> Wrapping {
        Wrapping(kind, columns: session.view.viewport.columns)
    }

    /// The context of the keymap in which a key is looked up.
    package var keyContext: Context { layers.top.context(in: self) }

    /// The caret's byte in the file; where the text was not saved, the start of the same section.
    package var byteInFile: Int {
        guard let saved = session.file.saved, proposal.bytes != saved else {
            return proposal.byteOffset(keeping: place.field, place.caret)
        }
        let file = Proposal(saved, template: proposal.template)
        let path = proposal.sections[section].path
        let same = file.sections.firstIndex { $0.isPresent && $0.path == path }
        return same.map { file.byteOffset(keeping: FieldPlace(section: $0, slot: 0), .start) } ?? 0
    }

    /// Keeps the place inside the document, whatever happened to it.
    mutating func clampPlace() {
        place.field.section = min(max(place.field.section, 0), proposal.sections.count - 1)
        proposal.open(section)
        place.field.slot = min(max(place.field.slot, 0), content.slots.count - 1)
        let text = field.text
        place.caret = text.clamped(place.caret)
        place.anchor = place.anchor.map(text.clamped)
    }
}

extension Wrapping {
    /// - Parameter columns: what a whole row has, with the margins of the field.
    package init(_ kind: FieldKind, columns: Int) {
        self.init(
            columns: max(columns - FieldMargin(kind, columns: columns).columns, 1),
            showsLead: kind == .list, keepsPreformatted: kind == .prose)
    }
}

/// The columns of a row that do not hold text: labels, marks and frames.
package struct FieldMargin: Equatable, Sendable {
    package let left: Int
    package let right: Int

    /// - Parameter columns: what the whole row has; labels are shorter in a narrow one.
    package init(_ kind: FieldKind, columns: Int) {
        switch kind {
        case .prose: (left, right) = (0, 0)
        case .list: (left, right) = (2, 0)
        case .phaseTitle: (left, right) = (5, 1)
        case .phaseText: (left, right) = (5, 0)
        case .line, .number, .date, .choice, .people, .values:
            (left, right) = (columns < 60 ? 16 : 24, 1)
        }
    }

    package var columns: Int { left + right }
}
