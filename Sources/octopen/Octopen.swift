import ArgumentParser
import CFiles
import Forms
import Glibc
import Markdown
import Proposals
import Rules
import Terminal

/// The program: reads the command line, runs a command, and says errors in one line.
@main
struct Octopen: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "octopen",
        abstract: "A terminal editor for Markdown design proposals.",
        discussion: """
            Without a command, octopen prints the proposals of the folder, one a line; octopen FILE \
            opens one in the form.

            A PROPOSAL is a file name, a number (4, 004) or a slug, or a part of one.
            """,
        version: version,
        subcommands: [
            NewCommand.self, EditCommand.self, ReviewCommand.self, CheckCommand.self,
            ShowCommand.self,
            SetCommand.self, FixCommand.self, DiffCommand.self, RecoverCommand.self,
            RulesCommand.self, TemplateCommand.self, KeysCommand.self,
        ])

    @OptionGroup var options: CommonOptions

    func run() throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        let paths = try environment.folder.proposals()
        if paths.isEmpty {
            let place = environment.folder.path.map { "in \($0)" } ?? "here"
            Output.error("octopen: no proposals \(place); octopen new starts one")
            return
        }
        var lines: [ListLine] = []
        let folder = environment.folder.forNew
        let reader = FolderReader(
            folder: folder, template: try environment.templates.template(forProposalAt: paths[0]),
            restriction: environment.restriction, trustsCache: environment.trustsCache)
        for (path, read) in zip(paths, reader.summaries(of: paths)) {
            do throws(Failure) {
                lines.append(ListLine(try read.get(), path: path))
            } catch {
                Output.error("octopen: \(error)")
            }
        }
        try Output.write(ListLine.text(of: lines))
        if lines.count < paths.count { throw ExitCode(2) }
    }

    static func main() {
        octopen_clean_environment()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // The command that is named is parsed alone: setting up all of them costs a millisecond.
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let number = invalidArgument {
            Output.error(
                "octopen: argument \(number) is not UTF-8; type it anew, or rename the file")
            Glibc.exit(64)
        }
        var named = configuration.subcommands.first {
            $0.configuration.commandName == arguments.first
        }
        var words = Array(arguments.dropFirst())
        if named == nil, let first = arguments.first, isFile(first) {
            (named, words) = (EditCommand.self, arguments)
        } else if named == nil, let first = arguments.first, first != "help",
            !first.hasPrefix("-")
        {
            Output.error(
                "octopen: \(first): no such command or file; octopen --help tells the usage")
            Glibc.exit(64)
        }
        do {
            if named is any ProposalsCommand.Type { words = ProposalNames.joined(in: words) }
            var command = try named?.parseAsRoot(words) ?? parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Output.error("octopen: \(failure)")
            Glibc.exit(failure.exitCode)
        } catch {
            leave(by: error, of: named ?? Octopen.self)
        }
    }

    /// Whether the first argument, no command, is a file to be edited: one that exists, or that has
    /// the name of one, so that its error speaks of a file.
    private static func isFile(_ argument: String) -> Bool {
        guard !argument.hasPrefix("-") else { return false }
        if argument.hasPrefix("+") { return Int(argument.dropFirst()) != nil }
        return access(argument, F_OK) == 0 || argument.contains("/") || argument.hasSuffix(".md")
    }

    /// The number of the first argument that is not UTF-8; Swift would put other bytes in its place.
    private static var invalidArgument: Int? {
        (1..<max(Int(CommandLine.argc), 1)).first { number in
            guard let argument = CommandLine.unsafeArgv[number] else { return false }
            return String(validatingCString: argument) == nil
        }
    }

    /// Help and versions go to standard output; wrong usage is one line and 64.
    private static func leave(by error: any Error, of command: any ParsableCommand.Type) -> Never {
        let code = command.exitCode(for: error)
        if let ended = error as? ExitCode { Glibc.exit(ended.rawValue) }
        if code == .success {
            try? Output.write(command.fullMessage(for: error) + "\n")
            Glibc.exit(0)
        }
        var what = command.message(for: error).split(separator: "\n").joined(separator: " ")
        if what.hasSuffix(".") { what.removeLast() }
        Output.error("octopen: \(what); octopen --help tells the usage")
        Glibc.exit(code == .validationFailure ? 64 : 2)
    }
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: [.customShort("C"), .long], help: "Look for the proposal folder from here.")
    var directory: String?

    @Option(name: .shortAndLong, help: "A template by its name or file.")
    var template: String?

    @Option(name: .shortAndLong, help: "A keymap by its name or file.")
    var keymap: String?
}

/// Options of the commands that have a screen.
struct ScreenArguments: ParsableArguments {
    @Flag(
        help: """
            No shell, no external editor, no suspending, no file outside the proposal folder; for \
            a forced command of SSH.
            """)
    var restricted = false
}

/// What a command says about the rules.
struct RuleArguments: ParsableArguments {
    @Option(help: "NAME=off, note, warning or error; may be given again.")
    var rule: [String] = []

    /// What is given, by the names of rules.
    func levels() throws(Failure) -> [String: RuleSetting] {
        var given = RuleOptions()
        for setting in rule {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Failure("--rule \(setting): write NAME=LEVEL", exitCode: 64)
            }
            if let fault = given.set(parts[0], parts[1], among: RuleCatalogue.names) {
                throw Failure("--rule \(setting): \(fault)", exitCode: 64)
            }
        }
        return given.levels
    }
}

/// One line of the list of proposals.
struct ListLine {
    let columns: [String]

    init(_ proposal: ProposalSummary, path: String) {
        let (number, title) = (proposal.number, proposal.title)
        columns = [
            number.isEmpty ? "-" : number, title.isEmpty ? FilePath(path).name : title,
            proposal.status, proposal.lastUpdated, path,
        ].map(ReadableText.line)
    }

    /// The lines with their columns below one another.
    static func text(of lines: [ListLine]) -> String {
        let widths = (0..<4).map { column in
            lines.map { $0.columns[column].columns }.max() ?? 0
        }
        return lines.map { line in
            let cells = line.columns.enumerated().map { index, text in
                index == 4
                    ? text : text + String(repeating: " ", count: widths[index] - text.columns)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
