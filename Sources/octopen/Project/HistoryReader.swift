import Folders
import Proposals
import Rules

/// Reads what git has of a proposal beside its last commit, when a rule asks for it.
struct HistoryReader: Sendable {
    let path: String
    /// The file's name from the root of the repository.
    let name: String
    let repository: String
    let committed: CommittedFiles
    let template: Template
    let changes: BranchChanges

    var history: ProposalHistory {
        ProposalHistory(accepted: accepted, branches: branches, isNew: isNew)
    }

    /// Names of the branch that proposals are merged into; an old one may still be there.
    private static let mainBranches = [
        "refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master",
        "refs/heads/main", "refs/heads/master",
    ]

    /// Whether no commit has the file, or no main branch has it; of a folder that was moved since, nobody
    /// knows.
    @Sendable private func isNew() -> Bool {
        let (git, name) = (committed.git, FilePath(path).name)
        // A work tree without any commit has nothing yet.
        guard git.has("HEAD") else { return false }
        guard git.files(in: "HEAD")?.object(of: name) != nil else { return true }
        // What a partial clone does not have would end the talk with git.
        if RepositoryState(of: repository).isPartial { return false }
        let folders = Self.mainBranches.filter(git.has).compactMap { git.files(in: $0) }
            .filter { !$0.isEmpty }
        return !folders.isEmpty && folders.allSatisfy { $0.object(of: name) == nil }
    }

    /// The text in the commit that brought the status of acceptance that it has since.
    @Sendable private func accepted() -> ProposalHistory.Accepted? {
        let sidecar =
            ProposalFile.mayHaveSidecar(path)
            ? (try? ProposalFile(reading: path))?.sidecar : nil
        let file =
            sidecar.map { sidecar in
                MetadataLink(of: sidecar)?.target.relative(to: repository)
                    ?? name.dropLast(FilePath(name).name.count) + FilePath(sidecar.path).name
            } ?? name
        guard let versions = GitHistory(repository: repository).versions(of: file, upTo: "HEAD")
        else { return nil }
        var found: ProposalHistory.Accepted?
        for version in versions {
            let bytes =
                sidecar == nil
                ? committed.git.blob(version.object)?.bytes
                : committed.bytes(at: path, in: version.commit)
            // Of what came before a text that is not there, nobody knows.
            guard let bytes else { return nil }
            let proposal = Proposal(bytes, template: template)
            let status = proposal.shownStatus
            guard Standing(status: status, choices: template.statusChoices) == .accepted else {
                return found
            }
            found = .init(
                commit: String(version.commit.prefix(8)), status: status, proposal: proposal)
        }
        // The proposal may have been accepted before the first commit that is known.
        let isWhole =
            versions.count < GitHistory.versionLimit && !RepositoryState(of: repository).isShallow
        return isWhole ? found : nil
    }

    @Sendable private func branches() -> [ProposalHistory.Branch] {
        guard let head = committed.git.commit("HEAD") else { return [] }
        let changing = changes.branches(changing: name, in: repository, head: head)
        guard !changing.isEmpty else { return [] }
        let here = committed.bytes(at: path)
        return changing.compactMap { branch in
            // What is the last commit's, too, was changed alike, and where both part takes git long to
            // find.
            guard let text = committed.bytes(at: path, in: branch), text != here,
                let tip = committed.git.commit(branch),
                let base = changes.base(of: head, and: tip, in: repository),
                let before = committed.bytes(at: path, in: base), text != before
            else { return nil }
            let own = changes.current(of: repository).map { "`\($0)`" } ?? "this commit"
            return .init(
                name: branch.split(separator: "/").dropFirst(2).joined(separator: "/"), own: own,
                base: Proposal(before, template: template),
                text: Proposal(text, template: template))
        }
    }
}
