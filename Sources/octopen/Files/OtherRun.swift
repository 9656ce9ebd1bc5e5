import Glibc

/// Other runs of octopen by the same user.
enum OtherRun {
    /// Whether the process is an octopen that still runs, and not this one.
    static func isAlive(_ process: pid_t) -> Bool {
        guard process != getpid(), kill(process, 0) == 0 || errno == EPERM else { return false }
        // Its number may be another program's by now, and one that has ended may not have been
        // waited for; where that cannot be told, it counts.
        guard let name = try? WholeFile.read("/proc/\(process)/comm"),
            let own = try? WholeFile.read("/proc/self/comm")
        else { return true }
        if let state = try? WholeFile.read("/proc/\(process)/stat"),
            let end = state.lastIndex(of: UInt8(ascii: ")")),
            state[end...].dropFirst(2).first == UInt8(ascii: "Z")
        {
            return false
        }
        return name == own
    }
}
