import Forms
import Glibc
import Proposals
import Reviews
import Rules
import Terminal

/// All that a form asks of files, journals, git and the folder, on a screen and in prompts alike.
struct Outside {
    var journals: Journals
    let environment: LaunchEnvironment
    var project: Project
    let openFiles: OpenFiles
    /// The stamps of the file and of its metadata's file when they were last read or written.
    var stamps: [WholeFile.Stamp?] = []
    /// The stamp of the folder when its files were looked at last; nil before that.
    var folderStamp: WholeFile.Stamp?
    /// What the file held before the change that was told of last.
    var toldOf: [UInt8]?
    /// The node of the file when it was last read or written.
    var node: Journal.Node?
    /// The reading of the list of proposals while the list is open.
    private var listing: FolderListing?
    /// The reading of how the folder's proposals use their template; nil before it was asked for.
    private var learning: Learning?
    /// Wakes the loop when more was read; nil where nobody waits.
    private let waker: Waker?
    /// The changes that were made in files before the form leaves for one of them, in words.
    private var remark: String?
    /// What is said at the end of the name of a new file, where the form was left by its save.
    private var otherName: String?
    /// The journal of the work that was taken and not saved yet.
    var taken: String?
    /// The end of the run; set once the form leaves.
    private(set) var ending: Journals.Ending?

    init(
        _ form: inout Form, environment: LaunchEnvironment, project: Project, openFiles: OpenFiles,
        waker: Waker? = nil
    ) {
        (self.environment, self.project, self.openFiles) = (environment, project, openFiles)
        self.waker = waker
        journals = Journals(&form)
        noteStamps(of: form)
    }

    // MARK: What the form is told

    /// Lets the rules know what else is in the folder.
    ///
    /// - Parameter path: of the file, if that is not the one which the form names.
    /// - Returns: what is wrong with the settings.
    mutating func readContext(of form: inout Form, at path: String? = nil) -> Event? {
        let path = path ?? form.session.file.path
        var context = project.context(form.proposal.template, path: path)
        if path == nil {
            // What has no file yet nobody has accepted.
            context.history = ProposalHistory(
                accepted: { nil }, branches: { [] }, isNew: { true })
        }
        folderStamp = WholeFile.Stamp(path: project.folder)
        // Saving sets the date.
        context.options.levels[RuleCatalogue.dateBehind] = .off
        form.take(context)
        return project.configuration.faults.first.map {
            .message(Message("\($0)", isError: true))
        }
    }

    /// Finds what the folder's proposals keep of the template of a form.
    ///
    /// - Returns: what they keep, where nobody would be woken for it.
    mutating func learn(for form: Form) -> Event? {
        guard learning == nil, !form.proposal.template.isNone, !form.proposal.isReadOnly else {
            return nil
        }
        let saved = form.session.file.saved == nil ? nil : form.proposal
        guard let waker else { return .learned(project.roles(of: saved)) }
        // The versions of the template are asked of git, too.
        learning = Learning { [folder = project.folder, environment] in
            Project(folder, environment: environment).roles(of: saved)
        } wake: {
            waker.wake()
        }
        return nil
    }

    /// Writes the changes of the form into the journal.
    ///
    /// - Returns: the notice about the journal, if it is another than before.
    mutating func writeJournal(of form: inout Form) -> Event? {
        let notice = journals.record(&form)
        return notice == form.session.notice ? nil : .notice(notice)
    }

    /// Sends the journals to the disk, without waiting for it.
    func sync() { journals.sync() }

    /// Where the work is kept, if the question before leaving waits for that.
    func keeping(of form: inout Form) -> Event? {
        guard case .leave(nil) = form.layers.question else { return nil }
        return .keeping(journals.secureWork(&form))
    }

    // MARK: Effects

