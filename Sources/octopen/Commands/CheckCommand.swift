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
                Result { () throws(Failure) in Checked(work, try work.file(), form) }
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

    init(_ work: CheckQueue.Work, _ read: ProposalFile, _ form: any FindingsFormat) {
        let file = CheckedFile(read, name: work.name, context: work.context, format: form)
        pieces = form.pieces(of: file)
        unread = work.context.reviews?.unread ?? []
        let isProposal = work.context.orphanKey == nil
        judged = isProposal ? (file.proposal, work.context.template, work.name) : nil
        counts.add(file, isProposal: isProposal)
    }
}
