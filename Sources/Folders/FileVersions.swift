/// One file that a commit changed, as git lists it.
package struct CommittedChange: Equatable, Sendable {
    package let commit: String
    /// When it was committed, since 1970.
    package let seconds: Int
    package let path: String
    /// Where the file was before; nil where it stayed.
    package let oldPath: String?
    /// The name of its bytes; nil where it was deleted.
    package let object: String?
    /// Whether there was no such file before.
    package let isNew: Bool

    package init(
        commit: String, seconds: Int, path: String, oldPath: String? = nil, object: String?,
        isNew: Bool = false
    ) {
        (self.commit, self.seconds, self.path) = (commit, seconds, path)
        (self.oldPath, self.object, self.isNew) = (oldPath, object, isNew)
    }
}

/// What files were in the commits before, through changes of their names.
package struct FileVersions: Sendable {
    /// A file as a commit has it.
    package struct Version: Equatable, Sendable {
        package let commit: String
        package let seconds: Int
        package let object: String

        package init(commit: String, seconds: Int, object: String) {
            (self.commit, self.seconds, self.object) = (commit, seconds, object)
        }
    }

    /// The commit that a file came with, and what it was called then.
    package struct Beginning: Equatable, Sendable {
        package let commit: String
        package let path: String

        package init(commit: String, path: String) { (self.commit, self.path) = (commit, path) }
    }

    /// By the paths of today, the newest first.
    package private(set) var versions: [String: [Version]] = [:]
    /// By the paths of today.
    package private(set) var beginnings: [String: Beginning] = [:]

    /// - Parameters:
    ///   - paths: of the files as they are called today.
    ///   - changes: the newest first, all changes of one commit together.
    ///   - key: what stays of a path when a proposal is given its number. Where a commit takes away
    ///     one file of a key, and adds one, both are one file, however much of the text changed.
    package init(
        of paths: [String], in changes: [CommittedChange], key: (String) -> String = { $0 }
    ) {
        /// What a file is called today, by its path before the commits that were gone through.
        var today = Dictionary(paths.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
        var at = changes.startIndex
        while at < changes.endIndex {
            let commit = changes[at].commit
            let end = changes[at...].firstIndex { $0.commit != commit } ?? changes.endIndex
            // In one commit a file can take the name of another, so all is looked up before.
            var known: [(change: CommittedChange, path: String)] = []
            for change in changes[at..<end] {
                guard let path = today[change.path] else { continue }
                if let object = change.object {
                    let version = Version(
                        commit: change.commit, seconds: change.seconds, object: object)
                    versions[path, default: []].append(version)
                }
                known.append((change, path))
            }
            // Before it came there was another file of that name, or none.
            for (change, _) in known where change.isNew || change.oldPath != nil {
                today[change.path] = nil
            }
            let gone = changes[at..<end].filter { $0.object == nil }.map(\.path)
            let added = changes[at..<end].filter(\.isNew).map(\.path)
            for (change, path) in known {
                var old = change.oldPath
                if change.isNew, !gone.isEmpty {
                    let own = key(change.path)
                    let before = gone.filter { key($0) == own }
                    if before.count == 1, added.count(where: { key($0) == own }) == 1 {
                        old = before[0]
                    }
                }
                if let old {
                    today[old] = path
                } else if change.isNew {
                    beginnings[path] = Beginning(commit: commit, path: change.path)
                }
            }
            at = end
        }
    }
}
