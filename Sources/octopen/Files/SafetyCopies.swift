import Forms
import Glibc
import Terminal

/// Whole texts that were not saved, in the user's state folder: one for each file.
struct SafetyCopies {
    /// `$XDG_STATE_HOME/octopen`; nil if there is no place for it.
    let folder: String?

    /// Days after which work that was left on purpose is removed.
    static let daysKept = 30

    init() {
        let home = Environment.value("HOME")
        let state = Environment.value("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        folder = (state ?? home.map { $0 + "/.local/state" }).map { $0 + "/octopen" }
    }

    /// The name of the copy of a file; `nil` stands for a proposal without a file yet.
    private func name(of path: String?) -> String {
        guard let path else { return "\(SafetyCopies.newPrefix)\(getpid()).md" }
        return "\(fingerprint(absolutePath(path)))-\(FilePath(path).name.prefix(80))"
    }

    private static let newPrefix = "new-"

    /// Takes over the copy of a new proposal whose octopen is gone.
    private func adoptNew(in folder: String) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = entry.name
            guard name.hasPrefix(SafetyCopies.newPrefix), name.hasSuffix(".md"),
                let owner = pid_t(name.dropFirst(SafetyCopies.newPrefix.count).dropLast(3)),
                owner != getpid(), kill(owner, 0) != 0, errno == ESRCH
            else { continue }
            if rename("\(folder)/\(name)", "\(folder)/\(self.name(of: nil))") == 0 { return }
        }
    }

    /// Keeps the text; returns its path, or nil if it could not be written.
    @discardableResult
    func keep(_ bytes: [UInt8], of path: String?, synced: Bool = false) -> String? {
        guard let folder = prepared("copies") else { return nil }
        return write(bytes, to: "\(folder)/\(name(of: path))", synced: synced)
    }

    /// The text kept of a file by a run that did not end well, if it is not what the file holds.
    func find(of path: String?, unlike bytes: [UInt8]) -> SafetyCopy? {
        guard let folder = prepared("copies") else { return nil }
        if path == nil { adoptNew(in: folder) }
        let copy = "\(folder)/\(name(of: path))"
        var status = stat()
        guard lstat(copy, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), let found = try? WholeFile.read(copy), found != bytes
        else { return nil }
        return SafetyCopy(path: copy, bytes: found, time: Clock.text(of: status.st_mtim.tv_sec))
    }

    func drop(of path: String?) {
        guard let folder else { return }
        unlink("\(folder)/copies/\(name(of: path))")
    }

    /// Sets the copy aside after leaving without saving: it is not offered, and stays for 30 days.
    func setAside(of path: String?) -> String? {
        guard let copies = prepared("copies"), let left = prepared("left") else { return nil }
        removeOld(in: left)
        let aside = "\(left)/\(time(nil))-\(name(of: path))"
        return rename("\(copies)/\(name(of: path))", aside) == 0 ? aside : nil
    }

    /// A synced copy of what a file holds, while it is written in place.
    func keepOld(_ bytes: [UInt8], of path: String) -> String? {
        guard let folder = prepared("old") else { return nil }
        return write(bytes, to: "\(folder)/\(name(of: path))", synced: true)
    }

    // MARK: Where it was left

    /// The byte of the file at which the caret stood when the form was left.
    func position(of path: String) -> Int? {
        guard let folder, let bytes = try? WholeFile.read(folder + "/positions") else { return nil }
        let key = fingerprint(absolutePath(path))
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2, parts[0] == key { return Int(parts[1]) }
        }
        return nil
    }

    func remember(_ byte: Int, of path: String) {
        guard let folder = prepared(nil) else { return }
        let key = fingerprint(absolutePath(path))
        let old = (try? WholeFile.read(folder + "/positions")).map {
            String(decoding: $0, as: UTF8.self)
        }
        let others = (old ?? "").split(separator: "\n").filter { !$0.hasPrefix(key) }
        let lines = ["\(key) \(byte)"] + others.prefix(199).map(String.init)
        _ = write(Array((lines.joined(separator: "\n") + "\n").utf8), to: folder + "/positions")
    }

    // MARK: The folder

    /// The folder, made if need be; nil if it is not this user's own.
    private func prepared(_ part: String?) -> String? {
        guard let folder else { return nil }
        let path = part.map { "\(folder)/\($0)" } ?? folder
        var made = ""
        for name in path.split(separator: "/") {
            made += "/\(name)"
            if access(made, F_OK) != 0 { mkdir(made, 0o700) }
        }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == geteuid()
        else { return nil }
        return path
    }

    private func write(_ bytes: [UInt8], to path: String, synced: Bool = false) -> String? {
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

    private func removeOld(in folder: String) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        let limit = time(nil) - SafetyCopies.daysKept * 86_400
        while let entry = readdir(directory) {
            let name = entry.name
            if let written = Int(name.prefix { $0 != "-" }), written < limit {
                unlink("\(folder)/\(name)")
            }
        }
    }

    private func absolutePath(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        let parts = FilePath(path)
        guard let folder = realpath(parts.folder, nil) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + parts.name
    }

    /// 64 bits of FNV-1a, in hexadecimal: a name for a path.
    private func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
