import Glibc
import Proposals

/// Reading and writing whole files by system calls; every error is a `Failure` or an error number.
enum WholeFile {
    /// Larger files are refused before they are read.
    static let largest = 1 << 30

    /// Whether a file may be written, by its mode too: root may write what its owner protected.
    static func mayBeWritten(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return true }
        return access(path, W_OK) == 0 && status.st_mode & 0o222 != 0
    }

    /// What keeps a file from being written, and what helps.
    static func protection(_ path: String) -> String {
        access(path, W_OK) != 0 && errno == EROFS
            ? "is on a file system that may only be read: mount it for writing before you save"
            : "may not be written: chmod u+w it before you save"
    }

    /// The facts of a file when it was read; a change on disk is looked for only if these differ.
    struct Stamp: Equatable {
        var node: Journal.Node
        var size: Int
        var seconds: Int
        var nanoseconds: Int

        init(_ status: stat) {
            node = Journal.Node(
                device: Int(truncatingIfNeeded: status.st_dev),
                inode: Int(truncatingIfNeeded: status.st_ino))
            size = Int(status.st_size)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }

        /// Nil if there is no such file.
        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            self.init(status)
        }
    }

    /// The bytes of a regular file; folders, FIFOs and devices are refused at once.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let number = errno
            if number == ENOENT, path.unicodeScalars.contains("\u{FFFD}") {
                throw Failure("\(path): the name of the file is not UTF-8; rename it")
            }
            if number == ENOENT, let says = SymbolicLink.says(path) {
                throw Failure(
                    "\(path): is a link to \(String(decoding: says, as: UTF8.self)), which is not "
                        + "there; mend the link, or remove it")
            }
            throw Failure(
                "\(path): \(Failure.reason(number)); check the name and who may read it")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw Failure("\(path): \(Failure.reason()); the file cannot be examined")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw Failure("\(path): is a folder; name a file in it")
        default: throw Failure("\(path): is no regular file; name a Markdown file")
        }
        guard status.st_size <= largest else {
            throw tooLarge(path)
        }
        return try readAll(descriptor, path: path, expecting: Int(status.st_size))
    }

    private static func tooLarge(_ path: String) -> Failure {
        Failure("\(path): is larger than 1 GiB; a proposal that large cannot be opened")
    }

    /// Everything up to the end of a descriptor, if it is not too large.
    static func readAll(
        _ descriptor: Int32, path: String, expecting size: Int = 0
    ) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = max(size, 1 << 12)
        while true {
            var got = 0
            let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                got = Glibc.read(descriptor, buffer.baseAddress, room)
                count = max(got, 0)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else {
                throw Failure("\(path): \(Failure.reason()); the file cannot be read")
            }
            if got == 0 { return bytes }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            guard bytes.count <= largest else { throw tooLarge(path) }
            // Behind what was expected there is nothing but the end, as a rule.
            room = bytes.count == size ? 1 << 12 : max(bytes.count, 1 << 12)
        }
    }

    /// Writes all bytes, or returns the error number.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let base = buffer.baseAddress {
                let count = Glibc.write(descriptor, base + done, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                if count < 0 { return errno }
                if count == 0 { return ENOSPC }
                done += count
            }
            return 0
        }
    }

    /// Sends what a folder says of its files to the disk, or returns the error number.
    static func syncFolder(_ folder: String) -> Int32 {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that may not be read can be written all the same.
        guard descriptor >= 0 else { return errno == EACCES ? 0 : errno }
        defer { close(descriptor) }
        return sync(descriptor)
    }

    static func sync(_ descriptor: Int32) -> Int32 {
        while fsync(descriptor) != 0 {
            // Some file systems have nothing to sync.
            if errno == EINVAL || errno == EROFS { return 0 }
            if errno != EINTR { return errno }
        }
        return 0
    }
}
