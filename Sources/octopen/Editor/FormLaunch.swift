import Folders
import Forms
import Glibc
import Proposals
import Reviews
import Rules
import Screens
import Terminal

extension Form {
    /// Says a message before the first key.
    fileprivate mutating func say(_ message: Message) { _ = handle(.message(message)) }
}

/// Opens a form over a proposal, and runs it to its end.
struct FormLaunch {
    let environment: LaunchEnvironment
    private let keymap: Keymap
    let template: Template
    /// The file of the proposal, and the bytes that it has or is to have.
    let file: ProposalFile
    /// There is no file yet.
    var isNew = false
    /// Where a new proposal is written, if the author said so.
    var newPath: String?
    /// Where a new file goes and how it is named, if the author said nothing.
    var newPlace: NewPlace?
    /// The file; nil for a proposal that has none yet.
    private var path: String? { isNew ? nil : file.path }

    private var bytes: [UInt8] { file.bytes }

    /// The first message in the form.
    var remark: String?
    /// Whether files were changed for it while something may have been typed.
    var isBehindChange = false
    /// What was cut or copied in a form before this one.
    var copied = ""

    /// Where the caret begins.
    enum Start {
        case usual
        case line(Int)
        case section(String)
    }

    init(
        environment: LaunchEnvironment, keymap: Keymap? = nil, template: Template,
        file: ProposalFile, isNew: Bool = false
    ) {
        (self.environment, self.template, self.file) = (environment, template, file)
        self.keymap = keymap ?? environment.keymap
        self.isNew = isNew
    }

    /// A proposal that is there, with the version of the template that it follows.
    init(opening path: String, environment: LaunchEnvironment) throws(Failure) {
        // Before the template, which another thread may be reading ahead.
        let keymap = environment.keymap
        let file = try ProposalFile(reading: path)
        let template = try Project(FilePath(path).folder, environment: environment)
            .template(for: file.bytes)
        self.init(environment: environment, keymap: keymap, template: template, file: file)
    }

    /// A new one from the template, without a title.
    init(newIn environment: LaunchEnvironment) throws(Failure) {
        let template = try environment.templates.template().chosen(.named)
        var new = NewProposal(
            template: template, title: "", author: environment.people.author(nil),
            today: Clock.today)
        new.customs = environment.customs(of: template)
        self.init(
            environment: environment, template: template,
            file: ProposalFile(path: "", bytes: new.bytes), isNew: true)
        let place = environment.placeOfNew(by: template)
        newPlace = place
        if place.isOfTopic { remark = place.remark.map { $0.capitalizedFirst + "." } }
    }

    /// The form, and what the author goes to from it.
    func run(from start: Start) throws -> Int32 {
        try Desk(environment).run { screen in try run(from: start, on: screen) }
    }

    /// The form on a screen; nil for prompts.
    func run(from start: Start, on screen: Terminal?) throws -> Outside.Farewell {
        var proposal = Proposal(bytes, template: isText ? .none : template)
        if !isNew { proposal = proposal.showingPromptBelowTitle }
        let place = try place(start, in: &proposal)
        var form = form(over: proposal, at: place)
        if let obstacle = proposal.obstacle {
            form.say(Message("Read-only: \(obstacle).", isError: true))
        } else if proposal.template.isNone,
            proposal.sections.contains(where: { $0.level > 0 && !$0.title.isEmpty })
        {
            form.say(
                Message(
                    "It follows no template at hand: its own headings are the sections; "
                        + "-t FILE names one."))
        }
        if let remark, form.session.message == nil { form.say(Message(remark)) }
        if !proposal.isReadOnly, let path = protectedPath {
            // Before what is only good to know.
            form.say(
                Message(
                    "\(FilePath(path).name) \(WholeFile.protection(path)), or save under another "
                        + "name.", isError: true))
        }
        return try run(form, holding: path ?? newPath, on: screen)
    }

    /// The file, or the file of its metadata, where a save would refuse it for its mode.
    private var protectedPath: String? {
        [path, file.sidecar?.path].compactMap(\.self).first { !WholeFile.mayBeWritten($0) }
    }

