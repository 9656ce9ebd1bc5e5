import Forms
import Glibc
import Proposals

/// The journals in the user's state folder that runs left behind.
struct UnsavedWorks {
    let state = StateFolder()

    /// Days after which work that was left on purpose is removed.
    static let daysKept = 30

    /// Work of one run on one file.
    struct Entry {
        let work: UnsavedWork
        /// Of the proposal; empty for one without a file.
        let file: String
        let time: timespec
        /// Whether its author left it on purpose.
        let isAside: Bool

        fileprivate func isNewer(than other: Entry) -> Bool {
            (time.tv_sec, time.tv_nsec) > (other.time.tv_sec, other.time.tv_nsec)
        }
    }

    /// All work of runs that have ended, newest first.
    func all() -> [Entry] {
        let entries = [("journals", false), ("left", true)].flatMap { part, isAside in
            names(in: part).compactMap { entry($0, isAside: isAside) }
        }
        return entries.sorted { $0.isNewer(than: $1) }
    }

    private func names(in part: String) -> [String] {
        guard let folder = state.prepared(part) else { return [] }
        return StateFolder.names(in: folder).sorted().compactMap { name in
            guard !name.hasPrefix("."), !name.hasSuffix(".new") else { return nil }
            if part == "journals", let owner = FileKey.owner(of: name), OtherRun.isAlive(owner) {
                return nil
            }
            return "\(folder)/\(name)"
        }
    }

    /// A journal of this user that can be read.
    private func entry(_ path: String, isAside: Bool) -> Entry? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), status.st_size <= WholeFile.largest,
            let bytes = try? WholeFile.readAll(descriptor, path: path),
            let contents = Journal.read(bytes)
        else { return nil }
        let isOnDisk = !contents.path.isEmpty && access(contents.path, F_OK) == 0
        let now = isOnDisk ? try? WholeFile.read(contents.path) : nil
        let hash = SHA256.hexadecimal(of: now ?? [])
        let work = UnsavedWork(
            path: path, bytes: contents.text, time: Clock.text(of: status.st_mtim.tv_sec),
            isFileChanged: isOnDisk && hash != contents.baseHash)
        return Entry(
            work: work, file: contents.path, time: status.st_mtim, isAside: isAside)
    }

    /// The newest work on a file of a run that did not end well, if it is not what the file holds.
    /// Journals of other files are not read.
    func find(of path: String?, unlike bytes: [UInt8]) -> UnsavedWork? {
        let key = FileKey(path).text + "-"
        var newest: Entry?
        for name in names(in: "journals") where FilePath(name).name.hasPrefix(key) {
            guard let entry = entry(name, isAside: false) else { continue }
            if entry.work.bytes == bytes {
                // It was saved, or undone, before the run ended.
                delete(entry.work)
            } else if newest.map({ entry.isNewer(than: $0) }) ?? true {
                newest = entry
            }
        }
        return newest?.work
    }

    func delete(_ work: UnsavedWork) { unlink(work.path) }

    /// Keeps a journal for 30 days without offering it.
    func setAside(_ path: String) -> Bool {
        guard let left = state.prepared("left") else { return false }
        removeOld(in: left)
        return rename(path, "\(left)/\(time(nil))-\(FilePath(path).name)") == 0
    }

    private func removeOld(in folder: String) {
        let limit = time(nil) - UnsavedWorks.daysKept * 86_400
        for name in StateFolder.names(in: folder) {
            if let written = Int(name.prefix { $0 != "-" }), written < limit {
                unlink("\(folder)/\(name)")
            }
        }
    }
}
