import Proposals

/// How the keys of front matter name other proposals, as far as the documents, their templates or the
/// metadata of the folder show it.
struct ReferenceNaming {
    /// By paths from the root of the repository.
    private(set) var isByPath = false
    /// In lists, as far as a key says so.
    private(set) var isInLists = false

    /// Names of keys that hold other proposals, besides those that a supersession is written into.
    private static let others: Set<String> = ["see also", "related", "depends on"]

    init(_ sides: [Superseding.Side], environment: LaunchEnvironment) {
        for side in sides {
            for field in side.template.fields where field.place == .frontMatter {
                look(at: [field.placeholder], in: field.name, isList: field.kind.isSeveral)
            }
            look(at: side.proposal)
        }
        // What the project writes beside other documents, where something leads to one.
        guard !isByPath, sides.contains(where: { $0.file.sidecar != nil }),
            let root = sides.lazy.compactMap({
                RealFolder(FilePath($0.file.path).folder)?.repository
            }).first,
            let paths = try? environment.folder.proposals()
        else { return }
        for path in paths where ProposalFile.mayHaveSidecar(path) {
            guard let file = try? ProposalFile(reading: path), file.sidecar != nil else { continue }
            look(at: Proposal(file.bytes, template: .none)) { FilePath.real(root + $0) != nil }
            if isByPath { return }
        }
    }

    /// Whether a value is a path from the root, as it is or as templates write it.
    private static func isPath(_ value: String) -> Bool {
        let bare = value.drop { "\"'-[ ".contains($0) }
        return bare.hasPrefix("/") && !bare.hasPrefix("//")
    }

    private mutating func look(
        at proposal: Proposal, where isThere: (String) -> Bool = { _ in true }
    ) {
        guard proposal.sections.first?.role == .frontMatter else { return }
        for field in proposal.content(ofSection: 0).slots.map(\.field) {
            guard let name = field.name else { continue }
            look(
                at: field.text.lines.map(\.text).filter(isThere), in: name,
                isList: field.kind.isSeveral)
        }
    }

    private mutating func look(at values: [String], in name: String, isList: Bool) {
        let known = Self.others.union(Superseding.End.old.names + Superseding.End.new.names)
        let words = name.asFieldWords
        guard known.contains(words), values.contains(where: Self.isPath) else { return }
        isByPath = true
        if isList { isInLists = true }
    }
}
