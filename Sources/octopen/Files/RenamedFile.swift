import Glibc
import Markdown
import Proposals

/// The present name of a journal's file, if the file was renamed, or one of the folders above it.
struct RenamedFile {
    /// The path of the journal where nothing better is found.
    let path: String

    /// - Parameters:
    ///   - guess: a file that it may be.
    ///   - template: of the proposal, if that is known.
    init(_ contents: Journal.Contents, or guess: String? = nil, template: Template? = nil) {
        let old = contents.path
        let now = WholeFile.Stamp(path: old)?.node
        guard !old.isEmpty, let node = contents.node, now != node else {
            path = old
            return
        }
        let template = template ?? TemplateChoice.usual(forProposalAt: old)
        let isThere = now != nil && !contents.isOfAnother(than: old, template: template)
        let same = { (candidates: [String]) in
            candidates.first { candidate in
                WholeFile.Stamp(path: candidate)?.node == node
                    && Self.isOf(contents, candidate, exactly: isThere, template)
            } ?? (isThere ? nil : Self.copy(contents, among: candidates))
        }
        let near = [guess].compactMap { $0 } + Self.candidates(old)
        let found = same(near) ?? (isThere ? nil : same(Self.far(from: old)))
        path = found.map { FileKey.absolute($0) } ?? old
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
            guard candidate.hasSuffix(ending), let file = try? ProposalFile(reading: candidate)
            else { return false }
            return [file.bytes, file.document].contains {
                !$0.isEmpty && SHA256.hexadecimal(of: $0) == contents.baseHash
            }
        }
    }

    /// The number of a file that is gone is given to another one soon, so the text has to be that
    /// of the journal too, or of the same proposal.
    private static func isOf(
        _ contents: Journal.Contents, _ path: String, exactly: Bool, _ template: Template
    ) -> Bool {
        guard let file = try? ProposalFile(reading: path) else { return false }
        let isExact = [file.bytes, file.document].contains {
            SHA256.hexadecimal(of: $0) == contents.baseHash || $0 == contents.text
        }
        return isExact || !exactly && contents.isOfSame(as: file.bytes, template: template)
    }

    /// Files of the repository of the same kind in other folders than that of a path.
    static func far(from old: String) -> [String] {
        let parts = FilePath(old)
        var above = parts.folder
        while above != "/", !ProposalFolder.isFolder(above) { above = FilePath(above).folder }
        guard parts.name.hasSuffix(".md"), let place = RealFolder(above),
            let root = place.repository, root != "/", let all = RealFolder(root)
        else { return [] }
        return MarkdownFiles(around: all).all.map(\.real).filter {
            FilePath($0).folder != parts.folder
        }
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

extension Journal.Contents {
    /// Whether a text is of the proposal that the work is on, as it was or as it was left.
    func isOfSame(as other: [UInt8], template: Template) -> Bool {
        [first, text].contains {
            !$0.isEmpty && ProposalLikeness($0, template: template).isOf(other)
        }
    }

    /// Whether a file is another proposal than the one that the work is on.
    func isOfAnother(than path: String, template: Template) -> Bool {
        guard let now = (try? ProposalFile(reading: path))?.bytes else { return false }
        return [first, text].allSatisfy {
            $0.isEmpty || ProposalLikeness($0, template: template).differs(from: now)
        }
    }
}
