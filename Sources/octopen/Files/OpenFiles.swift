import Glibc

/// Which files the user's runs of octopen have open: an empty file in the state folder for each.
struct OpenFiles {
    private let state = StateFolder()

    /// Another run that has the file open.
    struct Holder {
        let process: pid_t
        let since: String
    }

    /// Marks the file as open here, and tells of another run that has it.
    func enter(_ path: String) -> Holder? {
        guard let folder = state.prepared("open") else { return nil }
        let key = FileKey(path)
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
        state.write([], to: "\(folder)/\(key.own)")
        return holder
    }

    func leave(_ path: String) {
        guard let folder = state.path else { return }
        unlink("\(folder)/open/\(FileKey(path).own)")
    }
}
