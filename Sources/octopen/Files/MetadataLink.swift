import Glibc
import Proposals

/// A symbolic link in the place of a proposal's file of metadata.
///
/// It is read as what it leads to, and that is written, as long as it is of the same repository.
struct MetadataLink {
    /// Where the metadata is.
    let target: String

    /// Nil for a file that is no link.
    init?(_ path: String) {
        guard SymbolicLink.says(path) != nil, let target = FilePath.real(path) else { return nil }
        self.target = target
    }

    init?(of sidecar: Sidecar) { self.init(sidecar.path) }

    /// Whether what it leads to lies beside another document, whose metadata that is.
    /// - Parameter path: of the link.
    func isOfAnother(than path: String) -> Bool {
        let folder = FilePath(target).folder
        return folder != FilePath.real(FilePath(path).folder)
            && access("\(folder)/\(Sidecar.documentName)", F_OK) == 0
    }

    /// A line on the file that was really written, where the metadata of a file changed behind a link.
    static func note(on file: ProposalFile, writing bytes: [UInt8]) -> String? {
        guard let sidecar = file.sidecar, let link = MetadataLink(of: sidecar),
            sidecar.parted(file.bytes)?.metadata != sidecar.parted(bytes)?.metadata
        else { return nil }
        return "\(sidecar.path): is a link, and \(link.written) was written"
    }

    /// The target, as seen from the current folder.
    var written: String { target.relative(to: FilePath.real(".") ?? "/") }

    /// The reason why the metadata is not written by way of a path, what it is and what to do; nil
    /// where it may be.
    static func obstacle(toWriting path: String) -> String? {
        guard let link = MetadataLink(path), let folder = RealFolder(FilePath(path).folder),
            !FilePath.isBelow(folder.repository ?? folder.path, link.target)
        else { return nil }
        return
            "is a link to \(link.target), outside of the repository; change that by itself, or put "
            + "a file in place of the link"
    }
}
