import ArgumentParser
import Proposals
import Terminal

/// `octopen rename`: another name for a proposal's file, or other words for a heading, with all links.
struct RenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Rename a proposal's file, or a heading, and mend links.",
        usage: "octopen rename PROPOSAL NAME [--section SECTION] [<options>]",
        discussion: """
            NAME is slug.md, or words that make one; a number or a day in front stays. A proposal \
            that is the README.md of its folder, with its metadata beside it, is named by that, and \
            the folder gets the name. With --section it is what \
            that heading is to say. Links to it in the Markdown files of the \
            repository, symbolic links, records of reviews and a reserved number go along: all is \
            changed, or nothing. Git is told of the new name where it knows the file.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal.", completion: Completions.proposals)
    var proposal: String

    @Argument(help: "The new name, or the new words of the heading.")
    var name: [String]

    @Option(
        help: "The heading to change: its words, or its name in links.",
        completion: Completions.sections)
    var section: String?

    @Flag(help: "Print the difference; write nothing.")
    var dryRun = false

    @Flag(
        help:
            "NAME is a path, and may be in another folder; of a README.md with metadata, its folder's."
    )
    var move = false

    func validate() throws {
        if move, section != nil { throw ValidationError("--move is for files, not for headings") }
    }

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let lock = try dryRun ? nil : ChangeLock(of: FilePath(path).folder)
        defer { lock?.end() }
        let file = try ProposalFile(reading: path)
        let project = Project(FilePath(path).folder, environment: environment)
        let template = try project.template(for: file.bytes)
        let name = name.joined(separator: " ")
        if let section {
            let heading = try HeadingChange(of: file, template: template, from: section, to: name)
            let change = try ProposalChange(of: file, to: heading.bytes)
            try change.make(dryRun: dryRun, "\(path): '\(section)' is '\(name)' now")
        } else {
            let new = try FileRename(file, to: name, template: template, mayMove: move)
            try new.change.make(dryRun: dryRun, "\(path): is \(new.path) now")
            let listed = move && !dryRun ? try environment.folder.proposals() : [new.path]
            if !listed.contains(where: { FileKey.absolute($0) == FileKey.absolute(new.path) }) {
                Output.error("octopen: \(new.path): is not in the list of proposals any more")
            }
        }
    }
}

extension ProposalChange {
    /// Makes the change, or prints its difference, and tells what was done and what was not.
    func make(dryRun: Bool, _ done: String) throws(Failure) {
        var told = notes
        let change = change
        if change.isEmpty {
            Output.error("octopen: nothing to change")
            return
        }
        if dryRun {
            try change.requirePossible()
            try Output.write(difference: change.difference)
        } else {
            // Who ends it in the midst is told what was done.
            let signals = HeldSignals()
            defer { signals.end() }
            for line in UnfinishedChange.clear() { Output.error("octopen: \(line)") }
            told += try run()
            let links = "; changed \(change.count == 1 ? "1 file" : "\(change.count) files")"
            Output.error("octopen: \(done)\(links)")
            told += remarks
            for note in told { Output.error("octopen: \(note)") }
            return
        }
        for note in told + remarks { Output.error("octopen: \(note)") }
    }

    /// What somebody should know who makes the change: of git, and of other runs.
    var remarks: [String] { openElsewhere + underWay }

    /// A note on the merge or rebase that is under way in git, of which the change becomes a part.
    private var underWay: [String] {
        let folder = files.first.flatMap { RealFolder(FilePath($0.path).folder) }
        return folder?.repositoryState?.underWay.map {
            ["a \($0) is under way, and this is part of it: git may refuse to go back on it"]
        } ?? []
    }

    /// Files that another octopen has open.
    private var openElsewhere: [String] {
        files.compactMap { file in
            OpenFiles().holder(of: file.path).map { holder in
                "\(file.path): is open in another octopen, process \(holder.process), since "
                    + "\(holder.since); it asks before it saves"
            }
        }
    }
}