    /// Does what the form asks for; what is the terminal's own is done by who has one.
    mutating func answer(to effect: Effect, of form: inout Form) -> Event? {
        switch effect {
        case .save(let request):
            let event = save(request, of: &form)
            noteName(event)
            return event
        case .compare(let request):
            let result = AtomicSave(request: request).compare()
            return moved(result, of: form) ?? .saved(result.telling(request.othersOfNumber))
        case .leave(let keepsWork):
            switch journals.leave(&form, keepsWork: keepsWork) {
            case .success(let ending): self.ending = ending
            case .failure(let failure): return .wouldLose(failure.loss)
            }
        case .abandon: ending = journals.abandon(form)
        case .reloadKeymap:
            form.take(environment.keymaps.keymap())
            return .message(Message(form.session.keymap.warning ?? "Read the keymap."))
        case .dropJournal: journals.dropWork()
        case .adoptWork(let work):
            // The adopted work is in this run's own journal first.
            taken = UnsavedWorks().keepTaken(work, nowIn: journals.secureWork(&form))
        case .deleteWork(let work): UnsavedWorks().delete(work)
        case .openReview: return openReview(of: form)
        case .follow: follow(&form)
        case .beginDraft: journals.beginDraft(form)
        case .addWord(let word): return add(word: word, of: form)
        case .findChange(let setting): return find(setting, of: form)
        case .changeSettings(let change): return write(change, of: form)
        case .findRevision(let revision):
            return .revision(project.committed(form.session.file.path, in: revision))
        case .findPeople:
            return .people(KnownAuthors(of: folder(of: form), people: environment.people).names())
        case .listProposals: return list()
        case .searchProposals(let words): listing?.search(words)
        case .readProposal(let path):
            return .proposalText(path, (try? ProposalFile(reading: path))?.document)
        case .visit(let destination): return visit(destination)
        case .findOffer(let wish): return find(wish, of: form)
        case .makeOffer(let offer): return make(offer, of: form)
        case .findLinks: return findLinks(of: form)
        case .adoptDraft(let work):
            UnsavedWorks().delete(work, nowIn: journals.secureDraft(form))
        case .publish(let publication):
            if let moved = moved(publication.request, of: form) { return moved }
            let file = try? ProposalFile(reading: publication.proposal)
            return .published(publish(publication), isOutdated: file?.bytes != publication.reviewed)
        case .setWorkAside(let work):
            let days = UnsavedWorks.daysKept
            return .message(
                UnsavedWorks().setAside(work.path) != nil
                    ? Message("Kept for \(days) days; octopen recover brings it back.")
                    : Message("Kept where it is; it will be offered again."))
        case .copy, .edit, .suspend, .setMouse, .redraw, .check: break
        }
        return nil
    }

    /// A form that a save leaves shows no message on the name that the file got.
    private mutating func noteName(_ event: Event) {
        guard waker != nil, case .saved(.written(let request)) = event, request.leavesAfter,
            let taken = request.takenName
        else { return }
        otherName = "wrote \(request.path), as \(taken) was there already"
    }

    func folder(of form: Form) -> String {
        form.session.file.path.map { FilePath($0).folder } ?? form.session.file.folder
    }

    // MARK: Ends

    /// By a signal, or the end of the input: what is not saved is kept.
    mutating func end(of form: inout Form, by signal: Int32) -> Farewell {
        let message = journals.end(&form)
        rememberPlace(of: form)
        return Farewell(message: message, exitCode: 128 + signal)
    }

    func farewell(of form: Form) -> Farewell {
        rememberPlace(of: form)
        listing?.stop()
        let said = [otherName, ending?.message].compactMap(\.self)
        return Farewell(
            message: remark ?? (said.isEmpty ? nil : said.joined(separator: "; ")), exitCode: 0,
            destination: form.session.destination,
            place: form.session.proposalsPlace, copied: form.session.clipboard.text)
    }
}

