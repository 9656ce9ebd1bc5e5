import Folders
import Glibc

/// The index of the repository that a folder is in, as far as files are given other names.
///
/// Git is asked as `GitObjects` asks it: without a shell, and no hook, pager or helper is run.
struct GitIndex {
    let folder: String

    /// The state of a file in the index, or of the files in a folder.
    enum Entry: Equatable {
        case none
        case known
        /// Two sides of a merge that nobody has put together yet.
        case conflict
        /// Git does not tell.
        case unknown
    }

    /// - Parameter folder: in the work tree of a repository.
    init(in folder: String) { self.folder = folder }

    /// - Parameter name: of a file or folder in the folder.
    func entry(_ name: String) -> Entry {
        guard let printed = run(["ls-files", "--stage", "-z", "--", name]) else { return .unknown }
        let entries = String(decoding: printed, as: UTF8.self).split(separator: "\0")
        if entries.isEmpty { return .none }
        // `100644 name-of-object 0`, a tab, the path; another number is a side of a merge.
        let isWhole = entries.allSatisfy { $0.prefix { $0 != "\t" }.hasSuffix(" 0") }
        return isWhole ? .known : .conflict
    }

    /// The names of the files that it has in the folder itself.
    var names: [String] {
        String(decoding: run(["ls-files", "-z"]) ?? [], as: UTF8.self).split(separator: "\0")
            .map(String.init).filter { !$0.utf8.contains(UInt8(ascii: "/")) }
    }

    /// Paths of files that two sides of a merge stand in; the folder is the root of the repository.
    var conflicts: Set<String> {
        let printed = run(["ls-files", "--unmerged", "-z"]) ?? []
        let start = folder == "/" ? "/" : folder + "/"
        let entries = String(decoding: printed, as: UTF8.self).split(separator: "\0")
        return Set(entries.map { start + $0.drop { $0 != "\t" }.dropFirst() })
    }

    /// Renames what is in the folder, and its entries; it goes to no name that a file has.
    /// - Parameter path: relative to the folder, or absolute.
    func move(_ name: String, to path: String) -> Bool {
        run(["mv", "--", name, path], patience: 20_000) != nil
    }

    /// The file that another git, or one that was killed, keeps others from the index with.
    var lock: String? {
        guard let printed = run(["rev-parse", "--git-path", "index.lock"]) else { return nil }
        let line = String(decoding: printed, as: UTF8.self).trimmed
        let path = line.hasPrefix("/") ? line : "\(folder)/\(line)"
        guard access(path, F_OK) == 0, let real = FilePath.real(path) else { return nil }
        return FilePath.real(".").map { real.relative(to: $0) } ?? real
    }

    private func run(_ words: [String], patience: Int32 = 5000) -> [UInt8]? {
        ChildProcess.output(
            of: ["git"] + GitObjects.settings + words, in: folder, variables: GitObjects.variables,
            patience: patience)
    }
}
