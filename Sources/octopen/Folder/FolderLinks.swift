import Folders
import Glibc

/// Symbolic links that lead to a file itself: those of its repository that git knows or does not ignore,
/// and all of its folder.
struct FolderLinks {
    struct Link {
        /// As it is told of, from the current folder.
        let path: String
        let says: [UInt8]
        /// Its folder, without links of the file system.
        let folder: String
    }

    let all: [Link]

    /// - Parameter target: a real path.
    init(to target: String, around folder: RealFolder) {
        let here = FilePath.real(".") ?? "/"
        all = MarkdownFiles.links(around: folder).compactMap { path in
            guard let says = SymbolicLink.says(path),
                let text = String(validating: says, as: UTF8.self)
            else { return nil }
            let folder = FilePath(path).folder
            let goal = FilePath(text.hasPrefix("/") ? text : "\(folder)/\(text)")
            guard goal.name == FilePath(target).name,
                FilePath.real(goal.folder) == FilePath(target).folder
            else { return nil }
            return Link(path: path.relative(to: here), says: says, folder: folder)
        }
    }
}

extension FolderLinks.Link {
    /// The link when the file is at another path.
    /// - Parameters:
    ///   - target: where it is, and where it goes; real paths.
    func led(from target: String, to goal: String) -> FileChange {
        let text = String(decoding: says, as: UTF8.self)
        let (old, new) = (FilePath(target), FilePath(goal))
        let path =
            if old.folder == new.folder {
                String(text.dropLast(old.name.count)) + new.name
            } else {
                text.hasPrefix("/") ? goal : goal.relative(to: folder)
            }
        return FileChange(path: self.path, old: says, new: Array(path.utf8), isLink: true)
    }
}
