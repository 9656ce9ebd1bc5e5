import Folders
import Glibc
import Markdown
import Proposals

/// The folder that a proposal is named by, whose `README.md` it is, at another path: what becomes of all
/// that is in it, and of what leads there.
struct NamedFolder {
    /// The folder as it moves.
    let move: FolderChange.FolderMove
    private(set) var files: [FileChange] = []
    private(set) var notes: [String] = []
    /// Lines that name the folder where no link leads to it: a file and a line each.
    private(set) var mentions: [String] = []

    private let links: LinkChange
    private let edits: [FileChange]
    private let here: String
    /// The paths before and after, without links of the file system.
    private let from: String
    private let to: String

    /// Files in a folder that are given other names with it.
    private static let mostFiles = 2000

    /// - Parameters:
    ///   - folder: a path of the folder.
    ///   - goal: the path that it is to have, without links of the file system; nothing is there.
    ///   - edits: new texts of files in it, by their paths as they are, without links of the file system.
    init(_ folder: String, at goal: String, editing edits: [FileChange] = []) throws(Failure) {
        guard let real = RealFolder(folder), let parent = RealFolder(FilePath(real.path).folder)
        else { throw Failure("\(folder): is not there any more") }
        from = real.path
        to = goal
        links = LinkChange(ofFolder: from, to: to)
        self.edits = edits
        here = FilePath.real(".") ?? "/"
        guard here != from, !here.hasPrefix(from + "/") else {
            throw Failure("\(from): is the folder that you are in; go out of it first (cd ..)")
        }
        let here = here
        let shown = { (path: String) in path.relative(to: here) }
        move = FolderChange.FolderMove(from: shown(from), to: shown(to))
        files = try Self.held(by: from).map { path throws(Failure) in
            let says = SymbolicLink.says(path)
            let bytes = if let says { says } else { try WholeFile.read(path) }
            let edit = edits.first { $0.path == path }
            return FileChange(
                path: shown(path), newPath: shown(links.place(of: path)), old: edit?.old ?? bytes,
                new: edit?.new ?? bytes, isLink: says != nil)
        }
        let ledLinks = leadSymbolicLinks(around: parent, shown)
        try leadLinks(around: parent, by: ledLinks, shown)
        try leadMetadata(around: parent, shown)
        if FilePath(to).folder != parent.path { try mentionParent(parent.path) }
        // A patch does not say where a file ends that gets a name and nothing else.
        files = files.filter { !$0.isMoved } + files.filter(\.isMoved)
    }

    /// The files and symbolic links in a folder and below it.
    private static func held(by folder: String) throws(Failure) -> [String] {
        var found: [String] = []
        for name in StateFolder.names(in: folder).sorted() where name != "." && name != ".." {
            let path = "\(folder)/\(name)"
            guard name != ".git" else {
                throw Failure("\(folder): is a repository of its own; give it another name by hand")
            }
            var status = stat()
            guard lstat(path, &status) == 0, !path.unicodeScalars.contains("\u{FFFD}") else {
                throw Failure("\(path): cannot be looked at; give the folder its name by hand")
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: found += try held(by: path)
            case S_IFREG, S_IFLNK: found.append(path)
            default: throw Failure("\(path): is no file; give the folder its name by hand")
            }
            guard found.count <= mostFiles else {
                throw Failure("\(folder): has more than \(mostFiles) files; move it by hand")
            }
        }
        return found
    }

    /// The new text of a file in the folder, which it is to have besides; its own for others.
    private func edited(_ bytes: [UInt8], of path: String) -> [UInt8] {
        edits.first { $0.path == path }?.new ?? bytes
    }

    /// Puts a new text into the change of a file.
    private mutating func write(
        _ new: [UInt8], over old: [UInt8], of path: String, isLink: Bool = false
    ) {
        guard new != old else { return }
        if let index = files.firstIndex(where: { $0.path == path }) {
            files[index].new = new
        } else {
            files.append(FileChange(path: path, old: old, new: new, isLink: isLink))
        }
    }

    // MARK: What leads there

    private mutating func leadLinks(
        around parent: RealFolder, by ledLinks: Set<String>, _ shown: (String) -> String
    ) throws(Failure) {
        let markdown = MarkdownFiles(around: parent)
        try markdown.requireAnswer()
        let goesElsewhere = FilePath(from).folder != FilePath(to).folder
        let (texts, unread) = markdown.mayLink(
            to: "\(from)/\(Sidecar.documentName)", orIn: goesElsewhere ? from : nil)
        notes = unread.map { "\($0); links in it stay" }
        for text in texts {
            let real = text.file.real
            let bytes = edited(text.bytes, of: real)
            let new = links.applied(
                to: bytes, at: real, root: markdown.root, ledLinks: ledLinks
            ) {
                markdown.target(of: $0, from: real)
            }
            if String(validating: text.bytes, as: UTF8.self) == nil, new != bytes {
                notes.append("\(text.file.path): is not UTF-8; links in it stay")
                continue
            }
            write(new, over: bytes, of: shown(real))
            mention(new, in: links.place(of: real))
        }
    }