/// The list of proposals.
extension Outside {
    /// Begins to read the folder. Prompts have no list.
    private mutating func list() -> Event? {
        guard let waker else { return nil }
        listing?.stop()
        do throws(Failure) {
            let listing = FolderListing(environment) { waker.wake() }
            self.listing = listing
            return .listed(try listing.start())
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    /// The events that were read beside the loop since they were asked for last.
    func takeRead() -> [Event] {
        (listing?.take() ?? []) + [learning?.take()].compactMap(\.self)
    }

    /// Has the findings of what is seen counted first.
    func prefer(_ list: @autoclosure () -> ProposalsLayer?) {
        if let listing, let list = list() { listing.prefer(list.wanted) }
    }

    // MARK: Several files

    /// Prompts have no place to go to after it: there the commands do it.
    private func find(_ wish: FolderWish, of form: Form) -> Event {
        guard waker != nil else {
            switch wish {
            case .step(_?), .heading: return .offer(wish, nil)
            case .step(nil):
                return .message(Message("octopen status takes the step.", isError: true))
            case .name:
                return .message(Message("octopen rename gives the file its name.", isError: true))
            }
        }
        do throws(Failure) {
            let offers = FolderOffers(environment: environment)
            let offer = try offers.find(wish, of: form)
            if offer == nil, wish == .step(to: nil) {
                return .statuses(try offers.statuses(after: form))
            }
            return .offer(wish, offer)
        } catch {
            guard case .step(_?) = wish else {
                return .message(Message("\(error)", isError: true))
            }
            // The field itself can be written all the same.
            return .offer(
                wish,
                FolderOffer(
                    wish, summary: "", obstacles: ["\(error)"], difference: "", count: 0))
        }
    }

    private mutating func make(_ offer: FolderOffer, of form: Form) -> Event {
        do throws(Failure) {
            let made = try FolderOffers(environment: environment).make(offer, of: form)
            remark = made.says
            let line = form.proposal.fileLine(of: form.place.field, form.place.caret)
            return .mayVisit(.edit(made.path, line: line))
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    private func findLinks(of form: Form) -> Event {
        guard waker != nil, let path = form.session.file.path else {
            return .message(Message("octopen links tells them.", isError: true))
        }
        do throws(Failure) {
            let links = try ProposalLinks(
                of: try ProposalFile(reading: path), environment: environment)
            if links.incoming.isEmpty, let why = links.unanswered {
                return .message(Message(why, isError: true))
            }
            return .linksHere(links.incoming)
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    /// Nothing is left for what cannot be opened.
    private func visit(_ destination: Destination) -> Event {
        do throws(Failure) {
            switch destination {
            case .edit(let path, _), .review(let path):
                _ = try ProposalFile(reading: path)
            case .new: _ = try environment.templates.template()
            }
            return .mayVisit(destination)
        } catch {
            return .mayNotVisit(Message("\(error)", isError: true))
        }
    }
}

/// Files beside the proposal: the settings of its folder, and records of reviews.
extension Outside {
    /// A restricted run writes beside the proposals only, links followed.
    func refusal(of request: SaveRequest) -> SaveResult? {
        do throws(Failure) {
            try environment.restriction.confine(request.path)
            if let sidecar = request.sidecar { try environment.restriction.confine(sidecar.path) }
            return nil
        } catch {
            return .failed(request, "Cannot save: \(error).")
        }
    }

    private func settings(of form: Form) -> ConfigurationFile {
        ConfigurationFile(folder: folder(of: form), restriction: environment.restriction)
    }

    /// Finds what it takes to say in the settings of the proposal's folder how the template is to be
    /// taken.
    private func find(_ setting: Setting, of form: Form) -> Event {
        do throws(Failure) {
            guard environment.templates.name == nil else {
                throw Failure(
                    "the settings are of the folder's own template, and this run was given another")
            }
            return .change(try settings(of: form).change(by: setting))
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    /// Writes it, and reads the template anew.
    private func write(_ change: SettingChange, of form: Form) -> Event {
        do throws(Failure) {
            try settings(of: form).write(change)
            let template = try Project(folder(of: form), environment: environment)
                .template(for: form.proposal.bytes)
            let setting = change.setting
            let says =
                change.come.isEmpty
                ? "octopen.conf says nothing of it any more."
                : "octopen.conf says now: [\(setting.section)] \(setting.name) = \(setting.value); "
                    + "undo takes it back."
            return .template(template, says)
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    /// Writes a word into the settings of the proposal's folder.
    private func add(word: String, of form: Form) -> Event {
        do throws(Failure) {
            try settings(of: form).change { $0.add(word: word) }
            return .wordAdded(word)
        } catch {
            return .message(Message("\(error)", isError: true))
        }
    }

    private func openReview(of form: Form) -> Event {
        do throws(Failure) {
            let start = try ReviewOpening(path: form.session.file.path ?? "", project: project)
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
