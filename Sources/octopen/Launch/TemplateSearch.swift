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
        let places = levels.flatMap { Self.places(at: $0) }
        for place in places {
            var found = files(in: place, besides: kinds)
            if found.count == 1 { found += others(beside: found[0], forProposalsIn: folder) }
            if found.count == 1 {
                let own = place == folder ? nil : nearer(than: found[0], in: folder)
                return Found(path: own ?? found[0])
            }
            if rivals.isEmpty { rivals = found }
        }
        if rivals.isEmpty {
            let own = followed(in: folder)
            if own.count == 1 { return Found(path: own[0]) }
            rivals = own
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
        if rivals.isEmpty {
            let unsure = places.lazy.map { unsureFiles(in: $0, forProposalsIn: folder) }
            rivals = unsure.first { !$0.isEmpty } ?? []
        }
        return Found(rivals: rivals)
    }

    /// Documents that are read at most to see which of several files they follow.
    private static let readDocuments = 5

    /// What lies in a folder of templates beside one that is called as proposals are, `templates/RFC.md`,
    /// asks as that does, and is followed by as many of the proposals.
    private func others(beside path: String, forProposalsIn folder: String) -> [String] {
        let (own, place) = (FilePath(path).name, FilePath(path).folder)
        guard Self.foldersOfTemplates.contains(FilePath(place).name), TemplateName(own).isKindAlone
        else { return [] }
        let asking = StateFolder.names(in: place).sorted()
            .filter { $0 != own && TemplateName($0).isOfSomething }
            .map { ProposalFolder.joined(place, $0) }.filter { isFile($0) && Self.asks($0) }
        guard !asking.isEmpty else { return [] }
        let documents = lastDocuments(of: folder, outsideOf: place)
        let followers = Self.count(of: documents, following: path)
        return asking.filter { Self.count(of: documents, following: $0) >= followers }
    }

    private func lastDocuments(of folder: String, outsideOf place: String) -> [[UInt8]] {
        ((try? ProposalFolder.proposals(in: folder)) ?? [])
            .filter { FilePath($0).folder != place && restriction.allows($0) }
            .suffix(Self.readDocuments).compactMap { try? WholeFile.read($0) }
    }

    private static func count(of documents: [[UInt8]], following path: String) -> Int {
        guard let bytes = try? WholeFile.read(path) else { return 0 }
        let template = Template(reading: bytes, name: FilePath(path).name).chosen(.found)
        guard !template.isNone else { return 0 }
        return documents.count { !Proposal($0, template: template).template.isNone }
    }

    /// Files of a folder of templates that are called so, and that proposals follow, though nothing else
    /// tells what they are: none is taken.
    private func unsureFiles(in place: String, forProposalsIn folder: String) -> [String] {
        guard Self.foldersOfTemplates.contains(FilePath(place).name) else { return [] }
        let called = StateFolder.names(in: place).sorted().filter { TemplateName($0).isTemplate }
            .map { ProposalFolder.joined(place, $0) }.filter { isFile($0) }
        guard !called.isEmpty else { return [] }
        let documents = lastDocuments(of: folder, outsideOf: place)
        return called.filter { Self.count(of: documents, following: $0) > 0 }
    }

    /// The files beside proposals that are called templates as no proposal is written,
    /// `Requirement_Template.md`, and that half of the last proposals follow, and more than one.
    func followed(in folder: String) -> [String] {
        let names = StateFolder.names(in: folder)
        let kinds = TemplateName.kinds(of: names, in: FilePath(folder).name)
        let called = names.sorted().filter {
            let name = TemplateName($0)
            return name.isTemplateInCapitals && name.rank(besides: kinds, among: names) != nil
        }.map { ProposalFolder.joined(folder, $0) }.filter { isFile($0) }
        guard !called.isEmpty else { return [] }
        let documents = lastDocuments(of: folder, besides: called)
        return called.filter {
            let followers = Self.count(of: documents, following: $0)
            return followers > 1 && followers * 2 >= documents.count
        }
    }

    /// Whether a folder's own proposals follow a file beside them that is called a template: half of the last,
    /// and more than one where the name could be of another thing, too.
    func isFollowed(in folder: String) -> Bool {
        let names = StateFolder.names(in: folder)
        let kinds = TemplateName.kinds(of: names, in: FilePath(folder).name)
        let called = names.filter {
            let name = TemplateName($0)
            return name.isTemplate && name.rank(besides: kinds, among: names) != nil
        }.map { ProposalFolder.joined(folder, $0) }.filter { isFile($0) }
        guard !called.isEmpty else { return false }
        let documents = lastDocuments(of: folder, besides: called)
        return called.contains {
            let followers = Self.count(of: documents, following: $0)
            let isCertain = TemplateName(FilePath($0).name).isCertain(besides: kinds)
            return followers > (isCertain ? 0 : 1) && followers * 2 >= documents.count
        }
    }

    /// The only file of those beside the proposals, where more of them follow it than a template that was
    /// found elsewhere.
    private func nearer(than path: String, in folder: String) -> String? {
        let own = followed(in: folder)
        guard own.count == 1 else { return nil }
        let documents = lastDocuments(of: folder, besides: own)
        let followers = Self.count(of: documents, following: own[0])
        return followers > Self.count(of: documents, following: path) ? own[0] : nil
    }

    private func lastDocuments(of folder: String, besides templates: [String]) -> [[UInt8]] {
        let names = Set(templates.map { FilePath($0).name })
        return ((try? ProposalFolder.proposals(in: folder)) ?? [])
            .filter { !names.contains(FilePath($0).name) && restriction.allows($0) }
            .suffix(Self.readDocuments).compactMap { try? WholeFile.read($0) }
    }

    /// Whether nothing but the proposals beside it tells that a file is their template.
    func isToldByFollowersAlone(_ path: String) -> Bool {
        let name = TemplateName(FilePath(path).name)
        return name.isTemplateInCapitals && !name.isCertain(besides: []) && !Self.asks(path)
            && followed(in: FilePath(path).folder).contains { FilePath($0).name == name.name }
    }

    /// Whether a folder of this name holds templates.
    static func isFolderOfTemplates(_ name: String) -> Bool { foldersOfTemplates.contains(name) }

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
    func files(in folder: String, besides kinds: Set<String>) -> [String] {
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
            let path = ProposalFolder.joined(folder, name.name)
            return isFile(path) && (isCertain(name) || Self.asks(path))
        }
        guard let best = ranked.first(where: { isUsable($0.name) }) else { return [] }
        let rivals = ranked.filter {
            $0.rank == best.rank && $0.name.isRival(of: best.name) && isUsable($0.name)
        }
        return ([best] + rivals).map { ProposalFolder.joined(folder, $0.name.name) }
    }

    /// `NNNN-kep-template/README.md`, `NNNN-vep-template/vep.md`; where the folder's name alone does
    /// not tell, as `RFC-0000`, the text has to.
    private func files(
        inFolderOfTemplate name: String, of folder: String, besides kinds: Set<String>
    ) -> [String] {
        let inside = ProposalFolder.joined(folder, name)
        let names = StateFolder.names(in: inside)
        let documents = names.filter { $0.hasSuffix(".md") }
        let usual = ["README.md", "\(name).md"].first { documents.contains($0) }
        if let document = usual ?? (documents.count == 1 ? documents[0] : nil) {
            let path = ProposalFolder.joined(inside, document)
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
            .map { ProposalFolder.joined(level, $0) }.filter { ProposalFolder.isFolder($0) }
        return folders.prefix(Self.mostFolders).flatMap { folder in
            StateFolder.names(in: folder).sorted()
                .filter {
                    $0.mentions("template") && TemplateName($0).isOfProposals(besides: kinds)
                }
                .map { ProposalFolder.joined(folder, $0) }.filter { isFile($0) }
        }
    }

    private func isFile(_ path: String) -> Bool {
        access(path, R_OK) == 0 && !ProposalFolder.isFolder(path)
            && restriction.allowsTemplate(path)
    }

    /// Whether a file's text is one of a template; what cannot be read is none.
    static func asks(_ path: String) -> Bool {
        guard let bytes = try? WholeFile.read(path) else { return false }
        return Template(reading: bytes, name: FilePath(path).name).looksLikeTemplate
    }
}
