import ArgumentParser
import Forms

/// `octopen keys`: the keys of every context, or what is wrong with a keymap.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Show the keys of every context, or check a keymap.",
        usage: "octopen keys [FILE] [<options>]")

    @OptionGroup var options: CommonOptions

    @Flag(help: "Report what is wrong in the keymap; exit with 1 if anything is.")
    var check = false

    @Flag(help: "With --check: also what a nearer file hides.")
    var all = false

    @Argument(
        help: "A keymap file to check instead of the one in force.", completion: Completions.keymaps
    )
    var file: String?

    func run() throws {
        let environment = LaunchEnvironment(options)
        if file == nil, let name = environment.keymaps.unknownName {
            let names = environment.keymaps.names.joined(separator: ", ")
            throw Failure("\(name): no such keymap; name one of \(names), or a file")
        }
        let keymap = file.map(environment.keymaps.keymap(checking:)) ?? environment.keymaps.keymap()
        guard check || file != nil else {
            try Output.write(listing(of: keymap))
            for fault in keymap.faults { Output.error("octopen: \(fault)") }
            return
        }
        try Output.write(faultListing(of: keymap, includesHidden: all))
        if !keymap.faults.isEmpty { throw ExitCode(1) }
    }
}
