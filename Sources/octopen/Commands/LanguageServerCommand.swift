import ArgumentParser
import Glibc
import LanguageServer
import Rules
import Terminal

/// `octopen lsp`: the rules, fixes and completions in other editors.
struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve editors by the Language Server Protocol.",
        usage: "octopen lsp [<options>]",
        discussion: """
            Reads requests from standard input and writes answers to standard output; an editor \
            starts it. docs/editors.md has the lines for some.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var rules: RuleArguments

    @Flag(help: "Judge Markdown files that are no proposals of a folder, too.")
    var all = false

    @Flag(help: .hidden) var stdio = false

    func run() throws {
        Environment.takeLocale()
        let workspace = ProjectWorkspace(options, levels: try rules.levels(), judgesAll: all)
        let server = Server(name: "octopen", version: Octopen.version, workspace: workspace)
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while server.exitCode == nil {
            if let due = server.wakeTime, due <= Clock.milliseconds {
                try Output.write(server.wake(at: Clock.milliseconds))
            }
            guard try Self.waitForInput(until: server.wakeTime) else { continue }
            let count = Glibc.read(STDIN_FILENO, &room, room.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            try Output.write(server.receive(room[..<count], at: Clock.milliseconds))
        }
        if server.statusAtEnd != 0 { throw ExitCode(server.statusAtEnd) }
    }

    /// - Returns: false if the time came first.
    private static func waitForInput(until due: Int?) throws(Failure) -> Bool {
        let patience = due.map { Int32(clamping: max($0 - Clock.milliseconds, 0)) } ?? -1
        var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let ready = poll(&watched, 1, patience)
        if ready < 0, errno != EINTR {
            throw Failure("standard input: \(Failure.reason()); an editor starts octopen lsp")
        }
        return ready > 0
    }
}
