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

    /// What a program prints, if it ends with 0 within two seconds; its errors are not shown.
    static func output(of words: [String], in folder: String? = nil) -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard octopen_pipe(&ends) == 0 else { return nil }
        guard let process = spawn(words, output: ends[1], folder: folder) else {
            close(ends[0])
            close(ends[1])
            return nil
        }
        close(ends[1])
        defer { close(ends[0]) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var watched = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, 2000) > 0 else {
                kill(process, SIGKILL)
                _ = wait(process)
                return nil
            }
            let count = read(ends[0], &buffer, buffer.count)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return wait(process) == 0 ? bytes : nil
    }

    /// - Parameter output: where its standard output goes; then input and errors go nowhere.
    private static func spawn(
        _ words: [String], output: Int32?, folder: String? = nil
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        if let folder { _ = octopen_spawn_in(&actions, folder) }
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, words[0], &actions, nil, &arguments, environ) == 0 else {
            return nil
        }
        return process
    }

    private static func wait(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
