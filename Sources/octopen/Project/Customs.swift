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

    /// Where a new proposal goes, and how its file is named.
    func placeOfNew(by template: Template) -> NewPlace {
        let own = folder.forNew
        let found = OwnFolders(of: folder) { documents, place in
            ProposalFolder.follow(template, documents.filter(restriction.allows), in: place)
        }
        let ownName = found.flatMap { folders in
            folders.document.map { document in
                NewFileName(
                    asIn: folders.names.map { $0 + ".md" }, template: template, today: Clock.today,
                    document: document)
            }
        }
        guard let folders = found, let name = ownName, let around = folders.around,
            folders.lists(name.name("words"), with: template.sidecar)
        else {
            let paths = (try? ProposalFolder.proposals(in: own)) ?? []
            let name = NewFileName(
                asIn: paths.map { FilePath($0).name }, template: template, today: Clock.today)
            var place = NewPlace(folder: FilePath.shortest(own), name: name)
            guard let found else { return self.place(place, beside: paths) }
            place.isOfTopic = found.around == nil && found.topics.count > 1
            place.remark =
                place.isOfTopic
                ? "the proposals here lie in folders by topic, \(Self.list(of: found.topics)): begin it "
                    + "in one of these, or name its file there with -o"
                : "each proposal here has a folder of its own, as "
                    + "\(FilePath(FilePath(found.example).folder).name): make one for it, and name the "
                    + "file there with -o"
            return place
        }
        return NewPlace(folder: FilePath.shortest(around), name: name)
    }

    /// Where a new file goes beside others that lie in folders: into the one that it is begun in, or that holds
    /// all which were not decided on and is called as those of proposals are.
    ///
    /// - Parameter usual: the place in the folder around them.
    private func place(_ usual: NewPlace, beside paths: [String]) -> NewPlace {
        let counts: [String: Int] = paths.reduce(into: [:]) { counts, path in
            counts[FilePath(path).folder, default: 0] += 1
        }
        let right = counts[folder.forNew] ?? 0
        let open = counts.keys.sorted().filter { path in
            guard path != folder.forNew, let count = counts[path], count > 1 else { return false }
            let name = FilePath(path).name
            return !ProposalFolder.isOfProposal(name) && !ProposalFolder.isOfDecision(name)
        }
        guard folder.path != nil, right * 2 < paths.count, let first = open.first else {
            return usual
        }
        let start = FilePath.real(folder.start)
        let around = open.filter { path in
            guard let start, let real = FilePath.real(path) else { return false }
            return FilePath.isBelow(real, start)
        }.max { $0.utf8.count < $1.utf8.count }
        if let around { return NewPlace(folder: FilePath.shortest(around), name: usual.name) }
        var place = usual
        if open.count > 1 {
            place.remark =
                "the proposals here lie in folders, \(Self.list(of: open)): begin it in one of these, or "
                + "name its file there with -o"
        } else if (counts[first] ?? 0) * 4 > paths.count - right,
            ProposalFolder.isOfProposals(FilePath(first).name)
        {
            place = NewPlace(folder: FilePath.shortest(first), name: usual.name)
        }
        return place
    }

    /// Topics that are named; of more there is a number.
    private static let mostTopics = 6

    private static func list(of topics: [String]) -> String {
        let shown = topics.map(FilePath.shortest)
        guard shown.count > mostTopics else { return shown.joined(separator: ", ") }
        return shown.prefix(mostTopics).joined(separator: ", ")
            + " and \(shown.count - mostTopics) more"
    }
}

/// Where a new proposal goes, and how its file is named.
struct NewPlace {
    let folder: String
    let name: NewFileName
    /// What is told where each proposal has a folder of its own, and none can be made for a new one.
    var remark: String?
    /// Whether the proposals lie in folders by topic, and none of these is meant.
    var isOfTopic = false

    /// The path of a file that is named as the project names its own.
    func path(_ name: String) -> String { ProposalFolder.joined(folder, name) }

    /// What is there already where a new file would be: it, or the folder that is to be its own.
    func obstacle(at path: String) -> String? {
        let folder = FilePath(path).folder
        if name.document != nil, ProposalFolder.exists(folder) { return folder }
        return ProposalFolder.exists(path) ? path : nil
    }
}
