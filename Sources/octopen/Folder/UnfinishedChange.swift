import Folders
import Glibc
import Proposals

/// A change of several files that is being made: a note of it in the state folder, by which a later run
/// finds what a kill left of it.
///
/// New texts lie beside their files while the change is made. Those of a run that has ended are removed,
/// and no others: only names that a note has, of files of this user.
struct UnfinishedChange {
    private let note: String

    /// Notes that a change begins.
    /// - Parameter changes: with their paths as they are.
    /// - Returns: nil where there is no place for the note.
    init?(_ changes: [FileChange]) {
        let state = StateFolder()
        guard let folder = state.prepared("changes") else { return nil }
        let files = changes.flatMap { change in
            let real = change.isLink ? nil : FilePath.real(change.path)
            let path =
                real ?? FileKey.absolute(FilePath(change.path).folder)
                + "/\(FilePath(change.path).name)"
            return [path, SHA256.hexadecimal(of: change.old)]
        }
        let text = ([Self.version, Self.machine] + files).joined(separator: "\0")
        guard
            let note = state.write(
                Array(text.utf8), to: "\(folder)/\(Clock.milliseconds)-\(getpid())", synced: true)
        else { return nil }
        self.note = note
    }

    /// The change is made, or taken back.
    func end() { unlink(note) }

    private static let version = "octopen 1"

    /// Where a number of a process means the same one: the host, since it was started, and the
    /// processes that see one another.
    private static var machine: String {
        let boot = (try? WholeFile.read("/proc/sys/kernel/random/boot_id")) ?? []
        let host = (try? WholeFile.read("/proc/sys/kernel/hostname")) ?? []
        let space = SymbolicLink.says("/proc/self/ns/pid") ?? []
        return [host, boot, space].map { String(decoding: $0, as: UTF8.self).trimmed }
            .joined(separator: " ")
    }

    /// Seconds after which no change of another machine is made any more.
    private static let longest = 24 * 60 * 60

    // MARK: What others left

    /// Removes what runs that were killed left beside files.
    /// - Returns: what somebody should know of their changes; a line each.
    static func clear() -> [String] {
        guard let folder = StateFolder().existing("changes") else { return [] }
        return StateFolder.names(in: folder).sorted().compactMap { name in
            let path = "\(folder)/\(name)"
            guard let process = FileKey.owner(of: name),
                let bytes = try? WholeFile.read(path),
                let text = String(validating: bytes, as: UTF8.self)
            else { return nil }
            let parts = text.split(separator: "\0", omittingEmptySubsequences: false)
                .map(String.init)
            guard parts.count > 1, parts[0] == version,
                isOver(process, on: parts[1], since: path)
            else { return nil }
            let files = stride(from: 2, to: parts.count - 1, by: 2).map {
                (path: parts[$0], hash: parts[$0 + 1])
            }
            for (path, _) in files { remove(besides: path, of: process) }
            unlink(path)
            return words(on: files)
        }
    }

    private static func isOver(_ process: pid_t, on machine: String, since note: String) -> Bool {
        if machine == self.machine { return !OtherRun.isAlive(process) }
        var status = stat()
        return lstat(note, &status) == 0 && time(nil) - status.st_mtim.tv_sec > longest
    }

    private static func remove(besides path: String, of process: pid_t) {
        let file = FilePath(path)
        let name = "\(file.folder)/\(AtomicSave.temporaryStart(file))\(process)"
        var status = stat()
        guard lstat(name, &status) == 0, status.st_uid == geteuid(),
            [S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT)
        else { return }
        unlink(name)
    }

    /// Nil where all of the files are as they were, and nobody has to know.
    private static func words(on files: [(path: String, hash: String)]) -> String? {
        let changed = files.filter { path, hash in
            let bytes = SymbolicLink.says(path) ?? (try? WholeFile.read(path))
            return bytes.map { SHA256.hexadecimal(of: $0) != hash } ?? true
        }
        guard let first = changed.first else { return nil }
        let here = FilePath.real(".") ?? "/"
        let more = changed.count > 1 ? " and \(changed.count - 1) more" : ""
        return "a change of \(files.count) files was ended in its midst: "
            + "\(first.path.relative(to: here))\(more) had been changed; the same command does the "
            + "rest, git diff shows what there is"
    }
}
