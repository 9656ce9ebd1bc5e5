import Folders
import Proposals

/// The folder of a proposal that gets its number with a step.
extension NamedFolder {
    /// - Parameters:
    ///   - file: the `README.md` that the folder is for.
    ///   - name: the folder's with the number.
    ///   - bytes: the new text of the proposal.
    /// - Returns: nil where the folder holds other documents, links of others lead into it, or it cannot be
    ///   given the name from here.
    init?(ownOf file: ProposalFile, called name: String, edited bytes: [UInt8]) {
        let folder = FilePath(file.path).folder
        guard ProposalFile.mayHaveSidecar(file.path), !name.hasSuffix("-template"),
            SymbolicLink.says(file.path) == nil, SymbolicLink.says(folder) == nil,
            let real = FilePath.real(folder)
        else { return nil }
        let goal = "\(FilePath(real).folder)/\(name)"
        var edits = [
            FileChange(
                path: "\(real)/\(Sidecar.documentName)", old: file.document,
                new: file.document(of: bytes))
        ]
        if let sidecar = file.sidecar {
            guard MetadataLink(of: sidecar) == nil, let path = FilePath.real(sidecar.path),
                let before = sidecar.parted(file.bytes), let after = sidecar.parted(bytes)
            else { return nil }
            edits.append(FileChange(path: path, old: before.metadata, new: after.metadata))
        }
        guard !ProposalFolder.exists(goal), SymbolicLink.says(goal) == nil,
            let named = try? NamedFolder(folder, at: goal, editing: edits), named.isOfOneDocument
        else { return nil }
        self = named
    }

    /// Whether nothing in it is another document, and no file beside it changes.
    private var isOfOneDocument: Bool {
        files.allSatisfy { change in
            change.isMoved
                && (!change.path.lowercased().hasSuffix(".md")
                    || change.path == "\(move.from)/\(Sidecar.documentName)")
        }
    }
}
