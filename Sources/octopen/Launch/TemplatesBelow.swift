import Folders

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
                let (names, folders) = StateFolder.namesAndFolders(in: place)
                // Most folders hold code, and nothing that is called like a template.
                if place != folder, names.contains(where: Self.mayBeOfTemplate) {
                    found += templates(in: place, names)
                }
                next += folders.filter { !$0.hasPrefix(".") && !Self.foreign.contains($0) }
                    .map { ProposalFolder.joined(place, $0) }
                    .filter { ProposalFolder.isRealFolder($0) }
            }
            level = next
        }
        return found
    }

    private static func mayBeOfTemplate(_ name: String) -> Bool {
        name.hasSuffix(".md") || name.hasSuffix(".template")
            || TemplateName(name).isFolderOfTemplate
    }

    /// What is called so that it is certainly a template is one beside several numbered proposals, whatever it
    /// says; elsewhere its text has to ask, too.
    ///
    /// - Parameter names: of all that the folder holds.
    private func templates(in place: String, _ names: [String]) -> [String] {
        let kinds = TemplateName.kinds(of: names, in: FilePath(place).name)
        let proposals = names.filter { ProposalFolder.isProposal($0) }
        let isOfNumbers =
            proposals.count { FileNumber(path: $0) != nil } > 1
            || !TemplateName.kinds(of: proposals, in: "").isEmpty
        let found = files(in: place, besides: kinds).filter {
            Self.asks($0)
                || isOfNumbers && TemplateName(FilePath($0).name).isCertain(besides: kinds)
        }
        let isOfTemplates = Self.isFolderOfTemplates(FilePath(place).name)
        let isOwn = { (path: String) in FilePath.real(FilePath(path).folder) != FilePath.real(place)
        }
        return found.filter { isOfTemplates || !proposals.isEmpty || isOwn($0) }
    }
}
