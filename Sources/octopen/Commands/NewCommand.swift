import ArgumentParser
import Forms
import Glibc
import Proposals
import Terminal

/// `octopen new`: a new proposal from the template, in the form.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Start a proposal from the template.",
        usage: "octopen new [TITLE] [<options>]",
        discussion: "The file is written at the first save, under a name made from the title.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var screen: ScreenArguments

    @Argument(help: "The title.")
    var title: [String] = []

    @Option(name: .customLong("set"), help: "FIELD=VALUE; may be given again.")
    var values: [String] = []

    @Option(name: .customLong("as"), help: "The author, NAME or NAME <MAIL>.")
    var author: String?

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String?

    @Flag(
        name: .customLong("print"),
        help: "Print the filled template, or write it with -o; no screen.")
    var prints = false

    func run() throws {
        let environment = try LaunchEnvironment(options, screen: screen)
        let template = try environment.templates.template().chosen(.named)
        let new = NewProposal(
            template: template, title: title.joined(separator: " ").trimmed,
            author: environment.people.author(author).authorName, today: Clock.today)
        var proposal = Proposal(new.bytes, template: template)
        let given = try FieldValues(values)
        let path = number(&proposal, given, environment)
        try given.apply(to: &proposal)
        if let output { try environment.restriction.confine(output) }
        if let output, output != "-" || !prints, access(output, F_OK) == 0 {
            throw Failure("\(output): exists already; octopen edit opens it")
        }
        let remarks = self.remarks(on: new)
        if prints {
            try print(proposal.bytes, template)
            for remark in remarks { Output.error("octopen: \(remark)") }
            return
        }
        var launch = FormLaunch(
            environment: environment, template: template,
            file: ProposalFile(path: "", bytes: proposal.bytes), isNew: true)
        launch.newPath = output ?? path
        launch.remark =
            remarks.isEmpty
            ? nil
            : remarks.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(
                separator: " ")
        throw ExitCode(try launch.run(from: .usual))
    }
}

extension NewCommand {
    /// Gives the next number, where the project gives it at the start.
    /// - Returns: the path that it makes of the title where no field has the number, which else the
    ///   first save does.
    private func number(
        _ proposal: inout Proposal, _ given: FieldValues, _ environment: LaunchEnvironment
    ) -> String? {
        let folder = environment.folder.forNew
        let project = Project(folder, environment: environment)
        let field = proposal.template.fields.first { $0.kind == .number }
        guard project.configuration.options.numbersAtCreation,
            field.map({ $0.place == .section && !given.sets($0.name) }) ?? true,
            proposal.template.sidecar == nil, let facts = project.allFacts
        else { return nil }
        let number = facts.nextNumber
        if let field {
            guard let place = proposal.fieldPlace(named: field.name) else { return nil }
            proposal.setValue(facts.written(number), at: place)
            return nil
        }
        guard facts.namesFilesByNumber(hasField: false, besides: ""),
            let slug = Slug(title.joined(separator: " "))?.string
        else { return nil }
        proposal.numberTitle(number, written: facts.writtenInName(number))
        let name = "\(facts.writtenInName(number))-\(slug).md"
        return folder == "." ? name : "\(folder)/\(name)"
    }

    /// What the author has to do by hand.
    private func remarks(on new: NewProposal) -> [String] {
        var remarks: [String] = []
        if !new.title.isEmpty, !new.hasPlaceForTitle {
            remarks.append(
                "the template has no field for the title: write “\(new.title)” into the heading")
        }
        if let kept = new.template.preamble.keptInWords {
            remarks.append(
                "kept \(kept) below the title, as the template has it; delete what is not yours")
        }
        return remarks
    }

    /// On standard output, or into a new file.
    private func print(_ bytes: [UInt8], _ template: Template) throws(Failure) {
        guard let output, output != "-" else { return try Output.write(bytes) }
        try AtomicSave(
            request: SaveRequest(
                path: output, bytes: bytes, expected: nil,
                sidecar: template.sidecar?.beside(output))
        ).runOrFail()
    }
}

extension String {
    /// The name of `NAME <MAIL>`.
    fileprivate var authorName: String { String(prefix { $0 != "<" }).trimmed }
}
