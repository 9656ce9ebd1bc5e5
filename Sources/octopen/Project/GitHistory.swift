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

    /// How many texts of a file are looked at, and how many names that it had.
    static let versionLimit = 200
    private static let nameLimit = 4

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
                let old = GitObjects.renames(
                    from: "\(first.commit)^", to: first.commit, in: repository)[path]
            else { break }
            (path, start) = (old, "\(first.commit)^")
        }
        return versions
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
