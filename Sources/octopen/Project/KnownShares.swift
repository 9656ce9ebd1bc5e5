import Proposals
import Rules

/// What proposals in folders of their own keep of templates, found once in a run for those of one
/// folder, and for all folders by topics.
final class KnownShares: Sendable {
    private struct Key: Hashable {
        let folders: DocumentFolders
        let template: String
    }

    /// How a template is read.
    private struct Reading: Hashable {
        private let file: String
        private let source: [UInt8]
        private let overrides: TemplateOverrides
        private let choice: Template.Choice
        private let isTitleFixed: Bool

        init(_ template: Template) {
            (file, source) = (template.file ?? template.name, template.source.bytes)
            (overrides, choice) = (template.overrides, template.choice)
            isTitleFixed = template.isTitleFixed
        }
    }

    private struct KeyOfTree: Hashable {
        let tree: ProposalTree
        let template: Reading
        /// Documents of one folder that count there alone.
        var ownAlone: [String] = []
    }

    /// Nil of folders that have too few documents.
    private let known = KnownValues<Key, TemplateShares?>()
    private let documents = KnownValues<KeyOfTree, TopicDocuments>()
    private let together = KnownValues<KeyOfTree, TemplateShares>()

    /// - Parameter find: asked of documents that were not met with the template.
    func shares(
        of folders: DocumentFolders, by template: Template,
        find: @escaping @Sendable ([String]) -> TemplateShares
    ) -> TemplateShares? {
        let key = Key(folders: folders, template: template.file ?? template.name)
        return known.value(of: key) { [self] in
            let documents = folders.documents
            if DocumentFolders.areEnough(documents) { return find(documents) }
            return folders.wider.flatMap { shares(of: $0, by: template, find: find) }
        }
    }

    /// The documents of all topics, as they are read by a template.
    ///
    /// - Parameter read: asked where they were not met with the template.
    func documents(
        of tree: ProposalTree, by template: Template, read: @escaping @Sendable () -> TopicDocuments
    ) -> TopicDocuments {
        documents.value(of: KeyOfTree(tree: tree, template: Reading(template)), find: read)
    }

    /// What documents by topics keep of a template: the same for all folders whose own are among those that
    /// count for others.
    func shares(
        of found: TopicDocuments.Together, by template: Template,
        find: @escaping @Sendable () -> TemplateShares
    ) -> TemplateShares {
        let key = KeyOfTree(
            tree: found.tree, template: Reading(template), ownAlone: found.ownAlone)
        return together.value(of: key, find: find)
    }
}
