import CCurses
import Glibc
import Prose

/// Standard input and output as lines, for a run without a screen: nothing is drawn, no mode is
/// changed, and what is sent is text and line ends.
package final class LineTerminal {
    package enum Input: Equatable, Sendable {
        /// Without its line end.
        case line([UInt8])
        /// There is no more input.
        case end
        case signal(Int32)
        /// The process was stopped, and goes on.
        case resumed
    }

    /// Nobody is there to be asked again: the input is a file or comes through a pipe.
    package let isScript: Bool
    /// Lines come from a terminal.
    package let isTerminal: Bool
    /// The longest line that a terminal hands on, in bytes; the rest of a longer one is lost in it.
    package var longestLine: Int? { isTerminal ? 4095 : nil }

    private let isPlain: Bool
    private let signals: Int32
    private var buffer: [UInt8] = []
    /// Where in the buffer the next line begins.
    private var start = 0
    private var isEnded = false
    private var isClosed = false

    /// - Throws: `TerminalError` if signals cannot be heard.
    package init(look: ScreenLook) throws(TerminalError) {
        signals = octopen_signals_open()
        guard signals >= 0 else { throw .system("no pipe for signals", errno) }
        isPlain = !Environment.takeLocale() || look.isASCII
        var status = stat()
        let kind = fstat(STDIN_FILENO, &status) == 0 ? status.st_mode & S_IFMT : 0
        isScript = kind == S_IFIFO || kind == S_IFREG
        isTerminal = isatty(STDIN_FILENO) == 1
    }

    deinit { close() }

    /// Gives signals their own meaning again. Any number of times.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        octopen_signals_close()
    }

    /// Whether a terminal of this name can show lines and nothing else.
    package static var isWithoutCursor: Bool {
        guard let term = Environment.value("TERM") else { return false }
        if TerminalDescription.isDumb(term) { return true }
        return octopen_terminal(term, STDOUT_FILENO) == octopen_without_cursor
    }

    // MARK: Lines out

    /// Sends lines, and what stands before the place where somebody types.
    ///
    /// - Returns: false once nobody can be told anything any more.
    package func say(_ lines: [String], prompt: String) -> Bool {
        let text = lines.map { $0 + "\n" }.joined() + (isScript ? "" : prompt)
        let shown = isPlain ? Self.plain(text) : text
        var rest = Array(shown.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                _ = Descriptor.isReady(STDOUT_FILENO, for: POLLOUT, milliseconds: 1000)
                // A line that takes nothing must not keep the end away.
                if octopen_signals_ending() { return true }
            } else if errno == EINTR {
                if octopen_signals_ending() { return true }
            } else {
                // A script goes on without anybody who reads what is said.
                return isScript
            }
        }
        return true
    }

    /// Typographic signs in ASCII; what has no other form stays.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            plain.unicodeScalars.append(
                Glyph.plainSign(for: scalar.value).flatMap { Unicode.Scalar($0) } ?? scalar)
        }
        return plain
    }

    // MARK: Lines in

    /// Whether another line was read already.
    package var hasPendingLine: Bool { buffer[start...].contains(UInt8(ascii: "\n")) }

    /// The next line; signals wait until all lines that were read already are taken.
    package func nextInput() -> Input {
        while true {
            if let line = takeLine() { return .line(line) }
            if isEnded {
                guard start < buffer.count else { return .end }
                // The last line of a file need not end.
                defer { start = buffer.count }
                return .line(Array(buffer[start...]))
            }
            var descriptors = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            ]
            guard Descriptor.wait(for: &descriptors, milliseconds: nil) else { continue }
            if descriptors[1].revents != 0 {
                if let input = takeSignals() { return input }
            } else if descriptors[0].revents != 0 {
                let hangsUp = descriptors[0].revents & Int16(POLLHUP) != 0 && isTerminal
                if let signal = read(hangsUp: hangsUp) { return .signal(signal) }
            }
        }
    }

    /// Drops the lines that a terminal has already: they were typed before what was said last could
    /// be read.
    ///
    /// - Returns: how many they were.
    package func dropTypedAhead() -> Int {
        guard isTerminal else { return 0 }
        var count = 0
        repeat {
            while takeLine() != nil { count += 1 }
        } while Descriptor.isReady(STDIN_FILENO, for: POLLIN, milliseconds: Self.quiet)
            && !isEnded && read(hangsUp: false) == nil
        return count
    }

    /// Milliseconds after which the rest of a paste has come.
    private static let quiet = 50

    private func takeLine() -> [UInt8]? {
        guard let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { start = end + 1 }
        return Array(buffer[start..<end])
    }

    /// Reads what is there.
    ///
    /// - Parameter hangsUp: the terminal is gone, and its end is none that somebody typed.
    /// - Returns: the signal that a line stands for that is gone.
    private func read(hangsUp: Bool) -> Int32? {
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = chunk.withUnsafeMutableBytes {
            Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
        }
        if count > 0 {
            buffer += chunk[..<count]
        } else if count == 0 {
            if hangsUp { return SIGHUP }
            isEnded = true
        } else if errno != EINTR, errno != EAGAIN {
            return SIGHUP
        }
        return nil
    }

    private func takeSignals() -> Input? {
        let arrived = SignalSet(bits: octopen_signals_take())
        for signal in [SIGHUP, SIGTERM, SIGINT, SIGQUIT] where arrived.contains(signal) {
            return .signal(signal)
        }
        if arrived.contains(SIGTSTP) {
            octopen_signals_stop(false)
            return .resumed
        }
        return nil
    }

    // MARK: Other programs

    /// Stops the process with all of its group, as C-z does; returns when it goes on.
    package func suspend() { octopen_signals_stop(true) }

    /// Lends the terminal to another program for as long as `body` runs.
    package func withShell<Result>(_ body: () throws -> Result) rethrows -> Result {
        octopen_signals_lend()
        defer { octopen_signals_regain() }
        return try body()
    }
}
