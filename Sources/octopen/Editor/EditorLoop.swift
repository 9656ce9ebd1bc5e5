import Forms
import Glibc
import Proposals
import Reviews
import Rules
import Screens
import Terminal

/// The loop around a form: inputs in, frames out, and the effects that the form asks for.
struct EditorLoop {
    private let terminal: Terminal
    private var form: Form
    private var journals: Journals
    private let environment: LaunchEnvironment
    private var keys = KeyReader()
    private var pointer = Pointer()
    private var painter = Painter()
    private var today = Today()
    private let judge: Judge
    /// What the file, and that of its metadata, was when it was last read or written.
    private var stamps: [WholeFile.Stamp?] = []
    private let project: Project
    private let openFiles: OpenFiles
    /// Whether the rules know what else is in the folder; read at the first pause, since it takes
    /// longer than a first frame may.
    private var hasContext = false
    private var hasToldOfChange = false
    /// Set once the form leaves.
    private var ending: Journals.Ending?

    /// Milliseconds without a key after which warnings, position and words are made anew.
    private static let pause = 300
    /// Further milliseconds after which what is typed next is a step of its own.
    private static let rest = 700
    /// Between two looks at the file on disk.
    private static let idle = 2000

    /// What there is to say after the screen is given back, and the exit code.
    struct Farewell {
        var message: String?
        var exitCode: Int32
    }

    init(
        _ form: Form, terminal: Terminal, environment: LaunchEnvironment, project: Project,
        openFiles: OpenFiles
    ) {
        (self.form, self.terminal) = (form, terminal)
        judge = Judge { [waker = terminal.waker] in waker.wake() }
        (self.environment, self.project, self.openFiles) = (environment, project, openFiles)
        journals = Journals(form)
        stamps = form.session.path.map { stamps(of: $0) } ?? []
    }

    /// Begins with the mouse in use; what was said before stays to be read.
    mutating func beginWithMouse() {
        let message = form.session.message
        perform(form.handle(.action(.mouse)))
        if let message { perform(form.handle(.message(message))) }
    }

    /// Begins with a review.
    mutating func begin(_ review: ReviewStart) {
        perform(form.handle(.review(review)))
        writeJournal()
    }

    mutating func run() -> Farewell {
        // Shown first, and checked at the first pause.
        show()
        var stillness = Stillness.typed
        while ending == nil {
            let input = terminal.nextInput(timeout: stillness.milliseconds)
            switch input {
            case .end(let signal): return end(by: signal)
            case .pause: stillness = afterPause(stillness)
            case .resize: break
            case .resumed: terminal.redraw()
            case .woken:
                if let judgement = judge.takeJudgement() {
                    perform(form.handle(.judged(judgement)))
                }
            case .mouse(let report):
                stillness = .typed
                if let event = pointer.event(for: report, in: form, size: terminal.size) {
                    perform(form.handle(event))
                    tellOfKeeping()
                }
            case .key, .paste:
                stillness = .typed
                if let event = keys.event(for: input, in: form) {
                    form.takeToday(today.day())
                    perform(form.handle(event))
                    tellOfKeeping()
                }
            }
            if ending == nil {
                writeJournal()
                if !terminal.hasPendingInput { show() }
            }
        }
        return farewell()
    }

    // MARK: Time

    /// How long no key came.
    private enum Stillness {
        case typed
        /// Warnings, position and words were made anew.
        case paused
        /// What is typed next is a step of its own.
        case rested

