import Rules

/// Proposals that are kept by topics, in folders below one: `enhancements/network/x.md`,
/// `text/metrics/0008-x.md`. Where a folder has few, those of all topics tell what is usual.
struct ProposalTree: Hashable, Sendable {
    /// The folder that they are in, without links of the file system.
    let around: String

    /// Documents of a folder that are enough to learn from.
    private static let enough = 15
    /// Documents that are read at most.
    private static let most = 200

    /// - Returns: nil for a folder of enough documents, or of all that there are, and where the folder of
    ///   all proposals is a whole repository, or is not found from there.
    init?(around folder: String) {
        guard let real = FilePath.real(folder),
            case let own = Self.documents(of: real).count, own < Self.enough,
            let root = ProposalFolder(from: folder).path.flatMap(FilePath.real),
            "\(real)/".hasPrefix("\(root)/"), !ProposalFolder.exists("\(root)/.git"),
            ProposalFolder.allProposals(in: root).count > own
        else { return nil }
        around = root
    }

    /// The documents of one of its folders.
    static func documents(of folder: String) -> [String] {
        (try? ProposalFolder.proposals(in: folder)) ?? []
    }

    /// By path; of more than are read some of each topic.
    var documents: [String] {
        let all = ProposalFolder.allProposals(in: around).sorted()
        guard all.count > Self.most else { return all }
        return (0..<Self.most).map { all[$0 * all.count / Self.most] }
    }

    /// Whether a document's folder has a template or settings of its own, beside those of all.
    func isApart(_ document: String) -> Bool {
        let folder = FilePath(document).folder
        return folder != around
            && ["octopen.conf", "template.md"].contains { ProposalFolder.exists("\(folder)/\($0)") }
    }
}
