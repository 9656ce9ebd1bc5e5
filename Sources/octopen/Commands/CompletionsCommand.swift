import ArgumentParser

/// `octopen completions`: the script by which a shell completes commands, options and values.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the script by which a shell completes octopen.",
        usage: "octopen completions bash|zsh|fish")

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        var asked: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell.")
    var shell: Shell

    func run() throws {
        try Output.write(Octopen.completionScript(for: shell.asked) + "\n")
    }
}
