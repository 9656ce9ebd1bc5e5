import Proposals
import Rules

/// The number that a proposal is to have: its own, where its file, a reservation or another branch
/// says one; else the next that nobody has.
struct NumberChoice {
    let number: Int
    /// Why it is this one; nil for the next free one.
    let reason: String?

    /// - Parameters:
    ///   - path: of the proposal; nil for one without a file yet.
    ///   - facts: of all branches and tags.
    init(for path: String?, in facts: FolderFacts, folder: String) {
        guard let path else {
            (number, reason) = (facts.nextNumber, nil)
            return
        }
        let name = FilePath(path).name
        let key = ReviewFolder.key(ofProposal: name)
        var sides: [String: ProposalOrigins] = [:]
        let git = RealFolder(folder)?.repository == nil ? nil : GitObjects(in: folder)
        let isSame = { (use: FolderFacts.Use) -> Bool in
            if let reservation = use.reservation { return reservation.proposal == key }
            if use.fileName == name { return true }
            // Asked of git only where the names speak for it.
            guard let git, ReviewFolder.key(ofProposal: use.fileName) == key else { return false }
            var origins =
                sides[use.reference]
                ?? ProposalOrigins(git: git, branch: use.reference, folder: folder)
            defer { sides[use.reference] = origins }
            return origins.hasOrigin(of: use.fileName, in: [name])
        }
        let others = facts.entries.filter { $0.fileName != name }
        let isFree = { (number: Int) in
            !others.contains { $0.value == number || $0.fileNumber == number }
                && !facts.elsewhere.contains { $0.number == number && !isSame($0) }
        }
        if let own = name.leadingNumber, isFree(own) {
            (number, reason) = (own, "its file has it")
        } else if let use = facts.elsewhere.first(where: { isSame($0) && isFree($0.number) }) {
            number = use.number
            reason = use.reservation == nil ? "it has it on \(use.branch)" : "it was reserved"
        } else {
            (number, reason) = (facts.nextNumber, nil)
        }
    }
}
