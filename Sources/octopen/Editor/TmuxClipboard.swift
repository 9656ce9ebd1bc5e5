import Glibc
import Terminal

/// What the tmux around octopen does with a copy for the terminal's clipboard.
enum TmuxClipboard {
    case takes(Clipboard.Ways)
    /// The tmux hands on only text that its own commands are given.
    case takesCommand
    /// The tmux hands on nothing; with the reason.
    case takesNothing(String)

    /// Asks the tmux at hand, if there is one.
    ///
    /// - Parameter mayAsk: a restricted run starts no program.
    static func atHand(mayAsk: Bool) -> TmuxClipboard {
        guard Environment.value("TMUX") != nil else { return .takes(.plain) }
        // Where it cannot be asked, one of the two may arrive.
        guard mayAsk, let answer = answer() else { return .takes([.plain, .throughTmux]) }
        let (setting, passing) = answer
        if setting == "on" { return .takes(.plain) }
        // Older ones have no such option, and let everything pass.
        if !["off", "0"].contains(passing) { return .takes(.throughTmux) }
        return setting == "external"
            ? .takesCommand : .takesNothing("set-clipboard is \(setting)")
    }

    private static func answer() -> (setting: String, passing: String)? {
        let pane = Environment.value("TMUX_PANE").map { ["-t", $0] } ?? []
        let format = ["#{set-clipboard}/#{allow-passthrough}"]
        let words = ["tmux", "display-message", "-p"] + pane + format
        guard let bytes = ChildProcess.output(of: words) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).trimmed
            .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        return (parts[0], parts[1])
    }

    /// Gives the text to tmux, which hands it to its terminal; whether it took it.
    static func load(_ text: String) -> Bool {
        ChildProcess.feed(Array(text.utf8), to: ["tmux", "load-buffer", "-w", "-"])
    }
}
