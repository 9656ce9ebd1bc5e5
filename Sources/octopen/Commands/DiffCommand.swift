import ArgumentParser
import Glibc
import Markdown
import Proposals
import Prose
import Terminal

/// `octopen diff`: what changed since a commit, section by section.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed since a commit, by section.",
        usage: "octopen diff PROPOSAL [REVISION] [<options>]",
        discussion: """
            Words are compared, not lines: a paragraph that was only wrapped anew is the same. \
            [-Words-] were taken out, {+words+} put in. Exits with 1 if anything differs.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal.")
    var proposal: String

    @Argument(help: "The commit to compare with.")
    var revision = "HEAD"

    private static let columns = 76
    /// Words shown on either side of a change.
    private static let context = 8

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let bytes = try WholeFile.read(path)
        let template = try environment.template(forProposalAt: path)
        let project = Project(FilePath(path).folder, environment: environment)
        guard project.isInRepository else {
            throw Failure("\(path): is in no git repository; there is nothing to compare with")
        }
        guard !revision.hasPrefix("-"), project.has(revision) else {
            throw Failure("\(revision): git knows no such commit; git log shows them")
        }
        guard let committed = project.committed(FilePath(path).name, in: revision) else {
            try Output.write(
                "\(ReadableText.line(path)): new since \(ReadableText.line(revision))\n")
            throw ExitCode(1)
        }
        let difference = ProposalDifference(
            from: Proposal(committed, template: template), to: Proposal(bytes, template: template))
        if difference.changes.isEmpty { return }
        try Output.write(difference.changes.map(text).joined(separator: "\n"))
        throw ExitCode(1)
    }

    private func text(of change: ProposalDifference.Change) -> String {
        let name = change.titles.isEmpty ? "(title)" : change.titles.joined(separator: " > ")
        let (added, removed) = (change.count(added: true), change.count(added: false))
        let words = { (count: Int, what: String) in
            count == 0 ? "" : "\(count) \(count == 1 ? "word" : "words") \(what)"
        }
        let counts = [words(added, "added"), words(removed, "removed")].filter { !$0.isEmpty }
        let kind =
            switch change.kind {
            case .added: "new section"
            case .removed: "section removed"
            case .changed: ""
            }
        let head = ([kind] + counts).filter { !$0.isEmpty }.joined(separator: ", ")
        let line = Line(text: ReadableText.line(shown(change.runs)), trail: "")
        let rows = Wrapping(columns: DiffCommand.columns).rows(of: line).map {
            "  " + line.text.bytes($0.range).trimmed + "\n"
        }
        return "\(ReadableText.line(name)): \(head)\n" + rows.joined()
    }

    /// The words of a section, those far from any change left out.
    private func shown(_ runs: [ProposalDifference.Run]) -> String {
        var parts: [String] = []
        for (index, run) in runs.enumerated() {
            switch run {
            case .removed(let words): parts.append("[-" + words.joined(separator: " ") + "-]")
            case .added(let words): parts.append("{+" + words.joined(separator: " ") + "+}")
            case .same(let words):
                let before = index > 0 ? words.prefix(DiffCommand.context) : []
                let after = index < runs.count - 1 ? words.suffix(DiffCommand.context) : []
                if before.count + after.count >= words.count {
                    parts += words
                } else {
                    parts += before + ["..."] + after
                }
            }
        }
        return parts.joined(separator: " ")
    }
}
