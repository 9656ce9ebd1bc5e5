import CFiles
import Glibc
import Proposals

/// Writes a proposal so that its file is wholly old or wholly new.
///
/// A temporary file beside the target, `fsync`, `rename`, `fsync` of the folder; mode, owner,
/// extended attributes and symbolic links are kept. It cannot be atomic, and writes in place after
/// a synced copy of the old text, where a hard link or a foreign owner must be kept, or where the
/// folder may not be written.
struct AtomicSave {
    let request: SaveRequest
    /// Whether somebody at a form hears of it, who may save elsewhere; a command tells what, why and
    /// what to do.
    var isOfForm = true
    /// The file is a symbolic link that is to say another path, and not what it leads to.
    var isLink = false

    func run() -> SaveResult {
        if MadeFolders.areTaken(by: request) { return .exists(request) }
        if let sidecar = request.sidecar { return PairSave(request, sidecar: sidecar).run() }
        let folders = MadeFolders(for: request, at: resolved(request.path))
        let result = commit(prepare())
        if !result.isWritten { folders?.remove() }
        return result
    }

    /// All that can be done before the file itself is touched.
    enum Preparation {
        /// The save ends before the file is touched at all.
        case done(SaveResult)
        /// The new text lies beside the file, on the disk.
        case beside(TemporaryFile, target: String, isNew: Bool)
        /// The file itself has to be written.
        case inPlace(target: String)
        /// A symbolic link that says the new path lies beside it.
        case linkBeside(String)

        /// The number that the file has in the file system once it is written; nil for a link.
        var node: Journal.Node? {
            switch self {
            case .beside(let file, _, _): WholeFile.Stamp(path: file.path)?.node
            case .inPlace(let target): WholeFile.Stamp(path: target)?.node
            case .done, .linkBeside: nil
            }
        }
    }

    func prepare() -> Preparation {
        if isLink { return prepareLink() }
        let target = resolved(request.path)
        var status = stat()
        let exists = stat(target, &status) == 0
        if exists {
            guard status.st_mode & S_IFMT == S_IFREG else {
                return .done(failed("is no regular file", orElse: "; save under another name"))
            }
            if let changed = compared(target) { return .done(changed) }
            if access(target, W_OK) != 0, errno == EROFS, !request.overwrites {
                return .done(failed(number: EROFS))
            }
            if !WholeFile.mayBeWritten(target), !request.overwrites {
                return .done(
                    failed(
                        "may not be written; chmod u+w it", orElse: ", or save under another name"))
            }
        } else if isGone {
            return .done(.changed(request, found: nil))
        }
        let path = FilePath(target)
        sweep(path)
        let isForeign = exists && status.st_uid != geteuid() && geteuid() != 0
        if exists, status.st_nlink > 1 || isForeign || access(path.folder, W_OK) != 0 {
            return .inPlace(target: target)
        }
        return writeBeside(path, target: target, old: exists ? status : nil)
    }

    /// For commands, which have nobody to ask.
    func runOrFail() throws(Failure) {
        var save = self
        save.isOfForm = false
        try save.run().orFail(request.path)
    }

    func commit(_ preparation: Preparation) -> SaveResult {
        switch preparation {
        case .done(let result): result
        case .beside(let file, let target, let isNew): put(file, inPlaceOf: target, isNew: isNew)
        case .inPlace(let target): writeInPlace(target)
        case .linkBeside(let link): putLink(link)
        }
    }

    /// Leaves the file as it is.
    func discard(_ preparation: Preparation) {
        switch preparation {
        case .beside(let file, _, _): file.remove()
        case .linkBeside(let link): unlink(link)
        case .done, .inPlace: break
        }
    }

    /// Only looks whether the file is as expected.
    func compare() -> SaveResult {
        if let sidecar = request.sidecar { return PairSave(request, sidecar: sidecar).compare() }
        let target = resolved(request.path)
        if access(target, F_OK) != 0 { return .changed(request, found: nil) }
        return compared(target) ?? .same
    }

