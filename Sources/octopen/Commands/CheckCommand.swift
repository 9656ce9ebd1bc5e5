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
        case text, json, sarif, github, gitlab, junit, rdjson
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var rules: RuleArguments

    @Argument(
        help: "Proposals; all of the folder if none is named. - is standard input.",
        completion: Completions.proposals)
    var proposals: [ProposalNames] = []

    @Option(help: "text, json, sarif, github, gitlab, junit or rdjson.")
    var format = Format.text

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Show notes too.")
    var notes = false

    @Flag(help: "List what is still to do.")
    var todo = false

    @Option(
        help: """
            Only files that differ from where this revision and HEAD parted, and only what was not \
            found there.
            """)
    var since: String?

    @Option(help: "Leave out the findings that are in this file.", completion: .file())
    var baseline: String?

    @Option(
        help: "Write the findings into this file, for --baseline; exit with 0.", completion: .file()
    )
    var writeBaseline: String?

    @Flag(help: "Judge files that are named though they are no proposals of the folder.")
    var all = false

    @Option(name: .shortAndLong, help: "Files that are checked at the same time.")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs one at least") }
        if writeBaseline == "-" { throw ValidationError("--write-baseline needs a file") }
    }

    func run() throws {
        Environment.takeLocale()
        var environment = try LaunchEnvironment(options, rules: rules)
        environment.trustsCache = true
        let selection = try ProposalSelection(
            proposals.flatMap(\.all), in: environment.folder, takesAll: all)
        for line in UnfinishedChange.clear() { Output.error("octopen: \(line)") }
        let folder = environment.folder
        let asideNotes =
            proposals.isEmpty ? folder.notesOnFoldersByStatus + folder.notesOnOtherEndings : []
        for line in asideNotes { Output.error("octopen: \(line)") }
        let earlier = try since.map { revision throws(Failure) in
            try EarlierFiles(since: revision, in: environment.folder.forNew)
        }
        let known = try baseline.map { path throws(Failure) in try Baseline(reading: path) }
        let found = try writeBaseline.map { path throws(Failure) in try Baseline(for: path) }
        var tally = CheckTally(
            FindingsReport(findingsFormat), baseline: found, isIncomplete: selection.isIncomplete)
        let queue = CheckQueue(
            selection.paths,
            orphans: proposals.isEmpty && earlier == nil ? environment.folder.orphans : [],
            environment: environment)
        judge(queue, earlier: earlier, known: known, into: &tally)
        try tally.finish()
        if let writeBaseline, let text = tally.baseline?.text {
            var request = SaveRequest(path: writeBaseline, bytes: Array(text.utf8), expected: nil)
            request.overwrites = true
            try AtomicSave(request: request).runOrFail()
        }
        if tally.isIncomplete { throw ExitCode(2) }
        if writeBaseline != nil { return }
        let failed = tally.counts[.error] + (strict ? tally.counts[.warning] : 0)
        if failed > 0 { throw ExitCode(1) }
    }

    /// Judges the files, several at a time, and tells of each in its turn.
    ///
    /// - Parameters:
    ///   - earlier: the files as they were, where only what is new is told.
    ///   - known: the findings that are left out.
    private func judge(
        _ queue: CheckQueue, earlier: EarlierFiles?, known: Baseline?, into tally: inout CheckTally
    ) {
        let (form, keepsKeys) = (findingsFormat, writeBaseline != nil)
        let workers = queue.workers(jobs)
        inOrder(workers: workers, batch: queue.batch(of: workers)) {
            tally.isStopped ? nil : queue.next()
        } run: { work in
            work.flatMap { work in
                Result { () throws(Failure) in
                    let file = try work.file()
                    var old: ProposalFile?
                    switch earlier?.state(of: file) {
                    case .same: return nil
                    case .changed(let before): old = before
                    case .new, nil: break
                    }
                    return Checked(
                        work, file, form, earlier: old,
                        known: known?.findings(of: work.path) ?? KnownFindings(),
                        keepsKeys: keepsKeys)
                }
            }
        } take: { (result: Result<Checked?, Failure>) in
            tally.take(result)
        }
    }

    private var findingsFormat: any FindingsFormat {
        let shown = ShownLevels(notes: notes, todos: todo)
        return switch format {
        case .text:
            TextFormat(
                shown: shown, showsExcerpts: isatty(STDOUT_FILENO) == 1,
                leavesTodosOut: baseline != nil)
        case .json: JSONFormat()
        case .sarif: SARIFFormat(rules: RuleCatalogue.all)
        case .github: GitHubFormat(shown: shown)
        case .gitlab: GitLabFormat(shown: shown)
        case .junit: JUnitFormat(isStrict: strict)
        case .rdjson: ReviewdogFormat(shown: shown)
        }
    }
}
