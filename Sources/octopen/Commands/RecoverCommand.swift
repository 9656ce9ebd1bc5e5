import ArgumentParser
import Glibc
import Markdown
import Proposals
import Terminal

/// `octopen recover`: lists work that was not saved, or brings it back.
struct RecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "List work that was not saved, or bring it back.",
        usage: "octopen recover [PROPOSAL] [<options>]",
        discussion: """
            Without a proposal, the work that runs left behind, newest first. With one, its newest \
            work is written over the file, unless the file has changed since; new stands for a \
            proposal that had no file yet. Work that was left on purpose is kept for \
            \(UnsavedWorks.daysKept) days.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(
        help: "The proposal; new is one that had no file yet.", completion: Completions.proposals)
    var proposal: String?

    @Flag(help: "Show what it would change; write nothing.")
    var diff = false

    @Flag(help: "Delete the work instead.")
    var delete = false

    @Option(name: .shortAndLong, help: "Write here; - is standard output.", completion: .file())
    var output: String?

    func validate() throws {
        if proposal == nil, diff || delete || output != nil {
            throw ValidationError("name a proposal; octopen recover lists them")
        }
        if [diff, delete, output != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--diff, --delete and --output exclude one another")
        }
    }

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        guard let proposal else { return try list(environment) }
        let isNew = proposal == "new"
        let path = isNew ? nil : try self.path(of: proposal, environment)
        let file = FileKey.absolute(path)
        let found = UnsavedWorks().all(for: path).first { $0.file == file }
        guard let entry = found else {
            throw Failure("\(proposal): nothing to recover; octopen recover lists what there is")
        }
        if delete { return UnsavedWorks().delete(entry.work) }
        if output == "-" { return try Output.write(entry.work.bytes) }
        let current = path.flatMap { try? ProposalFile(reading: $0) }
        let now = current?.bytes
        if diff {
            let template = try environment.templates.template(forProposalAt: path)
            let difference = DifferenceText(
                from: now ?? [], to: entry.work.bytes, template: template, sidecar: current?.sidecar
            )
            return try Output.write(difference.text)
        }
        if output == nil, let draft = ReviewDraft(entry) {
            throw Failure(
                "\(proposal): is a draft of a review, which octopen review \(draft.proposal) has "
                    + "again; -o writes it elsewhere")
        }
        guard let target = output ?? path else {
            throw Failure("new: has no file yet; name one with -o")
        }
        if output == nil, let other = entry.work.other {
            throw Failure(
                "\(proposal): is another proposal now; write what was not saved of "
                    + "\(other.isEmpty ? "the earlier one" : "“\(other)”") elsewhere with -o",
                exitCode: 1)
        }
        let sharing = SaveRequest(path: target, bytes: [], expected: nil).othersOfNumber
            .joined(separator: ", ")
        if output == nil, !sharing.isEmpty {
            throw Failure(
                "\(proposal): is gone, and \(sharing) has its number; write it elsewhere with -o",
                exitCode: 1)
        }
        if output == nil, entry.work.isFileChanged {
            throw Failure(
                "\(proposal): changed since that work began; see --diff, and write it elsewhere "
                    + "with -o, or take it in octopen edit", exitCode: 1)
        }
        try write(entry, to: target, over: output == nil ? current : nil)
        if !sharing.isEmpty { Output.error("octopen: \(sharing) has the same number") }
    }

    /// A file that is gone can still be recovered under its name, and one that was renamed is meant
    /// by its old name too.
    private func path(
        of proposal: String, _ environment: LaunchEnvironment
    ) throws(Failure) -> String {
        if let entry = UnsavedWorks().ofGone(proposal, in: environment.folder) {
            return FileKey.absolute(proposal) == entry.file ? proposal : entry.file
        }
        return try environment.folder.resolve(proposal)
    }

    private func write(
        _ entry: UnsavedWorks.Entry, to path: String, over file: ProposalFile?
    ) throws(Failure) {
        let request = SaveRequest(
            path: path, bytes: entry.work.bytes, expected: file?.bytes, sidecar: file?.sidecar)
        try AtomicSave(request: request).runOrFail()
        UnsavedWorks().delete(entry.work)
        Output.error("octopen: wrote \(path), as it was \(entry.work.time)")
    }

    // MARK: The list

    private func list(_ environment: LaunchEnvironment) throws {
        var isEmpty = true
        for entry in UnsavedWorks().all() {
            if let draft = ReviewDraft(entry) {
                guard draft.count > 0 else { continue }
                isEmpty = false
                let name = ReadableText.line(draft.path)
                let notes = [draft.description] + places(of: entry)
                try Output.write("\(entry.work.time)  \(name)  \(notes.joined(separator: "; "))\n")
                continue
            }
            let isNew = entry.file.isEmpty
            let template = try environment.templates.template(
                forProposalAt: isNew ? nil : entry.file)
            let now = isNew ? nil : (try? ProposalFile(reading: entry.file))?.bytes
            // The work was undone, or saved by other means.
            if now == entry.work.bytes { continue }
            let difference = ProposalDifference(
                from: now ?? [], to: entry.work.bytes, template: template)
            let counts = [true, false].map { added in
                difference.changes.reduce(0) { $0 + $1.count(added: added) }
            }
            var notes = ["\(counts[0]) words added, \(counts[1]) removed"]
            if entry.isAside { notes.append("left on purpose") }
            notes += places(of: entry)
            if entry.work.other != nil {
                notes.append("another proposal has the name now")
            } else if entry.work.isFileChanged {
                notes.append("the file has changed since")
            }
            if !isNew, now == nil { notes.append("the file is gone") }
            let name = isNew ? "new" : ReadableText.line(entry.file)
            isEmpty = false
            try Output.write("\(entry.work.time)  \(name)  \(notes.joined(separator: "; "))\n")
        }
        if isEmpty { Output.error("octopen: nothing to recover") }
    }

    private func places(of entry: UnsavedWorks.Entry) -> [String] {
        guard let place = entry.place, let folder = place.path, let end = place.end else {
            return []
        }
        return ["kept in \(ReadableText.line(folder)) until \(end)"]
    }
}