    /// Whether a file has no words yet, and nobody named a template for it: it is text first of all,
    /// and `octopen new` begins a proposal.
    private var isText: Bool {
        !isNew && template.choice != .named && Source(bytes).all.isBlank
    }

    /// The checklist of a reviewer over the proposal, which is only read.
    func review(by reviewer: Reviewer) throws -> Int32 {
        try Desk(environment).run { screen in try review(by: reviewer, on: screen) }
    }

    func review(by reviewer: Reviewer, on screen: Terminal?) throws -> Outside.Farewell {
        let proposal = Proposal(bytes, template: template)
        guard let path else { throw Failure("review: name a file", exitCode: 64) }
        if let obstacle = proposal.obstacle { throw Failure("\(path): \(obstacle)") }
        let project = project
        let start = try ReviewOpening(path: path, project: project)
            .start(proposal, by: reviewer)
        var form = form(over: proposal, at: nil, isReviewOnly: true)
        if let remark { form.say(Message(remark)) }
        return try run(form, holding: start.path, on: screen, review: start)
    }

    private func form(
        over proposal: Proposal, at place: Place?, isReviewOnly: Bool = false
    ) -> Form {
        var file = EditedFile(
            path: path ?? newPath, folder: newPlace?.folder ?? environment.folder.forNew,
            initial: bytes, saved: path == nil ? nil : bytes, sidecar: sidecar)
        if let newPlace { file.newName = newPlace.name }
        let session = Session(
            context: CheckContext(
                template: proposal.template, today: Clock.today,
                fileName: path.map { FilePath($0).name }),
            keymap: keymap, file: file,
            host: Host(
                isReviewOnly: isReviewOnly, isRestricted: environment.restriction.isOn,
                checksAside: !environment.usesPrompts))
        var form = Form(proposal, session: session, at: place)
        form.session.clipboard.text = copied
        if let warning = keymap.warning { form.say(Message(warning, isError: true)) }
        return form
    }

    /// Where the metadata of the proposal is written, if it has a file of its own.
    private var sidecar: Sidecar? {
        file.sidecar ?? (isNew ? template.sidecar : nil)
    }

    /// - Parameter held: the file that a second octopen is told of.
    private func run(
        _ form: Form, holding held: String?, on screen: Terminal?, review: ReviewStart? = nil
    ) throws -> Outside.Farewell {
        var form = form
        let openFiles = OpenFiles()
        if let held, let holder = openFiles.enter(held) {
            form.say(
                Message(
                    "Also open in another octopen, process \(holder.process), "
                        + "since \(holder.since).", isError: true))
        }
        defer { openFiles.leave() }
        guard let screen else { return try prompt(form, openFiles: openFiles, review: review) }
        return run(form, on: screen, openFiles: openFiles, review: review)
    }

    private var project: Project {
        Project(
            (path ?? newPath).map { FilePath($0).folder } ?? environment.folder.forNew,
            environment: environment)
    }

    private func run(
        _ form: Form, on terminal: Terminal, openFiles: OpenFiles, review: ReviewStart?
    ) -> Outside.Farewell {
        var form = form
        if let fault = environment.look.theme.faults.first {
            form.say(Message("\(fault)", isError: true))
        }
        if let notice = terminal.notice {
            let earlier = form.session.message
            form.say(
                Message(
                    [earlier?.text, notice].compactMap { $0 }.joined(separator: " "),
                    isError: earlier?.isError ?? false))
        }
        if form.session.message == nil, review == nil, !environment.hearsMouse,
            LastPlaces().isFirstStart
        {
            form.say(Message(form.firstKeys))
        }
        if review == nil { offerWork(to: &form) }
        var loop = EditorLoop(
            form, terminal: terminal, environment: environment, project: project,
            openFiles: openFiles)
        if let review { loop.begin(review) }
        if environment.hearsMouse { loop.beginWithMouse() }
        if isBehindChange { loop.beginBehindChange() }
        return loop.run()
    }

    /// Runs the form without a screen.
    private func prompt(
        _ form: Form, openFiles: OpenFiles, review: ReviewStart?
    ) throws -> Outside.Farewell {
        let terminal: LineTerminal
        do { terminal = try LineTerminal(look: environment.look) } catch {
            throw Failure("\(error)")
        }
        defer { terminal.close() }
        var form = form
        if review == nil { offerWork(to: &form) }
        var loop = PromptsLoop(
            form, terminal: terminal, environment: environment, project: project,
            openFiles: openFiles)
        if let review { loop.begin(review) }
        return loop.run()
    }

