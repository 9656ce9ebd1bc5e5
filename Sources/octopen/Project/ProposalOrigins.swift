/// Which files on two branches are one proposal: git follows each back to where the branches part,
/// through changes of its name and its folder.
struct ProposalOrigins {
    /// Where the branches part; nil if they have nothing in common.
    private let base: String?
    /// The names that files of the folder had there, by those that they have now.
    private let ownNames: [String: String]
    private let otherNames: [String: String]
    private let namesInBase: Set<String>

    /// - Parameter branch: another one than the current.
    init(git: GitObjects, branch: String, folder: String) {
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
    /// part: then this branch has renamed it, or taken it away.
    /// - Parameter own: files of this branch that have its number.
    func hasOrigin(of other: String, in own: [String]) -> Bool {
        guard base != nil else { return false }
        guard let origin = otherNames[other] else {
            return namesInBase.contains(other) || own.contains { ownNames[$0] == other }
        }
        return own.contains { (ownNames[$0] ?? $0) == origin }
    }
}
