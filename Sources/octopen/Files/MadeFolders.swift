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

    /// The folders of a request: a file that is gone is written again with those that it was in, and a new
    /// proposal gets a folder in one that exists.
    ///
    /// - Parameter path: of the file, where links were followed.
    init?(for request: SaveRequest, at path: String) {
        let isGone = request.overwrites && request.told == .nothing
        let isNew = request.expected == nil && (request.makesFolder || request.sidecar != nil)
        guard isGone || isNew else { return nil }
        self.init(above: path, most: isGone ? .max : 1)
    }

    /// Whether the folder that a request names by a title is another's: it holds something, or is none.
    static func areTaken(by request: SaveRequest) -> Bool {
        let folder = FilePath(request.path).folder
        guard request.makesFolder, request.attempt != nil, access(folder, F_OK) == 0 else {
            return false
        }
        return !ProposalFolder.isRealFolder(folder)
            || StateFolder.names(in: folder).contains { $0 != "." && $0 != ".." }
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
