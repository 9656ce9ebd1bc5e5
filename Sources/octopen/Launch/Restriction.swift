import Glibc

/// What a run may reach: all files, or nothing but what is in the folder of the proposals and the
/// template that their project keeps elsewhere.
struct Restriction {
    let isOn: Bool
    private let folder: String?

    /// Of a run that may reach all files.
    static let none = Restriction()

    private init() { (isOn, folder) = (false, nil) }

    init(isOn: Bool, to folder: ProposalFolder) {
        (self.isOn, self.folder) = (isOn, folder.path)
    }

    /// Refuses a file that may not be reached, be it by a link on the way.
    func confine(_ path: String) throws(Failure) {
        guard allows(path) else {
            throw Failure(
                "\(path): lies outside the proposal folder; "
                    + "this run is restricted to what is in it")
        }
    }

    /// Whether a run may read and write the file: in a restricted one it, or where it would be,
    /// lies below the folder of the proposals, links followed, and is none of git's own; and so does its
    /// metadata.
    func allows(_ path: String) -> Bool {
        guard isOn else { return true }
        guard let root = folder.flatMap(FilePath.real) else { return false }
        let files = [path] + ProposalFile.metadata(beside: path)
        return files.allSatisfy { FilePath.isBelow(root, $0) && !Self.isOfGit($0, below: root) }
    }

    /// Whether a file is one of git's own, where the proposals lie at the root of a repository.
    private static func isOfGit(_ path: String, below root: String) -> Bool {
        let own = FilePath(path)
        let real = FilePath.real(path) ?? "\(FilePath.real(own.folder) ?? own.folder)/\(own.name)"
        return real.dropFirst(root.count).split(separator: "/").contains(".git")
    }

    /// Whether a run may read a file where templates are looked for: in a restricted one also in the folders
    /// beside that of the proposals and beside those above it, in the same repository. All reviewers then
    /// have the same template. A link could lead to any file, so that none is followed there.
    func allowsTemplate(_ path: String) -> Bool {
        if allows(path) { return true }
        guard let place = folder.flatMap({ RealFolder($0) }), let repository = place.repository
        else { return false }
        let files = [path] + ProposalFile.metadata(beside: path)
        return files.allSatisfy {
            Self.liesPlainly($0, around: place.path, within: repository)
        }
    }

    /// Whether a path has no link between a folder that the proposals are in and its end.
    private static func liesPlainly(
        _ path: String, around folder: String, within repository: String
    ) -> Bool {
        var at = path
        var status = stat()
        while true {
            let part = FilePath(at)
            guard part.folder != at, part.name != ".git", lstat(at, &status) == 0,
                status.st_mode & S_IFMT != S_IFLNK, let above = FilePath.real(part.folder),
                FilePath.isBelow(repository, above)
            else { return false }
            if FilePath.isBelow(above, folder) { return true }
            at = part.folder
        }
    }
}
