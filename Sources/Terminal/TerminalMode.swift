import CCurses
import Glibc

/// How the terminal's line handles bytes: as it was found, and as octopen needs it.
struct TerminalMode {
    let found: termios
    private let raw: termios

    init?(of descriptor: Int32) {
        var mode = termios()
        guard tcgetattr(descriptor, &mode) == 0 else { return nil }
        found = mode
        // Every key arrives, as itself and at once; a line feed goes out as one.
        cfmakeraw(&mode)
        raw = mode
    }

    /// In the background this stops the process until it has the terminal again.
    ///
    /// - Returns: `false` if the process is asked to end instead.
    func enter() -> Bool {
        repeat {
            if octopen_signals_ending() { return false }
        } while Self.isInterrupted(setting: raw)
        return true
    }

    /// In the background the terminal is in the hands of the shell, and keeps the mode it has.
    func leave() {
        let owner = tcgetpgrp(STDIN_FILENO)
        guard owner < 0 || owner == getpgrp() else { return }
        while Self.isInterrupted(setting: found) {}
    }

    /// At once, without waiting for output: a line that stalls would be waited for for ever.
    private static func isInterrupted(setting mode: termios) -> Bool {
        var mode = mode
        return tcsetattr(STDIN_FILENO, TCSANOW, &mode) != 0 && errno == EINTR
    }
}
