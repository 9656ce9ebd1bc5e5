import Glibc
import Proposals

/// The folders above a file that were not there, made for it.
struct MadeFolders {
    /// The topmost first.
    private let made: [String]

    /// - Parameter most: where more are missing, none is made.
    init(above path: String, most: Int = .max) {
        var missing: [String] = []
        var at = FilePath(path).folder
        while access(at, F_OK) != 0, errno == ENOENT {
            missing.append(at)
            at = FilePath(at).folder
        }
        var made: [String] = []
        if missing.count <= most {
            for folder in missing.reversed() {
                guard mkdir(folder, 0o777) == 0 else { break }
                made.append(folder)
            }
        }
        self.made = made
    }

    /// Takes them away again, where nothing was written.
    func remove() { for folder in made.reversed() { rmdir(folder) } }
}

extension SaveResult {
    /// Whether the file holds the text now.
    var isWritten: Bool {
        switch self {
        case .written, .unconfirmed: true
        case .same, .changed, .exists, .failed: false
        }
    }
}
