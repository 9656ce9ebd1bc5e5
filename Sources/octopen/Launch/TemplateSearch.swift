import Glibc
import Proposals

/// Finds the template of a project where projects keep it: beside the proposals, in a folder for
/// templates or guidelines, or in the folders above, up to the root of the repository.
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
        "templates", "template", "proposal-templates", "guidelines", "tools", "docs/adr",
        "docs/decisions", "doc/adr",
    ]

    /// - Parameter folder: of the proposals.
    func templates(forProposalsIn folder: String) -> Found {
        guard let real = FilePath.real(folder) else { return Found() }
        let kinds = TemplateName.kinds(
            of: StateFolder.names(in: folder), in: FilePath(real).name)
        var rivals: [String] = []
        for place in places(around: folder, real) {
            let found = files(in: place, besides: kinds)
            if found.count == 1 { return Found(path: found[0]) }
            if rivals.isEmpty { rivals = found }
        }
        return Found(rivals: rivals)
    }

    /// The folders that are looked into, the nearest first.
    private func places(around folder: String, _ own: String) -> [String] {
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
        return levels.flatMap { level in
            [level] + Self.folders.map { level == "." ? $0 : "\(level)/\($0)" }
        }
    }

    /// The file whose name says most plainly that it is a template; several where they are of
    /// different kinds of proposals.
    ///
    /// - Parameter kinds: words before the numbers of the proposals.
    private func files(in folder: String, besides kinds: Set<String>) -> [String] {
        let names = StateFolder.names(in: folder)
        let ranked = names.compactMap { name -> (rank: Int, name: TemplateName)? in
            let name = TemplateName(name)
            return name.rank(besides: kinds, among: names).map { (rank: $0, name: name) }
        }.sorted { first, second in
            (first.rank, first.name.name.utf8.count, first.name.name) < (
                second.rank, second.name.name.utf8.count, second.name.name
            )
        }
        let start = folder == "." ? "" : folder + "/"
        let isUsable = { (name: TemplateName) in
            let path = start + name.name
            return isFile(path) && (name.isCertain(besides: kinds) || Self.asks(path))
        }
        if let best = ranked.first(where: { isUsable($0.name) }) {
            var found = [start + best.name.name]
            guard best.rank > 2, let kind = best.name.kind else { return found }
            for (rank, name) in ranked
            where rank == best.rank && ![nil, kind].contains(name.kind) && isUsable(name) {
                found.append(start + name.name)
            }
            return found
        }
        // `NNNN-kep-template/README.md`; with a number, `5978-claim-template` is a proposal.
        let folders = names.filter {
            $0.lowercased().hasSuffix("-template") && !TemplateName.isNumbered($0)
        }.sorted()
        let inFolders = folders.flatMap { ["\($0)/README.md", "\($0)/\($0).md"] }
        let found = inFolders.lazy.map { start + $0 }.first { path in
            let name = FilePath(path).name
            return isFile(path)
                && (name == "README.md" || TemplateName(name).isCertain(besides: kinds)
                    || Self.asks(path))
        }
        return found.map { [$0] } ?? []
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
