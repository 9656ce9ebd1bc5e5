import ArgumentParser
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
            agreed; where none is required, one that has text.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var screen: ScreenArguments

    @Argument(help: "The proposal.", completion: Completions.proposals)
    var proposal: String

    @Option(help: "Print the state as text or json, or all that was said as markdown.")
    var format: Format?

    @Option(
        name: .customLong("sign"), help: "Sign a section as ok; may be given again.",
        completion: Completions.sections)
    var sections: [String] = []

    @Option(help: "A note on SECTION or SECTION#PARAGRAPH, of the words of --text.")
    var note: String?

    @Option(help: "A concern about SECTION: says what would clear it, and blocks.")
    var concern: String?

    @Option(help: "A question about SECTION.")
    var question: String?

    @Option(help: "Other words for the paragraph SECTION#PARAGRAPH.")
    var suggest: String?

    @Option(help: "The words of the remark; - for standard input.")
    var text: String?

    @Option(
        help: "Take a whole review from JSON: verdict, note and remarks; - for standard input.",
        completion: .file())
    var from: String?

    @Option(
        name: .customLong("import"),
        help: """
            Take review comments of a forge, as gh api repos/OWNER/REPO/pulls/NUMBER/comments \
            prints them; each author gets a draft.
            """, completion: .file())
    var imported: String?

    @Flag(help: "Write remarks to the record; else they are a draft that the next review has.")
    var publish = false

    @Option(name: .customLong("as"), help: "The reviewer, NAME or NAME <MAIL>.")
    var reviewer: String?

    func run() throws {
        Environment.takeLocale()
        var environment = try LaunchEnvironment(options, screen: screen)
        environment.trustsVersions = true
        let path = try environment.resolve(proposal)
        for file in [from, imported].compactMap(\.self) where file != "-" {
            try environment.restriction.confine(file)
        }
        let project = Project(FilePath(path).folder, environment: environment)
        let file = try ProposalFile(reading: path)
        let template = try project.template(for: file.bytes)
        let remarks = try remarks()
        if sections.isEmpty, remarks.isEmpty, from == nil, imported == nil, format == nil {
            let launch = FormLaunch(
                environment: environment, template: template, file: file)
            throw ExitCode(try launch.review(by: try environment.people.reviewer(reviewer)))
        }
        var review = try ProposalReview(
            ofProposalAt: path, template: template, configuration: project.configuration)
        let isRestricted = environment.restriction.isOn
        if let remark = review.proposal.template.remarkOnNone(isRestricted: isRestricted) {
            Output.error("octopen: \(path): \(remark)")
        }
        if !sections.isEmpty {
            try review.sign(
                sections, by: try environment.people.reviewer(reviewer), project: project)
            review = try ProposalReview(
                ofProposalAt: path, template: template, configuration: project.configuration)
        }
        if !remarks.isEmpty {
            try review.say(
                ReviewWords(remarks: remarks), by: try environment.people.reviewer(reviewer),
                project: project, publishes: publish)
        } else if let from {
            let written = try WrittenReview(reading: from)
            try written.require(review, at: path, project)
            try review.say(
                written.words, by: try environment.people.reviewer(reviewer), project: project,
                publishes: publish)
        } else if let imported {
            let comments = try ForgeComments(reading: imported, on: path)
            // All comments are sound before any is written.
            let said = try comments.words(on: review).map { author, words throws(Failure) in
                try review.adding(words, by: author)
            }
            for said in said { try review.keep(said, project: project, publishes: publish) }
        }
        if !remarks.isEmpty || from != nil || imported != nil {
            review = try ProposalReview(
                ofProposalAt: path, template: template, configuration: project.configuration)
        }
        guard let format else { return }
        let report = review.report
        switch format {
        case .text: try Output.write(report.text)
        case .json: try Output.write(report.json.text + "\n")
        case .markdown: try Output.write(report.markdown)
        }
        for fault in review.unread {
            Output.error("octopen: \(fault); what it says does not count")
        }
        if !review.unread.isEmpty { throw ExitCode(2) }
        if !report.state.isAgreed { throw ExitCode(1) }
    }

    private func remarks() throws(Failure) -> [ReviewRemark] {
        let asked: [(ReviewRemark.Kind, String?)] = [
            (.note, note), (.verdict(.concern), concern), (.verdict(.question), question),
            (.suggestion, suggest),
        ]
        let given = asked.compactMap { kind, place in place.map { (kind, $0) } }
        guard given.count < 2 else {
            throw Failure("review: one remark at a time; they have one --text", exitCode: 64)
        }
        let files = [from, imported].compactMap(\.self)
        guard files.count + given.count < 2 else {
            throw Failure("review: --from, --import or a remark, one at a time", exitCode: 64)
        }
        if imported != nil, reviewer != nil {
            throw Failure(
                "review: --import knows who speaks by the comments; leave --as out", exitCode: 64)
        }
        guard let (kind, place) = given.first else {
            if text != nil || publish && files.isEmpty {
                throw Failure(
                    "review: --text and --publish go with --note, --concern, --question or "
                        + "--suggest, --publish with --from and --import, too", exitCode: 64)
            }
            return []
        }
        guard let text else {
            throw Failure("review: --text says what the remark is", exitCode: 64)
        }
        guard text == "-" else { return [try ReviewRemark(kind, at: place, text: text)] }
        let bytes = try WholeFile.readAll(STDIN_FILENO, path: "standard input")
        guard let words = String(validating: bytes, as: UTF8.self) else {
            throw Failure("standard input: is not UTF-8; convert it first (iconv)")
        }
        return [try ReviewRemark(kind, at: place, text: words)]
    }
}
