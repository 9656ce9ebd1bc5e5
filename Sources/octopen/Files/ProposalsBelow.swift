import Folders
import Proposals
import Rules

/// Proposals in the folders of one that holds a few other files, too.
extension ProposalFolder {
    /// How many files in folders there are for each beside these, where no number tells what they are.
    private static let manyTimes = 4
    /// Files with numbers that may go on where those in folders end; more are proposals with their parts.
    private static let mostNumbered = 5

    /// The proposals in the folders of a folder, where the files beside these are fewer and have no numbers: they
    /// are new, or about the proposals. Beside files with numbers, and in a folder that a file is called
    /// like, are parts of proposals as a rule.
    ///
    /// - Parameter own: the files that lie right in the folder.
    static func proposals(below path: String, besides own: [String]) -> [String] {
        let numbered = own.filter(isNumbered)
        // Of others the numbers are not known here.
        if !numbered.isEmpty,
            own.count > mostNumbered || numbered.contains(where: { FileNumber(path: $0) == nil })
        {
            return []
        }
        // Below the root of a repository lies whatever there is.
        if exists("\(path)/.git") { return proposals(inNumberedFoldersOf: path, besides: own) }
        guard mayHoldFolders(path) else { return [] }
        let parts = own.map { "\($0.dropLast(".md".count))/" }
        let below = proposals(below: path, depth: 0).filter { file in
            !parts.contains { file.hasPrefix($0) }
        }
        let areMany = own.count * manyTimes <= below.count
        let areNumbered = below.count { isNumbered($0) } * 2 > below.count
        if !numbered.isEmpty {
            return areMany && areNumbered && continues(numbered, in: below) ? below : []
        }
        guard areInFoldersOfProposals(below) else { return [] }
        return areMany || areNumbered && own.count < below.count ? below : []
    }

    /// Whether a folder is one of proposals, as its name or a file in it tells: below another one, as somebody's
    /// home, lies whatever there is, and looking through that takes long.
    private static func mayHoldFolders(_ path: String) -> Bool {
        let name = FilePath(FilePath.real(path) ?? path).name
        return isOfProposals(name) || names.contains { FilePath($0).name == name }
            || StateFolder.names(in: path).contains {
                $0 == "octopen.conf" || $0.hasSuffix(".md") && $0.lowercased().mentions("template")
            }
    }

    /// Whether files lie in several folders, or in one that is called as those of proposals are: another one
    /// beside proposals may hold notes, pages or translations.
    private static func areInFoldersOfProposals(_ files: [String]) -> Bool {
        let names = Set(files.map { FilePath($0).folder }).map { FilePath($0).name }
        return names.count > 1 || names.contains(where: isOfProposals)
    }

    /// Whether a folder is called as those of proposals are, or by a status.
    static func isOfProposals(_ name: String) -> Bool { isLikely(name) || isOfStatus(name) }

    /// The proposals of numbered folders beside fewer files without numbers.
    static func proposals(
        inNumberedFoldersOf path: String, besides own: [String]
    ) -> [String] {
        guard !own.contains(where: isNumbered) else { return [] }
        let found = proposals(inNumberedFoldersOf: path)
        return found.count > own.count ? found : []
    }

    /// Whether files have other numbers than those in folders, none of which is called by a status.
    private static func continues(_ own: [String], in below: [String]) -> Bool {
        let taken = Set(below.compactMap { FileNumber(path: $0)?.value })
        return !own.contains { FileNumber(path: $0).map { taken.contains($0.value) } ?? false }
            && !below.contains { isOfStatus(FilePath(FilePath($0).folder).name) }
    }

    /// Whether a number, which is none to come, or a day stands in the name of a proposal.
    private static func isNumbered(_ path: String) -> Bool {
        let name = nameOfProposal(path)
        if let number = FileNumber(path: path) { return number.value > 0 }
        return name.isOfDay || TemplateName.isNumberedKind(name)
    }
}
