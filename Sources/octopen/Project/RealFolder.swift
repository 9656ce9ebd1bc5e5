import Glibc

/// A folder without links of the file system, and the repository that it is in.
struct RealFolder {
    let path: String
    /// The nearest folder from this one upwards that has a repository.
    let repository: String?

    /// - Returns: nil if the folder does not exist.
    init?(_ folder: String) {
        guard let path = FilePath.real(folder) else { return nil }
        self.path = path
        var at = path
        while access("\(at)/.git", F_OK) != 0 {
            guard at != "/" else {
                repository = nil
                return
            }
            at = FilePath(at).folder
        }
        repository = at
    }

    /// The state of the repository; nil without a repository.
    var repositoryState: RepositoryState? { repository.map { RepositoryState(of: $0) } }

    /// The file that a link leads to; nil for nothing, and for what lies outside of the repository,
    /// or without one of this folder.
    /// - Parameter folder: of the file that holds the link, without links of the file system.
    func target(of link: String, from folder: String) -> String? {
        // From the root of the repository, as forges read it.
        let whole = link.hasPrefix("/") ? repository.map { $0 + link } : "\(folder)/\(link)"
        return whole.flatMap(FilePath.real).flatMap {
            FilePath.isBelow(repository ?? path, $0) ? $0 : nil
        }
    }
}
