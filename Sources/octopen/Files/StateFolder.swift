import Glibc
import Terminal

/// `$XDG_STATE_HOME/octopen`: what octopen keeps for its user between runs, readable by nobody else.
struct StateFolder {
    /// Nil if there is no place for it.
    let path: String?

    init() {
        let home = Environment.value("HOME")
        let state = Environment.value("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        path = (state ?? home.map { $0 + "/.local/state" }).map { $0 + "/octopen" }
    }

    /// A folder in it, made if need be; nil if it is not this user's own.
    func prepared(_ part: String? = nil) -> String? {
        guard let path else { return nil }
        let wanted = part.map { "\(path)/\($0)" } ?? path
        var made = ""
        for name in wanted.split(separator: "/") {
            made += "/\(name)"
            if access(made, F_OK) != 0 { mkdir(made, 0o700) }
        }
        var status = stat()
        guard lstat(wanted, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == geteuid()
        else { return nil }
        return wanted
    }

    /// Writes a whole file, by way of another name; returns its path, or nil if that failed.
    @discardableResult
    func write(_ bytes: [UInt8], to path: String, synced: Bool = false) -> String? {
        let temporary = "\(path).\(getpid())"
        unlink(temporary)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = open(temporary, flags, 0o600)
        guard descriptor >= 0 else { return nil }
        var number = WholeFile.write(bytes, to: descriptor)
        if number == 0, synced { number = WholeFile.sync(descriptor) }
        close(descriptor)
        guard number == 0, rename(temporary, path) == 0 else {
            unlink(temporary)
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
}

/// What stands for a file in the names of the state folder.
struct FileKey {
    /// 64 bits of FNV-1a over the absolute path, in hexadecimal; `new` for a proposal without one.
    let text: String
    /// The file's own name, for people who look into the folder.
    let name: String

    init(_ path: String?) {
        guard let path else {
            (text, name) = ("new", "new.md")
            return
        }
        let hash = FileKey.absolute(path).utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        text = String(repeating: "0", count: 16 - digits.count) + digits
        name = String(FilePath(path).name.prefix(80))
    }

    /// The path without links; empty for none.
    static func absolute(_ path: String?) -> String {
        guard let path else { return "" }
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        // Folders that do not exist yet have no links in them.
        let parts = FilePath(path)
        guard parts.folder != path else { return path }
        return absolute(parts.folder) + "/" + parts.name
    }

    /// The name of what this process keeps of the file.
    var own: String { "\(text)-\(getpid())-\(name)" }

    /// The process that keeps something of the file under this name; nil if it is of another file.
    func owner(of other: String) -> pid_t? {
        other.hasPrefix(text + "-") ? FileKey.owner(of: other) : nil
    }

    /// The process that keeps something of any file under this name.
    static func owner(of name: String) -> pid_t? {
        guard let hyphen = name.firstIndex(of: "-") else { return nil }
        return pid_t(name[name.index(after: hyphen)...].prefix { $0 != "-" })
    }
}

/// Other runs of octopen by the same user.
enum OtherRun {
    /// Whether the process is an octopen that still runs, and not this one.
    static func isAlive(_ process: pid_t) -> Bool {
        guard process != getpid(), kill(process, 0) == 0 || errno == EPERM else { return false }
        // Its number may be another program's by now, and one that has ended may not have been
        // waited for; where that cannot be told, it counts.
        guard let name = try? WholeFile.read("/proc/\(process)/comm"),
            let own = try? WholeFile.read("/proc/self/comm")
        else { return true }
        if let state = try? WholeFile.read("/proc/\(process)/stat"),
            let end = state.lastIndex(of: UInt8(ascii: ")")),
            state[end...].dropFirst(2).first == UInt8(ascii: "Z")
        {
            return false
        }
        return name == own
    }
}
