import Folders
import Proposals
import Rules

/// The statuses that the proposals of a folder had, from the commits of its repository.
///
/// The first parent of each commit is gone back to: what counts is when a change came to this branch.
/// Renames are followed, also of the folder and from elsewhere in the repository.
struct FolderHistory {
    private let folder: String
    private let place: RealFolder
    private let repository: String
    private let git: GitObjects
    private let state: RepositoryState
    private let template: Template

    /// - Returns: nil outside of a repository.
    init?(of folder: String, template: Template) {
        guard let place = RealFolder(folder), let repository = place.repository,
            let git = GitObjects(in: folder)
        else { return nil }
        (self.place, self.repository) = (place, repository)
        state = RepositoryState(of: repository)
        (self.folder, self.git, self.template) = (folder, git, template)
    }

    /// Whether there is a commit at all.
    var hasCommits: Bool { git.has("HEAD") }

    /// The statuses that proposals had.
    struct Histories {
        /// By the path of each; empty where no commit has it.
        var all: [String: StatusHistory] = [:]
        /// How many older texts are not in this clone.
        var missing = 0
    }

    /// The reason why histories are not whole, in a line; nil if they are.
    func reservation(about histories: Histories) -> String? {
        if histories.missing > 0 {
            return
                "\(folder): \(histories.missing) older texts are not in this clone, and what came "
                + "before them is not known; a full clone has them"
        }
        if state.isShallow {
            return "\(folder): this is a shallow clone, and older commits are not known; "
                + "git fetch --unshallow gets them"
        }
        return state.underWay.map {
            "\(folder): a \($0) is under way; what it brings counts once it is committed"
        }
    }

    func isComplete(_ histories: Histories) -> Bool {
        !state.isShallow && histories.missing == 0
    }

    /// - Returns: nil if git does not tell.
    func histories(of proposals: [ListedProposal]) -> Histories? {
        // Where the metadata stands in a file of its own, that file is the one that changes.
        let files = proposals.map { proposal in
            let sidecar = try? ProposalFile(reading: proposal.path).sidecar
            let link = sidecar.flatMap { MetadataLink(of: $0) }?.target.relative(to: repository)
            return (
                proposal: proposal, file: link ?? inRepository(sidecar?.path ?? proposal.path)
            )
        }
        let path = inRepository(folder)
        // Metadata behind a link may be elsewhere in the repository.
        let isHere = files.allSatisfy { path.isEmpty || $0.file.hasPrefix(path + "/") }
        guard let found = versions(of: files.map(\.file), in: isHere ? path : "", upTo: "HEAD")
        else { return nil }
        let metadata = Set(
            files.filter { ProposalFile.isMetadata($0.file) }
                .flatMap { found.versions[$0.file] ?? [] }.map(\.object))
        let objects = Array(Set(found.versions.values.joined().map(\.object))).sorted()
        let missing =
            state.isPartial
            ? GitObjects.missing(below: path.isEmpty ? "." : path, in: repository) : []
        let read = FolderReader.inOrder(objects) { object in
            missing.contains(object)
                ? nil : status(of: object, isMetadata: metadata.contains(object))
        }
        let statuses = Dictionary(uniqueKeysWithValues: zip(objects, read))
        var histories = Histories()
        histories.missing = read.count { $0 == nil }
        for (proposal, file) in files {
            let own = found.versions[file] ?? []
            var told: [(status: String, day: Day)] = []
            for version in own {
                // Of what came before a text that is not there, nobody knows how long it took.
                guard let status = statuses[version.object] ?? nil else { break }
                told.append((status, Day(secondsSince1970: version.seconds)))
            }
            let isCutOff =
                told.count < own.count
                || own.last.map { found.ends.contains($0.commit) } ?? false
            histories.all[proposal.path] = StatusHistory(told, isCutOff: isCutOff)
        }
        return histories
    }

    /// A path as git has it, from the root of the repository; empty for the root.
    private func inRepository(_ path: String) -> String {
        let start = folder == "." ? "./" : folder + "/"
        let rest =
            path == folder ? "" : path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path
        return "\(place.path)/\(rest)".relative(to: repository)
    }

    /// How many moves from one folder to another are followed, and how many commits are asked for
    /// them.
    private static let (moveLimit, commitLimit) = (4, 100)

    /// The versions of files in the commits up to a commit, and the commits before which nothing is
    /// known.
    private func versions(
        of files: [String], in folder: String, upTo commit: String, moves: Int = 0
    ) -> (versions: [String: [FileVersions.Version]], ends: Set<String>)? {
        guard let changes = changes(in: folder, upTo: commit) else { return nil }
        let own = FileVersions(of: files, in: changes) { path in
            "\(FilePath(path).folder)/\(ReviewFolder.key(ofProposal: path))"
        }
        var versions = own.versions
        var ends = state.isShallow ? Set(changes.last.map { [$0.commit] } ?? []) : []
        guard moves < Self.moveLimit else { return (versions, ends) }
        // A commit that brought many files may have moved them all.
        let begun = Dictionary(grouping: own.beginnings) { $0.value.commit }.sorted {
            (-$0.value.count, $0.key) < (-$1.value.count, $1.key)
        }
        for (first, files) in begun.prefix(Self.commitLimit) where !ends.contains(first) {
            let renames = GitObjects.renames(from: "\(first)^", to: first, in: repository)
            let moved = files.compactMap { file, beginning in
                renames[beginning.path].map { (file: file, origin: $0) }
            }
            for (old, files) in Dictionary(grouping: moved, by: { FilePath($0.origin).folder }) {
                guard
                    let before = self.versions(
                        of: files.map(\.origin), in: old == "." ? "" : old, upTo: "\(first)^",
                        moves: moves + 1)
                else { continue }
                for (file, origin) in files {
                    versions[file, default: []] += before.versions[origin] ?? []
                }
                ends.formUnion(before.ends)
            }
        }
        return (versions, ends)
    }

    /// The status as a list would show it; nil if git does not have the object.
    /// - Parameter isMetadata: the object is a file of metadata alone, not a document.
    private func status(of object: String, isMetadata: Bool) -> String? {
        guard let bytes = git.blob(object)?.bytes else { return nil }
        let whole =
            isMetadata
            ? Sidecar(path: "", metadata: bytes, above: [])?.joined(bytes, above: []) : nil
        return Proposal(whole ?? bytes, template: template).shownStatus
    }

    // MARK: Git

    private func changes(in folder: String, upTo commit: String) -> [CommittedChange]? {
        func printed(_ renames: String) -> [UInt8]? {
            let words = [
                "-z", "--first-parent", "-m", "--format=%x01%H %ct", "--raw", "--no-abbrev",
                renames, "-l2000", "--no-color", "--no-show-signature", "--no-ext-diff",
                "--no-textconv", "-O/dev/null", commit, "--", folder.isEmpty ? "." : folder,
            ]
            return GitObjects.log(words, in: repository)
        }
        // A partial clone does not have the texts that a rename with changes is known by.
        return (printed("--find-renames") ?? printed("--find-renames=100%"))
            .map(FolderHistory.parsed)
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
