import Folders
import Proposals
import Rules

/// Where most proposals have a folder each, `keps/sig-a/1731-gc/README.md`, `enhancements/gc/gc.md`: how
/// these are named, and in which folder a new one's is made.
struct OwnFolders {
    /// The folder of theirs; nil where they lie in folders of topics, and none of these is meant.
    let around: String?
    /// The folders of topics that they lie in, where they do.
    let topics: [String]
    /// The names of the folders.
    let names: [String]
    /// What a document is called; nil where most have other names.
    let document: NewFileName.Document?
    /// The last document.
    let example: String
    /// Whether that folder is one of a topic.
    private let isOfTopic: Bool

    /// Fewer tell nothing, from outside of them.
    private static let fewest = 3

    /// - Parameters:
    ///   - folder: in which a new proposal would be written.
    ///   - follows: whether documents are of the template: read-mes of anything may lie in folders that are
    ///     not listed.
    /// - Returns: nil where most proposals are files beside each other.
    init?(of folder: ProposalFolder, follows: ([String], String) -> Bool) {
        let own = folder.forNew
        if DocumentFolders.number(of: own) != nil {
            // In the folder of one of them.
            guard let beside = DocumentFolders(of: own) else { return nil }
            let shown = own == "." ? ".." : "\(own)/.."
            let documents = beside.documents
            self.init(documents, of: documents.count, around: shown, fewest: 2)
            return
        }
        var paths = (try? ProposalFolder.proposals(in: own)) ?? []
        if paths.count < Self.fewest, folder.path != nil {
            let indexes = ProposalFolder.indexes(inNumberedFoldersOf: own)
            let others =
                indexes.isEmpty && paths.isEmpty
                ? ProposalFolder.documents(called: "README.md", in: own) : indexes
            if others.count > paths.count, follows(others, own) { paths = others }
        }
        let counts: [String: Int] = paths.reduce(into: [:]) { counts, path in
            counts[FilePath(path).folder, default: 0] += 1
        }
        let held = paths.filter { path in
            let folder = FilePath(path).folder
            return folder != own && counts[folder] == 1
        }
        let right = held.filter { Self.around($0) == own }
        if right.count * 2 > paths.count {
            self.init(right, of: paths.count, around: own)
        } else {
            let deeper = held.filter { Self.around($0) != own }
            self.init(
                deeper, of: paths.count, around: Self.topic(among: deeper, holding: folder.start),
                isOfTopic: true)
        }
    }

    private init?(
        _ documents: [String], of count: Int, around: String?, fewest: Int = OwnFolders.fewest,
        isOfTopic: Bool = false
    ) {
        guard documents.count >= fewest, documents.count * 2 > count, let last = documents.last
        else { return nil }
        (self.around, example, self.isOfTopic) = (around, last, isOfTopic)
        topics = isOfTopic ? Set(documents.map(Self.around)).sorted() : []
        names = documents.map { FilePath(FilePath($0).folder).name }
        document = Self.document(of: documents)
    }

    /// Whether a new document would be listed with the others.
    ///
    /// - Parameter path: of the document and the folder that it has for itself, `NNNN-gc/README.md`.
    func lists(_ path: String, with metadata: Sidecar?) -> Bool {
        let file = FilePath(path)
        if ProposalFolder.isProposal(file.name) { return true }
        guard file.name == Sidecar.documentName else { return false }
        return isOfTopic || ProposalFolder.isOfProposal(FilePath(file.folder).name)
            || metadata.map { FilePath($0.path).name == ProposalFolder.metadataName } ?? false
    }

    /// The folder that a document's own folder is in.
    private static func around(_ path: String) -> String { FilePath(FilePath(path).folder).folder }

    /// The folder of a topic that another folder is, or lies in.
    private static func topic(among documents: [String], holding start: String) -> String? {
        guard let real = FilePath.real(start) else { return nil }
        return Set(documents.map(around)).filter { topic in
            FilePath.real(topic).map { FilePath.isBelow($0, real) } ?? false
        }.max { $0.utf8.count < $1.utf8.count }
    }

    /// What most documents are called.
    private static func document(of paths: [String]) -> NewFileName.Document? {
        let files = paths.map { FilePath($0).name }
        if let usual = files.commonest, usual.count * 2 > files.count {
            return .named(usual.element)
        }
        let stems = files.map { String($0.dropLast(3)) }
        let folders = paths.map { FilePath(FilePath($0).folder).name }
        let same = zip(stems, folders).filter { $0.lowercased() == $1.lowercased() }
        guard same.count * 2 > paths.count else { return nil }
        return .asFolder(isSmall: same.count { $0 != $1 } * 2 > same.count)
    }
}