        /// Until the next of them; after the last, between two looks at the file.
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
                var context = project.context(form.proposal.template, path: form.session.path)
                // Saving sets the date.
                context.options.levels[RuleCatalogue.dateBehind] = .off
                form.take(context)
                if let fault = project.configuration.faults.first {
                    perform(form.handle(.message(Message("\(fault)", isError: true))))
                }
            }
            journals.sync()
            perform(form.handle(.paused))
            if let message = keys.continuations(in: form) {
                perform(form.handle(.message(message)))
            }
            return .paused
        case .paused:
            perform(form.handle(.rested))
            return .rested
        case .rested:
            lookAtDisk()
            return .rested
        }
    }

    private func stamps(of path: String) -> [WholeFile.Stamp?] {
        [path, form.session.sidecar?.beside(path)?.path].compactMap(\.self).map {
            WholeFile.Stamp(path: $0)
        }
    }

    /// Tells once of a file that another program changed.
    private mutating func lookAtDisk() {
        guard let path = form.session.path, let saved = form.session.saved, !hasToldOfChange else {
            return
        }
        let now = stamps(of: path)
        guard now != stamps else { return }
        stamps = now
        guard (try? ProposalFile(reading: path))?.bytes != saved else { return }
        hasToldOfChange = true
        perform(form.handle(.changedOnDisk))
    }

    private mutating func show() {
        terminal.show(painter.draw(&form, size: terminal.size))
    }

    /// Before the screen shows a change, it is in the journal; where that fails, it says so.
    private mutating func writeJournal() {
        let notice = journals.record(form)
        if notice != form.session.notice { perform(form.handle(.notice(notice))) }
    }

    /// The question before leaving says what is true when it is asked.
    private mutating func tellOfKeeping() {
        guard case .leave(nil) = form.layers.question else { return }
        perform(form.handle(.keeping(journals.secureWork(form))))
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
        case .save(let request):
            if let refused = refusal(of: request) { return .saved(refused) }
            let result = AtomicSave(request: request).run()
            journals.note(result, form)
            switch result {
            case .written(let written), .unconfirmed(let written, _):
                stamps = stamps(of: written.path)
                hasToldOfChange = false
                openFiles.enter(written.path)
            default: break
            }
            return .saved(result)
        case .compare(let request):
            return .saved(AtomicSave(request: request).compare())
        case .leave(let keepsWork):
            switch journals.leave(form, keepsWork: keepsWork) {
            case .success(let ending): self.ending = ending
            case .failure(let failure): return .wouldLose(failure.loss)
            }
        case .abandon: ending = journals.abandon(form)
        case .copy(let text): return copy(text)
        case .edit(let request):
            return .edited(terminal.withShell { ExternalEditor().edit(request) })
        case .suspend: terminal.suspend()
        case .setMouse(let isOn): terminal.setMouse(isOn)
        case .redraw: terminal.redraw()
        case .reloadKeymap:
            form.take(environment.keymaps.keymap())
            return .message(Message(form.session.keymap.warning ?? "Read the keymap."))
        case .dropJournal: journals.dropWork()
        case .adoptWork(let work):
            // What was taken is in this run's own journal first.
            UnsavedWorks().delete(work, nowIn: journals.secureWork(form))
        case .deleteWork(let work): UnsavedWorks().delete(work)
        case .openReview: return openReview()
        case .beginDraft: journals.beginDraft(form)
        case .check(let judging): judge.judge(judging)
        case .addWord(let word): return add(word: word)
        case .correctTemplate(let section, let name, let value):
            return correct(section, name, to: value)
        case .findRevision(let revision):
            return .revision(project.committed(form.session.path, in: revision))
        case .findPeople:
            let folder = form.session.path.map { FilePath($0).folder } ?? form.session.folder
            return .people(KnownAuthors(of: folder, people: environment.people).names())
        case .adoptDraft(let work):
            UnsavedWorks().delete(work, nowIn: journals.secureDraft(form))
        case .publish(let publication):
            let file = try? ProposalFile(reading: publication.proposal)
            return .published(publish(publication), isOutdated: file?.bytes != publication.reviewed)
        case .setWorkAside(let work):
            let days = UnsavedWorks.daysKept
            return .message(
                UnsavedWorks().setAside(work.path)
                    ? Message("Kept for \(days) days; octopen recover brings it back.")
                    : Message("Kept where it is; it will be offered again."))
        }
        return nil
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

    // MARK: Ends

    /// By a signal: what is not saved is kept first, then the terminal is given back.
    private mutating func end(by signal: Int32) -> Farewell {
        let message = journals.end(form)
        rememberPlace()
        return Farewell(message: message, exitCode: 128 + signal)
    }

    private func farewell() -> Farewell {
        rememberPlace()
        return Farewell(message: ending?.message, exitCode: 0)
    }

    private func rememberPlace() {
        guard !form.session.isReviewOnly, let path = form.session.path, form.session.saved != nil
        else { return }
        LastPlaces().remember(form.byteInFile, in: path)
    }
}

/// The review over the form: its files, and the journal of what is not published.
extension EditorLoop {
    /// A restricted run writes beside the proposals only, links followed.
    private func refusal(of request: SaveRequest) -> SaveResult? {
        do throws(Failure) {
            try environment.restriction.confine(request.path)
            if let sidecar = request.sidecar { try environment.restriction.confine(sidecar.path) }
            return nil
        } catch {
            return .failed(request, "Cannot save: \(error).")
        }
    }

    /// Writes into the settings of the proposal's folder how the template is to be taken, and reads it
    /// anew.
    private func correct(_ section: String, _ name: String, to value: String) -> Event {
        let folder = form.session.path.map { FilePath($0).folder } ?? form.session.folder
        do throws(Failure) {
            guard environment.templates.name == nil else {
                throw Failure(
                    "the settings are of the folder's own template, and this run was given another")
            }
            try ConfigurationFile(folder: folder, restriction: environment.restriction)
                .change { $0.set(name, to: value, in: section) }
            let template = try Project(folder, environment: environment)
                .template(for: form.proposal.bytes)
            return .template(template, "octopen.conf says now: [\(section)] \(name) = \(value).")
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    /// Writes a word into the settings of the proposal's folder.
    private func add(word: String) -> Event {
        let folder = form.session.path.map { FilePath($0).folder } ?? form.session.folder
        do throws(Failure) {
            try ConfigurationFile(folder: folder, restriction: environment.restriction)
                .change { $0.add(word: word) }
            return .wordAdded(word)
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    private func openReview() -> Event {
        do throws(Failure) {
            let start = try ReviewOpening(path: form.session.path ?? "", project: project)
                .start(form.proposal, by: try environment.people.reviewer(nil))
            return .review(start)
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    /// Writes the record; where somebody of the same name was first, to a file of its own.
    private func publish(_ publication: Publication) -> SaveResult {
        var request = publication.request
        let folder = ReviewFolder(of: FilePath(publication.proposal).folder)
        do throws(Failure) {
            if request.expected == nil {
                let key = ReviewFolder.key(ofProposal: publication.proposal)
                let own = try folder.own(of: publication.reviewer, key: key)
                if own.bytes == nil { request.path = folder.path(own.name) }
            }
            try environment.restriction.confine(request.path)
            try folder.prepare(record: request.path)
        } catch {
            return .failed(request, "Cannot publish: \(error).")
        }
        let result = AtomicSave(request: request).run()
        if case .exists = result, let found = try? WholeFile.read(request.path) {
            return .changed(request, found: found)
        }
        return result
    }
}
