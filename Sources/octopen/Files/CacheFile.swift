import Glibc

/// A file of the user's cache. Of one that cannot be read or written nothing is told: then what it
/// would say is found out anew.
struct CacheFile: Sendable {
    let name: String

    /// Bytes of one that is read.
    private static let largest = 64 << 20

    /// The bytes of the cache; nil if there is none, or it is not this user's own, or others may
    /// write it.
    func load() -> [UInt8]? {
        guard let folder = StateFolder.cache.path, Self.isOwn(folder, S_IFDIR) else { return nil }
        let path = "\(folder)/\(name)"
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, Self.isOwn(status, S_IFREG),
            status.st_size <= Self.largest
        else { return nil }
        return try? WholeFile.readAll(descriptor, path: path, expecting: Int(status.st_size))
    }

    func save(_ bytes: [UInt8]) {
        let cache = StateFolder.cache
        guard let folder = cache.prepared(), Self.isOwn(folder, S_IFDIR) else { return }
        cache.write(bytes, to: "\(folder)/\(name)")
    }

    private static func isOwn(_ path: String, _ kind: mode_t) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && isOwn(status, kind)
    }

    private static func isOwn(_ status: stat, _ kind: mode_t) -> Bool {
        status.st_mode & S_IFMT == kind && status.st_uid == geteuid()
            && status.st_mode & 0o022 == 0
    }
}
