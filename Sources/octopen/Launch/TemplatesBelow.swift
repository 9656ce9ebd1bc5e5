/// Templates of proposals deeper in a project than they are looked for.
extension TemplateSearch {
    /// How many folders lie between such a template and where it is looked for.
    private static let deepest = 4
    /// Folders that are looked into at most, those above first.
    private static let mostFolders = 500
    /// Folders of what others wrote, or a program.
    private static let foreign: Set = [
        "node_modules", "vendor", "third_party", "target", "build", "dist", "testdata", "fixtures",
    ]

    /// The templates in the folders below one that proposals lie beside, that are in a folder of templates, or
    /// in one of their own; by depth and path.
    func templates(below folder: String) -> [String] {
        guard !restriction.isOn else { return [] }
        var found: [String] = []
        var level = [folder]
        var looked = 0
        for _ in 0...Self.deepest {
            var next: [String] = []
            for place in level where looked < Self.mostFolders {
                looked += 1
                let names = StateFolder.names(in: place).sorted()
                if place != folder { found += templates(in: place, names) }
                next += names.filter { !$0.hasPrefix(".") && !Self.foreign.contains($0) }
                    .filter { !$0.hasSuffix(".md") }
                    .map { ProposalFolder.joined(place, $0) }
                    .filter { ProposalFolder.isRealFolder($0) }
            }
            level = next
        }
        return found
    }

    /// - Parameter names: of all that the folder holds.
    private func templates(in place: String, _ names: [String]) -> [String] {
        let kinds = TemplateName.kinds(of: names, in: FilePath(place).name)
        let found = files(in: place, besides: kinds).filter { Self.asks($0) }
        let isOfTemplates = Self.isFolderOfTemplates(FilePath(place).name)
        let isOwn = { (path: String) in FilePath.real(FilePath(path).folder) != FilePath.real(place)
        }
        let hasProposals = names.contains { ProposalFolder.isProposal($0) }
        return found.filter { isOfTemplates || hasProposals || isOwn($0) }
    }
}
