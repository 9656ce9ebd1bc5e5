import Synchronization

/// Reads committed files from a repository through one `git cat-file --batch`, which runs no hook,
/// filter, pager or helper, whatever the repository's configuration says, and never the network.
///
/// Threads may share it: one asks at a time.
final class GitObjects: Sendable {
    private let talk: Mutex<Conversation>
    /// The files of this folder in the commits that were asked for last. To have git find each by its
    /// path, it would read the whole folder for each.
    private let listings = Mutex<[String: GitTree]>([:])
    /// How many of them are kept: the last commit, some branches, and where they part.
    private static let listingLimit = 16

    /// - Parameter folder: anywhere in the work tree of a repository; paths are relative to it.
    /// - Returns: nil where there is no git.
    init?(in folder: String) {
        let words = ["git"] + GitObjects.settings + ["cat-file", "--batch"]
        guard let talk = Conversation(with: words, in: folder, variables: GitObjects.variables)
        else { return nil }
        self.talk = Mutex(talk)
    }

    /// In place of what a repository's own configuration may say.
    static let settings = [
        "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c",
        "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "core.sshCommand=false",
        "-c", "credential.helper=", "-c", "core.alternateRefsCommand=true",
    ]

    static let variables = [
        "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none", "GIT_PAGER": "cat", "GIT_ASKPASS": "true",
    ]

    // MARK: Objects

    /// One object as git stores it.
    private struct Stored {
        let type: Substring
        /// Hexadecimal digits of its name.
        let name: Substring
        let bytes: [UInt8]
    }

    /// A file of this folder as it was committed; nil if the revision does not have it.
    func file(_ name: String, in revision: String = "HEAD") -> [UInt8]? {
        guard let object = files(in: revision)?.object(of: name), let stored = self.object(object),
            stored.type == "blob"
        else { return nil }
        return stored.bytes
    }

    /// The bytes of a file by the name of its object, or of where it stands in a commit:
    /// `HEAD:template.md`.
    func blob(_ name: String) -> (object: String, bytes: [UInt8])? {
        object(name).flatMap { $0.type == "blob" ? (String($0.name), $0.bytes) : nil }
    }

    /// Whether git ended, as it does where it is asked for what a partial clone does not have: what
    /// it was asked since is not known.
    var hasEnded: Bool { talk.withLock { $0.isBroken } }

    /// Whether the revision exists.
    func has(_ revision: String) -> Bool { commit(revision) != nil }

    /// The name of the commit that a revision means, in hexadecimal digits.
    func commit(_ revision: String) -> String? {
        object("\(revision)^{commit}").map { String($0.name) }
    }

