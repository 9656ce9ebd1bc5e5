import Proposals

/// Another name for the file of a proposal, or for the folder that it is named by, with all that goes
/// by it.
struct FileRename {
    let change: ProposalChange
    /// Where the proposal is after the change.
    let path: String

    /// - Parameters:
    ///   - name: a name of a file, or words that make one, to which the number stays.
    ///   - mayMove: it may go to another folder.
    init(_ file: ProposalFile, to name: String, template: Template, mayMove: Bool = false)
        throws(Failure)
    {
        let proposal = Proposal(file.bytes, template: template)
        let folderName = try ProposalFolderName(
            name, of: file, number: Int(proposal.number), mayMove: mayMove)
        if let folderName {
            let (folder, goal) = (FilePath(file.path).folder, FilePath(folderName.path).folder)
            let isSame = FileKey.absolute(goal) == FileKey.absolute(folder)
            path = isSame ? file.path : folderName.path
            change =
                isSame
                ? try ProposalChange(of: file, to: file.bytes)
                : ProposalChange(of: try NamedFolder(folder, at: FileKey.absolute(goal)))
            return
        }
        path = try ProposalName(
            name, of: file.path, number: Int(proposal.number), mayMove: mayMove
        ).path
        let isSame = FileKey.absolute(path) == FileKey.absolute(file.path)
        change = try ProposalChange(of: file, to: file.bytes, newPath: isSame ? nil : path)
    }
}
