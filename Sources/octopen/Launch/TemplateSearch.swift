import Glibc
import Proposals
import Rules

/// Finds the template of a project where projects keep it: beside the proposals, in a folder for
/// templates or guidelines, or in the folders above, up to the root of the repository; of numbered
/// proposals in another folder of these, too.
struct TemplateSearch {
    /// What a search came to.
    struct Found {
        /// The template's path from the folder; nil without a repository, or where none lies.
        var path: String?
        /// Files of which each could be meant, where nothing tells which of them.
        var rivals: [String] = []
    }

    let restriction: Restriction

    /// Folders beside or above the proposals that hold templates.
    private static let folders = [
        "templates", "template", "proposal-templates", "docs/templates", "guidelines", "tools",
        "docs/adr", "docs/decisions", "doc/adr", "meta", "assets", ".github",
    ]

    /// Folders of templates alone, in which a file may be called just `proposal.md`.
    private static let foldersOfTemplates: Set = ["templates", "template", "proposal-templates"]

    /// - Parameter folder: of the proposals.
    func templates(forProposalsIn folder: String) -> Found {
        guard let real = FilePath.real(folder) else { return Found() }
        let names = StateFolder.names(in: folder)
        let own = FilePath(real).name
        let kinds = TemplateName.kinds(of: names, in: own)
        var rivals: [String] = []
        let levels = self.levels(above: folder, real)
        for place in levels.flatMap({ Self.places(at: $0) }) {
            let found = files(in: place, besides: kinds)
            if found.count == 1 { return Found(path: found[0]) }
            if rivals.isEmpty { rivals = found }
        }
        let isOfProposals =
            !kinds.isEmpty || own.leadingNumber != nil
            || names.count { $0.leadingNumber != nil } > 1
        if rivals.isEmpty, isOfProposals {
            for level in levels where rivals.isEmpty {
                rivals = filesOfProposals(inFoldersOf: level, besides: kinds)
            }
            if let first = rivals.first, Set(rivals.map { try? WholeFile.read($0) }).count == 1 {
                return Found(path: first)
            }
        }
        return Found(rivals: rivals)
    }

    /// Where a template of a folder's proposals is looked for, in words.
    func placesInWords(forProposalsIn folder: String) -> String {
        let shown = folder == "." ? "the current folder" : folder
        let places = "\(shown), its folders \(Self.folders.joined(separator: ", "))"
        guard let real = RealFolder(folder) else { return places }
        guard let root = real.repository else {
            return "\(places), and not above it, for it is in no git repository"
        }
        return real.path == root ? places : "\(places), and likewise above it up to \(root)"
    }

    private static func places(at level: String) -> [String] {
        [level] + folders.map { level == "." ? $0 : "\(level)/\($0)" }
    }

    /// The folder and those above it up to the root of the repository.
    private func levels(above folder: String, _ own: String) -> [String] {
        var real = own
        var shown = folder
        var levels = [shown]
        while access("\(real)/.git", F_OK) != 0 {
            guard real != "/" else { return [folder] }
            real = FilePath(real).folder
            // As it was given where that leads there, which it does not behind a link.
            let plain = FilePath(shown).folder
            let isPlain = !shown.hasSuffix(".") && FilePath.real(plain) == real
            shown = isPlain ? plain : shown == "." ? ".." : shown + "/.."
            levels.append(shown)
        }
        return levels
    }

    /// The file whose name says most plainly that it is a template; several where as many things
    /// have one.
    ///
    /// - Parameter kinds: words before the numbers of the proposals.
    private func files(in folder: String, besides kinds: Set<String>) -> [String] {
        let names = StateFolder.names(in: folder)
        let found = files(of: names, in: folder, besides: kinds)
        guard found.isEmpty else { return found }
        // Most names are those of documents.
        let others = names.filter { !$0.hasSuffix(".md") }.sorted()
        for name in others where TemplateName(name).isFolderOfTemplate {
            let inside = files(inFolderOfTemplate: name, of: folder, besides: kinds)
            if !inside.isEmpty { return inside }
        }
        return []
    }