    /// The names of the commits before one.
    func parents(of commit: String) -> [String] {
        guard let stored = object("\(commit)^{commit}") else { return [] }
        return stored.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }.filter { $0.starts(with: "parent ".utf8) }
            .map { String(decoding: $0.dropFirst(7), as: UTF8.self) }
    }

    /// Who wrote the last commits, the newest first; each name once.
    func authors(ofLast limit: Int) -> [String] {
        var names: [String] = []
        var next = commit("HEAD")
        for _ in 0..<limit {
            guard let name = next, let stored = object(name) else { break }
            let head = stored.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                .prefix { !$0.isEmpty }
            next = head.first { $0.starts(with: "parent ".utf8) }
                .map { String(decoding: $0.dropFirst(7), as: UTF8.self) }
            guard let line = head.first(where: { $0.starts(with: "author ".utf8) }) else {
                continue
            }
            let author = String(decoding: line.dropFirst(7).prefix { $0 != 0x3C }, as: UTF8.self)
            if !names.contains(author.trimmed) { names.append(author.trimmed) }
        }
        return names
    }

    /// The names of the files of this folder in a revision, in the order of git.
    func names(in revision: String) -> [String] { files(in: revision)?.names() ?? [] }

    /// The files of this folder in a revision; nil if it is unknown.
    func files(in revision: String) -> GitTree? {
        // A branch may have moved on since it was asked for.
        guard let commit = commit(revision) else { return nil }
        return listings.withLock { listings in
            if let files = listings[commit] { return files }
            let stored = object("\(commit):./").flatMap { $0.type == "tree" ? $0 : nil }
            let files = GitTree(
                stored?.bytes ?? [], nameLength: (stored?.name.utf8.count ?? 0) / 2)
            if listings.count == Self.listingLimit { listings.removeAll() }
            listings[commit] = files
            return files
        }
    }

    /// The files of another folder in a revision; nil if it is not there.
    /// - Parameter path: from the root of the repository.
    func files(ofFolder path: String, in revision: String) -> GitTree? {
        object("\(revision):\(path)").flatMap { stored in
            stored.type == "tree"
                ? GitTree(stored.bytes, nameLength: stored.name.utf8.count / 2) : nil
        }
    }

    private func object(_ name: String) -> Stored? {
        talk.withLock { GitObjects.ask($0, for: name) }
    }

    private static func ask(_ talk: Conversation, for name: String) -> Stored? {
        guard !name.utf8.contains(0x0A), talk.ask(name + "\n"), let head = talk.readLine()
        else { return nil }
        // `hash type size`, or `name missing`, which may hold blanks.
        let parts = head.split(separator: " ")
        guard parts.count == 3, let size = Int(parts[2]),
            ["blob", "tree", "commit"].contains(parts[1]), var bytes = talk.read(size + 1)
        else { return nil }
        bytes.removeLast()
        return Stored(type: parts[1], name: parts[0], bytes: bytes)
    }

    /// The objects of a folder's history that a partial clone does not have. To ask for such an
    /// object would end the conversation.
    static func missing(below path: String, in root: String) -> Set<String> {
        let words =
            ["git"] + settings + [
                "rev-list", "--objects", "--missing=print", "HEAD", "--", path,
            ]
        let printed = ChildProcess.output(
            of: words, in: root, variables: variables, patience: 20_000)
        return Set(
            String(decoding: printed ?? [], as: UTF8.self).split(separator: "\n")
                .filter { $0.hasPrefix("?") }.map { String($0.dropFirst()) })
    }

    /// The output of git about the commits that changed a file; in a large repository git looks for
    /// long.
    static func log(_ words: [String], in folder: String) -> [UInt8]? {
        ChildProcess.output(
            of: ["git"] + settings + ["-c", "log.follow=false", "log"] + words, in: folder,
            variables: variables,
            patience: 20_000)
    }

    // MARK: Branches

    /// Begins to ask for the branches whose last commit is the newest, branches of remotes too;
    /// without the current branch.
    /// - Parameter isThorough: whether all branches are wanted, and tags.
    /// - Returns: the function that waits for the answer; nil is none.
    static func branches(in folder: String, isThorough: Bool = false) -> () -> [String]? {
        let words = ["git"] + settings + wordsForBranches(isThorough: isThorough)
        let output = ChildProcess.start(
            words, in: folder, variables: variables, patience: isThorough ? 20_000 : 2000)
        // The mark of the current branch is a star, or a blank.
        return {
            output().map { printed in
                String(decoding: printed, as: UTF8.self).split(separator: "\n")
                    .map(String.init).filter { $0.hasPrefix("refs/") && !$0.hasSuffix("/HEAD") }
            }
        }
    }

    static func wordsForBranches(isThorough: Bool) -> [String] {
        let format = "--format=%(if)%(HEAD)%(then)%(else)%(refname)%(end)"
        return [
            "for-each-ref", "--sort=-creatordate", format,
            "--count=\(isThorough ? 0 : branchLimit)", "refs/heads", "refs/remotes",
        ] + (isThorough ? ["refs/tags"] : [])
    }

    private static let branchLimit = 100

    /// The branch that is checked out; nil where it is a commit alone.
    static func currentBranch(in folder: String) -> String? {
        let words = ["git"] + settings + ["rev-parse", "--abbrev-ref", "HEAD"]
        return ChildProcess.output(of: words, in: folder, variables: variables)
            .map { String(decoding: $0, as: UTF8.self).trimmed }.flatMap { $0 == "HEAD" ? nil : $0 }
    }

    /// The last commit that two branches have in common.
    static func mergeBase(of first: String, and second: String, in folder: String) -> String? {
        let words = ["git"] + settings + ["merge-base", first, second]
        return ChildProcess.output(of: words, in: folder, variables: variables)
            .map { String(decoding: $0, as: UTF8.self).trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The renamed files from a commit to the staged state, from the root of the repository.
    static func stagedRenames(from old: String, in root: String) -> [String: String] {
        let words =
            ["git"] + settings + [
                "diff-index", "--cached", "-r", "-z", "--name-status", "--find-renames",
                "--diff-filter=R", "--no-ext-diff", "--no-textconv", old,
            ]
        return Dictionary(
            parsedRenames(ChildProcess.output(of: words, in: root, variables: variables) ?? [])
                .map { ($0.new, $0.old) }, uniquingKeysWith: { first, _ in first })
    }

    /// Files that were renamed or moved between two commits: their old paths by the new ones, both
    /// relative to the folder; paths outside of the folder are from the root of the repository,
    /// with a `/`.
    ///
    /// - Parameter isOfSameText: only of files with the same text, which takes no time in a large
    ///   repository either.
    static func renames(
        from old: String, to new: String, in folder: String, isOfSameText: Bool = false
    ) -> [String: String] {
        // Commits are compared, and no file of the work tree: no filter is run.
        let words =
            ["git"] + settings + [
                "diff-tree", "-r", "-z", "--name-status",
                isOfSameText ? "--find-renames=100%" : "--find-renames", "--diff-filter=R",
                "--no-ext-diff", "--no-textconv", old, new,
            ]
        guard let printed = ChildProcess.output(of: words, in: folder, variables: variables),
            !printed.isEmpty,
            let prefix = ChildProcess.output(
                of: ["git"] + settings + ["rev-parse", "--show-prefix"], in: folder,
                variables: variables)
        else { return [:] }
        let inside = String(decoding: prefix, as: UTF8.self).trimmed
        func relative(_ path: String) -> String {
            path.hasPrefix(inside) ? String(path.dropFirst(inside.count)) : "/" + path
        }
        return Dictionary(
            parsedRenames(printed).map { (relative($0.new), relative($0.old)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Files that one commit has and another has not, by no other name either; paths are from the root
    /// of the repository.
    static func removed(from old: String, to new: String, in root: String) -> [String] {
        let words =
            ["git"] + settings + [
                "diff-tree", "-r", "-z", "--name-only", "--find-renames", "--diff-filter=D",
                "--no-ext-diff", "--no-textconv", old, new,
            ]
        let printed = ChildProcess.output(of: words, in: root, variables: variables) ?? []
        return String(decoding: printed, as: UTF8.self).split(separator: "\0").map(String.init)
    }

    /// The renames of files within the folder in the commits between two, one by one, the newest
    /// first; paths are relative to the folder.
    static func renamesByCommit(
        from old: String, to new: String, in folder: String
    ) -> [(old: String, new: String)] {
        let words =
            ["git"] + settings + [
                "log", "-z", "--format=", "--name-status", "--find-renames", "--diff-filter=R",
                "--relative", "--no-ext-diff", "--no-textconv", "\(old)..\(new)", "--", ".",
            ]
        return parsedRenames(
            ChildProcess.output(of: words, in: folder, variables: variables) ?? [])
    }

    /// The names that a file of the folder had in the commits before this one.
    static func formerNames(of name: String, in folder: String) -> [String] {
        let words = [
            "--follow", "-z", "--format=", "--name-status", "--find-renames", "--diff-filter=R",
            "--relative", "--no-ext-diff", "--no-textconv", "HEAD", "--", name,
        ]
        return parsedRenames(log(words, in: folder) ?? []).map(\.old)
    }

    /// Reads `R100`, the old path, the new one, each with a zero behind it.
    private static func parsedRenames(_ printed: [UInt8]) -> [(old: String, new: String)] {
        let parts = String(decoding: printed, as: UTF8.self).split(separator: "\0").map(String.init)
        return stride(from: 0, to: parts.count - 2, by: 3).map { (parts[$0 + 1], parts[$0 + 2]) }
    }
}
