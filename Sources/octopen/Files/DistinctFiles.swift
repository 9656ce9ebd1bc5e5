/// Files by the folder in which they lie and their name there: one that is named by two paths is the
/// same. A link to a file has a name of its own.
struct DistinctFiles {
    /// Real paths of the folders that were met.
    private var folders: [String: String] = [:]
    private var known: Set<String> = []

    /// - Parameter path: `-` for standard input.
    /// - Returns: whether the file is a new one.
    mutating func insert(_ path: String) -> Bool {
        guard path != "-" else { return known.insert(path).inserted }
        let file = FilePath(path)
        let folder = folders[file.folder] ?? FilePath.real(file.folder) ?? file.folder
        folders[file.folder] = folder
        return known.insert("\(folder)/\(file.name)").inserted
    }
}
