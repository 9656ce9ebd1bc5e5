import ArgumentParser
import Glibc
import Proposals
import Terminal

/// `octopen set`: metadata fields and whole sections, without a screen.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set fields, replace a section's text, add or remove items.",
        usage: "octopen set PROPOSAL [FIELD=VALUE...] [<options>]",
        discussion: "Last Updated becomes today, unless it is given, or is no day alone.")

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
        name: .customLong("add"), parsing: .unconditionalSingleValue,
        help: """
            FIELD=VALUE for a field that holds several; with --section an item, or a phase by its \
            title, its text in further lines. May be given again.
            """)
    var added: [String] = []

    @Option(
        name: .customLong("remove"), parsing: .unconditionalSingleValue,
        help: "The same to take one out; before any is added. May be given again.")
    var removed: [String] = []

    @Option(
        name: .shortAndLong,
        help: "Write the proposal's file here instead; - for standard output.",
        completion: .file())
    var output: String?

    func run() throws {
        let hasItems = !added.isEmpty || !removed.isEmpty
        guard !values.isEmpty || section != nil || hasItems else {
            throw Failure("set: nothing to set; write Status=Draft, or --section", exitCode: 64)
        }
        guard from == nil || section != nil else {
            throw Failure("set: --section and --from go together", exitCode: 64)
        }
        guard section == nil || (from == nil) == hasItems else {
            throw Failure(
                "set: --section goes with either --from or --add and --remove", exitCode: 64)
        }
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let file = try ProposalFile(reading: path)
        let old = file.bytes
        let project = Project(FilePath(path).folder, environment: environment)
        var edited = Proposal(old, template: try project.template(for: old))
        if let obstacle = edited.obstacle { throw Failure("\(path): \(obstacle)") }
        let name = FilePath(path).name
        let isInFolder = name.lowercased() == "readme.md"
        let template = edited.template
        let words = try FieldValues(values)
        let given = words.withTitleAsCode(in: &edited) {
            environment.customs(of: template, in: project.folder)
        }
        let fileName = isInFolder ? FilePath(FilePath(path).folder).name : name
        var fields = given.named(asIn: edited).labelled(asIn: edited, named: fileName)
        try fields.requireNumber(besideTitleOf: edited, named: fileName)
        let gone = fields.wordsThatGo(from: edited)
        try fields.apply(to: &edited) { project.shares() }
        if let section {
            if let from { try replace(section, from: from, in: &edited) }
            try changeItems(ofSection: section, in: &edited)
        } else {
            let less = try FieldValues(removed).named(asIn: edited)
            let more = try FieldValues(added).named(asIn: edited)
            try less.remove(from: &edited)
            try more.add(to: &edited)
            fields = fields.adding(less).adding(more)
        }
        let other = output(besides: file)
        if other != nil { try requireDocument(fields, of: edited, in: file) }
        if edited.bytes != old, let name = edited.template.dayOfChange, !fields.sets(name) {
            if let note = edited.dayThatStays { Output.error("octopen: \(path): \(note)") }
            if let day = edited.dayToRenew(on: Clock.today),
                other == nil || !edited.isInMetadata(day.place, of: file)
            {
                edited.setValue(day.value, at: day.place)
            }
        }
        try fields.requireRead(in: edited, path: path)
        // Of all headings a field changes that of the title alone.
        if section == nil { edited.leadLinks(since: old) }
        if let other {
            try OutputFile.write(file.document(of: edited.bytes), to: other)
        } else if edited.bytes != file.bytes {
            try file.save(edited.bytes)
        }
        let remarks = [given.remark(onTitleGivenAs: words)].compactMap(\.self)
        let slips = fields.slips(in: edited)
        let others = fields.rowsThatStay(in: edited) + fields.keysThatStay(in: edited)
        for note in remarks + gone + slips + others {
            Output.error("octopen: \(path): \(note)")
        }
    }

    /// The path that `-o` names, if it is not the proposal's own file.
    private func output(besides file: ProposalFile) -> String? {
        guard let output else { return nil }
        let isOwn = output != "-" && FileKey.absolute(output) == FileKey.absolute(file.path)
        return isOwn ? nil : output
    }

    /// Refuses fields that stand in the file of metadata, where the text alone is written elsewhere.
    private func requireDocument(
        _ fields: FieldValues, of proposal: Proposal, in file: ProposalFile
    ) throws(Failure) {
        guard let sidecar = file.sidecar else { return }
        for name in fields.names {
            guard let place = proposal.fieldPlace(meantBy: name),
                proposal.isInMetadata(place, of: file)
            else { continue }
            throw Failure(
                "\(name): stands in \(FilePath(sidecar.path).name), and -o names one file only; "
                    + "leave -o out",
                exitCode: 64)
        }
    }

    private func changeItems(
        ofSection name: String, in proposal: inout Proposal
    ) throws(Failure) {
        guard !added.isEmpty || !removed.isEmpty else { return }
        let index = try proposal.index(ofText: name)
        if !added.isEmpty { try proposal.requireOwnParents(of: index) }
        let title = proposal.sections[index].title
        for words in removed {
            do throws(ItemFault) {
                try proposal.removeItem(words, fromSection: index)
            } catch {
                throw error.failure(words, inSection: title)
            }
        }
        let leaving = added.isEmpty ? [] : proposal.leavingItems(ofSection: index)
        try proposal.addItems(added, toSection: index, named: title)
        let gone = leaving.filter { words in
            !added.contains { NormalizedText($0) == NormalizedText(words) }
        }
        if !gone.isEmpty {
            Output.error(
                "octopen: \(title): the template's items went: "
                    + gone.map { "“\($0)”" }.joined(separator: ", "))
        }
        proposal.dropEmptyList(ofSection: index)
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
        let index = try proposal.index(ofText: name)
        if !proposal.sections[index].isPresent, let other = proposal.statusElsewhere,
            proposal.fieldPlace(named: proposal.template.state?.name ?? "")?.section == index
        {
            throw Failure(
                "\(name): the file has its status \(other); set Status changes it there",
                exitCode: 64)
        }
        try proposal.replaceText(ofSection: index, with: text, of: name, from: source)
    }
}

extension Proposal {
    /// Whether a field stands in the file beside the proposal's own.
    fileprivate func isInMetadata(_ place: FieldPlace, of file: ProposalFile) -> Bool {
        file.sidecar != nil && sections[place.section].role == .frontMatter
    }
}
