/// Folders that proposals go to with their status, beside those that did not yet:
/// `proposals/accepted/CP-001_warp.md`.
extension ProposalFolder {
    private static let statuses: Set = [
        "accepted", "active", "approved", "archive", "archived", "closed", "completed", "declined",
        "deprecated", "done", "draft", "drafts", "final", "implemented", "obsolete", "pending",
        "proposed", "rejected", "superseded", "withdrawn",
    ]
    /// Those of proposals that are still to be decided on.
    private static let openStatuses: Set = ["draft", "drafts", "pending", "proposed"]

    /// Whether a folder is called by a status.
    static func isOfStatus(_ name: String) -> Bool { statuses.contains(name.lowercased()) }

    /// Whether a folder of this name holds proposals that were decided on.
    static func isOfDecision(_ name: String) -> Bool {
        isOfStatus(name) && !openStatuses.contains(name.lowercased())
    }

    /// The folders in a folder that are called by a status, with the proposals that lie right in them; none
    /// where the folder has no proposals of its own, and those of its folders are all there are.
    static func byStatus(in folder: String) -> [(folder: String, proposals: [String])] {
        guard let own = try? proposalsRight(in: folder), !own.isEmpty else { return [] }
        let folders = StateFolder.names(in: folder).sorted().filter(isOfStatus)
            .map { joined(folder, $0) }.filter { isRealFolder($0) }
        return folders.map { (folder: $0, proposals: (try? proposalsRight(in: $0)) ?? []) }
            .filter { !$0.proposals.isEmpty }
    }

    /// The proposals of a folder and of those in it that are called by a status, or of the folder around one
    /// that is; none where there are no such folders.
    static func byStatus(around folder: RealFolder) -> [String] {
        let isOne = isOfStatus(FilePath(folder.path).name) && folder.path != folder.repository
        let around = isOne ? FilePath(folder.path).folder : folder.path
        let others = byStatus(in: around).flatMap(\.proposals)
        guard !others.isEmpty, let own = try? proposalsRight(in: around) else { return [] }
        return own + others
    }

    /// What to tell of proposals that are none of the folder's, for they lie in folders by their status; a line
    /// each.
    var notesOnFoldersByStatus: [String] {
        guard let path, let own = try? Self.proposalsRight(in: path),
            Self.proposals(below: path, besides: own).isEmpty
        else { return [] }
        return Self.byStatus(in: path).map { found in
            let count = found.proposals.count
            return "\(found.folder): has \(count) more, \(count == 1 ? "which is" : "which are") "
                + "not among these; octopen check \(found.folder) checks \(count == 1 ? "it" : "them")"
        }
    }
}
