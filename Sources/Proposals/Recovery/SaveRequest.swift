/// Bytes to be written, and what the file is expected to hold.
package struct SaveRequest: Equatable, Sendable {
    package var path: String
    package var bytes: [UInt8]
    /// The bytes of the file when it was last read or written; nil for a file that must not exist.
    package var expected: [UInt8]?
    /// Whether the author said to write whatever is there; where it was told, as far as it was told.
    package var overwrites = false
    /// What the author is told of the path. Where it is something else when the answer comes, that is
    /// not written over.
    package var told: Told?
    package var leavesAfter = false
    /// The path that the file has now, where the author was told of it.
    package var toldPath: String?
    /// The names of other proposals that have the number of the file, which is not there.
    package var sharingNumber: [String] = []
    /// The file for the metadata at the top, if another one than for the document.
    package var sidecar: Sidecar?
    /// The file that the metadata was really written to, where its own is a link.
    package var metadataTarget: String?
    /// Set for a name made from the title: how often it was found taken, from 1.
    package var attempt: Int?

    /// What stands at a path.
    package enum Told: Equatable, Sendable {
        case nothing
        case bytes([UInt8])
    }

    package init(path: String, bytes: [UInt8], expected: [UInt8]?, sidecar: Sidecar? = nil) {
        (self.path, self.bytes, self.expected) = (path, bytes, expected)
        self.sidecar = sidecar
    }

    /// The path without the ending, and without the number that an attempt put there; nil for a name
    /// that was not made from the title.
    private var stem: Substring? {
        attempt.map { path.dropLast($0 == 1 ? 3 : 4 + String($0).count) }
    }

    /// The next name to try where the title's is taken; nil for a name that was not made from it.
    package var nextAttempt: SaveRequest? {
        guard let attempt, let stem else { return nil }
        var request = self
        (request.attempt, request.told) = (attempt + 1, nil)
        request.path = "\(stem)-\(attempt + 1).md"
        return request
    }

    /// The name that the title gives, if another file had it.
    package var takenName: String? {
        guard let attempt, attempt > 1, let name = stem?.split(separator: "/").last else {
            return nil
        }
        return "\(name).md"
    }
}

/// The result of a request to save.
package enum SaveResult: Equatable, Sendable {
    case written(SaveRequest)
    /// The text was written, and the disk did not confirm it; with the reason.
    case unconfirmed(SaveRequest, String)
    /// Nothing was written, because nothing was changed here or on disk.
    case same
    /// The file is not as expected; these are its bytes, nil if it is gone.
    case changed(SaveRequest, found: [UInt8]?)
    /// A file of this name exists already.
    case exists(SaveRequest)
    /// Why it could not be written, and what to do.
    case failed(SaveRequest, String)
}
