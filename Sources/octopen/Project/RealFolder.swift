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
}
