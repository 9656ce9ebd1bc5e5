import ArgumentParser
import Glibc
import Proposals
import Rules
import Terminal

/// `octopen number`: the next number that nobody has, and taking it before others do.
struct NumberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "number", abstract: "Print or reserve the next free number.",
        usage: "octopen number [PROPOSAL] [<options>]",
        discussion: """
            The number goes to standard output; who has those before it is told beside. It is above \
            all numbers of the folder, of all branches, of tags and of reservations. With --reserve \
            a reference of git is written, refs/octopen/numbers/NNN: whoever pushes it first has the \
            number.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(
        help: "Whose number it is to be; its own where it has one.",
        completion: Completions.proposals)
    var proposal: String?

    @Flag(help: "Reserve it, and say what to push.")
    var reserve = false

    @Flag(help: "Give one though git does not tell what other branches have.")
    var force = false

    @Option(name: .customLong("as"), help: "Who reserves it, NAME or NAME <MAIL>.")
    var person: String?

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let path = try proposal.map { name throws(Failure) in try environment.folder.resolve(name) }
        let folder = path.map { FilePath($0).folder } ?? folderOfNew(in: environment)
        let file = try path.map { path throws(Failure) in try ProposalFile(reading: path) }
        if reserve, RealFolder(folder)?.repository == nil {
            throw Failure(
                "\(folder): is in no repository; git init makes one, and --reserve needs it")
        }
        let lock = try reserve ? ChangeLock(of: folder) : nil
        defer { lock?.end() }
        // Someone else may take it at the same moment.
        for _ in 0..<100 {
            let project = Project(folder, environment: environment)
            // Without it no number of a field is known.
            let template = try project.template()
            guard let all = project.allFacts else {
                throw Failure("\(folder): cannot be read; check who may read it")
            }
            let entry = all.entries.first { $0.fileName == path.map { FilePath($0).name } }
            if let number = entry?.value {
                try Output.write(all.written(number) + "\n")
                Output.error("octopen: \(path ?? ""): has its number")
                return
            }
            if let why = all.unanswered {
                let unknown = "git did not answer, so not all numbers are known: \(why)"
                guard force else {
                    throw Failure(
                        "\(folder): \(unknown); --force gives one all the same", exitCode: 1)
                }
                Output.error("octopen: \(unknown)")
            }
            let proposal = try file.map { file throws(Failure) in
                Proposal(file.bytes, template: try project.template(for: file.bytes))
            }
            let series = try self.series(of: proposal, path, by: template, in: all, project)
            let facts = series?.facts ?? all
            let choice = NumberChoice(for: path, in: facts, folder: folder)
            guard reserve else {
                try tell(choice, facts)
                if let series { tell(series, all) }
                if let state = RealFolder(folder)?.repositoryState {
                    for note in state.notes { Output.error("octopen: \(note)") }
                } else {
                    Output.error("octopen: no repository: only the folder's files were looked at")
                }
                return
            }
            if try take(choice, facts, path, folder, environment) { return }
        }
        throw Failure("number: others take each number first; try again")
    }

    /// The folder of a new proposal; inside of the folder of one, that around them all.
    private func folderOfNew(in environment: LaunchEnvironment) -> String {
        let own = environment.folder.forNew
        guard let beside = DocumentFolders(of: own), beside.areSeveral else { return own }
        return own == "." ? ".." : "\(own)/.."
    }

    /// The series in which a proposal is counted, or a new one by its template; nil where there is but one.
    private func series(
        of proposal: Proposal?, _ path: String?, by template: Template, in facts: FolderFacts,
        _ project: Project
    ) throws(Failure) -> NumberSeries? {
        let name = path.map { FilePath($0).name }
        let files = NumberSeries.Files(facts.entries.map(\.fileName).filter { $0 != name })
        // Nothing says that the built-in template is that of the proposals.
        let asked = proposal?.template ?? (template.choice == .tried ? Template.none : template)
        let hasField =
            asked.fields.contains { $0.kind == .number }
            || facts.entries.contains { $0.value != nil }
        guard !hasField, !facts.namesFilesByNumber(hasField: false, besides: name ?? "") else {
            return nil
        }
        let series = NumberSeries(
            of: proposal, called: name,
            by: proposal == nil || template.choice == .named ? template : nil, in: files,
            project.headings(besides: path), facts)
        if series == nil, files.main == nil, let kinds = NumberSeries.list(of: files, facts) {
            throw Failure(
                "\(project.folder): nothing tells of which kind it is: \(kinds); "
                    + "-t names its template", exitCode: 1)
        }
        return series
    }

    /// Of which series the number is, and which others there are.
    private func tell(_ series: NumberSeries, _ facts: FolderFacts) {
        let files = NumberSeries.Files(facts.entries.map(\.fileName))
        let others = NumberSeries.list(of: files, besides: series, facts)
        Output.error("octopen: \(series.reason)" + (others.map { ", and so do \($0)" } ?? ""))
    }

    private func tell(_ choice: NumberChoice, _ facts: FolderFacts) throws(Failure) {
        try Output.write(facts.written(choice.number) + "\n")
        if let reason = choice.reason { Output.error("octopen: \(reason)") }
        for line in neighbours(of: choice.number, in: facts) { Output.error("octopen: \(line)") }
        for fault in facts.unread { Output.error("octopen: \(fault)") }
    }

    /// - Returns: false where somebody else has it by now.
    private func take(
        _ choice: NumberChoice, _ facts: FolderFacts, _ path: String?, _ folder: String,
        _ environment: LaunchEnvironment
    ) throws(Failure) -> Bool {
        let key = path.map(ReviewFolder.key) ?? ""
        let reservations = NumberReservations(in: folder)
        let known = reservations.all.first { !key.isEmpty && $0.proposal == key }
        let reference: String
        if let known, known.number == choice.number {
            reference = known.reference
        } else {
            let made = try reservations.reserve(
                choice.number, for: key, by: environment.people.author(person), on: Clock.today)
            guard let made else { return false }
            reference = made
        }
        try tell(choice, facts)
        let remote = reservations.remote
        let what = key.isEmpty ? "reserved" : "reserved for \(key)"
        Output.error(
            "octopen: \(what) here; git push \(remote) \(reference) reserves it for all; where that "
                + "is rejected, somebody was first: git fetch \(remote) "
                + "'+\(NumberReservations.start)*:\(NumberReservations.start)*', and again")
        return true
    }

    /// Numbers below that are told of.
    private static let shown = 3

    /// Who has the numbers right below, and which files have one number.
    private func neighbours(of number: Int, in facts: FolderFacts) -> [String] {
        var lines: [String] = []
        var left = Self.shown
        let all = facts.entries.map { ($0.value ?? $0.fileNumber, $0.fileName) }
        let numbers = Set(all.compactMap(\.0)).union(facts.elsewhere.map(\.number))
        for taken in numbers.sorted(by: >) where left > 0 && taken != number {
            left -= 1
            let here = all.filter { $0.0 == taken }.map(\.1)
            let elsewhere = facts.elsewhere.filter { $0.number == taken }.map { use in
                use.reservation?.words ?? "\(use.fileName) on \(use.branch)"
            }
            let twice = here.inOneLanguage.count > 1 ? "; two of one number" : ""
            lines.append(
                "\(facts.written(taken)): \((here + elsewhere.prefix(3)).joined(separator: ", "))"
                    + twice)
        }
        return lines
    }
}
