import Glibc

/// What a repository is in the middle of, and whether it has all of its history.
struct RepositoryState {
    /// Whether commits before some day were not fetched.
    let isShallow: Bool
    /// Whether texts are fetched from elsewhere when they are asked for.
    let isPartial: Bool
    /// `merge`, `rebase` and the like; nil if there is none.
    let underWay: String?

    private static let signs: [(file: String, word: String)] = [
        ("MERGE_HEAD", "merge"), ("rebase-merge", "rebase"), ("rebase-apply", "rebase"),
        ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"),
    ]

    /// Reads git's own files, which every list can afford; in work trees of their own and submodules
    /// they lie elsewhere.
    ///
    /// - Parameter repository: the folder that holds `.git`.
    init(of repository: String) {
        let own =
            RepositoryState.path(in: "\(repository)/.git", behind: "gitdir: ", from: repository)
            ?? "\(repository)/.git"
        let shared = RepositoryState.path(in: "\(own)/commondir", behind: "", from: own) ?? own
        isShallow = access("\(shared)/shallow", F_OK) == 0
        let settings = (try? WholeFile.read("\(shared)/config")) ?? []
        isPartial = String(decoding: settings, as: UTF8.self).lowercased()
            .contains("promisor")
        underWay = RepositoryState.signs.first { access("\(own)/\($0.file)", F_OK) == 0 }?.word
    }

    /// What may keep numbers and names from being all that there are; a line for each.
    var notes: [String] {
        let shallow = "a shallow clone: git does not tell here what files were called before"
        let midst = underWay.map {
            "the repository is in the midst of a \($0): what it brings may change this"
        }
        return (isShallow ? [shallow] : []) + [midst].compactMap(\.self)
    }

    /// The path that a file holds; nil if it is no such file.
    private static func path(in file: String, behind start: String, from folder: String) -> String?
    {
        guard let bytes = try? WholeFile.read(file) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).trimmed
        guard text.hasPrefix(start) else { return nil }
        let path = String(text.dropFirst(start.count))
        return path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }
}
