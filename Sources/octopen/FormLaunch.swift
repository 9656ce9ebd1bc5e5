import Forms
import Glibc
import Proposals
import Rules
import Screens
import Terminal

/// Opens a form over a proposal, and runs it to its end.
struct FormLaunch {
    let environment: LaunchEnvironment
    let template: Template
    /// The file; nil for a proposal that has none yet.
    let path: String?
    let bytes: [UInt8]
    /// Where a new proposal is written, if the author said so.
    var newPath: String?

    /// Where the caret begins.
    enum Start {
        case usual
        case line(Int)
        case section(String)
    }

    func run(from start: Start) throws -> Int32 {
        let keymap = environment.keymap()
        let proposal = Proposal(bytes, template: template)
        let session = Session(
            context: CheckContext(
                template: template, today: Clock.today,
                fileName: path.map { FilePath($0).name }),
            keymap: keymap, path: path ?? newPath, folder: environment.folder.forNew,
            initial: bytes,
            saved: path == nil ? nil : bytes)
        let place = try place(start, in: proposal)
        var form = Form(proposal, session: session, at: place)
        if !keymap.faults.isEmpty {
            form.session.message = Message(
                environment.warning(keymap.faults.count), isError: true)
        }
        if let offset = proposal.firstInvalidByte {
            form.session.message = Message(
                "Read-only: byte \(offset) is not UTF-8. Convert the file (iconv) to edit it.",
                isError: true)
        }
        if let path, let holder = OpenFiles().enter(path) {
            form.session.message = Message(
                "Also open in another octopen, process \(holder.process), since \(holder.since).",
                isError: true)
        }
        defer { if let path { OpenFiles().leave(path) } }
        let farewell = try run(form)
        if let message = farewell.message { Output.error("octopen: \(message)") }
        return farewell.exitCode
    }

    private func run(_ form: Form) throws -> EditorLoop.Farewell {
        let terminal: Terminal
        do { terminal = try Terminal() } catch { throw Failure("\(error)") }
        defer { terminal.close() }
        var form = form
        if !form.proposal.isReadOnly,
            let work = UnsavedWorks().find(of: path ?? newPath, unlike: bytes)
        {
            _ = form.handle(.foundWork(work))
        }
        let project = Project(
            (path ?? newPath).map { FilePath($0).folder } ?? environment.folder.forNew,
            environment: environment)
        var loop = EditorLoop(
            form, terminal: terminal, environment: environment, project: project)
        return loop.run()
    }

    private func place(
        _ start: Start, in proposal: Proposal
    ) throws(Failure) -> Place? {
        switch start {
        case .line(let number):
            return place(atByte: proposal.byteOffset(ofLine: number), in: proposal)
        case .section(let name):
            let wanted = HeadingName(name).string
            let titles = proposal.sections.map { HeadingName($0.title).string }
            let found =
                titles.firstIndex(of: wanted) ?? titles.firstIndex { $0.hasPrefix(wanted) }
                ?? titles.firstIndex { $0.contains(wanted) }
            guard let found else {
                throw Failure("\(name): no such section; octopen show lists them")
            }
            return Place(FieldPlace(section: found, slot: 0))
        case .usual:
            guard let path else { return placeInNew(proposal) }
            if let byte = LastPlaces().byte(in: path) { return place(atByte: byte, in: proposal) }
            return placeOfWork(proposal)
        }
    }

    private func place(atByte byte: Int, in proposal: Proposal) -> Place {
        let found = proposal.place(atByte: byte)
        return Place(found.place, caret: found.position)
    }

    /// The title if it is empty, else the first section to be written.
    private func placeInNew(_ proposal: Proposal) -> Place? {
        if let title = proposal.fieldPlace(named: "Title"), proposal.field(at: title).text.isEmpty {
            return Place(title)
        }
        return proposal.sections.firstIndex(where: \.isUntouched).map {
            Place(FieldPlace(section: $0, slot: 0))
        }
    }

    /// The first section of the file with something to do, else the first.
    private func placeOfWork(_ proposal: Proposal) -> Place? {
        let matches = proposal.sections.contains { section in
            if case .template = section.role { return section.isPresent }
            return false
        }
        guard matches, bytes.count < 200_000 else { return nil }
        let context = CheckContext(
            template: template, today: Clock.today, fileName: path.map { FilePath($0).name })
        let rows = Check(proposal, context: context).state().rows
        let open = zip(proposal.sections.indices, rows).first { index, row in
            let isOpen = row.state == .todo || row.state == .started
            return proposal.sections[index].isPresent && isOpen
        }?.0
        return open.map { Place(FieldPlace(section: $0, slot: 0)) }
    }
}
