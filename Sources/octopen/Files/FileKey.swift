import Glibc

/// The key that stands for a file in the names of the state folder.
struct FileKey {
    /// 64 bits of FNV-1a over the absolute path, in hexadecimal; `new` for a proposal without one.
    let text: String
    /// The file's own name, or its beginning, for people who look into the folder.
    let name: String

    /// Bytes of a file's name in the names made from it. With the key, a process, a time and an
    /// ending they stay below the 255 bytes that file systems take.
    private static let longestName = 160

    init(_ path: String?) {
        guard let path else {
            (text, name) = ("new", "new.md")
            return
        }
        text = FileKey.hash(FileKey.absolute(path))
        name = FilePath(path).name.cut(toBytes: FileKey.longestName)
    }

    /// 16 hexadecimal digits of FNV-1a.
    static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
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
    var own: String { name(of: getpid()) }

    /// The name of what a process keeps of the file.
    func name(of process: pid_t) -> String { "\(text)-\(process)-\(name)" }

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

extension String {
    /// The longest beginning of whole characters that has no more bytes.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var cut = ""
        var count = 0
        for character in self {
            count += character.utf8.count
            guard count <= limit else { break }
            cut.append(character)
        }
        return cut
    }
}
