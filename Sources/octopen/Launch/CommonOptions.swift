import ArgumentParser

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .long], help: "Look for the proposal folder from here.",
        completion: .directory)
    var directory: String?

    @Option(
        name: .shortAndLong, help: "A template by its name or file.",
        completion: Completions.templates)
    var template: String?

    @Option(
        name: .shortAndLong, help: "A keymap by its name or file.",
        completion: Completions.keymaps)
    var keymap: String?
}
