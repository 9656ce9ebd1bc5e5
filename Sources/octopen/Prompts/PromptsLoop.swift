import Forms
import Glibc
import Terminal

/// The loop around a form without a screen: lines in, lines out, and the effects asked for.
struct PromptsLoop {
    private let terminal: LineTerminal
    private var dialogue: Dialogue
    private var outside: Outside
    private var today = Today()
    /// The line of the input that was read last, from 1.
    private var line = 0

    private static let prompt = "> "
    /// Exit codes beside the codes of signals: something stayed unsaved, a line meant nothing.
    private static let unsaved: Int32 = 1
    private static let refused: Int32 = 2

    init(
        _ form: Form, terminal: LineTerminal, environment: LaunchEnvironment, project: Project,
        openFiles: OpenFiles
    ) {
        self.terminal = terminal
        dialogue = Dialogue(form)
        outside = Outside(
            &dialogue.form, environment: environment, project: project, openFiles: openFiles)
        // Warnings are told with the first line.
        let fault = outside.readContext(of: &dialogue.form)
        let message = dialogue.form.session.message
        let learned = outside.learn(for: dialogue.form)
        for event in [learned, .paused, fault, message.map { .message($0) }].compactMap(\.self) {
            perform(dialogue.take(event))
        }
    }

    /// Begins with a review.
    mutating func begin(_ review: ReviewStart) {
        perform(dialogue.take(.review(review)))
        writeJournal()
    }

    mutating func run() -> Outside.Farewell {
        dialogue.greet()
        var isHeard = speak()
        while outside.ending == nil {
            guard isHeard else { return outside.end(of: &dialogue.form, by: SIGHUP) }
            switch terminal.nextInput() {
            case .line(let bytes):
                let asked = dialogue.form.layers.asked
                hear(bytes)
                if dialogue.form.layers.asked != asked {
                    dropTypedAhead("before this was asked")
                } else if dialogue.isRefused {
                    dropTypedAhead("behind it")
                }
                isHeard = speak()
                if terminal.isScript, dialogue.isRefused, outside.ending == nil {
                    return stop()
                }
            case .resumed: isHeard = terminal.say([], prompt: Self.prompt)
            case .signal(let signal): return outside.end(of: &dialogue.form, by: signal)
            case .end: return endOfInput()
            }
        }
        return outside.farewell(of: dialogue.form)
    }

    // MARK: A line

    private mutating func hear(_ bytes: [UInt8]) {
        line += 1
        dialogue.form.takeToday(today.day())
        perform(dialogue.hear(bytes))
        if let longest = terminal.longestLine, bytes.count >= longest {
            perform(
                dialogue.take(
                    .message(
                        Message(
                            "A terminal hands on lines of \(longest) bytes: the end of this one "
                                + "may be missing. Shorter lines come whole.", isError: true))))
        }
        if let event = outside.keeping(of: &dialogue.form) { perform(dialogue.take(event)) }
        writeJournal()
        guard !dialogue.isWriting, outside.ending == nil else { return }
        perform(dialogue.take(.paused))
        perform(dialogue.take(.rested))
        for event in outside.changesOnDisk(of: &dialogue.form) { perform(dialogue.take(event)) }
        writeJournal()
    }

    /// Drops text that was typed or pasted behind a line that meant nothing, or before a question that
    /// nobody heard: it is no answer to the next question.
    private mutating func dropTypedAhead(_ when: String) {
        let count = terminal.dropTypedAhead()
        guard count > 0 else { return }
        let lines = count == 1 ? "The line" : "The \(count) lines"
        let verb = count == 1 ? "was" : "were"
        let text = "\(lines) typed \(when) \(verb) not taken."
        let earlier = dialogue.form.session.message.map { $0.text + " " } ?? ""
        perform(dialogue.take(.message(Message(earlier + text))))
    }

    /// - Returns: false once nobody hears it.
    private mutating func speak() -> Bool {
        if !terminal.hasPendingLine { outside.sync() }
        let isOver = outside.ending != nil
        return terminal.say(dialogue.talk(isOver: isOver), prompt: isOver ? "" : Self.prompt)
    }

    private mutating func writeJournal() {
        if let event = outside.writeJournal(of: &dialogue.form) { perform(dialogue.take(event)) }
    }

    // MARK: Effects

    private mutating func perform(_ effects: [Effect]) {
        var pending = effects
        while !pending.isEmpty {
            let effect = pending.removeFirst()
            if let event = answer(to: effect) { pending += dialogue.take(event) }
        }
    }

    private mutating func answer(to effect: Effect) -> Event? {
        switch effect {
        case .edit(let request):
            guard terminal.isTerminal else {
                return .edited(
                    EditorResult(
                        request: request, text: nil,
                        problem: "An editor needs a terminal; nothing was changed."))
            }
            edit(request)
        case .suspend: terminal.suspend()
        case .check(let judging): return .judged(judging.run())
        // There is no clipboard without a screen, nothing to draw, and no keys.
        case .copy, .redraw, .reloadKeymap, .setMouse: break
        case .save, .compare, .leave, .abandon, .dropJournal, .setWorkAside,
            .adoptWork, .deleteWork, .openReview, .follow, .beginDraft, .adoptDraft, .publish,
            .findRevision, .findPeople, .findChange, .changeSettings, .addWord, .listProposals,
            .readProposal,
            .searchProposals,
            .visit, .findOffer, .makeOffer, .findLinks:
            return outside.answer(to: effect, of: &dialogue.form)
        }
        return nil
    }

    /// Runs the author's editor; its text is in the journal before its own file is removed.
    private mutating func edit(_ request: EditorRequest) {
        var effects: [Effect] = []
        terminal.withShell {
            ExternalEditor().edit(request) { result in
                effects = dialogue.take(.edited(result))
                writeJournal()
                outside.sync()
            }
        }
        perform(effects)
    }

    // MARK: Ends

    /// Ends a script where a person would be asked again: its next lines are for another place.
    private mutating func stop() -> Outside.Farewell {
        let kept = outside.end(of: &dialogue.form, by: 0).message
        let what = "stopped at line \(line) of the input, which means nothing there"
        return Outside.Farewell(
            message: [what, kept].compactMap { $0 }.joined(separator: "; "),
            exitCode: Self.refused)
    }

    private mutating func endOfInput() -> Outside.Farewell {
        _ = terminal.say([], prompt: "\n")
        let kept = outside.end(of: &dialogue.form, by: 0).message
        return Outside.Farewell(message: kept, exitCode: kept == nil ? 0 : Self.unsaved)
    }
}
