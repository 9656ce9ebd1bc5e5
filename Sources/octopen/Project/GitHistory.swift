/// The texts of a file in a commit and the commits before it.
struct GitHistory {
    /// One text of the file.
    struct Version {
        /// Hexadecimal digits of the text's name, and of the commit's name.
        let object: String
        let commit: String
        /// When it was committed, in seconds since 1970.
        let seconds: Int
    }

    /// The root of the repository.
    let repository: String
    /// Whether a file that goes with the commit that a file comes with is what this one was before, by
    /// its path and however little of the text is the same. It counts where there is but one.
    var isReplaced: (String) -> Bool = { _ in false }

    /// How many texts of a file are looked at, and how many names that it had.
    static let versionLimit = 200
    private static let nameLimit = 8

    /// The texts that a file had, the newest first, each once; also under names that it had before.
    ///
    /// - Parameters:
    ///   - path: from the root of the repository.
    ///   - commit: the last one.
    /// - Returns: nil if git does not tell.
    func versions(of path: String, upTo commit: String) -> [Version]? {
        var versions: [Version] = []
        var seen: Set<String> = []
        var (path, start) = (path, commit)
        for _ in 0..<Self.nameLimit {
            guard let changes = changes(of: path, from: start) else {
                return versions.isEmpty ? nil : versions
            }
            versions += changes.filter { seen.insert($0.version.object).inserted }.map(\.version)
            // Where it begins, it may have had another name before.
            guard versions.count < Self.versionLimit, let first = changes.last, first.isNew,
                let old = formerName(of: path, comingWith: first.commit)
            else { break }
            (path, start) = (old, "\(first.commit)^")
        }
        return versions
    }

    /// What a file was called before the commit that it came with; nil where it was not there.
    private func formerName(of path: String, comingWith commit: String) -> String? {
        let parent = "\(commit)^"
        let renames = GitObjects.renames(from: parent, to: commit, in: repository)
        if let old = renames[path] { return old }
        let gone = GitObjects.removed(from: parent, to: commit, in: repository).filter(isReplaced)
        return gone.count == 1 ? gone[0] : nil
    }

    /// The commits that changed a file, the newest first.
    private func changes(
        of path: String, from start: String
    ) -> [(commit: String, version: Version, isNew: Bool)]? {
        let words = [
            "--format=%H %ct", "--raw", "--no-abbrev", "--no-renames",
            "--max-count=\(Self.versionLimit)", "--no-color", "--no-show-signature",
            "--no-ext-diff", "--no-textconv", "-O/dev/null", start, "--", path,
        ]
        guard let printed = GitObjects.log(words, in: repository) else { return nil }
        var changes: [(commit: String, version: Version, isNew: Bool)] = []
        var (commit, seconds) = ("", 0)
        for line in String(decoding: printed, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2, let time = Int(parts[1]) {
                (commit, seconds) = (String(parts[0]), time)
            } else if parts.count >= 5, line.hasPrefix(":"), !line.hasPrefix("::"),
                parts[1].hasPrefix("100")
            {
                // `:100644 100644 old new M`, a tab, the path.
                let version = Version(
                    object: String(parts[3]), commit: commit, seconds: seconds)
                changes.append((commit, version, parts[4].hasPrefix("A")))
            }
        }
        return changes
    }
}
