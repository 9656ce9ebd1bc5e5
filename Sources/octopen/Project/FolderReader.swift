import Proposals
import Rules

/// Reads what the rules ask about the proposals of a folder, and about those on other branches.
struct FolderReader: Sendable {
    let folder: String
    /// Nil if it cannot be read: then nothing is known of the proposals.
    let template: Template?
    let git: GitObjects?
    /// Whether a file may be read.
    let isReachable: @Sendable (String) -> Bool

    /// Files of other branches that are read for their numbers.
    private static let readLimit = 100

    /// Nil if the folder cannot be read.
    func facts() -> FolderFacts? {
        guard let paths = try? ProposalFolder.proposals(in: folder) else { return nil }
        let entries = paths.compactMap { path -> FolderFacts.Entry? in
            guard isReachable(path), let bytes = try? WholeFile.read(path) else { return nil }
            return entry(bytes, fileName: FilePath(path).name)
        }
        var facts = FolderFacts(entries)
        facts.elsewhere = readElsewhere(besides: entries)
        return facts
    }

    private func entry(_ bytes: [UInt8], fileName: String) -> FolderFacts.Entry? {
        template.map { FolderFacts.Entry(Proposal(bytes, template: $0), fileName: fileName) }
    }

    /// Numbers of proposals that other branches have and this one does not. One that has another
    /// name or folder there is the same.
    private func readElsewhere(besides entries: [FolderFacts.Entry]) -> [FolderFacts.Use] {
        guard let git else { return [] }
        var uses: [FolderFacts.Use] = []
        var seen = Set(entries.map(\.fileName))
        var left = FolderReader.readLimit
        for branch in GitObjects.branches(in: folder) {
            let shown = branch.split(separator: "/").dropFirst(2).joined(separator: "/")
            // Asked of git only where a number is on both sides.
            var origins: ProposalOrigins?
            for name in git.names(in: branch) {
                guard ProposalFolder.isProposal(name), seen.insert(name).inserted else { continue }
                var number = name.leadingNumber
                if number == nil, left > 0, let bytes = git.file(name, in: branch) {
                    left -= 1
                    number = entry(bytes, fileName: name).flatMap { Int($0.number) }
                }
                if let number {
                    let own = entries.filter { $0.value == number || $0.fileNumber == number }
                        .map(\.fileName)
                    if !own.isEmpty {
                        var found =
                            origins ?? ProposalOrigins(git: git, branch: branch, folder: folder)
                        let isOurs = found.hasOrigin(of: name, in: own)
                        origins = found
                        if isOurs { continue }
                    }
                    uses.append(.init(number: number, branch: shown, fileName: name))
                }
            }
        }
        return uses
    }
}
