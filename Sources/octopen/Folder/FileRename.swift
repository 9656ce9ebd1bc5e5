import Proposals

/// Another name for the file of a proposal, with all that goes by it.
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
        path = try ProposalName(
            name, of: file.path, number: Int(proposal.number), mayMove: mayMove
        ).path
        let isSame = FileKey.absolute(path) == FileKey.absolute(file.path)
        change = try ProposalChange(of: file, to: file.bytes, newPath: isSame ? nil : path)
    }
}
