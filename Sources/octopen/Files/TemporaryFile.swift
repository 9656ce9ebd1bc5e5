import Glibc

/// A new file that takes another's place when all of it is written: a reader of the other file
/// finds the old bytes or the new ones, and an error leaves that file as it was.
///
/// Each step is done only if the steps before it went well; `fault` is looked at in the end.
struct TemporaryFile {
    let path: String
    /// -1 where the file could not be made.
    let descriptor: Int32
    /// The error number of the first step that failed; 0 for none.
    private(set) var fault: Int32 = 0

    /// Makes the file; what was left under its name is removed.
    init(_ path: String, mode: mode_t = 0o600) {
        self.path = path
        unlink(path)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        descriptor = open(path, flags, mode)
        if descriptor < 0 { fault = errno }
    }

    /// Does something with the descriptor that returns an error number.
    mutating func attempt(_ step: (Int32) -> Int32) {
        if fault == 0 { fault = step(descriptor) }
    }

    mutating func write(_ bytes: [UInt8]) { attempt { WholeFile.write(bytes, to: $0) } }

    mutating func sync() { attempt(WholeFile.sync) }

    /// Puts the file in place of another.
    mutating func rename(to target: String) {
        if fault == 0, Glibc.rename(path, target) != 0 { fault = errno }
    }

    /// Closes the descriptor; of no use without one.
    mutating func close() {
        guard descriptor >= 0 else { return }
        if Glibc.close(descriptor) != 0, fault == 0 { fault = errno }
    }

    func remove() {
        // There may be another's, which could not be removed.
        if descriptor >= 0 { unlink(path) }
    }
}