    /// Where a symbolic link leads, also if there is nothing yet.
    private func resolved(_ path: String) -> String {
        var at = path
        for _ in 0..<40 {
            guard let says = SymbolicLink.says(at) else { return at }
            let link = String(decoding: says, as: UTF8.self)
            at = link.hasPrefix("/") ? link : FilePath(at).folder + "/" + link
        }
        return at
    }

    /// Whether a file that is not there was expected, or told of, when the author said to overwrite it.
    private var isGone: Bool {
        guard request.overwrites else { return request.expected != nil }
        if case .bytes = request.told { return request.expected != nil }
        return false
    }

    /// The result that stops the save: the file holds something else than is expected, or than the
    /// author was told when it was to be overwritten.
    private func compared(_ target: String) -> SaveResult? {
        if request.overwrites, request.told == nil { return nil }
        do {
            let found = try WholeFile.read(target)
            let told = request.told
            if request.overwrites ? told == .bytes(found) : found == request.expected {
                return nil
            }
            guard request.expected != nil else {
                var request = request
                request.told = .bytes(found)
                return .exists(request)
            }
            return .changed(request, found: found)
        } catch {
            if request.expected == nil, !request.overwrites { return .exists(request) }
            return .failed(request, isOfForm ? "Cannot save: \(error)" : "\(error)")
        }
    }

    /// - Parameter other: what somebody at a form can do besides.
    func failed(_ why: String, orElse other: String = "") -> SaveResult {
        .failed(
            request,
            isOfForm ? "Cannot save: \(request.path) \(why)\(other)." : "\(request.path): \(why)")
    }

    func failed(number: Int32) -> SaveResult {
        let (advice, other) =
            switch number {
            case ENOSPC, EDQUOT: ("free some space and try again", "save under another name")
            case EACCES, EPERM, EROFS: ("check who may write there", "save under another name")
            case ENOENT, ENOTDIR: ("make the folder", "save under another name")
            case EFBIG: ("raise the limit on file sizes (ulimit -f)", "save elsewhere")
            default: ("try again", "save under another name")
            }
        let reason = Failure.reason(number)
        return .failed(
            request,
            isOfForm
                ? "Cannot save \(request.path): \(reason); \(advice), or \(other)."
                : "\(request.path): \(reason); \(advice)")
    }

    // MARK: By renaming

    private func writeBeside(
        _ path: FilePath, target: String, old: stat?
    ) -> Preparation {
        var file = TemporaryFile(
            "\(path.folder)/\(Self.temporaryStart(path))\(getpid())",
            mode: old == nil ? 0o666 : 0o600)
        if file.descriptor < 0, old != nil, file.fault == EACCES || file.fault == ENAMETOOLONG {
            // Without a second file in the folder there is still the first.
            return .inPlace(target: target)
        }
        file.write(request.bytes)
        if let old { file.attempt { keepAttributes(of: target, old, on: $0) } }
        file.sync()
        file.close()
        guard file.fault == 0 else {
            file.remove()
            return .done(failed(number: file.fault))
        }
        return .beside(file, target: target, isNew: old == nil)
    }

    private func put(_ file: TemporaryFile, inPlaceOf target: String, isNew: Bool) -> SaveResult {
        var file = file
        // The last moment at which another's change can be seen.
        if !isNew, let changed = compared(target) {
            file.remove()
            return changed
        }
        if let problem = rename(&file, to: target, isNew: isNew) {
            file.remove()
            return problem
        }
        let unsynced = WholeFile.syncFolder(FilePath(target).folder)
        return unsynced == 0
            ? .written(request) : .unconfirmed(request, Failure.reason(unsynced))
    }

