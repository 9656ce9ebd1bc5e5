import ArgumentParser
import Glibc
import Markdown
import Proposals
import Terminal

/// `octopen diff`: what changed since a commit, section by section.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed since a commit, by section.",
        usage: "octopen diff PROPOSAL [REVISION] [<options>]",
        discussion: """
            Words are compared, not lines: a paragraph that was only wrapped anew is the same. \
            [-Words-] were taken out, {+words+} put in. Exits with 1 if anything differs. As git's \
            external diff (GIT_EXTERNAL_DIFF, diff.octopen.command) it takes git's seven arguments.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal.", completion: Completions.proposals)
    var proposal: String

    @Argument(help: "The commit to compare with.")
    var revision = "HEAD"

    /// The arguments that git hands to an external diff behind the first two.
    @Argument(help: .hidden)
    var rest: [String] = []

    func validate() throws {
        guard [0, 5, 7].contains(rest.count) else {
            throw ValidationError("one proposal and one commit are expected")
        }
    }

    func run() throws {
        Environment.takeLocale()
        if !rest.isEmpty || Environment.value("GIT_DIFF_PATH_COUNTER") != nil {
            return try runForGit()
        }
        let environment = LaunchEnvironment(options)
        let path = try environment.folder.resolve(proposal)
        let file = try ProposalFile(reading: path)
        let template = try environment.templates.template(forProposalAt: path)
        let project = Project(FilePath(path).folder, environment: environment)
        guard project.isInRepository else {
            throw Failure("\(path): is in no git repository; there is nothing to compare with")
        }
        guard !revision.hasPrefix("-"), project.has(revision) else {
            throw Failure("\(revision): git knows no such commit; git log shows them")
        }
        guard let committed = project.committed(file, in: revision) else {
            try Output.write(
                "\(ReadableText.line(path)): new since \(ReadableText.line(revision))\n")
            throw ExitCode(1)
        }
        let difference = DifferenceText(
            from: committed, to: file.bytes, template: template, sidecar: file.sidecar)
        if difference.text.isEmpty { return }
        try Output.write(difference.text)
        throw ExitCode(1)
    }

    /// Runs as git's external diff: path, old file, object and mode, new file, object and mode, and
    /// for a renamed file its new name and git's words on the renaming. Git takes any exit status
    /// but 0 for a fault.
    private func runForGit() throws {
        let path = ReadableText.line(proposal)
        guard rest.count >= 5 else {
            try Output.write("\(path): not merged\n\n")
            return
        }
        let environment = LaunchEnvironment(options)
        let (old, new) = (try Self.read(revision), try Self.read(rest[2]))
        let name = rest.count == 7 ? rest[5] : proposal
        let renamed = rest.count == 7 ? " -> \(ReadableText.line(name))" : ""
        guard let old, let new else {
            try Output.write("\(path)\(renamed): \(old == nil ? "new" : "deleted")\n\n")
            if let added = new {
                let lines = String(decoding: added, as: UTF8.self).split(
                    separator: "\n", omittingEmptySubsequences: false)
                let isText = !added.contains(0)
                try Output.write(
                    isText
                        ? lines.map { ReadableText.line(String($0)) + "\n" }.joined()
                        : "no text\n\n")
            }
            return
        }
        let template = try Project(ofTextNamed: name, environment: environment).template(for: new)
        let difference = DifferenceText(from: old, to: new, template: template)
        let modes = (rest[1], rest[4])
        let mode = modes.0 == modes.1 ? "" : ", mode \(modes.0) -> \(modes.1)"
        let same = old == new ? "the same text\n" : "nothing but how it is written\n"
        let words = difference.text.isEmpty ? same : difference.text
        try Output.write("\(path)\(renamed)\(mode)\n\n\(words)\n")
    }

    /// Nil for what git calls a file that is not there.
    private static func read(_ file: String) throws(Failure) -> [UInt8]? {
        file == "/dev/null" ? nil : try WholeFile.read(file)
    }
}
