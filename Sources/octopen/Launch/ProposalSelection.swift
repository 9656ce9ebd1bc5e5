import ArgumentParser

/// The proposals that a command is about.
struct ProposalSelection {
    private(set) var paths: [String] = []
    /// Whether something was named that there is not; it has been told.
    private(set) var isIncomplete = false

    /// The files of proposals that are named, each once, or all of the folder; where there is
    /// none, that is told. One that cannot be found stops no other.
    ///
    /// - Parameter takesAll: whether a file of the repository is taken though it is no proposal of
    ///   the folder, as a read-me that a hook names beside others; else that is told.
    init(_ names: [String], in folder: ProposalFolder, takesAll: Bool = true) throws {
        guard names.isEmpty else {
            var files = DistinctFiles()
            for name in names {
                do throws(Failure) {
                    let named = try Self.paths(of: name, in: folder)
                    let own = named.filter { takesAll || folder.mayHold($0) }
                    if own.isEmpty, let path = named.first {
                        Output.error(
                            "octopen: \(path): no proposal of \(folder.forNew); --all takes it too")
                    }
                    paths += own.filter { files.insert($0) }
                } catch {
                    Output.error("octopen: \(error)")
                    isIncomplete = true
                }
            }
            if paths.isEmpty, isIncomplete { throw ExitCode(2) }
            return
        }
        paths = try folder.proposals()
        if paths.isEmpty {
            let place = folder.path.map { "in \($0)" } ?? "here"
            Output.error("octopen: no proposals \(place); name the files, or their folder with -C")
        }
    }

    private static func paths(
        of name: String, in folder: ProposalFolder
    ) throws(Failure) -> [String] {
        if name == "-" { return [name] }
        if ProposalFolder.isFolder(name) { return try ProposalFolder.proposals(in: name) }
        // Whether it is one of the folder's is told of all files.
        if ProposalFile.isMetadata(name) { return [name] }
        return [try folder.resolve(name)]
    }
}
