import Glibc

/// The output to the terminal, which never waits for it: on a line that stalls, bytes are kept
/// here, and the loop still hears keys and signals.
struct TerminalOutput {
    let descriptor: Int32
    private(set) var isGone = false
    private var bytes: [UInt8] = []
    private var sent = 0

    /// Opens the terminal of standard output a second time, because O_NONBLOCK on standard output
    /// itself would be the shell's too.
    init() {
        let name = ttyname(STDOUT_FILENO)
        let flags = O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
        var own = name.map { open($0, flags) } ?? -1
        if own < 0 { own = open("/dev/tty", flags) }
        // Without either (su, some containers) writes may block, and signals interrupt them.
        descriptor = own < 0 ? STDOUT_FILENO : own
    }

    /// Whether bytes wait for the terminal.
    var isBlocked: Bool { sent < bytes.count }

    mutating func write(_ more: [UInt8]) {
        guard !more.isEmpty, !isGone else { return }
        bytes += more
        flush()
    }

    /// Sends what the terminal takes now.
    mutating func flush() {
        while isBlocked, !isGone {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent)
            }
            if count > 0 {
                sent += count
            } else if count == 0 || errno == EAGAIN || errno == EINTR {
                return
            } else {
                isGone = true
            }
        }
        bytes.removeAll(keepingCapacity: true)
        sent = 0
    }

    /// Sends everything, waiting for it; if the terminal takes nothing for so long, everything is
    /// dropped, also what is on its way.
    ///
    /// - Returns: Whether all was sent.
    mutating func finish(milliseconds: Int) -> Bool {
        let limit = now() + milliseconds
        flush()
        while isBlocked, now() < limit {
            _ = Descriptor.isReady(descriptor, for: POLLOUT, milliseconds: limit - now())
            flush()
        }
        guard isBlocked else { return true }
        tcflush(descriptor, TCOFLUSH)
        bytes.removeAll(keepingCapacity: true)
        sent = 0
        return false
    }
}
