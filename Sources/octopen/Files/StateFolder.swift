import Glibc
import Terminal

/// A folder in which octopen keeps things for its user between runs, readable by nobody else.
///
/// `$XDG_STATE_HOME/octopen` as a rule. Where that cannot be written when somebody leaves, a copy of
/// what is not saved is kept in one of `all`.
struct StateFolder {
    /// Nil if there is no place for it.
    let path: String?
    /// When the system empties it; nil for never.
    let end: String?

    private init(_ path: String?, until end: String? = nil) { (self.path, self.end) = (path, end) }

    init() {
        let home = Environment.value("HOME")
        let state = Self.absolute("XDG_STATE_HOME")
        self.init((state ?? home.map { $0 + "/.local/state" }).map { $0 + "/octopen" })
    }

    /// `$XDG_CACHE_HOME/octopen`: what is found out again where it is missing.
    static var cache: StateFolder {
        let home = Environment.value("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        let cache = absolute("XDG_CACHE_HOME") ?? home.map { $0 + "/.cache" }
        return StateFolder(cache.map { $0 + "/octopen" })
    }

    /// The state folder, then the others in the order in which they are tried.
    static var all: [StateFolder] {
        var folders = [StateFolder()]
        if let runtime = absolute("XDG_RUNTIME_DIR"), isOwn(runtime) {
            folders.append(StateFolder(runtime + "/octopen", until: "you log out"))
        }
        let named = absolute("TMPDIR").flatMap { access($0, W_OK | X_OK) == 0 ? $0 : nil }
        // Anybody may have taken a name there.
        for number in ["", "-2", "-3"] {
            folders.append(
                StateFolder(
                    "\(named ?? "/tmp")/octopen-recovery-\(geteuid())\(number)",
                    until: "the machine restarts"))
        }
        return folders
    }

    /// A variable that names a folder; relative ones do not count, as their convention says.
    private static func absolute(_ name: String) -> String? {
        Environment.value(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    // MARK: Folders in it

    /// A folder in it, made if need be; nil if it is not this user's own.
    func prepared(_ part: String? = nil) -> String? { try? prepare(part) }

    /// A folder in it, made if need be.
    func prepare(_ part: String? = nil) throws(Failure) -> String {
        guard let path else { throw Failure("HOME is not set") }
        let wanted = part.map { "\(path)/\($0)" } ?? path
        var made = ""
        for name in wanted.split(separator: "/") {
            made += "/\(name)"
            if access(made, F_OK) != 0, mkdir(made, 0o700) != 0, errno != EEXIST {
                throw Failure(Failure.reason())
            }
            // Nothing is made behind what somebody else has put there.
            if end != nil, made == path, !Self.isOwn(made) { break }
        }
        guard isOwn(wanted) else {
            throw Failure(
                ProposalFolder.isFolder(wanted) ? "it is a link, or another's" : "it is no folder")
        }
        return wanted
    }

    /// A folder in it if it is there, and this user's own.
    func existing(_ part: String) -> String? {
        guard let path, isOwn("\(path)/\(part)") else { return nil }
        return "\(path)/\(part)"
    }

    /// Whether a folder in it is this user's, and no link. Where everybody may write, so is the
    /// folder that holds it; the user's own home may be put together from links.
    private func isOwn(_ folder: String) -> Bool {
        Self.isOwn(folder) && (end == nil || path.map(Self.isOwn) ?? false)
    }

    /// Whether this is a folder of this user's, and no link to one.
    private static func isOwn(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            && status.st_uid == geteuid()
    }

    // MARK: Files in it

    /// Writes a whole file, by way of another name; returns its path, or nil if that failed.
    @discardableResult
    func write(_ bytes: [UInt8], to path: String, synced: Bool = false) -> String? {
        var file = TemporaryFile("\(path).\(getpid())")
        file.write(bytes)
        if synced { file.sync() }
        file.close()
        file.rename(to: path)
        guard file.fault == 0 else {
            file.remove()
            return nil
        }
        return path
    }

    /// A synced copy of what a file holds, while it is written in place; returns its path.
    func keepOld(_ bytes: [UInt8], of path: String) -> String? {
        prepared("old").flatMap { write(bytes, to: "\($0)/\(FileKey(path).own)", synced: true) }
    }

    /// The names in a folder, in no order.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) { names.append(entry.name) }
        return names
    }

    /// The names in a folder, and those of them that may be folders, by name.
    static func namesAndFolders(in folder: String) -> (all: [String], folders: [String]) {
        guard let directory = opendir(folder) else { return ([], []) }
        defer { closedir(directory) }
        var found: (all: [String], folders: [String]) = ([], [])
        while let entry = readdir(directory) {
            let name = entry.name
            found.all.append(name)
            if entry.mayBeFolder { found.folders.append(name) }
        }
        return (found.all.sorted(), found.folders.sorted())
    }
}
