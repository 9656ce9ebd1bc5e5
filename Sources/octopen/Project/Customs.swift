import Folders
import Proposals
import Rules

/// What a project's documents tell of a new one.
extension LaunchEnvironment {
    /// Documents that are read at most.
    private static let readDocuments = 100

    /// What the accepted documents of a template have where it leaves that open.
    ///
    /// - Parameter own: where they lie; nil for the folder of proposals, or one around the template.
    func customs(of template: Template, in own: String? = nil) -> DocumentCustoms {
        guard template.mayLearnCustoms,
            let place = own ?? folder.ofDocuments(by: template)
        else { return DocumentCustoms() }
        let documents = templates.documents(of: place).suffix(Self.readDocuments)
            .filter(restriction.allows).compactMap { try? WholeFile.read($0) }
        let choice = ProposalFolder.choice(of: template, in: place)
        let found = template.chosen(choice)
        let read = FolderReader.inOrder(documents) {
            bytes -> (head: DocumentHead, proposal: Proposal)? in
            guard let head = DocumentHead(bytes, of: template, chosen: choice) else { return nil }
            return (head: head, proposal: Proposal(bytes, template: found))
        }.compactMap(\.self)
        let states = AcceptedStates(of: read.map(\.proposal))
        return DocumentCustoms(read.filter { states.contains($0.proposal) }, of: template)
    }

    /// How files of the folder of new proposals are named.
    func newFileName(by template: Template) -> NewFileName {
        let paths = (try? ProposalFolder.proposals(in: folder.forNew)) ?? []
        return NewFileName(
            asIn: paths.map { FilePath($0).name }, template: template, today: Clock.today)
    }

    /// What is told of a new file where each proposal has a folder of its own, which none is made for.
    var remarkOnOwnFolders: String? {
        let own = folder.forNew
        var example: String?
        if DocumentFolders.number(of: own) != nil {
            // In the folder of one of them.
            example = DocumentFolders(of: own).flatMap { $0.areSeveral ? $0.documents.last : nil }
        } else if let paths = try? ProposalFolder.proposals(in: own) {
            let folders = paths.map { FilePath($0).folder }
            let areOwn =
                folders.count > 2 && Set(folders).count == folders.count
                && folders.allSatisfy { FilePath($0).folder == own }
            example = areOwn ? paths.last : nil
        }
        return example.map {
            "each proposal here has a folder of its own, as \(FilePath(FilePath($0).folder).name): make "
                + "one for it, and name the file there with -o"
        }
    }
}
