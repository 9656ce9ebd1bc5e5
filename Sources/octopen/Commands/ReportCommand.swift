import ArgumentParser
import Folders
import Terminal

/// `octopen report`: how long proposals stay in each status, from git's history.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Tell how long proposals stay in each status.",
        usage: "octopen report [<options>]",
        discussion: """
            The days are those on which changes came to this branch, in UTC. Medians are of what \
            has ended.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        let list = try ProposalList(environment)
        for failure in list.told { Output.error("octopen: \(failure)") }
        let folder = environment.folder.forNew
        if list.proposals.isEmpty, list.unread.isEmpty {
            return Output.error("octopen: \(list.noProposals)")
        }
        guard let template = list.template,
            let history = FolderHistory(of: folder, template: template)
        else {
            throw GitAnswer.failure(in: folder)
                ?? Failure("\(folder): is in no git repository, which would tell the history")
        }
        guard history.hasCommits else {
            throw GitAnswer.failure(in: folder)
                ?? Failure(
                    "\(folder): its repository has no commit yet; there is nothing to report")
        }
        guard let histories = history.histories(of: list.proposals) else {
            throw Failure("\(folder): git does not tell its history; a full clone has it")
        }
        let proposals = ProposalOrder().sorted(list.proposals).map { proposal in
            (proposal: proposal, history: histories.all[proposal.path] ?? StatusHistory([]))
        }
        let report = StatusReport(
            proposals, statuses: list.statuses, isComplete: history.isComplete(histories))
        switch format {
        case .text: try Output.write(report.text)
        case .json: try Output.write(report.json.text + "\n")
        }
        if let reservation = history.reservation(about: histories) {
            Output.error("octopen: \(reservation)")
        }
        if !list.unread.isEmpty { throw ExitCode(2) }
    }
}
