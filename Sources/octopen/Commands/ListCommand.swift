import ArgumentParser
import Folders
import Interchange
import Proposals
import Terminal

/// `octopen list`: the proposals of the folder, one a line.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the proposals of the folder.",
        usage: "octopen list [WORD...] [<options>]",
        discussion: """
            Words filter: each has to be found in the number, title, file name, status or an \
            author. status:draft, author:ana and review:me look there alone, quotes hold words \
            together, and behind -- a word such as -draft leaves out what it finds.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: "Words to filter by.")
    var words: [String] = []

    @Option(help: "text or json.")
    var format = Format.text

    @Option(help: "Only those of this status; may be repeated.", completion: Completions.statuses)
    var status: [String] = []

    @Option(
        help: "Only those of this author, or me; may be repeated.", completion: Completions.people)
    var author: [String] = []

    @Option(
        help: "Only those that ask this person for a review still, or me.",
        completion: Completions.people)
    var review: [String] = []

    @Option(help: "number, title, status or updated.")
    var sort = ProposalOrder.Key.number

    @Flag(help: "The other way round.")
    var reverse = false

    @Flag(help: "Check each, and show how many errors and warnings it has.")
    var findings = false

    func run() throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        let query = ProposalQuery(
            words.joined(separator: " "), status: status, author: author, review: review,
            me: environment.people.author(nil))
        try ListCommand.print(
            ProposalList(environment), filteredBy: query,
            order: ProposalOrder(sort, isReversed: reverse), format: format,
            checks: findings)
    }

    /// Prints the whole list by number, as `octopen` does without a terminal.
    static func printAll(_ options: CommonOptions) throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        try print(
            ProposalList(environment), filteredBy: ProposalQuery(""), order: ProposalOrder(),
            format: .text, checks: false)
    }

    private static func print(
        _ list: ProposalList, filteredBy query: ProposalQuery, order: ProposalOrder,
        format: Format, checks: Bool
    ) throws {
        var list = list
        let folder = list.environment.folder
        let count = list.proposals.count
        let faults = list.faults
        if query.asksForReviews { list.findReviews() }
        for fault in list.told { Output.error("octopen: \(fault)") }
        for line in UnfinishedChange.clear() { Output.error("octopen: \(line)") }
        list.keep { query.matches($0) }
        if checks { list.findFindings() }
        var order = order
        order.statuses = list.statuses
        let sorted = order.sorted(list.proposals)
        switch format {
        case .text:
            try Output.write(
                ListLine.text(of: sorted.map { ListLine($0) }, columns: Output.columns))
            for line in notes(on: list, all: count, faults: faults) {
                Output.error("octopen: \(line)")
            }
        case .json:
            try Output.write(ListReport(folder: folder.path, sorted, faults).json.text + "\n")
        }
        if !list.unread.isEmpty { throw ExitCode(2) }
    }

    /// Lines about faults that are told; of more there is a number.
    private static let mostFaults = 5

    /// The things that a reader of the list would miss in it.
    private static func notes(
        on list: ProposalList, all count: Int, faults: [FolderFault]
    ) -> [String] {
        let others = list.environment.folder.notesOnOtherEndings
        if count == 0, list.unread.isEmpty { return [list.noProposals] + others }
        if list.proposals.isEmpty, count > 0 { return ["none of \(count) proposals matches"] }
        var notes = faults.prefix(mostFaults).map { "\($0)" }
        if faults.count > mostFaults {
            notes.append("\(faults.count - mostFaults) more like these; --format json has all")
        }
        let unsaved = list.proposals.filter(\.hasUnsavedWork).map(\.fileName)
        if !unsaved.isEmpty {
            notes.append(
                "\(unsaved.joined(separator: ", ")): work that was not saved is kept; "
                    + "octopen recover lists it")
        }
        notes += list.environment.folder.notesOnFoldersByStatus + others
        let folder = RealFolder(list.environment.folder.forNew)
        if let word = folder?.repositoryState?.underWay {
            notes.append("a \(word) is under way; octopen check tells which files have conflicts")
        }
        return notes
    }
}

extension ProposalOrder.Key: ExpressibleByArgument {}
