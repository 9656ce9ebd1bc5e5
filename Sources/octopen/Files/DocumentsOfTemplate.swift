import Proposals

/// Where the documents of a template lie, which may be elsewhere than proposals are looked for.
extension ProposalFolder {
    /// The folder of proposals, unless its files do not follow the template, as what else lies around
    /// does; nil where none is known.
    func ofDocuments(by template: Template) -> String? {
        guard let path else { return Self.ofDocuments(around: template) }
        let documents = (try? Self.proposals(in: path)) ?? []
        guard template.file != nil, !Self.follow(template, documents, in: path) else { return path }
        return Self.ofDocuments(around: template) ?? path
    }

    /// The folder with the most proposals that follow a template among that of its file, that above it,
    /// and the folders in both; nil where none has more than a few, and outside of a repository.
    static func ofDocuments(around template: Template) -> String? {
        guard let file = template.file, let own = FilePath.real(FilePath(file).folder) else {
            return nil
        }
        var root = own
        while !exists("\(root)/.git") {
            guard root != "/" else { return nil }
            root = FilePath(root).folder
        }
        let above = own == root ? [own] : [own, FilePath(own).folder]
        let others = above.flatMap { folder in
            StateFolder.names(in: folder).sorted().filter {
                !$0.hasPrefix(".") && $0 != "reviews" && !$0.hasSuffix("-template")
            }.map { joined(folder, $0) }
        }
        let found = (above + others.filter { $0 != own && isRealFolder($0) }).map { folder in
            // Few files beside others in folders tell nothing of these, but where proposals are known to lie.
            let right = (try? proposalsRight(in: folder)) ?? []
            let own = right.isEmpty ? proposals(below: folder, depth: 0) : right
            return (
                folder: folder,
                documents: own.isEmpty ? documents(called: "README.md", in: folder) : own
            )
        }
        let ranked = found.enumerated().filter { $0.element.documents.count > 4 }.sorted {
            (-$0.element.documents.count, $0.offset) < (-$1.element.documents.count, $1.offset)
        }
        return ranked.first { follow(template, $0.element.documents, in: $0.element.folder) }?
            .element.folder
    }

    /// How a template is chosen for the documents of a folder: beside its file one heading is enough.
    static func choice(of template: Template, in folder: String) -> Template.Choice {
        let own = template.file.flatMap { FilePath.real(FilePath($0).folder) }
        return own != nil && own == FilePath.real(folder) ? .own : .found
    }

    /// Documents that are read to see whether a folder's follow a template.
    private static let readDocuments = 12

    /// Whether half of a folder's last documents follow a template: others are files of any kind.
    static func follow(
        _ template: Template, _ documents: [String], in folder: String
    ) -> Bool {
        let choice = choice(of: template, in: folder)
        let last = documents.suffix(readDocuments).compactMap { try? WholeFile.read($0) }
        let following = last.count { DocumentHead($0, of: template, chosen: choice) != nil }
        return following > 0 && following * 2 >= last.count
    }
}
