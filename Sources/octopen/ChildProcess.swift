import CFiles
import Glibc
import Terminal

/// Programs that octopen starts, always without a shell.
enum ChildProcess {
    /// Whether a program of this name is on the path.
    static func isInstalled(_ name: String) -> Bool {
        (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
            access("\($0)/\(name)", X_OK) == 0
        }
    }

    /// Runs a program on this terminal; its exit status, or nil if it could not be started.
    static func run(_ words: [String]) -> Int32? {
        guard let process = spawn(words, output: nil) else { return nil }
        return wait(process)
    }

    /// The output of a program, if it ends with 0 and is never silent for too long; its errors are
    /// not shown.
    /// - Parameters:
    ///   - variables: in place of variables of equal names.
    ///   - patience: milliseconds that the program may be silent.
    static func output(
        of words: [String], in folder: String? = nil, variables: [String: String] = [:],
        patience: Int32 = 2000
    ) -> [UInt8]? {
        start(words, in: folder, variables: variables, patience: patience)()
    }

    /// Starts a program.
    /// - Returns: what waits for its output as `output` does; it is called once.
    static func start(
        _ words: [String], in folder: String? = nil, variables: [String: String] = [:],
        patience: Int32 = 2000
    ) -> () -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard octopen_pipe(&ends) == 0 else { return { nil } }
        let process = spawn(words, output: ends[1], folder: folder, variables: variables)
        close(ends[1])
        guard let process else {
            close(ends[0])
            return { nil }
        }
        return { [end = ends[0]] in output(of: process, from: end, patience: patience) }
    }

    /// What a program says that fails, on both of its outputs; nil where it ends with 0.
    static func complaint(
        of words: [String], in folder: String, variables: [String: String]
    ) -> String? {
        var ends: [Int32] = [0, 0]
        guard octopen_pipe(&ends) == 0 else { return Failure.reason() }
        let process = spawn(
            words, output: ends[1], folder: folder, variables: variables, showsErrors: true)
        close(ends[1])
        guard let process else {
            close(ends[0])
            return "\(words[0]) cannot be started"
        }
        let (bytes, code) = end(of: process, from: ends[0], patience: 5000)
        return code == 0 ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func output(
        of process: pid_t, from end: Int32, patience: Int32
    ) -> [UInt8]? {
        let (bytes, code) = self.end(of: process, from: end, patience: patience)
        return code == 0 ? bytes : nil
    }

    /// What a program printed, and its exit status; nil for one that was silent for too long.
    private static func end(
        of process: pid_t, from end: Int32, patience: Int32
    ) -> (bytes: [UInt8], code: Int32?) {
        defer { close(end) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var watched = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, patience) > 0 else {
                stop(process, printingTo: end)
                return (bytes, nil)
            }
            let count = read(end, &buffer, buffer.count)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return (bytes, wait(process))
    }

    /// Milliseconds in which a program that was asked to end may tidy up.
    private static let grace = 1000

    /// Asks a program to end, so that git takes its locks away; one that does not is ended.
    private static func stop(_ process: pid_t, printingTo end: Int32) {
        kill(process, SIGTERM)
        let limit = Clock.milliseconds + grace
        var buffer = [UInt8](repeating: 0, count: 4096)
        // Its end of the pipe is closed when it is gone.
        while true {
            var watched = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, Int32(max(limit - Clock.milliseconds, 0))) > 0 else { break }
            if read(end, &buffer, buffer.count) <= 0 { break }
        }
        kill(process, SIGKILL)
        wait(process)
    }

    /// Starts a program that answers on `output` what it is asked on `input`.
    static func talk(
        to words: [String], in folder: String?, variables: [String: String]
    ) -> (process: pid_t, input: Int32, output: Int32)? {
        var asked: [Int32] = [0, 0]
        var answered: [Int32] = [0, 0]
        guard octopen_pipe(&asked) == 0 else { return nil }
        guard octopen_pipe(&answered) == 0 else {
            asked.forEach { close($0) }
            return nil
        }
        let process = spawn(
            words, input: asked[0], output: answered[1], folder: folder, variables: variables)
        close(asked[0])
        close(answered[1])
        guard let process else {
            close(asked[1])
            close(answered[0])
            return nil
        }
        return (process, asked[1], answered[0])
    }

    /// Has a program read bytes; whether it ended with 0.
    static func feed(_ bytes: [UInt8], to words: [String]) -> Bool {
        guard let talk = talk(to: words, in: nil, variables: [:]) else { return false }
        let isWritten = WholeFile.write(bytes, to: talk.input) == 0
        close(talk.input)
        var watched = pollfd(fd: talk.output, events: Int16(POLLIN), revents: 0)
        if poll(&watched, 1, 2000) <= 0 { kill(talk.process, SIGKILL) }
        close(talk.output)
        return wait(talk.process) == 0 && isWritten
    }

    /// - Parameters:
    ///   - input: what it reads; without one nothing, if its output is caught.
    ///   - output: where its standard output goes; then its errors go nowhere.
    ///   - showsErrors: its errors go there, too.
    private static func spawn(
        _ words: [String], input: Int32? = nil, output: Int32?, folder: String? = nil,
        variables: [String: String] = [:], showsErrors: Bool = false
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output {
            if let input {
                posix_spawn_file_actions_adddup2(&actions, input, 0)
            } else {
                posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            }
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            if showsErrors {
                posix_spawn_file_actions_adddup2(&actions, output, 2)
            } else {
                posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
            }
        }
        if let folder { _ = octopen_spawn_in(&actions, folder) }
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        let kept = { (name: String) in words[0] != "git" || GitPlace.mayHave(name, in: folder) }
        var settings = environment(with: variables, where: kept).map { strdup($0) } + [nil]
        defer { settings.forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, words[0], &actions, nil, &arguments, &settings) == 0 else {
            return nil
        }
        return process
    }

    /// This process's variables, some with other values.
    private static func environment(
        with variables: [String: String], where isKept: (String) -> Bool
    ) -> [String] {
        var settings: [String] = []
        var at = environ
        while let setting = at.pointee {
            let text = String(cString: setting)
            let name = String(text.prefix { $0 != "=" })
            if variables[name] == nil, isKept(name) { settings.append(text) }
            at += 1
        }
        return settings + variables.map { "\($0.key)=\($0.value)" }
    }

    @discardableResult
    static func wait(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
