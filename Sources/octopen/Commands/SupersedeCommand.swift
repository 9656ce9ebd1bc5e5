import ArgumentParser
import Terminal

/// `octopen supersede`: one proposal takes the place of another, and both say so.
struct SupersedeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supersede",
        abstract: "Say in two proposals that one takes the other's place.",
        usage: "octopen supersede OLD NEW [<options>]",
        discussion: """
            Superseded By and Supersedes are written into both, or what their template has for it; \
            the status of the old one becomes Superseded or replaced where there is such a status. \
            Both are changed, or none.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal that is superseded.", completion: Completions.proposals)
    var old: String

    @Argument(help: "The proposal that takes its place.", completion: Completions.proposals)
    var new: String

    @Flag(help: "Print the difference; write nothing.")
    var dryRun = false

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let (old, new) = (
            try environment.folder.resolve(old), try environment.folder.resolve(new)
        )
        let lock = try dryRun ? nil : ChangeLock(of: FilePath(old).folder)
        defer { lock?.end() }
        let superseding = try Superseding(old, by: new, environment: environment)
        try superseding.change.make(dryRun: dryRun, "\(old): is superseded by \(new)")
        for note in superseding.notes { Output.error("octopen: \(note)") }
    }
}
