import Glibc
import Proposals

/// The output of a command, where it is told to go: a file, a pipe or a device, or standard output.
enum OutputFile {
    /// - Parameter path: nil or `-` for standard output.
    static func write(_ bytes: [UInt8], to path: String?) throws(Failure) {
        guard let path, path != "-" else { return try Output.write(bytes) }
        var status = stat()
        let isThere = stat(path, &status) == 0
        guard isThere, status.st_mode & S_IFMT != S_IFREG || access(path, W_OK) != 0 else {
            var request = SaveRequest(path: path, bytes: bytes, expected: nil)
            request.overwrites = true
            return try AtomicSave(request: request).runOrFail()
        }
        try write(bytes, into: path)
    }

    /// Into a pipe or a device, which has no other file in its place; of a file that may not be
    /// written, and of a folder, it tells why.
    private static func write(_ bytes: [UInt8], into path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("\(path): \(Failure.reason()); choose another file")
        }
        defer { close(descriptor) }
        let number = WholeFile.write(bytes, to: descriptor)
        guard number == 0 else { throw Failure("\(path): \(Failure.reason(number))") }
    }
}
