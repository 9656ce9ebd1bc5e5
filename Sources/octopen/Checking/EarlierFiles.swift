import Proposals

/// Proposals as they were where a branch began: in the last commit that it has in common with
/// another revision.
struct EarlierFiles: Sendable {
    enum State {
        /// The judged text is as it was.
        case same
        case new
        case changed(ProposalFile)
    }

    /// The root of the repository, without links.
    private let repository: String
    private let commit: String
    private let git: GitObjects
    /// The old paths of files by their paths of today, from the root.
    private let renames: [String: String]

    /// - Throws: where there is no repository, no such revision, or nothing in common.
    init(since revision: String, in folder: String) throws(Failure) {
        guard let repository = RealFolder(folder)?.repository,
            let git = GitObjects(in: repository)
        else { throw Failure("--since: \(folder) is in no repository of git", exitCode: 64) }
        guard let other = git.commit(revision) else {
            throw Failure(
                "--since \(revision): no such commit here; git fetch may bring it", exitCode: 64)
        }
        guard let commit = GitObjects.mergeBase(of: other, and: "HEAD", in: repository) else {
            throw Failure(
                "--since \(revision): nothing in common with HEAD is here; a shallow clone needs "
                    + "git fetch --unshallow (fetch-depth: 0)", exitCode: 64)
        }
        (self.repository, self.commit, self.git) = (repository, commit, git)
        renames = GitObjects.stagedRenames(from: commit, in: repository)
    }

    /// The earlier state of a file, with the file of its metadata.
    func state(of file: ProposalFile) -> State {
        guard let path = path(of: file.path) else { return .new }
        let old = renames[path] ?? path
        guard
            let document = git.blob("\(commit):\(old)")?.bytes.checkedOut(like: file.document)
        else { return .new }
        var whole = document
        if let sidecar = file.sidecar, let metadata = self.path(of: sidecar.path) {
            let beside = renames[metadata] ?? metadata
            guard let bytes = git.blob("\(commit):\(beside)")?.bytes else { return .new }
            whole = sidecar.joined(bytes, above: document)
        }
        return whole == file.bytes ? .same : .changed(ProposalFile(path: file.path, bytes: whole))
    }

    /// A file's path from the root of the repository; nil outside of the repository.
    private func path(of file: String) -> String? {
        guard let real = FilePath.real(file), FilePath.isBelow(repository, real) else { return nil }
        return String(real.dropFirst(repository == "/" ? 1 : repository.utf8.count + 1))
    }
}
