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
    /// Files and folders that cannot be looked at, and why.
    private let closed: [String]
    /// Files that git has, and that are not in the work tree; paths from the root of the repository.
    private let absent: [String]
    /// Why git does not tell the files of the repository; nil where it does.
    let unanswered: String?
    /// The folder of the proposals.
    private let place: RealFolder
    /// Of the repository; nil without one.
    var root: String? { place.repository }

    /// - Parameter folder: of the proposals.
    init(around folder: RealFolder) {
        place = folder
        var listing = Listing()
        listing.addNames(below: folder.path, depth: 0)
        if let root = folder.repository { listing.addKnown(to: root) }
        let found = listing.found
        let here = FilePath.real(".") ?? "/"
        let isNamed = { (path: String) in !path.unicodeScalars.contains("\u{FFFD}") }
        all = found.filter(isNamed).sorted().map { File(path: $0.relative(to: here), real: $0) }
        unnamed = found.filter { !isNamed($0) }.sorted().map { $0.relative(to: here) }
        closed = listing.closed.sorted { $0.key < $1.key }.map {
            "\($0.key.relative(to: here)): \(Failure.reason($0.value))"
        }
        absent = listing.absent
        unanswered = listing.unanswered
    }

    /// All files that may hold links have to be known, for them to be led.
    func requireAnswer() throws(Failure) {
        guard let unanswered, let root else { return }
        throw Failure(
            "\(root): git did not answer, so the files that link here are not known: \(unanswered)")
    }

    /// Symbolic links of the same folders, whatever they lead to.
    static func links(around folder: RealFolder) -> [String] {
        var listing = Listing(S_IFLNK)
        listing.addNames(below: folder.path, depth: 0)
        if let root = folder.repository { listing.addKnown(to: root) }
        return listing.found.filter { !$0.unicodeScalars.contains("\u{FFFD}") }.sorted()
    }

    /// Files of one kind that are found.
    private struct Listing {
        /// `S_IFREG` for Markdown files, or `S_IFLNK` for links of any name.
        let kind: mode_t
        var found: Set<String> = []
        /// Error numbers by paths.
        var closed: [String: Int32] = [:]
        /// From the root of the repository.
        var absent: [String] = []
        /// Why git does not tell the files.
        var unanswered: String?

        private static let deepest = 12

        init(_ kind: mode_t = S_IFREG) { self.kind = kind }

        /// All of the work tree, but for what is ignored and what is a repository of its own.
        mutating func addKnown(to root: String) {
            let words = ["ls-files", "-t", "-z", "--cached", "--others", "--exclude-standard"]
            let printed = ChildProcess.output(
                of: ["git"] + GitObjects.settings + words, in: root,
                variables: GitObjects.variables, patience: 20_000)
            if printed == nil {
                unanswered = GitAnswer.obstacle(to: words, in: root) ?? "it took too long"
            }
            let start = root == "/" ? "/" : root + "/"
            for line in String(decoding: printed ?? [], as: UTF8.self).split(separator: "\0") {
                // `S` and a blank before the path of a file that is not checked out.
                let name = String(line.dropFirst(2))
                let path = start + name
                guard kind == S_IFLNK || isMarkdown(name) else { continue }
                guard !path.unicodeScalars.contains("\u{FFFD}") else {
                    found.insert(path)
                    continue
                }
                var status = stat()
                let number = lstat(path, &status) == 0 ? 0 : errno
                if number == 0 {
                    if status.st_mode & S_IFMT == kind, Self.isReal(path) { found.insert(path) }
                } else if isMarkdown(name) {
                    let isGone = number == ENOENT || number == ENOTDIR
                    if !isGone { closed[path] = number }
                    if isGone, line.hasPrefix("S ") { absent.append(name) }
                }
            }
        }

        /// Whether no folder on the way is a link.
        private static func isReal(_ path: String) -> Bool {
            let folder = FilePath(path).folder
            return FilePath.real(folder) == folder
        }

        mutating func addNames(below folder: String, depth: Int) {
            guard depth < Self.deepest else { return }
            if access(folder, R_OK | X_OK) != 0 { closed[folder] = errno }
            for name in StateFolder.names(in: folder) {
                let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
                guard !name.hasPrefix(".") || isMarkdown(name) else { continue }
                switch Self.mode(of: path) {
                case nil where isMarkdown(name): found.insert(path)
                case kind: if kind == S_IFLNK || isMarkdown(name) { found.insert(path) }
                case S_IFDIR where name != "." && name != ".." && access("\(path)/.git", F_OK) != 0:
                    addNames(below: path, depth: depth + 1)
                default: break
                }
            }
        }

        /// However its ending is spelled, `README.MD`.
        private func isMarkdown(_ name: String) -> Bool {
            let end = name.suffix(9).lowercased()
            return end.hasSuffix(".md") || end.hasSuffix(".markdown")
        }

        private static func mode(of path: String) -> mode_t? {
            var status = stat()
            return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
        }
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
        let mayLink: @Sendable ([UInt8], String) -> Bool = { bytes, path in
            let isNear =
                isReadMe && FilePath(path).folder == folder
                || all.map { path.hasPrefix($0 + "/") } ?? false
            return isNear || word.isEmpty || bytes.firstOffset(of: word) != nil
        }
        let readings = FolderReader.inOrder(self.all.map(\.real)) {
            path -> Result<[UInt8]?, Failure> in
            Result { () throws(Failure) in
                var status = stat()
                guard stat(path, &status) != 0 || status.st_size <= Self.largest else {
                    throw Failure("\(path): is too large to be read for its links")
                }
                let bytes = try WholeFile.read(path)
                return mayLink(bytes, path) ? bytes : nil
            }
        }
        var read: [Text] = []
        var unread = unnamed.map { "\($0): has a name that is not UTF-8" } + closed
        unread += absentFiles(where: mayLink)
        for (file, reading) in zip(self.all, readings) {
            do throws(Failure) {
                if let bytes = try reading.get() { read.append(Text(file: file, bytes: bytes)) }
            } catch {
                unread.append("\(error)")
            }
        }
        return (read, unread)
    }

    /// Files that are not checked out, and that may hold links by what git has of them; of those that
    /// git does not tell, all.
    private func absentFiles(where mayLink: ([UInt8], String) -> Bool) -> [String] {
        guard !absent.isEmpty, let root else { return [] }
        let (git, here) = (GitObjects(in: root), FilePath.real(".") ?? "/")
        return absent.compactMap { name in
            let path = root == "/" ? "/\(name)" : "\(root)/\(name)"
            if let bytes = git?.blob(":0:\(name)")?.bytes, !mayLink(bytes, path) { return nil }
            return "\(path.relative(to: here)): is not checked out"
        }
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
