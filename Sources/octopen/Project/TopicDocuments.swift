import Proposals
import Rules

/// The documents of all topics, as they are read by a template, once for the folders of all of them.
struct TopicDocuments: Sendable {
    /// The documents of a folder with those of other topics that follow the template.
    struct Together: Sendable {
        let tree: ProposalTree
        let documents: [FolderReader.Known]
        /// Those of the folder that count there alone, by their paths: they do not follow the template, or
        /// are not read for others.
        let ownAlone: [String]
    }

    private let tree: ProposalTree
    private let summaries: [String: ProposalSummary]
    /// Those that follow the template, in folders that have neither a template nor settings of their own.
    private let following: [FolderReader.Known]

    init(_ read: [FolderReader.Known], of tree: ProposalTree, by template: Template) {
        self.tree = tree
        summaries = Dictionary(
            read.map { ($0.path, $0.summary) }, uniquingKeysWith: { first, _ in first })
        following = read.filter { $0.summary.follows(template) && !tree.isApart($0.path) }
    }

    /// The documents of a folder together with the others that follow the template; nil where there are no
    /// others.
    ///
    /// - Parameter read: asked for documents of the folder that are not among these.
    func together(
        with paths: [String], read: ([String]) -> [FolderReader.Known]
    ) -> Together? {
        let own = Set(paths)
        let others = following.filter { !own.contains($0.path) }
        guard !others.isEmpty else { return nil }
        let known = paths.compactMap { path -> FolderReader.Known? in
            summaries[path].map { (path: path, summary: $0) }
        }
        let here = known + read(paths.filter { summaries[$0] == nil })
        let shared = Set(following.map(\.path))
        return Together(
            tree: tree, documents: here + others,
            ownAlone: here.map(\.path).filter { !shared.contains($0) })
    }
}
