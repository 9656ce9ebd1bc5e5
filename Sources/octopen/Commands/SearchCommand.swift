import ArgumentParser
import Folders
import Terminal

/// `octopen search`: proposals that hold some words, whatever became of them.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",

        abstract: "Search all proposals of the folder; exit with 1 if none is found.",
        usage: "octopen search WORD... [<options>]",
        discussion: """
            A proposal is found if it holds all the words; an argument of several words is found as \
            it stands, also across lines. Small letters find capitals too. For each proposal the \
            line is shown that holds the most of them, the title before a heading before text.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: "What to look for.")
    var words: [String]

    @Option(help: "text (FILE:LINE: SECTION: TEXT) or json.")
    var format = Format.text

    @Flag(help: "Show every line that holds one of the words.")
    var all = false

    @Option(help: "Only those of this status; may be repeated.", completion: Completions.statuses)
    var status: [String] = []

    @Option(
        help: "Only those of this author, or me; may be repeated.", completion: Completions.people)
    var author: [String] = []

    func run() throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        guard let search = TextSearch(words) else {
            throw Failure("search: no words to look for; give one", exitCode: 64)
        }
        let query = ProposalQuery(
            "", status: status, author: author, me: environment.people.author(nil))
        var paths = try environment.folder.proposals()
        if !query.isEmpty {
            let known = Set(
                try ProposalList(environment).proposals.filter(query.matches).map(\.path))
            paths = paths.filter(known.contains)
        }
        let result = FolderSearch(search, in: paths, wantsAll: all)
        let report = SearchReport(result.found)
        switch format {
        case .text: try Output.write(report.text)
        case .json: try Output.write(report.json.text + "\n")
        }
        for failure in result.unread { Output.error("octopen: \(failure)") }
        if !result.unread.isEmpty { throw ExitCode(2) }
        if result.found.isEmpty {
            let place = environment.folder.path.map { "in \($0)" } ?? "here"
            Output.error("octopen: found in none of \(paths.count) proposals \(place)")
            throw ExitCode(1)
        }
    }
}
