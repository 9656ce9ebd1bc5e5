import ArgumentParser
import CEmbedded
import CFiles
import Glibc
import Terminal

/// The program: reads the command line, runs a command, and says errors in one line.
@main
struct Octopen: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "octopen",
        abstract: "A terminal editor for Markdown design proposals.",
        usage: "octopen [<options>] [COMMAND|FILE] [<options>]",
        discussion: """
            Without a command, octopen lists the proposals of the folder, to open one; with no \
            terminal it prints them, one a line. octopen FILE opens one in the form.

            A PROPOSAL is a file name, a number (4, 004) or a slug, or a part of one. \
            octopen help agents is a page for programs.
            """,
        version: version,
        subcommands: [
            NewCommand.self, EditCommand.self, ReviewCommand.self, CheckCommand.self,
            ListCommand.self, SearchCommand.self, ShowCommand.self, SetCommand.self,
            StatusCommand.self, SupersedeCommand.self, NumberCommand.self, RenameCommand.self,
            LinksCommand.self, FixCommand.self, IndexCommand.self, MigrateCommand.self,
            DiffCommand.self, MergeCommand.self, RecoverCommand.self, QueueCommand.self,
            ReportCommand.self,
            RulesCommand.self, TemplateCommand.self, KeysCommand.self, CompletionsCommand.self,
            LanguageServerCommand.self,
        ])

    @OptionGroup var options: CommonOptions
    @OptionGroup var screen: ScreenArguments

    func run() throws {
        if let code = try Self.list(in: try LaunchEnvironment(options, screen: screen)) {
            throw ExitCode(code)
        }
        try ListCommand.printAll(options)
    }

    /// The list on a screen.
    /// - Returns: the exit code; nil if there is no terminal to show it on.
    private static func list(in environment: LaunchEnvironment) throws -> Int32? {
        if !environment.usesPrompts, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            return try Desk(environment).runList()
        }
        return nil
    }

    static func main() {
        octopen_clean_environment()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // The command that is named is parsed alone: setting up all of them costs a millisecond.
        var arguments = Array(CommandLine.arguments.dropFirst())
        if let number = invalidArgument {
            Output.error(
                "octopen: argument \(number) is not UTF-8; type it anew, or rename the file")
            Glibc.exit(64)
        }
        do throws(Failure) {
            if let shell = try LoginShell(CommandLine.arguments) { arguments = shell.words }
        } catch {
            Output.error("octopen: \(error)")
            Glibc.exit(error.exitCode)
        }
        if arguments == ["help", "agents"] { printPageForAgents() }
        var named = configuration.subcommands.first {
            $0.configuration.commandName == arguments.first
        }
        var words = Array(arguments.dropFirst())
        if named == nil, let first = arguments.first, isFile(first) {
            (named, words) = (EditCommand.self, arguments)
        } else if named == nil, let word = wordBehindOptions(arguments),
            // Behind `--` it is a file, whatever it begins with.
            arguments.contains("--") && word.hasPrefix("-") || isFile(word)
        {
            (named, words) = (EditCommand.self, arguments)
        } else if named == nil, let first = arguments.first, first != "help",
            !first.hasPrefix("-")
        {
            Output.error(
                "octopen: \(first): no such command or file; octopen --help tells the usage")
            Glibc.exit(64)
        }
        do {
            if let code = try runPlainly(named, words) { Glibc.exit(code) }
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

    /// The two commands that a day is begun with, where no option is given. They are not parsed:
    /// setting up the parser takes longer than reading a proposal.
    ///
    /// - Returns: the exit code; nil for a command that is to be parsed.
    private static func runPlainly(
        _ named: (any ParsableCommand.Type)?, _ words: [String]
    ) throws -> Int32? {
        if named == EditCommand.self, !words.contains(where: { $0.hasPrefix("-") }) {
            return try EditCommand.edit(words, in: .plain)
        }
        return named == nil && CommandLine.argc == 1 ? try list(in: .plain) : nil
    }

    /// As it stands in the repository: who reads it reads Markdown.
    private static func printPageForAgents() -> Never {
        let page = octopen_agents_page
        do throws(Failure) {
            try Output.write(Array(UnsafeBufferPointer(start: page.bytes, count: page.count)))
        } catch {
            Output.error("octopen: \(error)")
            Glibc.exit(error.exitCode)
        }
        Glibc.exit(0)
    }

    /// The first word that is no option and no option's value, where options stand before it and it
    /// names no command.
    private static func wordBehindOptions(_ arguments: [String]) -> String? {
        guard arguments.first?.hasPrefix("-") == true,
            let word = (try? EditCommand.parse(arguments))?.words.first,
            !configuration.subcommands.contains(where: {
                $0.configuration.commandName == word
            })
        else { return nil }
        return word
    }

    /// Whether the first argument, no command, is a file to be edited: one that exists, or that has
    /// the name of one, so that its error speaks of a file.
    private static func isFile(_ argument: String) -> Bool {
        guard !argument.hasPrefix("-") else { return false }
        if argument.hasPrefix("+") { return Int(argument.dropFirst()) != nil }
        // Without the section that may follow.
        let name = argument.lastIndex(of: ":").map { argument[..<$0] } ?? argument[...]
        return access(argument, F_OK) == 0 || argument.contains("/") || argument.hasSuffix(".md")
            || name.hasSuffix(".md")
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
        if let ended = error as? ExitCode { Glibc.exit(ended.rawValue) }
        let code = command.exitCode(for: error)
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
