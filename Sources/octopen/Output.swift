import Glibc
import Markdown

/// Standard output and standard error, in whole pieces.
enum Output {
    /// Writes to standard output; a reader that went away is no error of ours.
    static func write(_ bytes: [UInt8]) throws(Failure) {
        let number = WholeFile.write(bytes, to: STDOUT_FILENO)
        if number == EPIPE { return }
        guard number == 0 else {
            throw Failure("standard output: \(Failure.reason(number)); nothing more was written")
        }
    }

    static func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

    /// How wide the terminal is that standard output is; nil for anything else.
    static var columns: Int? {
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
            return nil
        }
        return Int(window.ws_col)
    }

    /// A difference: into a file or a program byte for byte, as `git apply` reads it; on a terminal
    /// nothing of a document reaches that as it is.
    static func write(difference text: String) throws(Failure) {
        guard isatty(STDOUT_FILENO) == 1 else { return try write(text) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try write(lines.map { ReadableText.line(String($0)) }.joined(separator: "\n"))
    }

    static func error(_ line: String) {
        // Control characters that a file name or a document brings along are not for the terminal.
        _ = WholeFile.write(Array((ReadableText.line(line) + "\n").utf8), to: STDERR_FILENO)
    }
}
