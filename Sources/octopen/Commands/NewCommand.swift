import ArgumentParser
import Folders
import Glibc
import Proposals
import Rules
import Terminal

/// `octopen new`: a new proposal from the template, in the form.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Start a proposal from the template.",
        usage: "octopen new [TITLE] [<options>]",
        discussion: """
            The file is written at the first save, under a name made from the title. With --from it \
            is written at once, and what the rules find in it is printed.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var screen: ScreenArguments

    @Argument(help: "The title.")
    var title: [String] = []

    @Option(name: .customLong("set"), help: "FIELD=VALUE; may be given again.")
    var values: [String] = []

    @Option(
        help: """
            JSON to fill all of it with: title, fields and sections, as octopen show --format json \
            prints them; - for standard input.
            """, completion: .file())
    var from: String?

    @Option(help: "With --from: print the findings as text or json.")
    var format: Format?

    @Option(name: .customLong("as"), help: "The author, NAME or NAME <MAIL>.")
    var author: String?

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String?

    @Flag(
        name: .customLong("print"),
        help: "Print the filled template, or write it with -o; no screen.")
    var prints = false

    func validate() throws {
        if format != nil, from == nil || prints {
            throw ValidationError("--format needs --from, and no --print")
        }
    }

    func run() throws {
        let environment = try LaunchEnvironment(options, screen: screen)
        let filling = try from.map { path throws(Failure) in try ProposalValues(reading: path) }
        let template = try template(in: environment)
        let lock = try from == nil || prints ? nil : ChangeLock(of: environment.folder.forNew)
        defer { lock?.end() }
        let place = environment.placeOfNew(by: template)
        let draft = try draft(by: template, with: filling, at: place, environment)
        var remarks = draft.remarks
        if let remark = environment.templates.remark(on: template, in: environment.folder) {
            remarks.insert(remark, at: 0)
        }
        if output == nil, template.sidecar == nil || place.isOfTopic, let remark = place.remark {
            remarks.append(remark)
        }
        if let output { try environment.restriction.confine(output) }
        if let output, output != "-" || !prints, access(output, F_OK) == 0 {
            throw Failure("\(output): exists already; octopen edit opens it")
        }
        if prints {
            try print(draft.proposal.bytes, template)
            for remark in remarks { Output.error("octopen: \(remark)") }
            return
        }
        if from != nil {
            for remark in remarks { Output.error("octopen: \(remark)") }
            return try write(draft.proposal, at: draft.path, place, environment)
        }
        var launch = FormLaunch(
            environment: environment, template: template,
            file: ProposalFile(path: "", bytes: draft.proposal.bytes), isNew: true)
        launch.newPath = output ?? draft.path
        launch.newPlace = place
        launch.remark =
            remarks.isEmpty
            ? nil
            : remarks.map { $0.capitalizedFirst + "." }.joined(separator: " ")
        throw ExitCode(try launch.run(from: .usual))
    }
}

extension NewCommand {
    /// The template, and for a whole text the parts of it that accepted proposals keep, by which
    /// the form goes once it has read the folder.
    private func template(in environment: LaunchEnvironment) throws(Failure) -> Template {
        let template = try environment.templates.template().chosen(.named)
        guard from != nil || !template.preamble.notesAboveTitle.isEmpty,
            let folder = environment.folder.ofDocuments(by: template)
        else { return template }
        guard from != nil else {
            return environment.templates.keepingNotes(of: template, asIn: folder)
        }
        let learned = Project(folder, environment: environment).shares().learned
        return template.learning(learned) ?? template
    }

    /// Into a new file, and what the rules find in it.
    ///
    /// - Parameter path: nil for a name made of the title.
    private func write(
        _ proposal: Proposal, at path: String?, _ place: NewPlace, _ environment: LaunchEnvironment
    ) throws {
        let template = proposal.template
        let name =
            template.sidecar == nil || place.name.isOfMetadata
            ? proposal.nameOfNewFile(place.name) : nil
        guard let path = output ?? path ?? name.map(place.path) else {
            throw Failure("new: the file has no name yet; -o FILE gives it one", exitCode: 64)
        }
        if output == nil, let other = place.obstacle(at: path) {
            throw Failure("\(other): exists already; -o FILE takes another name")
        }
        var request = SaveRequest(
            path: path, bytes: proposal.bytes, expected: nil,
            sidecar: template.sidecar?.beside(path))
        request.makesFolder = output == nil && place.name.document != nil
        try AtomicSave(request: request).runOrFail()
        Output.error("octopen: wrote \(path)")
        let form: any FindingsFormat =
            format == .json
            ? JSONFormat()
            : TextFormat(
                shown: ShownLevels(notes: true, todos: true),
                showsExcerpts: isatty(STDOUT_FILENO) == 1)
        guard let work = try CheckQueue([path], environment: environment).next()?.get() else {
            return
        }
        let checked = Checked(
            work, try work.file(), form, earlier: nil, known: KnownFindings(), keepsKeys: false)
        var report = FindingsReport(form)
        report.add(checked.pieces)
        try report.finish(checked.counts)
        if checked.counts[.error] > 0 { throw ExitCode(1) }
    }

    /// On standard output, or into a new file.
    private func print(_ bytes: [UInt8], _ template: Template) throws(Failure) {
        guard let output, output != "-" else { return try Output.write(bytes) }
        try AtomicSave(
            request: SaveRequest(
                path: output, bytes: bytes, expected: nil,
                sidecar: template.sidecar?.beside(output))
        ).runOrFail()
    }
}
