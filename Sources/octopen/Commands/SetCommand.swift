import ArgumentParser
import Forms
import Glibc
import Proposals
import Terminal

/// `octopen set`: metadata fields and whole sections, without a screen.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set fields, or replace a section's text.",
        usage: "octopen set PROPOSAL [FIELD=VALUE...] [<options>]",
        discussion: "Last Updated becomes today, unless it is given.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal.", completion: Completions.proposals)
    var proposal: String

    @Argument(help: "FIELD=VALUE; may be given again.")
    var values: [String] = []

    @Option(help: "The section to replace the text of.", completion: Completions.sections)
    var section: String?

    @Option(
        help: "The file that holds the section's new text; - for standard input.",
        completion: .file())
    var from: String?

    @Option(
        name: .shortAndLong, help: "Write here instead; - for standard output.", completion: .file()
    )
    var output: String?

    func run() throws {
        guard !values.isEmpty || section != nil else {
            throw Failure("set: nothing to set; write Status=Draft, or --section", exitCode: 64)
        }
        guard (section == nil) == (from == nil) else {
            throw Failure("set: --section and --from go together", exitCode: 64)
        }
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let file = try ProposalFile(reading: path)
        let old = file.bytes
        let template = try environment.templates.template(forProposalAt: path)
        var edited = Proposal(old, template: template)
        if let obstacle = edited.obstacle { throw Failure("\(path): \(obstacle)") }
        let fields = try FieldValues(values)
        try fields.apply(to: &edited)
        if let section, let from { try replace(section, from: from, in: &edited) }
        if edited.bytes != old, !fields.sets("Last Updated"),
            let place = edited.fieldPlace(named: "Last Updated"), edited.field(at: place).isPresent
        {
            edited.setValue(Clock.today.description, at: place)
        }
        try fields.requireRead(in: edited, path: path)
        try write(edited.bytes, over: file)
    }

    private func replace(
        _ name: String, from source: String, in proposal: inout Proposal
    ) throws(Failure) {
        let bytes =
            source == "-"
            ? try WholeFile.readAll(STDIN_FILENO, path: "standard input")
            : try WholeFile.read(source)
        // Of a file, not of a part of one.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let own = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        guard let text = String(validating: own, as: UTF8.self) else {
            throw Failure("\(source): is not UTF-8; convert it first (iconv)")
        }
        let index = try SectionFinder(proposal).index(of: name, listedBy: "octopen show")
        proposal.replaceText(ofSection: index, with: text)
        let titles = Proposal(proposal.bytes, template: proposal.template).sections
            .filter(\.isPresent).map(\.title)
        let upTo = proposal.sections[...index].filter(\.isPresent).map(\.title)
        guard titles.starts(with: upTo) else {
            throw Failure(
                "\(name): would be written where it is not read, behind a fence or comment that is "
                    + "open; close it first, octopen check tells where")
        }
        let after = proposal.sections[(index + 1)...].filter(\.isPresent).map(\.title)
        guard titles.suffix(after.count) == after else {
            throw Failure(
                "\(source): leaves a fence, comment or tag open, which would take in the sections "
                    + "that follow; close it")
        }
    }

    private func write(_ bytes: [UInt8], over file: ProposalFile) throws(Failure) {
        if output == "-" { return try Output.write(bytes) }
        let target = output ?? file.path
        let isSame = target == file.path
        if isSame, bytes == file.bytes { return }
        var request = SaveRequest(
            path: target, bytes: bytes, expected: isSame ? file.bytes : nil,
            sidecar: isSame ? file.sidecar : nil)
        request.overwrites = !isSame
        try AtomicSave(request: request).runOrFail()
    }
}
