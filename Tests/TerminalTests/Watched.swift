import Glibc
import TestSupport
import Testing

/// The probe on a terminal, and what a terminal would tell.
struct Watched {
    let terminal: PseudoTerminal
    /// The terminal's mode before the probe had it.
    let before: [UInt32]
    let firstFrame: [UInt8]

    static let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    static let program = BuiltProgram.path("terminal-probe")

    /// Starts the probe, and waits for its first frame.
    init(
        _ changes: [String: String?] = [:], columns: Int = 80, rows: Int = 24,
        arguments: [String] = [program]
    ) throws {
        terminal = try PseudoTerminal(columns: columns, rows: rows)
        before = terminal.mode
        var environment = Self.environment
        for (name, value) in changes { environment[name] = value }
        try terminal.start(arguments, environment: environment)
        _ = try #require(terminal.read(until: "^Q Quit"))
        terminal.readUntilQuiet()
        firstFrame = terminal.output
    }

    /// - Returns: What the probe sends for what is typed.
    func type(_ text: String) -> String {
        terminal.write(text)
        return String(decoding: terminal.readUntilQuiet(), as: UTF8.self)
    }

    /// Whether the terminal is as it was: the mode, and the screen by the last bytes.
    func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.mode == before, sourceLocation: sourceLocation)
        let text = String(decoding: terminal.output, as: UTF8.self)
        for (on, off) in [
            ("\u{1b}[?2004h", "\u{1b}[?2004l"), ("\u{1b}[?1049h", "\u{1b}[?1049l"),
            ("\u{1b}[?1h", "\u{1b}[?1l"),
        ] {
            let last = text.components(on).last ?? ""
            #expect(last.contains(off), "\(off.debugDescription)", sourceLocation: sourceLocation)
        }
    }
}

extension String {
    /// The parts between occurrences of a text.
    func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
