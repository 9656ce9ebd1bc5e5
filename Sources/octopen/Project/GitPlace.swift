import Terminal

/// The variables by which git tells the hooks that it runs where they are.
///
/// Which repository is meant is said by the folder that git is started in. A hook of a linked work tree
/// gets a `GIT_DIR`, with which git would take that folder for the root.
enum GitPlace {
    private static let places: Set = [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_IMPLICIT_WORK_TREE",
    ]

    /// Whether a git that is started here may have the variable; an index only that of its work tree.
    static func mayHave(_ variable: String, in folder: String?) -> Bool {
        guard variable == "GIT_INDEX_FILE" else { return !places.contains(variable) }
        guard let index = Environment.value(variable), let place = RealFolder(folder ?? "."),
            let repository = place.repository
        else { return false }
        let own = FilePath.real(RepositoryState.folders(of: repository).own)
        return own != nil && FilePath.real(FilePath(index).folder) == own
    }
}
