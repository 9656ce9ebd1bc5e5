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

    func enter() { Self.set(raw) }
    func leave() { Self.set(found) }

    /// At once, without waiting for output: a line that stalls would be waited for for ever.
    private static func set(_ mode: termios) {
        var mode = mode
        while tcsetattr(STDIN_FILENO, TCSANOW, &mode) != 0, errno == EINTR {}
    }
}
