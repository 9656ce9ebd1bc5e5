import CCurses
import Forms
import Glibc
import Screens

/// The terminal that the author sits at: shows frames, gives inputs. One at a time.
///
/// Nothing here waits for the terminal to take bytes; while it takes none, only the newest frame
/// is kept for it. After any end, the terminal is as it was found.
package final class Terminal {
    /// Whether characters beyond ASCII can be shown; where not, they are drawn as `?`.
    package let isUTF8: Bool
    package private(set) var size: Size

    /// The notice for a terminal that is not known by its name; nil for a known one.
    package var notice: String? {
        screen.substitute.map {
            let term = TerminalError.printable(Environment.value("TERM") ?? "")
            return "TERM=\(term) is not known here: drawn as on \($0)."
        }
    }

    /// Wakes `nextInput`, from any thread.
    package let waker = Waker()

    private let mode: TerminalMode
    private var screen: CursesScreen
    private var output: TerminalOutput
    private var input: TerminalInput
    /// The newest frame, while the terminal does not take the frame before.
    private var waiting: Frame?
    /// Whether the terminal is in our hands: not after `close()`, nor when the process was asked to
    /// end while it was stopped.
    private var isEntered = false
    private var isClosed = false

    /// - Throws: `TerminalError` when there is nothing to draw on; nothing is changed then.
    package init(look: ScreenLook = ScreenLook()) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1 else { throw .notTerminal("standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw .notTerminal("standard output") }
        guard let term = Environment.value("TERM") else { throw .withoutName }
        guard let mode = TerminalMode(of: STDIN_FILENO) else {
            throw .system("its mode cannot be read", errno)
        }
        self.mode = mode
        // Before ncurses, which then installs no handlers of its own.
        let signals = octopen_signals_open()
        guard signals >= 0 else { throw .system("no pipe for signals", errno) }
        isUTF8 = Environment.takeLocale()
        size = Self.windowSize
        do {
            screen = try CursesScreen(
                term: term, size: size, isUTF8: isUTF8, look: look)
        } catch {
            octopen_signals_close()
            throw error
        }
        output = TerminalOutput()
        input = TerminalInput(signals: signals, waker: waker, sequences: Capabilities.keys)
        screen.resize(to: size)
        enter()
    }

    deinit {
        close()
    }

    /// Sends what differs from the frame before; nothing if nothing does.
    package func show(_ frame: Frame) {
        guard isEntered else { return }
        output.flush()
        if output.isBlocked {
            waiting = frame
        } else {
            waiting = nil
            output.write(screen.draw(frame))
        }
    }

    /// The next `show` draws everything, whatever another program left on the screen.
    package func redraw() {
        screen.redraw()
    }

    /// Whether `nextInput` has more of what was read last.
    package var hasPendingInput: Bool { input.isReady }

    /// Whether the newest frame is still to be sent: the terminal does not take the frame before.
    package var isBehind: Bool { waiting != nil }

    /// Takes what was typed or pointed at until now, so that it is no input any more.
    package func takeTyped() -> [Input] { input.takeTyped() }

    /// - Parameter milliseconds: After so long without input, `.pause`; `nil` waits for ever.
    package func nextInput(timeout milliseconds: Int?) -> Input {
        let limit = milliseconds.map { now() + $0 }
        while true {
            if let next = input.next() { return next }
            if output.isGone { return .end(signal: SIGHUP) }
            let writer = output.isBlocked ? output.descriptor : nil
            switch input.wait(until: limit, writer: writer) {
            case .nothing: return .pause
            case .input: break
            case .writable: sendWaiting()
            case .signals(let signals): take(signals)
            case .woken: return .woken
            }
        }
    }

    private func sendWaiting() {
        output.flush()
        guard !output.isBlocked, let frame = waiting else { return }
        show(frame)
    }

    private func take(_ signals: SignalSet) {
        if signals.contains(SIGTSTP) {
            stop(group: false)
            input.add(.resumed)
        } else if signals.contains(SIGCONT) {
            // Stopped by a signal that cannot be caught; the shell has used the terminal since.
            if mode.enter() {
                leave()
                enter()
                input.add(.resumed)
            }
        }
        if signals.contains(SIGWINCH) { takeSize() }
        for signal in [SIGHUP, SIGTERM, SIGINT, SIGQUIT] where signals.contains(signal) {
            input.add(.end(signal: signal))
        }
    }

    /// Gives the terminal back and stops the process with all of its group, as C-z does; returns
    /// when it goes on. Then everything is to be shown anew.
    package func suspend() {
        stop(group: true)
    }

    private func stop(group: Bool) {
        leave()
        octopen_signals_stop(group)
        enter()
    }

    /// Lends the terminal to another program for as long as `body` runs; then everything is to be
    /// shown anew.
    package func withShell<Result>(_ body: () throws -> Result) rethrows -> Result {
        leave()
        octopen_signals_lend()
        defer {
            octopen_signals_regain()
            enter()
        }
        return try body()
    }

    /// Gives the terminal back for good. Any number of times.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        leave()
        octopen_signals_close()
    }

    /// Puts text into the clipboard of the terminal's user, if the terminal does such things.
    ///
    /// - Returns: `false` when the text is too large (100,000 bytes).
    package func copyToClipboard(_ text: String, by ways: Clipboard.Ways) -> Bool {
        guard let sequence = Clipboard.sequence(for: text, by: ways) else { return false }
        output.write(sequence)
        return true
    }

    /// Asks for reports of the mouse, or for none; until then the terminal selects text with it.
    package func setMouse(_ isOn: Bool) {
        guard isOn != input.hearsMouse else { return }
        input.hearsMouse = isOn
        guard isEntered else { return }
        armAgainstCrash()
        output.write(isOn ? Capabilities.mouseOn : Capabilities.mouseOff)
    }

    /// Whether an escape and a key that come in two reads are `Esc` and the key, and no key with Alt.
    package func setPartsEscape(_ isOn: Bool) { input.partsEscape = isOn }

    /// The bytes that take back all settings of the terminal.
    private var restoring: [UInt8] {
        (input.hearsMouse ? Capabilities.mouseOff : []) + Capabilities.restoring
    }

    private func armAgainstCrash() {
        var found = mode.found
        restoring.withUnsafeBytes {
            octopen_crash_arm(output.descriptor, &found, $0.baseAddress, $0.count)
        }
    }

    private func enter() {
        guard mode.enter() else { return }
        isEntered = true
        takeSize()
        armAgainstCrash()
        output.write(Capabilities.pasteOn + screen.enter())
        if input.hearsMouse { output.write(Capabilities.mouseOn) }
    }

    private func leave() {
        guard isEntered else { return }
        isEntered = false
        waiting = nil
        if input.hearsMouse { output.write(Capabilities.mouseOff) }
        output.write(Capabilities.pasteOff + screen.leave())
        if !output.finish(milliseconds: 500) {
            // The line stalls, and what it held is gone: this is all that it is to bring.
            output.write(restoring)
        }
        mode.leave()
        octopen_crash_disarm()
    }

    private func takeSize() {
        let size = Self.windowSize
        guard size != self.size else { return }
        self.size = size
        screen.resize(to: size)
        input.add(.resize)
    }

    /// A terminal that does not know its size, a serial line for one, has 80 by 24.
    private static var windowSize: Size {
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0,
            window.ws_row > 0
        else { return Size(columns: 80, rows: 24) }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }
}
