import ArgumentParser
import Glibc
import Proposals
import Rules
import Terminal

/// `octopen check`: what the rules find, in the form that the reader wants.
struct CheckCommand: ProposalsCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check proposals; exit with 1 if there is an error.",
        usage: "octopen check [PROPOSAL...] [<options>]")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, github
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var rules: RuleArguments

    @Argument(help: "Proposals; all of the folder if none is named. - is standard input.")
    var proposals: [ProposalNames] = []

    @Option(help: "text, json, sarif or github.")
    var format = Format.text

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Show notes too.")
    var notes = false

    @Flag(help: "List what is still to do.")
    var todo = false

    @Option(name: .shortAndLong, help: "Files that are checked at the same time.")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs one at least") }
    }

    func run() throws {
        Environment.takeLocale()
        var environment = try LaunchEnvironment(options, rules: rules)
        environment.trustsCache = true
        let selection = try ProposalSelection(proposals.flatMap(\.all), in: environment.folder)
        let form = findingsFormat
        var counts = LevelCounts()
        var use = TemplateUse()
        /// Why nothing can be written any more.
        var failure: Failure?
        var isIncomplete = selection.isIncomplete
        var pieces: [String] = []
        /// What is written at one go, if nobody looks on.
        let most = isatty(STDOUT_FILENO) == 1 ? 0 : 1 << 15
        var unwritten = form.head
        var isFirst = true
        let queue = CheckQueue(
            selection.paths, orphans: proposals.isEmpty ? environment.folder.orphans : [],
            environment: environment)
        let workers = queue.workers(jobs)
        inOrder(workers: workers, batch: queue.batch(of: workers)) {
            failure == nil ? queue.next() : nil
        } run: { work in
            work.flatMap { work in
                Result { () throws(Failure) in Checked(work, try work.bytes(), form) }
            }
        } take: { (result: Result<Checked, Failure>) in
            guard failure == nil else { return }
            do throws(Failure) {
                let checked = try result.get()
                counts.add(checked.counts)
                if let judged = checked.judged {
                    use.add(judged.proposal, template: judged.template, name: judged.name)
                }
                for fault in checked.unread { Output.error("octopen: \(fault)") }
                if !checked.unread.isEmpty { isIncomplete = true }
                pieces = checked.pieces
            } catch {
                // One that cannot be read stops no other.
                Output.error("octopen: \(error)")
                isIncomplete = true
                return
            }
            for piece in pieces {
                unwritten += isFirst ? piece : form.separator + piece
                isFirst = false
            }
            guard unwritten.utf8.count > most else { return }
            do throws(Failure) {
                try Output.write(unwritten)
                unwritten = ""
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        try Output.write(unwritten + form.tail(counts))
        if let note = use.note { Output.error("octopen: \(note)") }
        if isIncomplete { throw ExitCode(2) }
        let failed = counts[.error] + (strict ? counts[.warning] : 0)
        if failed > 0 { throw ExitCode(1) }
    }

    private var findingsFormat: any FindingsFormat {
        switch format {
        case .text:
            TextFormat(
                showsNotes: notes, showsTodos: todo, showsExcerpts: isatty(STDOUT_FILENO) == 1)
        case .json: JSONFormat()
        case .sarif: SARIFFormat(rules: RuleCatalogue.all)
        case .github: GitHubFormat(showsNotes: notes, showsTodos: todo)
        }
    }
}

/// What is printed of a file, and counted.
private struct Checked: Sendable {
    let pieces: [String]
    /// Records of reviews that could not be read, and why.
    let unread: [String]
    var counts = LevelCounts()
    /// What tells which template judged a proposal; nil for a record of a review.
    let judged: (proposal: Proposal, template: Template, name: String)?

    init(_ work: CheckQueue.Work, _ bytes: [UInt8], _ form: any FindingsFormat) {
        let file = CheckedFile(bytes, name: work.name, context: work.context, format: form)
        pieces = form.pieces(of: file)
        unread = work.context.reviews?.unread ?? []
        let isProposal = work.context.orphanKey == nil
        judged = isProposal ? (file.proposal, work.context.template, work.name) : nil
        counts.add(file, isProposal: isProposal)
    }
}

/// The files to check.
final class CheckQueue {
    /// One file with what the rules ask beside its bytes.
    struct Work: Sendable {
        /// `-` for standard input.
        let path: String
        let context: CheckContext

        /// As it is reported.
        var name: String { path == "-" ? "(standard input)" : path }

        /// Read when the turn of the file comes.
        func bytes() throws(Failure) -> [UInt8] {
            guard path == "-" else { return try WholeFile.read(path) }
            return try WholeFile.readAll(STDIN_FILENO, path: "standard input")
        }
    }

    private let paths: [String]
    /// Records without a proposal, by their paths: the keys that they name.
    private let orphans: [String: String]
    private var at = 0
    private let environment: LaunchEnvironment
    private var projects: Projects

    init(
        _ paths: [String], orphans: [(path: String, key: String)] = [],
        environment: LaunchEnvironment
    ) {
        self.paths = paths + orphans.map(\.path)
        self.orphans = Dictionary(orphans.map { ($0.path, $0.key) }) { first, _ in first }
        self.environment = environment
        projects = Projects(environment)
    }

    /// As many workers as asked for, else as there are processors; few files need one only.
    func workers(_ asked: Int?) -> Int {
        let most = asked ?? (paths.count < 8 ? 1 : sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return max(1, min(most, paths.count, 64))
    }

    /// How many files a worker takes at a time: few enough that all are busy until the end. One
    /// alone waits for nobody.
    func batch(of workers: Int) -> Int {
        workers == 1 ? 1 : max(1, min(8, paths.count / (workers * 8)))
    }

    func next() -> Result<Work, Failure>? {
        guard at < paths.count else { return nil }
        defer { at += 1 }
        return Result { () throws(Failure) in try work(paths[at]) }
    }

    private func work(_ path: String) throws(Failure) -> Work {
        guard path != "-" else {
            let template = try environment.templates.template()
            let folder = environment.folder.forNew
            let context = Project(folder, environment: environment).context(template, path: nil)
            return Work(path: path, context: context)
        }
        if let key = orphans[path] {
            var context = CheckContext(template: .enhancement, today: Clock.today)
            context.orphanKey = key
            return Work(path: path, context: context)
        }
        let project = projects.project(ofProposalAt: path)
        let context = project.context(try project.template(), path: path)
        return Work(path: path, context: context)
    }
}
