import Folders
import Glibc

/// A path as its folder and its last part.
struct FilePath {
    let folder: String
    let name: String

    init(_ path: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            (folder, name) = (".", path)
            return
        }
        folder = slash == path.startIndex ? "/" : String(path[..<slash])
        name = String(path[path.utf8.index(after: slash)...])
    }
}

extension FilePath {
    /// The path without links of the file system; nil if it does not exist.
    static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// A path by way of folders above, `../../keps/sig-a`, as it is shortest from the current folder.
    static func shortest(_ path: String) -> String {
        guard !path.hasPrefix("/"), path.hasPrefix("..") || path.contains("/.."),
            let here = real("."), let place = real(path)
        else { return path }
        let own = "\(here)/\(path)".withoutDots.relative(to: here)
        let short = own.isEmpty ? "." : own
        return short.utf8.count < path.utf8.count && real(short) == place ? short : path
    }

    /// Whether a file, or the nearest folder on its way that exists, lies below a folder, links
    /// followed.
    ///
    /// - Parameter root: a real path.
    static func isBelow(_ root: String, _ path: String) -> Bool {
        var at = path
        var status = stat()
        while real(at) == nil {
            // A link that leads to nothing yet may lead anywhere.
            guard lstat(at, &status) != 0, FilePath(at).folder != at else { return false }
            at = FilePath(at).folder
        }
        return real(at).map { $0 == root || root == "/" || $0.hasPrefix(root + "/") } ?? false
    }
}
