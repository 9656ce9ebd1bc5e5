import Glibc
import Proposals

/// Keeps two runs from changing several files, or choosing numbers, in one repository at the same time.
///
/// It is an advisory lock on a file of git's folder that all work trees share, since a number is one
/// for all of them; without a repository on one in the state folder. The system lets it go when the run
/// ends, however that is. The file stays: to remove it would let two runs lock two files of one name.
struct ChangeLock {
    /// Nil where no such file can be made: nobody is kept from work by a lock that cannot be.
    private let descriptor: Int32?

    /// Milliseconds that another run is waited for.
    private static let patience = 2000

    /// - Parameter folder: of the proposals.
    init(of folder: String) throws(Failure) {
        guard let path = Self.path(for: folder), let descriptor = Self.opened(path) else {
            self.descriptor = nil
            return
        }
        let deadline = Clock.milliseconds + Self.patience
        var number = Self.lock(descriptor)
        while number == EWOULDBLOCK, Clock.milliseconds < deadline {
            // The system's lock waits without end or not at all, and tells nobody when it is free.
            usleep(20_000)
            number = Self.lock(descriptor)
        }
        guard number == 0 else {
            let holder = Self.holder(in: descriptor)
            close(descriptor)
            self.descriptor = nil
            // A file system may have no locks.
            guard number == EWOULDBLOCK else { return }
            throw Failure(
                "\(folder): another octopen\(holder) is changing files here; nothing was changed; "
                    + "try again")
        }
        self.descriptor = descriptor
        ftruncate(descriptor, 0)
        _ = WholeFile.write(Array("\(getpid())\n".utf8), to: descriptor)
    }

    /// Lets others go on.
    func end() {
        guard let descriptor else { return }
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    private static func path(for folder: String) -> String? {
        guard let real = RealFolder(folder) else { return nil }
        if let repository = real.repository {
            return RepositoryState.folders(of: repository).shared + "/octopen.lock"
        }
        return StateFolder().prepared("locks").map { "\($0)/\(FileKey.hash(real.path))" }
    }

    private static func opened(_ path: String) -> Int32? {
        let flags = O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        var descriptor = open(path, flags | O_RDWR, 0o666)
        // Another user's can be locked, too.
        if descriptor < 0 { descriptor = open(path, flags | O_RDONLY, 0o666) }
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// - Returns: an error number; 0 where it is ours.
    private static func lock(_ descriptor: Int32) -> Int32 {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
    }

    /// The process that has the lock, as words; empty where that cannot be told.
    private static func holder(in descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0,
            let process = pid_t(String(decoding: bytes[..<count], as: UTF8.self).trimmed),
            OtherRun.isAlive(process)
        else { return "" }
        return " (process \(process))"
    }
}
