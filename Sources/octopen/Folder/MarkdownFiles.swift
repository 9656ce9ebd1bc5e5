import Glibc
import Markdown

/// The Markdown files that may link to a proposal: the files of its repository that git knows or
/// does not ignore, and all files of its folder. Links of the file system are not followed.
struct MarkdownFiles {
    struct File: Sendable {
        /// As it is told of, from the current folder.
        let path: String
        /// Without links of the file system.
        let real: String
    }

    /// By their paths.
    let all: [File]
    /// Files whose names are not UTF-8, and which cannot be opened by them.
    private let unnamed: [String]
    /// The folder of the proposals.
    private let place: RealFolder
    /// Of the repository; nil without one.
    var root: String? { place.repository }

    private static let deepest = 12

    /// - Parameter folder: of the proposals.
    init(around folder: RealFolder) {
        place = folder
        var found = Set(Self.names(below: folder.path, depth: 0))
        if let root = folder.repository { found.formUnion(Self.known(to: root)) }
        let here = FilePath.real(".") ?? "/"
        let isNamed = { (path: String) in !path.unicodeScalars.contains("\u{FFFD}") }
        all = found.filter(isNamed).sorted().map { File(path: $0.relative(to: here), real: $0) }
        unnamed = found.filter { !isNamed($0) }.sorted().map { $0.relative(to: here) }
    }

    /// All of the work tree, but for what is ignored and what is a repository of its own.
    /// - Parameter kind: of the files, `S_IFREG` or `S_IFLNK`.
    private static func known(to root: String, _ kind: mode_t = S_IFREG) -> [String] {
        let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        let printed = ChildProcess.output(
            of: ["git"] + GitObjects.settings + words, in: root, variables: GitObjects.variables,
            patience: 20_000)
        let start = root == "/" ? "/" : root + "/"
        return String(decoding: printed ?? [], as: UTF8.self).split(separator: "\0")
            .filter { kind == S_IFLNK || isMarkdown($0) }.map { start + $0 }
            .filter {
                $0.unicodeScalars.contains("\u{FFFD}") || mode(of: $0) == kind && isReal($0)
            }
    }

    /// Whether no folder on the way is a link.
    private static func isReal(_ path: String) -> Bool {
        let folder = FilePath(path).folder
        return FilePath.real(folder) == folder
    }

    /// Symbolic links of the same folders, whatever they lead to.
    static func links(around folder: RealFolder) -> [String] {
        var found = Set(names(below: folder.path, depth: 0, S_IFLNK))
        if let root = folder.repository { found.formUnion(known(to: root, S_IFLNK)) }
        return found.filter { !$0.unicodeScalars.contains("\u{FFFD}") }.sorted()
    }

    private static func names(
        below folder: String, depth: Int, _ kind: mode_t = S_IFREG
    ) -> [String] {
        guard depth < deepest else { return [] }
        return StateFolder.names(in: folder).flatMap { name -> [String] in
            let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
            guard !name.hasPrefix(".") || isMarkdown(name) else { return [] }
            switch mode(of: path) {
            case nil where isMarkdown(name): return [path]
            case kind: return kind == S_IFLNK || isMarkdown(name) ? [path] : []
            case S_IFDIR where name != "." && name != ".." && access("\(path)/.git", F_OK) != 0:
                return names(below: path, depth: depth + 1, kind)
            default: return []
            }
        }
    }

    private static func isMarkdown(_ name: some StringProtocol) -> Bool {
        name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    // MARK: Reading

    /// The bytes that were read of a file.
    struct Text: Sendable {
        let file: File
        let bytes: [UInt8]
    }

    /// Bytes of a file that is read for its links.
    private static let largest = 4 << 20

    /// The files that may hold links to a target, by the words of its name.
    ///
    /// - Parameters:
    ///   - target: a real path.
    ///   - all: a folder of which all files are wanted: their own links change.
    /// - Returns: the files read, and the files that could not be read, with the reason.
    func mayLink(
        to target: String, orIn all: String? = nil
    ) -> (read: [Text], unread: [String]) {
        // A read-me is linked by its folder, too.
        let name = FilePath(target).name
        let isReadMe = name.lowercased() == "readme.md" || name.lowercased() == "index.md"
        let word = Self.longestWord(isReadMe ? FilePath(FilePath(target).folder).name : name)
        let folder = FilePath(target).folder
        let readings = FolderReader.inOrder(self.all.map(\.real)) {
            path -> Result<[UInt8]?, Failure> in
            Result { () throws(Failure) in
                var status = stat()
                guard stat(path, &status) != 0 || status.st_size <= Self.largest else {
                    throw Failure("\(path): is too large to be read for its links")
                }
                let bytes = try WholeFile.read(path)
                let isNear =
                    isReadMe && FilePath(path).folder == folder
                    || all.map { path.hasPrefix($0 + "/") } ?? false
                return isNear || word.isEmpty || bytes.firstOffset(of: word) != nil ? bytes : nil
            }
        }
        var read: [Text] = []
        var unread = unnamed.map { "\($0): has a name that is not UTF-8" }
        for (file, reading) in zip(self.all, readings) {
            do throws(Failure) {
                if let bytes = try reading.get() { read.append(Text(file: file, bytes: bytes)) }
            } catch {
                unread.append("\(error)")
            }
        }
        return (read, unread)
    }

    /// The longest run of letters and digits, which no way to write an address changes.
    private static func longestWord(_ name: String) -> [UInt8] {
        name.utf8.split { byte in
            !(0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte)
        }.map(Array.init).max { $0.count < $1.count } ?? []
    }

    /// The path that a link of a file leads to, inside of the repository; nil for no such path.
    func target(of link: String, from real: String) -> String? {
        place.target(of: link, from: FilePath(real).folder)
    }
}
