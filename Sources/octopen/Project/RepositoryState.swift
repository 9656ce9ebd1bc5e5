import Glibc

/// What a repository is in the middle of, and whether it has all of its history.
struct RepositoryState {
    /// Whether commits before some day were not fetched.
    let isShallow: Bool
    /// `merge`, `rebase` and the like; nil if there is none.
    let underWay: String?

    private static let signs: [(file: String, word: String)] = [
        ("MERGE_HEAD", "merge"), ("rebase-merge", "rebase"), ("rebase-apply", "rebase"),
        ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"),
    ]

    /// - Returns: nil outside of a repository, or without git.
    init?(in folder: String) {
        let words =
            ["--is-shallow-repository"]
            + RepositoryState.signs.flatMap { ["--git-path", $0.file] }
        guard let printed = GitObjects.revParse(words, in: folder) else { return nil }
        let lines = printed.split(separator: "\n").map(String.init)
        guard lines.count == RepositoryState.signs.count + 1 else { return nil }
        isShallow = lines[0] == "true"
        underWay =
            zip(lines.dropFirst(), RepositoryState.signs).first { path, _ in
                access(path.hasPrefix("/") ? path : "\(folder)/\(path)", F_OK) == 0
            }?.1.word
    }
}