    /// The start of the names of temporary files beside a file; the process comes behind it. A name
    /// that leaves no room for the process is cut, and told from others by a hash.
    static func temporaryStart(_ path: FilePath) -> String {
        let whole = ".\(path.name).octopen-"
        let longest = pathconf(path.folder, Int32(_PC_NAME_MAX))
        // Processes have up to ten digits.
        let room = (longest > 0 ? longest : 255) - 10
        guard whole.utf8.count > room else { return whole }
        let end = "~\(FileKey.hash(path.name)).octopen-"
        return "." + path.name.cut(toBytes: max(room - end.utf8.count - 1, 0)) + end
    }

    /// A new file never takes the place of one that appeared meanwhile.
    private func rename(
        _ file: inout TemporaryFile, to target: String, isNew: Bool
    ) -> SaveResult? {
        if isNew, !request.overwrites || request.told != nil {
            if link(file.path, target) == 0 {
                file.remove()
                return nil
            }
            if errno == EEXIST { return compared(target) ?? .exists(request) }
        }
        file.rename(to: target)
        return file.fault == 0 ? nil : failed(number: file.fault)
    }

    /// Owner, group, mode and extended attributes, as far as this user may set them.
    private func keepAttributes(of target: String, _ old: stat, on descriptor: Int32) -> Int32 {
        if fchown(descriptor, old.st_uid, old.st_gid) != 0, old.st_gid != getegid() {
            // A foreign group that cannot be kept gets no more than others may.
            _ = fchown(descriptor, old.st_uid, gid_t.max)
        }
        if fchmod(descriptor, old.st_mode & 0o7777) != 0 { return errno }
        octopen_copy_attributes(target, descriptor)
        return 0
    }

    /// Removes what a killed save left under this file's name.
    func sweep(_ path: FilePath) {
        guard let folder = opendir(path.folder) else { return }
        defer { closedir(folder) }
        let prefix = Self.temporaryStart(path)
        while let entry = readdir(folder) {
            let name = entry.name
            guard name.hasPrefix(prefix), let owner = pid_t(name.dropFirst(prefix.count)) else {
                continue
            }
            if owner != getpid(), kill(owner, 0) != 0, errno == ESRCH {
                unlink("\(path.folder)/\(name)")
            }
        }
    }

    // MARK: In place

    private func writeInPlace(_ target: String) -> SaveResult {
        let old: [UInt8]
        do { old = try WholeFile.read(target) } catch { return .failed(request, "\(error)") }
        guard let copy = StateFolder().keepOld(old, of: target) else {
            return failed("can only be written in place, and no copy of the old text can be kept")
        }
        let descriptor = open(target, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return failed(number: errno) }
        defer { close(descriptor) }
        // The new text must fit before the old goes.
        if request.bytes.count > old.count {
            let number = octopen_reserve(descriptor, off_t(request.bytes.count))
            guard number == 0 || number == EOPNOTSUPP || number == ENOSYS || number == EINVAL
            else { return failed(number: number) }
        }
        var number = WholeFile.write(request.bytes, to: descriptor)
        if number == 0, ftruncate(descriptor, off_t(request.bytes.count)) != 0 { number = errno }
        if number == 0 { number = WholeFile.sync(descriptor) }
        guard number == 0 else {
            lseek(descriptor, 0, SEEK_SET)
            _ = WholeFile.write(old, to: descriptor)
            ftruncate(descriptor, off_t(old.count))
            return failed(number: number)
        }
        unlink(copy)
        return .written(request)
    }
}

extension SaveResult {
    /// For commands, which have nobody to ask.
    /// - Parameter path: as the file is told of.
    func orFail(_ path: String) throws(Failure) {
        switch self {
        case .written, .same: return
        case .changed: throw Failure("\(path): changed while it was read; try again")
        case .exists: throw Failure("\(path): exists already; choose another name")
        case .failed(_, let why): throw Failure(why.hasSuffix(".") ? String(why.dropLast()) : why)
        case .unconfirmed(_, let why):
            throw Failure(
                "\(path): written, but the disk does not confirm it (\(why)); try again")
        }
    }
}
