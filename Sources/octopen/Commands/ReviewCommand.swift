import ArgumentParser
import Forms
import Glibc
import Proposals
import Reviews
import Rules
import Terminal

/// `octopen review`: the checklist on a screen, the state of the review, or a sign-off.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Review a proposal, section by section.",
        usage: "octopen review PROPOSAL [<options>]",
        discussion: """
            What you say is written to reviews/ beside the proposal, in a file of your own. With \
            --format nothing is asked, and the exit status is 1 where a required section is not \
            agreed.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var screen: ScreenArguments

    @Argument(help: "The proposal.")
    var proposal: String

    @Option(help: "Print the state of the review, as text or json.")
    var format: Format?

    @Option(name: .customLong("sign"), help: "Sign a section as ok; may be given again.")
    var sections: [String] = []

    @Option(name: .customLong("as"), help: "The reviewer, NAME or NAME <MAIL>.")
    var reviewer: String?

    func run() throws {
        Environment.takeLocale()
        var environment = try LaunchEnvironment(options, screen: screen)
        environment.trustsVersions = true
        let path = try environment.resolve(proposal)
        let project = Project(FilePath(path).folder, environment: environment)
        let file = try ProposalFile(reading: path)
        let template = try project.template(for: file.bytes)
        if sections.isEmpty, format == nil {
            let launch = FormLaunch(
                environment: environment, template: template, file: file)
            throw ExitCode(try launch.review(by: try environment.people.reviewer(reviewer)))
        }
        var review = try ProposalReview(
            ofProposalAt: path, template: template, configuration: project.configuration)
        if !sections.isEmpty {
            try review.sign(
                sections, by: try environment.people.reviewer(reviewer), project: project)
            review = try ProposalReview(
                ofProposalAt: path, template: template, configuration: project.configuration)
        }
        guard let format else { return }
        let report = review.report
        try Output.write(format == .json ? report.json.text + "\n" : report.text)
        for fault in review.unread {
            Output.error("octopen: \(fault); what it says does not count")
        }
        if !review.unread.isEmpty { throw ExitCode(2) }
        if !report.state.open.isEmpty { throw ExitCode(1) }
    }
}
