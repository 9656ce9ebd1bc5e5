import Folders
import Glibc
import Proposals
import Rules

/// Folders of proposals that are told by what they hold, as their names alone do not tell.
extension ProposalFolder {
    /// What projects call their proposals' folders, and some other folders, in small letters.
    private static let likelyNames: Set = [
        "rfc", "rfcs", "adr", "adrs", "text", "design", "designs", "decisions", "accepted",
        "implemented", "active-rfcs", "proposal", "enhancements",
    ]

    /// Whether a folder is called as those of proposals are.
    static func isLikely(_ name: String) -> Bool { likelyNames.contains(name.lowercased()) }

    /// The folders at the root of a repository, and in its `docs`, that hold proposals: `designs` with
    /// numbered files or a template, `CIPs` with `cip-1.md`; where there are none, those below `docs` that a
    /// template tells.
    ///
    /// - Returns: nothing elsewhere, and for a root with numbered proposals of its own.
    static func likely(in root: String) -> [String] {
        guard access("\(root)/.git", F_OK) == 0, !holdsProposals(root) else { return [] }
        let docs = joined(root, "docs")
        let found = [root, docs].flatMap { place -> [String] in
            StateFolder.names(in: place).sorted().compactMap { name -> String? in
                let isLikely = Self.isLikely(name)
                guard isLikely || place == root && kind(named: name) != nil else { return nil }
                let folder = joined(place, name)
                guard isRealFolder(folder) else { return nil }
                return holdsProposals(folder, called: name, isLikely: isLikely) ? folder : nil
            }
        }
        return found.isEmpty ? likelyByTemplate(in: docs) : found
    }

    /// Folders that are looked into for others.
    private static let mostFolders = 50

    /// The folders of a folder that a template of proposals lies in beside some: `architecture`, where much else
    /// may be, and those of likely names one deeper, `development/design`.
    private static func likelyByTemplate(in docs: String) -> [String] {
        let inside = { (folder: String) in
            StateFolder.names(in: folder).sorted().filter { !$0.hasPrefix(".") }
        }
        let found = inside(docs).prefix(mostFolders).flatMap { name -> [String] in
            let folder = joined(docs, name)
            guard isRealFolder(folder) else { return [] }
            let deeper = inside(folder).filter(isLikely)
                .map { joined(folder, $0) }
            return (name.lowercased() == "architecture" ? [folder] : []) + deeper
        }
        return found.filter { folder in
            let names = isRealFolder(folder) ? StateFolder.names(in: folder) : []
            return names.contains(where: isProposal)
                && names.contains {
                    $0.mentions("template") && TemplateName($0).isCertain(besides: [])
                }
        }
    }

    /// Whether a folder holds several proposals that have numbers, as `accepted` beside `text`.
    static func holdsProposals(_ folder: String) -> Bool {
        StateFolder.names(in: folder).count { isProposal($0) && FileNumber(path: $0) != nil } > 1
    }

    /// - Parameter isLikely: whether its name is one of those that need less evidence.
    private static func holdsProposals(
        _ folder: String, called name: String, isLikely: Bool
    ) -> Bool {
        let names = StateFolder.names(in: folder)
        let kinds = Set([kind(named: name)].compactMap { $0 })
        let templates = names.filter { $0.mentions("template") }.map { TemplateName($0) }
        let hasTemplate = templates.contains { $0.isCertain(besides: kinds) }
        if isLikely {
            let numbered = names.count {
                isProposal($0) && (FileNumber(path: $0) != nil || $0.isOfDay)
            }
            return numbered > 1 || hasTemplate || !proposals(inNumberedFoldersOf: folder).isEmpty
        }
        let own = TemplateName.kinds(of: names.filter { isProposal($0) }, in: "")
        if !own.isDisjoint(with: kinds) { return true }
        if templates.contains(where: { $0.isOfProposals(besides: kinds) }) { return true }
        let isOfKind = !TemplateName.kinds(of: names, in: "").isDisjoint(with: kinds)
        return (hasTemplate || isOfKind) && !proposals(inNumberedFoldersOf: folder).isEmpty
    }

    /// The word of proposals that a folder is called by: `cip` of `CIPs`, `hip` of `HIP`; nil for words
    /// that are none.
    private static func kind(named name: String) -> String? {
        let letters = Array(name.utf8)
        let isCapital = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
        guard (3...6).contains(letters.count), name.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        let word = name.lowercased()
        let kind = word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
        if isCapital(letters[0]), isCapital(letters[1]) { return kind }
        let isAcronym = ["ip", "ep", "rc", "ps"].contains { kind.hasSuffix($0) }
        return isAcronym && kind.count == 3 || TemplateName.isShortKind(kind) ? kind : nil
    }
}
