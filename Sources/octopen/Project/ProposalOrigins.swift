/// Which files on two branches are one proposal: git follows each back to where the branches part,
/// through changes of its name and its folder.
struct ProposalOrigins {
    private let folder: String
    private let branch: String
    /// Where the branches part; nil if they have nothing in common.
    private let base: String?
    /// The names of the folder's files in the base, by the names that they have now.
    private let ownNames: [String: String]
    private let otherNames: [String: String]
    private let namesInBase: Set<String>
    /// All names that files of the folder have had since the base, by the names that they have now.
    /// Git takes longer for these.
    private lazy var ownHistory = history(of: "HEAD")
    private lazy var otherHistory = history(of: branch)

    /// - Parameter branch: another one than the current.
    init(git: GitObjects, branch: String, folder: String) {
        (self.folder, self.branch) = (folder, branch)
        base = GitObjects.mergeBase(of: "HEAD", and: branch, in: folder)
        guard let base else {
            (ownNames, otherNames, namesInBase) = ([:], [:], [])
            return
        }
        ownNames = GitObjects.renames(from: base, to: "HEAD", in: folder)
        otherNames = GitObjects.renames(from: base, to: branch, in: folder)
        namesInBase = Set(git.names(in: base))
    }

    /// Whether a file that only the other branch has is one of this branch's, or was one where they
    /// part: then this branch has renamed it, or taken it away. One that came to this branch by a
    /// commit of its own, squashed or picked, is known by a name that both have had.
    /// - Parameter own: files of this branch that have its number.
    mutating func hasOrigin(of other: String, in own: [String]) -> Bool {
        guard base != nil else { return false }
        if let origin = otherNames[other] {
            if own.contains(where: { (ownNames[$0] ?? $0) == origin }) { return true }
        } else if namesInBase.contains(other) || own.contains(where: { ownNames[$0] == other }) {
            return true
        }
        let others = otherHistory[other, default: [other]]
        return own.contains { !ownHistory[$0, default: [$0]].isDisjoint(with: others) }
    }

    private func history(of revision: String) -> [String: Set<String>] {
        guard let base else { return [:] }
        var namesNow: [String: String] = [:]
        var history: [String: Set<String>] = [:]
        for (old, new) in GitObjects.renamesByCommit(from: base, to: revision, in: folder) {
            let now = namesNow[new] ?? new
            namesNow[old] = now
            history[now, default: [now]].insert(old)
        }
        return history
    }
}
