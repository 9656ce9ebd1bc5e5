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
    /// Whether the folder of a new file is made where it is missing. One that is named by the title is that
    /// file's alone, and taken where it is there with anything in it.
    package var makesFolder = false

    /// What stands at a path.
    package enum Told: Equatable, Sendable {
        case nothing
        case bytes([UInt8])
    }

    package init(path: String, bytes: [UInt8], expected: [UInt8]?, sidecar: Sidecar? = nil) {
        (self.path, self.bytes, self.expected) = (path, bytes, expected)
        self.sidecar = sidecar
    }

    /// What is named by the title, without the number that an attempt put there: the file without its ending,
    /// or its folder; nil for a name that was not made from the title.
    private var stem: Substring? {
        guard let attempt else { return nil }
        let named =
            makesFolder ? path[..<(path.lastIndex(of: "/") ?? path.startIndex)] : path.dropLast(3)
        return named.dropLast(attempt == 1 ? 0 : 1 + String(attempt).count)
    }

    /// The next name to try where the title's is taken; nil for a name that was not made from it.
    package var nextAttempt: SaveRequest? {
        guard let attempt, let stem else { return nil }
        var request = self
        (request.attempt, request.told) = (attempt + 1, nil)
        let next = "\(stem)-\(attempt + 1)"
        request.path = makesFolder ? "\(next)/\(nameOfDocument(in: next))" : "\(next).md"
        request.sidecar = sidecar?.beside(request.path)
        return request
    }

    /// The file's name in another folder, which it is called by where it is called by its own.
    private func nameOfDocument(in folder: String) -> String {
        let parts = path.split(separator: "/")
        guard let name = parts.last, let own = parts.dropLast().last,
            let other = folder.split(separator: "/").last,
            name.lowercased() == own.lowercased() + ".md"
        else { return parts.last.map(String.init) ?? path }
        return (name.dropLast(3) == own ? String(other) : other.lowercased()) + ".md"
    }

    /// The name that the title gives, if another file had it.
    package var takenName: String? {
        guard let attempt, attempt > 1, let name = stem?.split(separator: "/").last else {
            return nil
        }
        return makesFolder ? String(name) : "\(name).md"
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
