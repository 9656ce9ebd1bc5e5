/// What a run may reach: all files, or nothing but what is in the folder of the proposals.
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
    /// lies below the folder of the proposals, links followed; and so does its metadata.
    func allows(_ path: String) -> Bool {
        guard isOn else { return true }
        guard let root = folder.flatMap(FilePath.real) else { return false }
        let files = [path] + ProposalFile.metadata(beside: path)
        return files.allSatisfy { FilePath.isBelow(root, $0) }
    }
}
