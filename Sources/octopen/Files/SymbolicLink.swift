import Glibc
import Proposals

/// Links of the file system: what they say, and other ones in their place.
enum SymbolicLink {
    /// The path that a link says, relative to its folder as a rule; nil for what is no link.
    static func says(_ path: String) -> [UInt8]? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(path, &buffer, Int(PATH_MAX))
        return count > 0 ? buffer[..<count].map { UInt8(bitPattern: $0) } : nil
    }

    /// Whether a path is a link to what is not there.
    static func leadsNowhere(_ path: String) -> Bool {
        says(path) != nil && access(path, F_OK) != 0 && errno == ENOENT
    }
}

extension AtomicSave {
    /// Makes the new link beside the one that is there.
    func prepareLink() -> Preparation {
        if let changed = changedLink { return .done(changed) }
        let file = FilePath(request.path)
        sweep(file)
        let beside = "\(file.folder)/\(Self.temporaryStart(file))\(getpid())"
        unlink(beside)
        guard symlink(String(decoding: request.bytes, as: UTF8.self), beside) == 0 else {
            return .done(failed(number: errno))
        }
        return .linkBeside(beside)
    }

    /// Puts it in place of the other, if that is still what was expected.
    func putLink(_ beside: String) -> SaveResult {
        if let changed = changedLink {
            unlink(beside)
            return changed
        }
        guard rename(beside, request.path) == 0 else {
            let number = errno
            unlink(beside)
            return failed(number: number)
        }
        let unsynced = WholeFile.syncFolder(FilePath(request.path).folder)
        return unsynced == 0 ? .written(request) : .unconfirmed(request, Failure.reason(unsynced))
    }

    private var changedLink: SaveResult? {
        let found = SymbolicLink.says(request.path)
        return found != nil && found == request.expected ? nil : .changed(request, found: found)
    }
}
