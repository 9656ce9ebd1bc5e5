/// Why octopen cannot draw, in one line for the user: what, why, what to do.
package struct TerminalError: Error, Equatable, CustomStringConvertible {
    package let description: String

    private init(_ reason: String) {
        description = "cannot draw on this terminal: \(reason)"
    }

    static func notTerminal(_ stream: String) -> TerminalError {
        TerminalError(
            "\(stream) is not a terminal; start octopen without redirecting it, or "
                + "with --prompts")
    }

    static let withoutName = TerminalError(
        "TERM is not set; set TERM, for example TERM=xterm-256color")

    static func unknown(_ name: String) -> TerminalError {
        TerminalError(
            "TERM=\(printable(name)) is not known here; set TERM, for example TERM=xterm-256color")
    }

    static func withoutCursor(_ name: String) -> TerminalError {
        TerminalError(
            "TERM=\(printable(name)) cannot move its cursor; set TERM, for example "
                + "TERM=xterm-256color")
    }

    static func system(_ what: String, _ code: Int32) -> TerminalError {
        TerminalError("\(what): \(errorText(code)); try another terminal")
    }

    /// The variable is shown on a terminal, and may hold anything.
    static func printable(_ name: String) -> String {
        String(
            name.utf8.prefix(40).map {
                (0x21...0x7e).contains($0) ? Character(Unicode.Scalar($0)) : "?"
            })
    }
}
