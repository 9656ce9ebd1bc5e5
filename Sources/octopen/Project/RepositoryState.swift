import Glibc

/// The merge or the like that a repository is in the middle of, and whether it has all of its
/// history.
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
        let (own, shared) = RepositoryState.folders(of: repository)
        isShallow = access("\(shared)/shallow", F_OK) == 0
        let settings = (try? WholeFile.read("\(shared)/config")) ?? []
        isPartial = String(decoding: settings, as: UTF8.self).lowercased()
            .contains("promisor")
        underWay = RepositoryState.signs.first { access("\(own)/\($0.file)", F_OK) == 0 }?.word
    }

    /// Git's folder for this work tree, and that which all work trees of the repository share.
    static func folders(of repository: String) -> (own: String, shared: String) {
        let own =
            path(in: "\(repository)/.git", behind: "gitdir: ", from: repository)
            ?? "\(repository)/.git"
        return (own, path(in: "\(own)/commondir", behind: "", from: own) ?? own)
    }

    /// The folders of the repository's other work trees, by name.
    ///
    /// - Parameter repository: the folder that holds `.git`, without links of the file system.
    static func otherWorkTrees(of repository: String) -> [String] {
        let shared = folders(of: repository).shared
        let linked = StateFolder.names(in: "\(shared)/worktrees").sorted().compactMap { name in
            path(in: "\(shared)/worktrees/\(name)/gitdir", behind: "", from: "")
        }
        return ([shared] + linked).filter { FilePath($0).name == ".git" }
            .compactMap { FilePath.real(FilePath($0).folder) }.filter { $0 != repository }
    }

    /// Whether another branch than the current one may be there, a branch of a remote too.
    ///
    /// Told by git's own files, without a program; true where git keeps branches in another way.
    static func mayHaveOtherBranches(_ repository: String) -> Bool {
        let (own, shared) = folders(of: repository)
        guard access("\(shared)/reftable", F_OK) != 0,
            let current = path(in: "\(own)/HEAD", behind: "ref: ", from: "")
        else { return true }
        let packed = (try? WholeFile.read("\(shared)/packed-refs")) ?? []
        let names = packed.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
            .compactMap { $0.split(separator: " ").last.map(String.init) }
            .filter { $0.hasPrefix("refs/heads/") || $0.hasPrefix("refs/remotes/") }
        return names.contains { "/" + $0 != current && !$0.hasSuffix("/HEAD") }
            || hasFile(below: "\(shared)/refs/remotes", besides: "")
            || hasFile(below: "\(shared)/refs/heads", besides: shared + current)
    }

    private static func hasFile(below folder: String, besides own: String) -> Bool {
        StateFolder.names(in: folder).contains { name in
            guard !name.hasPrefix(".") else { return false }
            let path = "\(folder)/\(name)"
            if ProposalFolder.isFolder(path) { return hasFile(below: path, besides: own) }
            return path != own && name != "HEAD"
        }
    }

    /// The reasons why numbers and names may not be all that there are; a line for each.
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
