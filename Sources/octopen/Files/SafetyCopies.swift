import Forms
import Glibc

/// Whole texts that were not saved, in the user's state folder: one for each file and run.
struct SafetyCopies {
    let state = StateFolder()

    /// Days after which work that was left on purpose is removed.
    static let daysKept = 30

    /// Keeps the text; returns its path, or nil if it could not be written.
    @discardableResult
    func keep(_ bytes: [UInt8], of path: String?, synced: Bool = false) -> String? {
        guard let folder = state.prepared("copies") else { return nil }
        return state.write(bytes, to: "\(folder)/\(FileKey(path).own)", synced: synced)
    }

    /// The newest text kept of a file by a run that did not end well, if it is not what the file
    /// holds. The copies of runs that still go on are theirs.
    func find(of path: String?, unlike bytes: [UInt8]) -> SafetyCopy? {
        guard let folder = state.prepared("copies") else { return nil }
        let key = FileKey(path)
        var newest: (copy: SafetyCopy, time: timespec)?
        for name in StateFolder.names(in: folder) {
            guard let owner = key.owner(of: name), !OtherRun.isAlive(owner) else { continue }
            let copy = "\(folder)/\(name)"
            var status = stat()
            guard lstat(copy, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                status.st_uid == geteuid(), let found = try? WholeFile.read(copy)
            else { continue }
            if found == bytes {
                unlink(copy)
                continue
            }
            let time = status.st_mtim
            if let newest, (newest.time.tv_sec, newest.time.tv_nsec) > (time.tv_sec, time.tv_nsec) {
                continue
            }
            newest = (
                SafetyCopy(path: copy, bytes: found, time: Clock.text(of: time.tv_sec)), time
            )
        }
        return newest?.copy
    }

    /// Makes the copy of an earlier run this run's own.
    func adopt(_ copy: SafetyCopy, of path: String?) {
        guard let folder = state.prepared("copies") else { return }
        rename(copy.path, "\(folder)/\(FileKey(path).own)")
    }

    func delete(_ copy: SafetyCopy) { unlink(copy.path) }

    /// Removes this run's own copy.
    func drop(of path: String?) {
        guard let folder = state.path else { return }
        unlink("\(folder)/copies/\(FileKey(path).own)")
    }

    /// Sets this run's own copy aside after leaving without saving: it is not offered, and stays
    /// for 30 days.
    func setAside(of path: String?) -> String? {
        guard let folder = state.path else { return nil }
        return setAside("\(folder)/copies/\(FileKey(path).own)")
    }

    func setAside(_ copy: SafetyCopy) -> String? { setAside(copy.path) }

    private func setAside(_ copy: String) -> String? {
        guard let left = state.prepared("left") else { return nil }
        removeOld(in: left)
        let aside = "\(left)/\(time(nil))-\(FilePath(copy).name)"
        return rename(copy, aside) == 0 ? aside : nil
    }

    private func removeOld(in folder: String) {
        let limit = time(nil) - SafetyCopies.daysKept * 86_400
        for name in StateFolder.names(in: folder) {
            if let written = Int(name.prefix { $0 != "-" }), written < limit {
                unlink("\(folder)/\(name)")
            }
        }
    }

    /// A synced copy of what a file holds, while it is written in place.
    func keepOld(_ bytes: [UInt8], of path: String) -> String? {
        guard let folder = state.prepared("old") else { return nil }
        return state.write(bytes, to: "\(folder)/\(FileKey(path).own)", synced: true)
    }
}
