import ArgumentParser
import Glibc
import Markdown
import Proposals
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

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let file = try ProposalFile(reading: path)
        let template = try environment.templates.template(forProposalAt: path)
        let project = Project(FilePath(path).folder, environment: environment)
        guard project.isInRepository else {
            throw Failure("\(path): is in no git repository; there is nothing to compare with")
        }
        guard !revision.hasPrefix("-"), project.has(revision) else {
            throw Failure("\(revision): git knows no such commit; git log shows them")
        }
        guard let committed = project.committed(file, in: revision) else {
            try Output.write(
                "\(ReadableText.line(path)): new since \(ReadableText.line(revision))\n")
            throw ExitCode(1)
        }
        let difference = ProposalDifference(from: committed, to: file.bytes, template: template)
        if difference.changes.isEmpty { return }
        try Output.write(difference.text)
        throw ExitCode(1)
    }
}
