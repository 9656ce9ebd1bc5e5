import Forms
import Reviews
import Screens
import Terminal

/// The loop around a form: inputs in, frames out, and the effects that the form asks for.
struct EditorLoop {
    private let terminal: Terminal
    private var form: Form
    private var outside: Outside
    private let environment: LaunchEnvironment
    private var keys = KeyReader()
    private var pointer = Pointer()
    private var painter = Painter()
    private var today = Today()
    private let judge: Judge
    /// How many questions were shown.
    private var shown = 0
    /// What was typed before the question that was shown last could be read; nil before there was one.
    private var blind: TypedAhead?
    /// Files were changed since something was shown: what was typed meanwhile is for no form.
    private var isBehindChange = false
    /// Whether the rules know what else is in the folder; read at the first pause, since it takes
    /// longer than a first frame may.
    private var hasContext = false

    /// Milliseconds without a key after which warnings, position and words are made anew.
    private static let pause = 300
    /// Further milliseconds after which what is typed next is a step of its own.
    private static let rest = 700
    /// Between two looks at the file on disk.
    private static let idle = 2000

    init(
        _ form: Form, terminal: Terminal, environment: LaunchEnvironment, project: Project,
        openFiles: OpenFiles
    ) {
        var form = form
        judge = Judge { [waker = terminal.waker] in waker.wake() }
        self.environment = environment
        outside = Outside(
            &form, environment: environment, project: project, openFiles: openFiles,
            waker: terminal.waker)
        (self.form, self.terminal) = (form, terminal)
    }

    /// Begins with the mouse in use; what was said before stays to be read.
    mutating func beginWithMouse() {
        let message = form.session.message
        perform(form.handle(.action(.mouse)))
        if let message { perform(form.handle(.message(message))) }
    }

    /// Begins behind a change of files, the form's own among them.
    mutating func beginBehindChange() { isBehindChange = true }

    /// Begins with the list of proposals alone.
    mutating func beginList(at place: ProposalsPlace?) {
        perform(form.beginList(at: place))
    }

    /// Begins with a review.
    mutating func begin(_ review: ReviewStart) {
        perform(form.handle(.review(review)))
        writeJournal()
    }

    mutating func run() -> Outside.Farewell {
        // Shown first, and checked at the first pause.
        show()
        var stillness = Stillness.typed
        while outside.ending == nil {
            terminal.setPartsEscape(!form.session.keymap.modes.isEmpty)
            let input = terminal.nextInput(timeout: stillness.milliseconds)
            switch input {
            case .end(let signal): return outside.end(of: &form, by: signal)
            case .pause:
                if !terminal.isBehind { blind?.noteSeen(at: Clock.milliseconds) }
                if let answer = takeLetter() {
                    stillness = .typed
                    take(answer)
                } else {
                    stillness = afterPause(stillness)
                }
            case .resize: break
            case .resumed: terminal.redraw()
            case .woken:
                if let judgement = judge.takeJudgement() {
                    perform(form.handle(.judged(judgement)))
                    // Behind the first findings, for which the author waits.
                    if let event = outside.learn(for: form) { perform(form.handle(event)) }
                }
                for event in outside.takeRead() { perform(form.handle(event)) }
            case .key, .paste, .mouse:
                stillness = .typed
                if isBlind(to: input) { break }
                take(input)
            }
            if outside.ending == nil {
                writeJournal()
                if !terminal.hasPendingInput || isUnseen { show() }
            }
        }
        var farewell = outside.farewell(of: form)
        farewell.isBehindChange = isBehindChange
        return farewell
    }

    private mutating func take(_ input: Input) {
        for input in form.inputs(of: input) {
            let event: Event?
            if case .mouse(let report) = input {
                event = pointer.event(
                    for: report, in: form, size: terminal.size, at: Clock.milliseconds)
            } else {
                event = keys.event(for: input, in: form)
                if event != nil { form.takeToday(today.day()) }
            }
            guard let event else { continue }
            perform(form.handle(event))
            tellOfKeeping()
        }
    }

    // MARK: Questions

    /// Whether an input is part of what was typed before a question could be read. It ends where
    /// nothing is typed for a moment, and with the question.
    private mutating func isBlind(to input: Input) -> Bool {
        guard var typed = blind, form.layers.isAsking || !typed.waits else { return false }
        let now = Clock.milliseconds
        if !terminal.isBehind { typed.noteSeen(at: now) }
        let isPart = typed.covers(input, at: now)
        if isPart { typed.take(input, at: now) } else { typed.dropLetter() }
        blind = typed
        if isPart { tellOfTyped() }
        return isPart
    }

    /// Whether there is a question, or a form behind a change of files, that was not shown yet.
    private var isUnseen: Bool { form.layers.asked != shown || isBehindChange }

    /// Takes what was typed until now out of the way of what is shown next.
    private mutating func dropTypedAhead() {
        let done = isBehindChange ? form.session.message ?? Message("") : nil
        (shown, isBehindChange) = (form.layers.asked, false)
        var typed = TypedAhead(form.layers.hearing, behind: done)
        for input in terminal.takeTyped() { typed.take(input, at: Clock.milliseconds) }
        blind = typed
        tellOfTyped()
    }

