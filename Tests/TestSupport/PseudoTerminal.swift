import Glibc

/// A program that runs on a terminal of its own, and the other end of that terminal.
///
/// The program is the leader of a new session, and the terminal is its controlling terminal.
package final class PseudoTerminal {
    /// How a program ended.
    package enum Ending: Equatable, Sendable {
        case exit(Int32)
        case signal(Int32)
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        init(_ call: String, _ code: Int32) {
            description = "\(call): \(strerror(code).map { String(cString: $0) } ?? "\(code)")"
        }
    }

    /// The program's process; 0 before `start`.
    package private(set) var process: pid_t = 0
    /// All bytes that were read so far.
    package private(set) var output: [UInt8] = []

    private var master: Int32
    private let name: String
    private var ending: Ending?

    /// TIOCSPTLCK and TIOCGPTN, macros that Swift does not import.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    package init(columns: Int, rows: Int) throws {
        // What posix_openpt, unlockpt and ptsname do; Swift does not import them.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: Int32 = 0
        var number: Int32 = 0
        guard master >= 0, ioctl(master, Self.setLock, &lock) == 0,
            ioctl(master, Self.getNumber, &number) == 0
        else { throw Failure("/dev/ptmx", errno) }
        name = "/dev/pts/\(number)"
        try resize(columns: columns, rows: rows)
    }

    deinit {
        if process > 0, ending == nil {
            Glibc.kill(process, SIGKILL)
            Glibc.kill(process, SIGCONT)
            waitpid(process, nil, 0)
        }
        hangUp()
    }

    /// - Parameters:
    ///   - arguments: The path of the program, and what it is called with.
    ///   - environment: The whole of it.
    package func start(_ arguments: [String], environment: [String: String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that the leader of a session opens is its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
        posix_spawnattr_setflags(
            &attributes, Int16(newSession | 0x04 | 0x08))  // SETSIGDEF, SETSIGMASK

        let variables = environment.map { "\($0.key)=\($0.value)" }
        let code = Self.withStrings(arguments) { arguments in
            Self.withStrings(variables) { variables in
                guard let path = arguments[0] else { return EINVAL }
                return posix_spawn(
                    &process, path, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw Failure("posix_spawn", code) }
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    // MARK: Bytes

    /// Types all of it, reading meanwhile so that neither side waits for the other.
    package func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            var ready = pollfd(fd: master, events: Int16(POLLOUT | POLLIN), revents: 0)
            guard poll(&ready, 1, 5000) > 0 else { return }
            if ready.revents & Int16(POLLIN) != 0 { _ = readOnce() }
            guard ready.revents & Int16(POLLOUT) != 0 else { continue }
            let end = min(bytes.count, sent + 1024)
            let count = bytes[sent..<end].withUnsafeBytes {
                Glibc.write(master, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Types as much of it as the line takes, and leaves unread what the program says to it.
    package func writeWithoutReading(_ text: String) {
        var ready = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
        guard poll(&ready, 1, 1000) > 0 else { return }
        var text = text
        text.withUTF8 { _ = Glibc.write(master, $0.baseAddress, $0.count) }
    }

    package func write(_ text: String) {
        write(Array(text.utf8))
    }

    /// Reads until the program was quiet for so long, or is gone.
    ///
    /// - Returns: What was read by this call.
    @discardableResult
    package func readUntilQuiet(milliseconds: Int = 150) -> [UInt8] {
        let start = output.count
        while isReadable(milliseconds: milliseconds), readOnce() {}
        return Array(output[start...])
    }

    /// Reads until `text` arrives, at most for so long.
    ///
    /// - Returns: What was read by this call, or `nil` if the text did not come.
    @discardableResult
    package func read(until text: String, milliseconds: Int = 10_000) -> [UInt8]? {
        let wanted = Array(text.utf8)
        let start = output.count
        let limit = Self.now() + milliseconds
        while !output[start...].contains(wanted) {
            guard isReadable(milliseconds: limit - Self.now()), readOnce() else { return nil }
        }
        return Array(output[start...])
    }

    private func isReadable(milliseconds: Int) -> Bool {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        return poll(&ready, 1, Int32(max(0, milliseconds))) > 0
    }

    private func readOnce() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = chunk.withUnsafeMutableBytes { Glibc.read(master, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        output += chunk[..<count]
        return true
    }

    // MARK: The terminal and the process

    package func resize(columns: Int, rows: Int) throws {
        var size = winsize()
        size.ws_col = UInt16(columns)
        size.ws_row = UInt16(rows)
        guard ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else { throw Failure("ioctl", errno) }
    }

    /// How the terminal handles bytes: the four sets of flags, and the control characters.
    package var mode: [UInt32] {
        var mode = termios()
        guard tcgetattr(master, &mode) == 0 else { return [] }
        let characters = withUnsafeBytes(of: mode.c_cc) { $0.map(UInt32.init) }
        return [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag] + characters
    }

    package func kill(_ signal: Int32) {
        Glibc.kill(process, signal)
    }

    /// Closes this end: the terminal is gone.
    package func hangUp() {
        guard master >= 0 else { return }
        close(master)
        master = -1
    }

    /// Waits for the end, reading meanwhile unless told not to: a terminal that nobody reads from.
    ///
    /// - Returns: `nil` if the program still runs after so long.
    package func wait(milliseconds: Int = 10_000, reading: Bool = true) -> Ending? {
        let limit = Self.now() + milliseconds
        while ending == nil, Self.now() < limit {
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                let signal = status & 0x7f
                ending = signal == 0 ? .exit(status >> 8 & 0xff) : .signal(signal)
            } else if reading, master >= 0, isReadable(milliseconds: 5) {
                if !readOnce() { usleep(5000) }
            } else {
                usleep(5000)
            }
        }
        if reading, master >= 0 { readUntilQuiet(milliseconds: 20) }
        return ending
    }

    /// Processor time that the program has used, in hundredths of a second.
    package var processorTime: Int {
        let fields = Self.fields("/proc/\(process)/stat")
        guard fields.count > 12 else { return 0 }
        return (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)
    }

    /// Whether no thread of the program has anything to do, nor waits for a processor to do it.
    package var isAsleep: Bool {
        let threads = "/proc/\(process)/task"
        return Files.entries(of: threads).allSatisfy {
            // One that has just ended has no file.
            Self.fields("\(threads)/\($0.name)/stat").first.map { $0 == "S" } ?? true
        }
    }

    /// What the system says of a process or thread, from its state on.
    private static func fields(_ path: String) -> [Substring] {
        let text = Files.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: ")").last?.split(separator: " ") ?? []
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
