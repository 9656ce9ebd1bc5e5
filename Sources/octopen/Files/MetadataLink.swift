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