    private mutating func tellOfTyped() {
        guard let typed = blind, typed.letter == nil, let message = typed.message else { return }
        perform(form.handle(.message(message)))
    }

    /// The letter that came alone, if what it answers is still asked.
    private mutating func takeLetter() -> Input? {
        guard let letter = blind?.letter else { return nil }
        blind = nil
        return form.layers.isAsking ? letter : nil
    }

    // MARK: Time

    /// How long no key came.
    private enum Stillness {
        case typed
        /// Warnings, position and words were made anew.
        case paused
        /// Text that is typed next is a step of its own.
        case rested

        /// How long until the next state; after the last, between two looks at the file.
        var milliseconds: Int {
            switch self {
            case .typed: EditorLoop.pause
            case .paused: EditorLoop.rest
            case .rested: EditorLoop.idle
            }
        }
    }

    private mutating func afterPause(_ stillness: Stillness) -> Stillness {
        switch stillness {
        case .typed:
            if !hasContext {
                hasContext = true
                if let event = outside.readContext(of: &form) { perform(form.handle(event)) }
            }
            outside.sync()
            perform(form.handle(.paused))
            if let message = keys.continuations(in: form) {
                perform(form.handle(.message(message)))
            }
            return .paused
        case .paused:
            perform(form.handle(.rested))
            return .rested
        case .rested:
            for event in outside.changesOnDisk(of: &form) { perform(form.handle(event)) }
            return .rested
        }
    }

    private mutating func show() {
        let isNew = isUnseen
        if isNew { dropTypedAhead() }
        terminal.show(painter.draw(&form, size: terminal.size))
        // Nobody sees yet what a line does not take.
        if isNew, !terminal.isBehind { blind?.noteSeen(at: Clock.milliseconds) }
        outside.prefer(form.layers.proposals)
    }

    /// Before the screen shows a change, it is in the journal; where that fails, it says so.
    private mutating func writeJournal() {
        if let event = outside.writeJournal(of: &form) { perform(form.handle(event)) }
    }

    /// The question before leaving says what is true when it is asked.
    private mutating func tellOfKeeping() {
        if let event = outside.keeping(of: &form) { perform(form.handle(event)) }
    }

    // MARK: Effects

    private mutating func perform(_ effects: [Effect]) {
        var pending = effects
        while !pending.isEmpty {
            let effect = pending.removeFirst()
            if let event = answer(to: effect) { pending += form.handle(event) }
        }
    }

    private mutating func answer(to effect: Effect) -> Event? {
        switch effect {
        case .copy(let text): return copy(text)
        case .edit(let request): edit(request)
        case .suspend: terminal.suspend()
        case .setMouse(let isOn): terminal.setMouse(isOn)
        case .redraw: terminal.redraw()
        case .check(let judging): judge.judge(judging)
        case .save, .compare, .leave, .abandon, .reloadKeymap, .dropJournal, .setWorkAside,
            .adoptWork, .deleteWork, .openReview, .follow, .beginDraft, .adoptDraft, .publish,
            .findRevision, .findPeople, .findChange, .changeSettings, .addWord, .listProposals,
            .readProposal, .searchProposals, .visit:
            return outside.answer(to: effect, of: &form)
        case .findOffer:
            return answer(
                to: effect, saying: "Looking through the folder for what changes with it ...")
        case .makeOffer:
            isBehindChange = true
            return answer(to: effect, saying: "Changing the files ...")
        case .findLinks:
            return answer(to: effect, saying: "Looking through the folder for links ...")
        }
        return nil
    }

    /// Does what may take a while in a large folder, and tells of it meanwhile.
    private mutating func answer(to effect: Effect, saying doing: String) -> Event? {
        var telling = form
        _ = telling.handle(.message(Message(doing)))
        terminal.show(painter.draw(&telling, size: terminal.size))
        return outside.answer(to: effect, of: &form)
    }

    /// Hands a text to the author's editor. What it left is in the journal before the terminal is
    /// written to, which may be gone, and before the editor's own file is removed.
    private mutating func edit(_ request: EditorRequest) {
        var effects: [Effect] = []
        terminal.withShell {
            ExternalEditor().edit(request) { result in
                effects = form.handle(.edited(result))
                writeJournal()
                outside.sync()
            }
        }
        perform(effects)
    }

    /// To the clipboard of the terminal, if that takes it.
    ///
    /// - Returns: what to tell where it does not.
    private func copy(_ text: String) -> Event? {
        guard text.utf8.count <= Clipboard.largest else {
            return .message(Message("Copied here; too large for the clipboard of the terminal."))
        }
        switch TmuxClipboard.atHand(mayAsk: !environment.restriction.isOn) {
        case .takes(let ways): _ = terminal.copyToClipboard(text, by: ways)
        case .takesCommand:
            if !TmuxClipboard.load(text) {
                return .message(Message("Copied here only: tmux takes nothing for its terminal."))
            }
        case .takesNothing(let why):
            return .message(
                Message("Copied here only: tmux takes nothing for its terminal (\(why))."))
        }
        return nil
    }
}
