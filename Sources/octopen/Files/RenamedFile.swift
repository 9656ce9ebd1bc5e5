import Glibc
import Markdown
import Proposals

/// The present name of a journal's file, if the file was renamed, or one of the folders above it.
struct RenamedFile {
    /// The path of the journal where nothing better is found.
    let path: String

    /// - Parameter guess: a file that it may be.
    init(_ contents: Journal.Contents, or guess: String? = nil) {
        let old = contents.path
        let now = WholeFile.Stamp(path: old)?.node
        guard !old.isEmpty, let node = contents.node, now != node else {
            path = old
            return
        }
        let candidates = [guess].compactMap { $0 } + Self.candidates(old)
        let same =
            candidates.first { candidate in
                WholeFile.Stamp(path: candidate)?.node == node
                    && Self.isOf(contents, candidate, exactly: now != nil)
            } ?? (now == nil ? Self.copy(contents, among: candidates) : nil)
        path = same.map { FileKey.absolute($0) } ?? old
    }

    /// Whether the journal at a path may be of a file: it begins with a record that tells of the
    /// file, by its number or its text.
    static func mayBe(_ records: [[UInt8]], journal: String) -> Bool {
        let descriptor = open(journal, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var start = [UInt8](repeating: 0, count: 8192)
        let count = read(descriptor, &start, start.count)
        return count > 0 && records.contains { start.firstOffset(of: $0) != nil }
    }

    /// The file was copied and removed, or moved to another file system: one of its kind that holds
    /// the text that the work began with.
    private static func copy(
        _ contents: Journal.Contents, among candidates: [String]
    ) -> String? {
        let ending = FilePath(contents.path).name.drop { $0 != "." }
        return candidates.first { candidate in
            guard candidate.hasSuffix(ending), let bytes = try? WholeFile.read(candidate),
                !bytes.isEmpty
            else { return false }
            return SHA256.hexadecimal(of: bytes) == contents.baseHash
        }
    }

    /// The number of a file that is gone is given to another one soon, so the text has to be that
    /// of the journal too, or to share half of its lines.
    private static func isOf(
        _ contents: Journal.Contents, _ path: String, exactly: Bool
    ) -> Bool {
        guard let bytes = try? WholeFile.read(path) else { return false }
        if SHA256.hexadecimal(of: bytes) == contents.baseHash || bytes == contents.text {
            return true
        }
        if exactly { return false }
        let lines = bytes.split(separator: 0x0A)
        let known = Set(contents.text.split(separator: 0x0A))
        return !lines.isEmpty && lines.count(where: known.contains) * 2 >= lines.count
    }

    /// The files of the folder; where the folder is gone, files of the path's name below the
    /// folders beside it.
    private static func candidates(_ old: String) -> [String] {
        let parts = FilePath(old)
        if ProposalFolder.isFolder(parts.folder) { return names(in: parts.folder) }
        var (above, below) = (parts.folder, parts.name)
        while above != "/", !ProposalFolder.isFolder(FilePath(above).folder) {
            below = FilePath(above).name + "/" + below
            above = FilePath(above).folder
        }
        guard above != "/" else { return [] }
        return names(in: FilePath(above).folder).map { "\($0)/\(below)" }
    }

    private static func names(in folder: String) -> [String] {
        StateFolder.names(in: folder).filter { $0 != "." && $0 != ".." }.sorted()
            .map { folder == "/" ? "/\($0)" : "\(folder)/\($0)" }
    }
}
