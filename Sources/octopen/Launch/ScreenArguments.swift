import ArgumentParser
import Terminal

/// Options of the commands that have a screen.
struct ScreenArguments: ParsableArguments {
    @Flag(
        help: """
            No shell, no external editor, no suspending, no file outside the proposal folder; for \
            a forced command of SSH.
            """)
    var restricted = false

    @Option(
        help: "default, mono, or a file of lines role = colour attributes.",
        completion: Completions.themes)
    var theme: String?

    @Option(help: "Colours: auto, always or never.")
    var color = ColorChoice.auto

    @Flag(help: "Draw quotes, dashes and the like as ASCII.")
    var ascii = false

    @Flag(help: "The mouse moves the caret, selects and scrolls; the palette turns it on and off.")
    var mouse = false

    @Flag(help: "No screen: questions and answers, a line each.")
    var prompts = false

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    /// - Throws: for a theme that is no name and no file.
    func look(_ restriction: Restriction) throws(Failure) -> ScreenLook {
        var look = ScreenLook()
        look.isASCII = ascii
        switch color {
        case .auto: break
        case .always: look.colours = true
        case .never: look.colours = false
        }
        switch theme {
        case nil, "default": break
        case "mono": look.theme = .mono
        case let file?:
            try restriction.confine(file)
            look.theme = Theme(try WholeFile.read(file), file: file)
        }
        return look
    }

    /// Whether there is to be no screen: as the options, the variables or the terminal say.
    static func prompts(areAskedFor prompts: Bool) -> Bool {
        let variables = ["OCTOPEN_PROMPTS", "ACCESSIBLE"].compactMap(Environment.value)
        return prompts || variables.contains { $0 != "0" } || LineTerminal.isWithoutCursor
    }
}
