import ArgumentParser
import Terminal

/// `octopen links`: where a proposal's links lead, and what links to it.
struct LinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Print where a proposal's links lead, and what links to it.",
        usage: "octopen links PROPOSAL [<options>]",
        discussion: """
            A line for each link to a file or a heading, of the proposal and of the Markdown files of \
            the repository that link to it. The exit status is 1 where one of them leads nowhere.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal.", completion: Completions.proposals)
    var proposal: String

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let links = try ProposalLinks(
            of: try ProposalFile(reading: path), environment: environment)
        switch format {
        case .text: try Output.write(links.text)
        case .json: try Output.write(links.json.text + "\n")
        }
        for fault in links.unread { Output.error("octopen: \(fault)") }
        if format == .text { Output.error("octopen: \(path): \(links.summary)") }
        if !links.unread.isEmpty { throw ExitCode(2) }
        if links.hasBroken { throw ExitCode(1) }
    }
}
