import Glibc
import Synchronization

/// What sparse checkouts leave out of their work trees, asked of git once for each repository.
final class SparseCheckouts: Sendable {
    /// By repository the paths from its root of files that are left out, and of the folders that they
    /// are in.
    private let known = Mutex<[String: Set<String>]>([:])

    /// Whether a file or folder of a repository is left out, of which nothing is there.
    /// - Parameter path: from the root of the repository.
    func leavesOut(_ path: String, of repository: String) -> Bool {
        known.withLock { known in
            if let paths = known[repository] { return paths.contains(path) }
            let paths = Self.pathsLeftOut(of: repository)
            known[repository] = paths
            return paths.contains(path)
        }
    }

    private static func pathsLeftOut(of repository: String) -> Set<String> {
        // Without this file nothing is left out, and no program is started.
        let own = RepositoryState.folders(of: repository).own
        guard access("\(own)/info/sparse-checkout", F_OK) == 0 else { return [] }
        let printed = ChildProcess.output(
            of: ["git"] + GitObjects.settings + ["ls-files", "-t", "-z"], in: repository,
            variables: GitObjects.variables, patience: 20_000)
        var paths: Set<String> = []
        for line in String(decoding: printed ?? [], as: UTF8.self).split(separator: "\0")
        where line.hasPrefix("S ") {
            // A folder that is known has those above it.
            var path = String(line.dropFirst(2))
            while paths.insert(path).inserted, path.utf8.contains(UInt8(ascii: "/")) {
                path = FilePath(path).folder
            }
        }
        return paths
    }
}
