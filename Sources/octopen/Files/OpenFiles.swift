import Glibc

/// Which files the user's runs of octopen have open: an empty file in the state folder for each.
final class OpenFiles {
    private let state = StateFolder()
    /// The path of the file that this run has open, and of the mark for it; the file may be renamed
    /// before the mark is taken away.
    private var mark: (path: String, file: String)?

    /// Another run that has the file open.
    struct Holder {
        let process: pid_t
        let since: String
    }

    /// Marks the file as open here, in place of another one, and tells of another run that has it.
    @discardableResult
    func enter(_ path: String) -> Holder? {
        guard mark?.path != path else { return nil }
        leave()
        guard let folder = state.prepared("open") else { return nil }
        let key = FileKey(path)
        let holder = holder(of: key, in: folder)
        if let file = state.write([], to: "\(folder)/\(key.own)") { mark = (path, file) }
        return holder
    }

    /// Another run that has the file open; nothing is marked.
    func holder(of path: String) -> Holder? {
        state.existing("open").flatMap { holder(of: FileKey(path), in: $0) }
    }

    private func holder(of key: FileKey, in folder: String) -> Holder? {
        var holder: Holder?
        for name in StateFolder.names(in: folder) {
            guard let process = key.owner(of: name), process != getpid() else { continue }
            var status = stat()
            if OtherRun.isAlive(process), lstat("\(folder)/\(name)", &status) == 0 {
                holder = Holder(process: process, since: Clock.text(of: status.st_mtim.tv_sec))
            } else {
                unlink("\(folder)/\(name)")
            }
        }
        return holder
    }

    /// Whether a run that seems to be alive may have a file open. Where there is no `/proc`, one that
    /// has ended seems so until somebody has waited for it, but it has taken its mark away.
    static func mayHaveAny(_ process: pid_t, in state: StateFolder) -> Bool {
        guard access("/proc/self", F_OK) != 0, let folder = state.existing("open") else {
            return true
        }
        return StateFolder.names(in: folder).contains { FileKey.owner(of: $0) == process }
    }

    func leave() {
        if let mark { unlink(mark.file) }
        mark = nil
    }
}
