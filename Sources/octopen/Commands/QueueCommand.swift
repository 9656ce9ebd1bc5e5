import ArgumentParser
import Folders
import Proposals
import Reviews
import Rules
import Terminal

/// `octopen queue`: what waits for whom in the proposals that are under review.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "Tell what waits for whom in proposals under review.",
        usage: "octopen queue [<options>]",
        discussion: """
            Since when a proposal is under review is told by the commit that brought its status.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Option(help: "text or json.")
    var format = Format.text

    @Option(
        name: .customLong("for"),
        help: "Only what waits for this person, NAME, NAME <MAIL> or me.",
        completion: Completions.people)
    var person: String?

    func run() throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        environment.trustsVersions = true
        let someone = try person.map { name throws(Failure) in
            try environment.people.reviewer(name.lowercased() == "me" ? nil : name)
        }
        let list = try ProposalList(environment)
        for failure in list.told { Output.error("octopen: \(failure)") }
        let open = ProposalOrder().sorted(list.proposals).filter {
            Standing(status: $0.status, choices: list.statuses) == .review
        }
        let days = open.isEmpty ? [:] : days(of: open, in: list)
        var isIncomplete = !list.unread.isEmpty
        var folders = ReviewsByFolder(environment)
        var entries: [ReviewQueue.Entry] = []
        for (proposal, read) in zip(open, folders.read(open)) {
            switch read {
            case .success(let reading):
                for fault in reading.unread {
                    Output.error("octopen: \(fault); what it says does not count")
                    isIncomplete = true
                }
                entries.append(
                    ReviewQueue.Entry(
                        proposal, since: days[proposal.path], needs: reading.needs))
            case .failure(let failure):
                Output.error("octopen: \(failure)")
                isIncomplete = true
            }
        }
        let queue = ReviewQueue(entries, for: someone)
        switch format {
        case .text: try Output.write(queue.text)
        case .json: try Output.write(queue.json.text + "\n")
        }
        if queue.isEmpty, !isIncomplete { Output.error("octopen: \(nothing(list, open.count))") }
        if isIncomplete { throw ExitCode(2) }
    }

    private func nothing(_ list: ProposalList, _ count: Int) -> String {
        if list.proposals.isEmpty { return list.noProposals }
        return count == 0
            ? "none of \(list.proposals.count) proposals is under review"
            : "nothing waits for \(person ?? "anybody")"
    }

    /// Since when proposals have their status, as far as commits tell.
    private func days(of proposals: [ListedProposal], in list: ProposalList) -> [String: Day] {
        guard let template = list.template,
            let history = FolderHistory(of: list.environment.folder.forNew, template: template)
        else { return [:] }
        guard let histories = history.histories(of: proposals) else { return [:] }
        if let reservation = history.reservation(about: histories) {
            Output.error("octopen: \(reservation)")
        }
        var days: [String: Day] = [:]
        for proposal in proposals {
            // A status that is not committed yet has no day.
            guard let current = histories.all[proposal.path]?.current, !current.isCutOff,
                current.isOf(proposal)
            else { continue }
            days[proposal.path] = current.from
        }
        return days
    }
}
