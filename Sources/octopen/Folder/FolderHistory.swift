import Folders
import Proposals
import Rules

/// The statuses that the proposals of a folder had, from the commits of its repository.
///
/// The first parent of each commit is gone back to: what counts is when a change came to this branch.
/// Renames within the folder are followed.
struct FolderHistory {
    private let folder: String
    private let git: GitObjects
    private let state: RepositoryState
    private let template: Template

    /// - Returns: nil outside of a repository.
    init?(of folder: String, template: Template) {
        guard RealFolder(folder)?.repository != nil, let state = RepositoryState(in: folder),
            let git = GitObjects(in: folder)
        else { return nil }
        (self.folder, self.git, self.state, self.template) = (folder, git, state, template)
    }

    /// Whether there is a commit at all.
    var hasCommits: Bool { git.has("HEAD") }

    /// What keeps the history from being whole, in a line; nil if nothing does.
    var reservation: String? {
        if state.isShallow {
            return "\(folder): this is a shallow clone, and older commits are not known; "
                + "git fetch --unshallow gets them"
        }
        return state.underWay.map {
            "\(folder): a \($0) is under way; what it brings counts once it is committed"
        }
    }

    var isShallow: Bool { state.isShallow }

    /// - Returns: by the path of each, empty where no commit has it; nil if git does not tell.
    func histories(of proposals: [ListedProposal]) -> [String: StatusHistory]? {
        guard let changes = changes() else { return nil }
        // Where the metadata stands in a file of its own, that is the one that changes.
        let files = proposals.map { proposal in
            let sidecar = try? ProposalFile(reading: proposal.path).sidecar
            return (proposal: proposal, file: relative(sidecar?.path ?? proposal.path))
        }
        let versions = FileVersions(of: files.map(\.file), in: changes) { path in
            "\(FilePath(path).folder)/\(ReviewFolder.key(ofProposal: path))"
        }.versions
        let objects = Array(Set(versions.values.joined().map(\.object))).sorted()
        let read = FolderReader.inOrder(objects) { status(of: $0) }
        let statuses = Dictionary(uniqueKeysWithValues: zip(objects, read))
        let oldest = changes.last?.commit
        return Dictionary(
            files.map { proposal, file in
                let own = versions[file] ?? []
                let told = own.compactMap { version in
                    (statuses[version.object] ?? nil).map {
                        (status: $0, day: Day(secondsSince1970: version.seconds))
                    }
                }
                let isCutOff = state.isShallow && own.last?.commit == oldest
                return (proposal.path, StatusHistory(told, isCutOff: isCutOff))
            }, uniquingKeysWith: { first, _ in first })
    }

    private func relative(_ path: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
    }

    /// Nil if git does not have the object.
    private func status(of object: String) -> String? {
        guard let bytes = git.blob(object)?.bytes else { return nil }
        let own = Proposal(bytes, template: template).shownStatus
        if !own.isEmpty { return own }
        // A file of metadata alone.
        let joined = Sidecar(path: "", metadata: bytes, above: [])?.joined(bytes, above: [])
        return joined.map { Proposal($0, template: template).shownStatus } ?? ""
    }

    // MARK: Git

    private func changes() -> [CommittedChange]? {
        let words = [
            "-z", "--first-parent", "-m", "--format=%x01%H %ct", "--raw", "--no-abbrev",
            "--find-renames", "-l2000", "--relative", "--no-color", "--no-show-signature",
            "--no-ext-diff", "--no-textconv", "-O/dev/null", "HEAD", "--", ".",
        ]
        return GitObjects.log(words, in: folder).map(FolderHistory.parsed)
    }

    /// Reads `^A`, a commit and its time; then for each file `:mode mode old new KIND` and its path,
    /// of a rename the old one and the new one; each with a zero behind it.
    private static func parsed(_ printed: [UInt8]) -> [CommittedChange] {
        var changes: [CommittedChange] = []
        var (commit, seconds) = ("", 0)
        var parts = printed.split(separator: 0).makeIterator()
        while let part = parts.next() {
            let words = String(decoding: part, as: UTF8.self).trimmed.split(separator: " ")
            if part.first == 1, words.count == 2 {
                (commit, seconds) = (String(words[0].dropFirst()), Int(words[1]) ?? 0)
                continue
            }
            guard words.count == 5, let kind = words[4].first, var path = parts.next() else {
                continue
            }
            var oldPath: String?
            if kind == "R" || kind == "C" {
                let old = String(decoding: path, as: UTF8.self)
                guard let new = parts.next() else { break }
                path = new
                if kind == "R" { oldPath = old }
            }
            changes.append(
                CommittedChange(
                    commit: commit, seconds: seconds, path: String(decoding: path, as: UTF8.self),
                    oldPath: oldPath, object: kind == "D" ? nil : String(words[3]),
                    isNew: kind == "A" || kind == "C"))
        }
        return changes
    }
}