    private func files(
        of names: [String], in folder: String, besides kinds: Set<String>
    ) -> [String] {
        let isOfTemplates = Self.foldersOfTemplates.contains(FilePath(folder).name)
        let isCertain = { (name: TemplateName) in
            name.isCertain(besides: kinds) || isOfTemplates && name.isKindAlone
        }
        let ranked = names.compactMap { name -> (rank: Int, name: TemplateName)? in
            let name = TemplateName(name)
            if isOfTemplates, name.isKindAlone { return (rank: 3, name: name) }
            return name.rank(besides: kinds, among: names).map { (rank: $0, name: name) }
        }.sorted { first, second in
            (first.rank, first.name.name.utf8.count, first.name.name) < (
                second.rank, second.name.name.utf8.count, second.name.name
            )
        }
        let isUsable = { (name: TemplateName) in
            let path = Self.path(of: name.name, in: folder)
            return isFile(path) && (isCertain(name) || Self.asks(path))
        }
        guard let best = ranked.first(where: { isUsable($0.name) }) else { return [] }
        let rivals = ranked.filter {
            $0.rank == best.rank && $0.name.isRival(of: best.name) && isUsable($0.name)
        }
        return ([best] + rivals).map { Self.path(of: $0.name.name, in: folder) }
    }

    /// `NNNN-kep-template/README.md`, `NNNN-vep-template/vep.md`; where the folder's name alone does
    /// not tell, as `RFC-0000`, the text has to.
    private func files(
        inFolderOfTemplate name: String, of folder: String, besides kinds: Set<String>
    ) -> [String] {
        let inside = Self.path(of: name, in: folder)
        let names = StateFolder.names(in: inside)
        let documents = names.filter { $0.hasSuffix(".md") }
        let usual = ["README.md", "\(name).md"].first { documents.contains($0) }
        if let document = usual ?? (documents.count == 1 ? documents[0] : nil) {
            let path = Self.path(of: document, in: inside)
            let isCertain =
                TemplateName(name + ".md").isOfProposals(besides: kinds)
                || TemplateName(name).isKindOrExample
                || TemplateName(document).isCertain(besides: kinds)
            if isFile(path), isCertain || Self.asks(path) { return [path] }
        }
        return files(of: names, in: inside, besides: kinds)
    }

    /// Folders of a folder that are looked into for a template.
    private static let mostFolders = 200

    /// Files in the folders of a folder that are certainly templates of proposals:
    /// `accepted/0000-template.md` for those in `implemented`.
    private func filesOfProposals(
        inFoldersOf level: String, besides kinds: Set<String>
    ) -> [String] {
        let folders = StateFolder.names(in: level).filter { !$0.hasPrefix(".") }.sorted()
            .map { Self.path(of: $0, in: level) }.filter { ProposalFolder.isFolder($0) }
        return folders.prefix(Self.mostFolders).flatMap { folder in
            StateFolder.names(in: folder).sorted()
                .filter {
                    $0.mentions("template") && TemplateName($0).isOfProposals(besides: kinds)
                }
                .map { Self.path(of: $0, in: folder) }.filter { isFile($0) }
        }
    }

    private static func path(of name: String, in folder: String) -> String {
        folder == "." ? name : "\(folder)/\(name)"
    }

    private func isFile(_ path: String) -> Bool {
        access(path, R_OK) == 0 && !ProposalFolder.isFolder(path) && restriction.allows(path)
    }

    /// Whether a file's text is one of a template; what cannot be read is none.
    private static func asks(_ path: String) -> Bool {
        guard let bytes = try? WholeFile.read(path) else { return false }
        return Template(reading: bytes, name: FilePath(path).name).looksLikeTemplate
    }
}
