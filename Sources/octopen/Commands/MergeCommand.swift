import ArgumentParser
import Glibc
import Proposals
import Terminal

/// `octopen merge`: two changes of a proposal put together, for git's merge drivers and tools.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Put two changes of a proposal together, by section.",
        usage: "octopen merge BASE OURS THEIRS [PATH] [-o FILE]",
        discussion: """
            Sections that one of them changed are taken as that one left them, items of lists one by \
            one, and of two days of the last update the later one. Where both changed the same \
            lines, both stand between marks, and the exit status is 1. The result goes into OURS, \
            as git's merge drivers have it, or into FILE. PATH is what the proposal is called.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The file that both began with.")
    var base: String

    @Argument(help: "Our file.")
    var ours: String

    @Argument(help: "Their file.")
    var theirs: String

    @Argument(help: "What the proposal is called; its folder says which template it has.")
    var path: String?

    @Option(name: .shortAndLong, help: "Write here (-: standard output); else into OURS.")
    var output: String?

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let files = try [base, ours, theirs].map { name throws(Failure) in
            try WholeFile.read(name)
        }
        let name = path ?? output.flatMap { $0 == "-" ? nil : $0 } ?? ours
        for (file, bytes) in zip([base, ours, theirs], files) where bytes.contains(0) {
            throw Failure("\(file): holds a zero byte, so it is no text; nothing was written")
        }
        let template = try Project(ofTextNamed: name, environment: environment)
            .template(for: files[1])
        let merge = SectionMerge(
            base: files[0], mine: files[1], theirs: files[2], template: template)
        try write(merge.marked)
        guard merge.markedSections.isEmpty else {
            let sections = merge.markedSections.joined(separator: ", ")
            Output.error("octopen: \(name): both changed: \(sections); marked in the text")
            throw ExitCode(1)
        }
    }

    private func write(_ bytes: [UInt8]) throws(Failure) {
        if output == "-" { return try Output.write(bytes) }
        var request = SaveRequest(path: output ?? ours, bytes: bytes, expected: nil)
        request.overwrites = true
        try AtomicSave(request: request).runOrFail()
    }
}
