import Proposals
import Rules
import Synchronization

/// What proposals in folders of their own keep of templates, found once in a run for those of one
/// folder.
final class KnownShares: Sendable {
    private struct Key: Hashable {
        let folders: DocumentFolders
        let template: String
    }

    private struct KeyOfTree: Hashable {
        let tree: ProposalTree
        let template: String
    }

    /// Nil of folders that have too few documents.
    private let known = Mutex<[Key: TemplateShares?]>([:])
    private let summaries = Mutex<[KeyOfTree: [FolderReader.Known]]>([:])

    /// - Parameter find: asked of documents that were not met with the template.
    func shares(
        of folders: DocumentFolders, by template: Template, find: ([String]) -> TemplateShares
    ) -> TemplateShares? {
        let key = Key(folders: folders, template: template.file ?? template.name)
        if let found = known.withLock({ $0[key] }) { return found }
        let documents = folders.documents
        let shares: TemplateShares? =
            DocumentFolders.areEnough(documents)
            ? find(documents)
            : folders.wider.flatMap { self.shares(of: $0, by: template, find: find) }
        known.withLock { $0[key] = .some(shares) }
        return shares
    }

    /// The documents of all topics, as they are read by a template.
    ///
    /// - Parameter read: asked for those that were not met with the template.
    func summaries(
        of tree: ProposalTree, by template: Template, read: ([String]) -> [FolderReader.Known]
    ) -> [FolderReader.Known] {
        let key = KeyOfTree(tree: tree, template: template.file ?? template.name)
        if let found = summaries.withLock({ $0[key] }) { return found }
        let found = read(tree.documents)
        summaries.withLock { $0[key] = found }
        return found
    }
}
