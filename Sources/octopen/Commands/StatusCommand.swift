import ArgumentParser
import Interchange
import Markdown
import Proposals
import Rules
import Terminal

/// `octopen status`: where a proposal stands and may go, and the step with all that belongs to it.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show or change a proposal's status.",
        usage: "octopen status PROPOSAL [STATUS] [<options>]",
        discussion: """
            Without STATUS it tells what may come next, and what the next step asks. With one, all \
            that goes with it is one change: Last Updated, and at the approval the number, the \
            heading, the name of the file (by git mv where git knows it), and links to it. A step \
            that is not ready is refused, with exit status 1.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal.", completion: Completions.proposals)
    var proposal: String

    @Argument(help: "The new status.", completion: Completions.nextStatuses)
    var status: [String] = []

    @Flag(help: "Print the difference; write nothing.")
    var dryRun = false

    @Flag(
        help: "Take the step though it is not ready, or git does not tell which numbers are free.")
    var force = false

    @Option(help: "text or json, of what may come next.")
    var format = Format.text

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let lock = try dryRun || status.isEmpty ? nil : ChangeLock(of: FilePath(path).folder)
        defer { lock?.end() }
        let file = try ProposalFile(reading: path)
        let project = Project(FilePath(path).folder, environment: environment)
        for fault in project.configuration.faults { Output.error("octopen: \(fault)") }
        let template = try project.template(for: file.bytes)
        let proposal = Proposal(file.bytes, template: template)
        if let obstacle = proposal.obstacle { throw Failure("\(path): \(obstacle)") }
        guard let way = StatusPath(proposal) else {
            if file.sidecar == nil, let beside = ProposalFile.metadata(beside: path).sorted().first
            {
                throw Failure(
                    "\(path): \(beside) is not read as its metadata: that is one file with the keys "
                        + "title and status, without a byte order mark and lines `---`; mend it")
            }
            throw Failure(
                proposal.template.isNone
                    ? "\(path): follows no template at hand that has a status; name its own with -t"
                    : "\(path): the template has no status")
        }
        let choices =
            way.isOpen
            ? way.choices : project.shares().learned.adding(to: way.choices, ofField: way.name)
        guard !status.isEmpty else {
            let next = NextStatuses(
                on: way, from: way.status(of: proposal), forProposalAt: path, template: template,
                environment: environment)
            let now = way.status(of: proposal)
            // One of the template's in other letters would be written as that.
            let others = choices.dropFirst(way.choices.count).filter {
                !way.isSame(now, as: $0) && way.named($0) == nil
            }
            return try tell(file, proposal, way, project, next.all + others)
        }
        let asked = status.joined(separator: " ").trimmed
        let change = try StatusChange(
            file, to: try named(asked, among: choices, in: way), path: way, project: project)
        let step = change.step
        if !step.isReady, !force {
            let why = step.obstacles.map(\.description).joined(separator: "; ")
            throw Failure(
                "\(path): not ready for \(step.to) [status-not-ready]: \(why); "
                    + "--force takes the step all the same", exitCode: 1)
        }
        if let why = change.unanswered {
            guard force else {
                throw Failure(
                    "\(path): \(why); --force takes the step all the same", exitCode: 1)
            }
            Output.error("octopen: \(why)")
        }
        let from = step.from.isEmpty ? "no status" : step.from
        let what = step.kind == .none ? "is \(step.to) already" : "\(from) -> \(step.to)"
        let done = ([what] + change.remarks).joined(separator: "; ")
        try change.change().make(dryRun: dryRun, "\(path): \(done)")
        for note in change.notes { Output.error("octopen: \(note)") }
    }

    /// The status as the template spells it, or as the folder's proposals do.
    private func named(
        _ asked: String, among choices: [String], in way: StatusPath
    ) throws(Failure) -> String {
        let known =
            way.named(asked) ?? choices.first { $0.lowercased() == asked.lowercased() }
        if let known { return known }
        guard !asked.isEmpty, !asked.contains(where: \.isNewline) else {
            throw Failure("status: a status is one line, and not empty", exitCode: 64)
        }
        guard way.isOpen else {
            throw Failure(
                "\(asked): is none of \(choices.joined(separator: ", "))", exitCode: 64)
        }
        return asked
    }

    // MARK: What may come next

    private func tell(
        _ file: ProposalFile, _ proposal: Proposal, _ way: StatusPath, _ project: Project,
        _ next: [String]
    ) throws {
        let now = way.status(of: proposal)
        let steps = try next.map { status throws(Failure) in
            try StatusChange(file, to: status, path: way, project: project)
        }
        switch format {
        case .text:
            let lines =
                ["\(file.path): \(now.isEmpty ? "no status" : now)"]
                + steps.flatMap { change in
                    let (step, obstacles) = (change.step, change.obstacles)
                    let remarks = change.remarks.isEmpty ? "" : " (\(change.remarks[0]))"
                    return ["-> \(step.to): \(obstacles.isEmpty ? "ready\(remarks)" : "not ready")"]
                        + obstacles.map { "   \($0)" }
                }
            try Output.write(lines.map { ReadableText.line($0) + "\n" }.joined())
        case .json:
            let next = steps.map { change in
                JSON.object([
                    ("status", .string(change.step.to)),
                    ("ready", .bool(change.obstacles.isEmpty)),
                    ("asks", .array(change.obstacles.map { .string($0) })),
                ])
            }
            let whole = JSON.object([
                ("version", .number(1)), ("file", .string(file.path)), ("status", .string(now)),
                ("next", .array(next)),
            ])
            try Output.write(whole.text + "\n")
        }
    }
}
