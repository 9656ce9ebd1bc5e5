import Folders
import Glibc
import Markdown
import Rules
import Synchronization

/// The files that proposals of a folder link to, inside their repository; without one, inside the
/// folder. What lies outside, be it by way of a link of the file system, is not looked at.
final class ProposalFiles: LinkedFiles {
    /// Real paths.
    private let folder: String
    private let root: String
    /// Whether the root is a repository's, so that paths from `/` mean it.
    private let hasRoot: Bool
    private let folderParts: [Substring]
    private let rootParts: [Substring]
    private let checkouts: SparseCheckouts
    /// The names of headings that were found in files, by real path.
    private let known = Mutex<[String: Set<String>?]>([:])
    private let listed = Mutex<[String: [String]]>([:])

    /// Bytes of a file that is read for its headings.
    private static let largest = 4 << 20
    /// Files whose headings, and folders whose names are kept.
    private static let mostKnown = 200

    /// - Parameter staysInFolder: what lies beside the folder in the repository is not looked at.
    init(
        _ place: RealFolder, staysInFolder: Bool = false,
        checkouts: SparseCheckouts = SparseCheckouts()
    ) {
        self.checkouts = checkouts
        folder = place.path
        let found = staysInFolder ? nil : place.repository
        (root, hasRoot) = (found ?? folder, found != nil)
        (folderParts, rootParts) = (folder.pathParts, root.pathParts)
    }

    func state(of path: String) -> LinkedFileState {
        guard let whole = whole(path) else { return .outside }
        if let real = FilePath.real(whole) { return isInside(real) ? .present : .outside }
        guard errno == ENOENT else { return .outside }
        // A link on the way may lead out, where nothing is looked for.
        var above = FilePath(whole).folder
        while above != "/" {
            if let real = FilePath.real(above) {
                return isInside(real) ? stateOfMissing(whole) : .outside
            }
            above = FilePath(above).folder
        }
        return isInside("/") ? .missing : .outside
    }

    /// - Parameter whole: a path inside, of which nothing is there.
    private func stateOfMissing(_ whole: String) -> LinkedFileState {
        hasRoot && checkouts.leavesOut(whole.relative(to: root), of: root) ? .leftOut : .missing
    }

    func anchors(in path: String) -> Set<String>? {
        let name = path.lowercased()
        guard name.hasSuffix(".md") || name.hasSuffix(".markdown"), let whole = whole(path),
            let real = FilePath.real(whole), isInside(real)
        else { return nil }
        if let names = known.withLock({ $0[real] }) { return names }
        let names = readAnchors(real)
        known.withLock {
            if $0.count >= Self.mostKnown { $0.removeAll() }
            $0[real] = names
        }
        return names
    }

    private func readAnchors(_ path: String) -> Set<String>? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= Self.largest, let bytes = try? WholeFile.read(path)
        else { return nil }
        return HeadingAnchors(MarkdownDocument(bytes, extensions: .file)).names
    }

    func candidates(for path: String) -> [String] {
        let written = FilePath(path)
        let prefix = path.contains("/") ? "\(written.folder)/" : ""
        guard let whole = whole(prefix.isEmpty ? "." : written.folder) else { return [] }
        let beside = names(in: whole).map { prefix + $0 }
        let isHere = names(in: folder).contains(written.name)
        return beside + (isHere ? [written.name] : [])
    }

    private func names(in folder: String) -> [String] {
        guard let real = FilePath.real(folder), isInside(real) else { return [] }
        if let names = listed.withLock({ $0[real] }) { return names }
        let names = readNames(in: real)
        listed.withLock {
            if $0.count >= Self.mostKnown { $0.removeAll() }
            $0[real] = names
        }
        return names
    }

    private func readNames(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while names.count < 1000, let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    // MARK: Paths

    /// The path without `.` and `..`; nil for one that leads out.
    private func whole(_ path: String) -> String? {
        guard !path.utf8.contains(0), hasRoot || !path.hasPrefix("/") else { return nil }
        var parts = path.hasPrefix("/") ? rootParts : folderParts
        for part in path.pathParts {
            switch part {
            case ".": break
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(part)
            }
        }
        let whole = "/" + parts.joined(separator: "/")
        return isInside(whole) ? whole : nil
    }

    private func isInside(_ path: String) -> Bool {
        root == "/" || path == root || path.hasPrefix(root + "/")
    }
}

extension String {
    /// The parts between the slashes of a path.
    fileprivate var pathParts: [Substring] {
        utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    }
}