    /// - Returns: the links that are led.
    private mutating func leadSymbolicLinks(
        around parent: RealFolder, _ shown: (String) -> String
    ) -> Set<String> {
        var led: Set<String> = []
        for path in MarkdownFiles.links(around: parent) {
            guard let says = SymbolicLink.says(path),
                let text = String(validating: says, as: UTF8.self)
            else { continue }
            let isWhole = text.hasPrefix("/")
            let place = FilePath(links.place(of: path)).folder
            let target = (isWhole ? text : "\(FilePath(path).folder)/\(text)").withoutDots
            let goal = links.place(of: target)
            guard goal != (isWhole ? text : "\(place)/\(text)").withoutDots else { continue }
            write(
                Array((isWhole ? goal : goal.relative(to: place)).utf8), over: says,
                of: shown(path), isLink: true)
            led.insert(path)
        }
        return led
    }

    /// Metadata of other proposals names them by paths from the root of the repository.
    private mutating func leadMetadata(
        around parent: RealFolder, _ shown: (String) -> String
    ) throws(Failure) {
        guard let root = parent.repository else { return }
        let (old, new) = ("/" + from.relative(to: root), "/" + to.relative(to: root))
        for document in MarkdownFiles(around: parent).all
        where FilePath(document.real).name == Sidecar.documentName {
            let sidecar = try? ProposalFile(reading: document.real).sidecar
            for path in ProposalFile.metadata(beside: document.real) where path != sidecar?.path {
                // What cannot be read as metadata is told alone.
                if let bytes = try? WholeFile.read(path) {
                    mention(bytes, in: links.place(of: path))
                }
            }
            guard let path = sidecar.flatMap({ FilePath.real($0.path) }),
                FilePath.isBelow(root, path)
            else { continue }
            let bytes = edited(try WholeFile.read(path), of: path)
            guard bytes.firstOffset(of: Array(FilePath(from).name.utf8)) != nil else { continue }
            let led = MetadataPaths(bytes).leading(old, to: new)
            write(led, over: bytes, of: shown(path))
            mention(led, in: links.place(of: path))
        }
    }

    /// The last part of its path, or where that stays, the last two.
    var nameThatGoes: String {
        let name = FilePath(from).name
        return name == FilePath(to).name ? "\(FilePath(FilePath(from).folder).name)/\(name)" : name
    }

    /// Metadata says by words where it is, too: `owning-sig: sig-node`.
    private mutating func mentionParent(_ parent: String) throws(Failure) {
        let file = try ProposalFile(reading: "\(from)/\(Sidecar.documentName)")
        guard let sidecar = file.sidecar, let parted = sidecar.parted(file.bytes) else { return }
        let name = FilePath(parent).name
        let place = links.place(of: sidecar.path).relative(to: here)
        let lines = NamedLines.lines(in: parted.metadata, naming: name)
        if let note = NamedLines.note(lines.map { "\(place):\($0)" }, naming: name) {
            notes.append(note)
        }
    }

    private mutating func mention(_ bytes: [UInt8], in path: String) {
        mentions += NamedLines.lines(in: bytes, naming: nameThatGoes).map {
            "\(path.relative(to: here)):\($0)"
        }
    }
}

/// Paths from the root of the repository that are values in YAML.
struct MetadataPaths {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The text with the paths that lead to a folder, or into it, led to another one; comments stay.
    func leading(_ old: String, to new: String) -> [UInt8] {
        let wanted = Array(old.utf8)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return Array(
            lines.map { line -> [UInt8] in
                guard line.first(where: { $0 != 0x20 }) != UInt8(ascii: "#") else {
                    return Array(line)
                }
                var led: [UInt8] = []
                var at = line.startIndex
                for range in line.ranges(of: wanted) {
                    let before =
                        range.lowerBound > line.startIndex ? line[range.lowerBound - 1] : 0x20
                    let after = range.upperBound < line.endIndex ? line[range.upperBound] : 0x20
                    guard " \"'[,".utf8.contains(before), " \"'],/\r".utf8.contains(after) else {
                        continue
                    }
                    led += line[at..<range.lowerBound] + Array(new.utf8)
                    at = range.upperBound
                }
                return led + line[at...]
            }.joined(separator: [0x0A]))
    }
}