    /// Work of an earlier run that was not saved.
    private func offerWork(to form: inout Form) {
        guard !form.proposal.isReadOnly,
            let work = UnsavedWorks().find(of: path ?? newPath, unlike: bytes)
        else { return }
        _ = form.handle(.foundWork(work))
    }

    private func place(
        _ start: Start, in proposal: inout Proposal
    ) throws(Failure) -> Place? {
        switch start {
        case .line(let number):
            let line = file.joinedLine(ofDocumentLine: number)
            return place(atByte: proposal.byteOffset(ofLine: line), in: &proposal)
        case .section(let name):
            // To look at a section, the first of several is good enough.
            let found: Int
            switch SectionFinder(proposal).find(name) {
            case .one(let index): found = index
            case .several(let indices): found = indices[0]
            case .none: throw Failure("\(name): no such section; octopen show lists them")
            }
            if let other = proposal.headingElsewhere(of: found) {
                return Place(other.place, caret: other.position)
            }
            return Place(startOf: proposal.firstPlace(ofSection: found), in: proposal)
        case .usual:
            guard let path else { return placeInNew(proposal) }
            if let byte = LastPlaces().byte(in: path) { return place(atByte: byte, in: &proposal) }
            return placeOfWork(in: &proposal)
        }
    }

    private func place(atByte byte: Int, in proposal: inout Proposal) -> Place {
        let found = proposal.openPlace(atByte: byte)
        return Place(found.place, caret: found.position)
    }

    /// The title if it is empty, else what the template asks below it, else the first section to be
    /// written.
    private func placeInNew(_ proposal: Proposal) -> Place? {
        let name = proposal.template.titleField?.name ?? "Title"
        if let title = proposal.fieldPlace(named: name), proposal.field(at: title).text.isEmpty {
            return Place(title)
        }
        if proposal.template.preamble.prompt != nil, let head = proposal.head,
            let slot = proposal.content(ofSection: head).slots.firstIndex(where: {
                $0.field.kind == .prose && $0.field.standIn != nil
            })
        {
            return Place(FieldPlace(section: head, slot: slot))
        }
        return proposal.sections.firstIndex(where: \.isUntouched).map {
            Place(proposal.firstPlace(ofSection: $0))
        }
    }

    /// What the template asked below the title and is left there, else the first section of the file
    /// with something to do, else the first.
    private func placeOfWork(in proposal: inout Proposal) -> Place? {
        if proposal.template.isNone {
            let section = proposal.sections.firstIndex { !$0.isBlank } ?? proposal.head
            return section.map { index in
                // Behind the title, which is a field of its own.
                let slots = proposal.content(ofSection: index).slots
                let slot = slots.firstIndex { !$0.field.isHeading } ?? 0
                return Place(FieldPlace(section: index, slot: slot))
            }
        }
        let matches = proposal.sections.contains { section in
            if case .template = section.role { return section.isPresent }
            return false
        }
        guard matches, bytes.count < 200_000 else { return nil }
        let context = CheckContext(
            template: proposal.template, today: Clock.today,
            fileName: path.map { FilePath($0).name })
        let check = Check(proposal, context: context)
        let findings = check.findings()
        if let head = proposal.head, proposal.sections[head].isPresent {
            let start = proposal.byteOffset(ofSection: head)
            let range = start..<start + proposal.sections[head].byteCount
            let left = findings.first {
                $0.rule == "prompt-left" && range.contains($0.range.lowerBound)
            }
            if let left { return place(atByte: left.range.lowerBound, in: &proposal) }
        }
        let rows = ProposalState(check, findings: findings).rows
        let open = zip(proposal.sections.indices, rows).first { index, row in
            let isOpen = row.state == .todo || row.state == .started
            return proposal.sections[index].isPresent && isOpen
        }?.0
        return open.map { Place(startOf: proposal.firstPlace(ofSection: $0), in: proposal) }
    }
}
