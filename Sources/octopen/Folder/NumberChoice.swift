import Folders
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
        let real = FilePath.real(folder) ?? folder
        let shown = "\(FilePath(real).name)/\(name)"
        let key = ReviewFolder.key(ofProposal: name)
        var sides: [String: ProposalOrigins] = [:]
        let repository = RealFolder(folder)?.repository
        let git = repository == nil ? nil : GitObjects(in: folder)
        var own = OwnNames(path: path, folder: folder, repository: repository)
        let isSame = { (use: FolderFacts.Use) -> Bool in
            if let reservation = use.reservation { return reservation.proposal == key }
            if use.fileName == name || use.fileName == shown { return true }
            // Asked of git only where the names speak for it.
            guard let git, own.keys.contains(ReviewFolder.key(ofProposal: use.fileName)) else {
                return false
            }
            if use.isInWorkTree { return true }
            guard !use.reference.isEmpty else { return false }
            var origins =
                sides[use.reference]
                ?? ProposalOrigins(git: git, branch: use.reference, folder: folder)
            defer { sides[use.reference] = origins }
            return origins.hasOrigin(of: use.fileName, in: [own.committed])
        }
        let others = facts.entries.filter { $0.fileName != name }
        let isFree = { (number: Int) in
            !others.contains { $0.value == number || $0.fileNumber == number }
                && !facts.elsewhere.contains { $0.number == number && !isSame($0) }
        }
        let isAlone =
            ProposalFile.mayHaveSidecar(path) || DocumentFolders(of: folder)?.areSeveral == true
        let ofFolder = isAlone ? DocumentFolders.number(of: folder) : nil
        // Zeros stand for a number to come: `0000-slug.md`.
        if let number = name.leadingNumber ?? ofFolder, number > 0, isFree(number) {
            let has = name.leadingNumber == nil ? "folder" : "file"
            (self.number, reason) = (number, "its \(has) has it")
        } else if let use = facts.elsewhere.first(where: { isSame($0) && isFree($0.number) }) {
            number = use.number
            reason = use.reservation == nil ? "it has it on \(use.branch)" : "it was reserved"
        } else {
            (number, reason) = (facts.nextNumber, nil)
        }
    }
}

/// The names that git has for a proposal, each asked for when it is first needed.
private struct OwnNames {
    let path: String
    let folder: String
    let repository: String?

    /// In the last commit, where git's index has another one since.
    lazy var committed: String = {
        let file = FilePath(path)
        guard let repository, let real = FilePath.real(file.folder) else { return file.name }
        let own = "\(real)/\(file.name)".relative(to: repository)
        let old = GitObjects.stagedRenames(from: "HEAD", in: repository)[own]
        return old.map { FilePath($0).name } ?? file.name
    }()

    /// What records and reservations would call it by any name that it had.
    lazy var keys: Set<String> = {
        let names = [FilePath(path).name, committed]
        return Set(
            (names + GitObjects.formerNames(of: committed, in: folder)).map(ReviewFolder.key))
    }()

    init(path: String, folder: String, repository: String?) {
        (self.path, self.folder, self.repository) = (path, folder, repository)
    }
}
