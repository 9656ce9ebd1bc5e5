import Proposals

/// Proposals of a folder as they were committed, each with the file of its metadata, and with the
/// line ends that git checks them out with.
struct CommittedFiles: Sendable {
    let git: GitObjects

    /// Nil if the revision or the file is unknown.
    func bytes(at path: String, in revision: String = "HEAD") -> [UInt8]? {
        guard let document = git.file(FilePath(path).name, in: revision) else { return nil }
        guard ProposalFile.mayHaveSidecar(path), let file = try? ProposalFile(reading: path) else {
            return (try? WholeFile.read(path)).map { document.checkedOut(like: $0) } ?? document
        }
        return bytes(of: file, in: revision)
    }

    func bytes(of file: ProposalFile, in revision: String) -> [UInt8]? {
        guard
            let document = git.file(FilePath(file.path).name, in: revision)?
                .checkedOut(like: file.document)
        else { return nil }
        guard let sidecar = file.sidecar, let metadata = metadata(sidecar, in: revision) else {
            return document
        }
        return Sidecar(path: sidecar.path, metadata: metadata, above: document)?
            .joined(metadata, above: document) ?? document
    }

    private func metadata(_ sidecar: Sidecar, in revision: String) -> [UInt8]? {
        guard let link = MetadataLink(of: sidecar),
            let folder = FilePath.real(FilePath(sidecar.path).folder)
        else { return git.file(FilePath(sidecar.path).name, in: revision) }
        return git.blob("\(revision):./\(link.target.relative(to: folder))")?.bytes
    }
}
