import Glibc
import Proposals

/// Writes a proposal and the file of its metadata: both or neither.
///
/// The text is on the disk beside its file before the metadata is put in place; where the text then
/// cannot be, the metadata is put back. A kill between the two leaves the journal, which has both.
struct PairSave {
    private let request: SaveRequest
    private let sidecar: Sidecar

    init(_ request: SaveRequest, sidecar: Sidecar) {
        (self.request, self.sidecar) = (request, sidecar)
    }

    func run() -> SaveResult {
        guard let new = sidecar.parted(request.bytes) else { return notParted }
        if request.overwrites, request.expected != nil, let told = request.told {
            let found = found
            guard told == found.map({ .bytes($0) }) ?? .nothing else {
                return .changed(request, found: found)
            }
        }
        let old = request.expected.flatMap { sidecar.parted($0) }
        let folders = MadeFolders(for: request, at: request.path)
        let result = write(new, over: old)
        if !result.isWritten { folders?.remove() }
        return result
    }

    /// Only looks whether both files are as expected.
    func compare() -> SaveResult {
        guard let expected = request.expected, let old = sidecar.parted(expected) else {
            return notParted
        }
        for save in [document(old.document, over: old), metadata(old.metadata, over: old)] {
            let result = save.compare()
            guard case .same = result else { return ofBoth(result) }
        }
        return .same
    }

    private typealias Parts = (metadata: [UInt8], document: [UInt8])

    private var notParted: SaveResult {
        .failed(
            request,
            "Cannot save: what \(FilePath(sidecar.path).name) holds no longer stands between two "
                + "lines --- at the top; undo that.")
    }

    private func document(_ bytes: [UInt8], over old: Parts?) -> AtomicSave {
        save(request.path, bytes, over: old?.document)
    }

    private func metadata(_ bytes: [UInt8], over old: Parts?) -> AtomicSave {
        save(sidecar.path, bytes, over: old?.metadata)
    }

    private func save(_ path: String, _ bytes: [UInt8], over expected: [UInt8]?) -> AtomicSave {
        var single = SaveRequest(path: path, bytes: bytes, expected: expected)
        single.overwrites = request.overwrites
        return AtomicSave(request: single)
    }

    /// What both files hold; nil where one of them is not there.
    private var found: [UInt8]? {
        guard let metadata = try? WholeFile.read(sidecar.path),
            let document = try? WholeFile.read(request.path)
        else { return nil }
        return sidecar.joined(metadata, above: document)
    }

    private func write(_ new: Parts, over old: Parts?) -> SaveResult {
        // A file that is not written has to be as it was, too.
        if case let result = compareIfRead(), case .changed = result { return result }
        let document = document(new.document, over: old)
        if let old, old.metadata == new.metadata, !request.overwrites {
            return ofBoth(document.run())
        }
        if let why = MetadataLink.obstacle(toWriting: sidecar.path) {
            return .failed(request, "Cannot save: \(sidecar.path) \(why).")
        }
        let metadata = metadata(new.metadata, over: old)
        if let old, old.document == new.document, !request.overwrites {
            return ofBoth(metadata.run())
        }
        let prepared = document.prepare()
        if case .done(let result) = prepared { return ofBoth(result) }
        let before = try? WholeFile.read(sidecar.path)
        let first = metadata.run()
        switch first {
        case .written, .unconfirmed, .same: break
        case .exists:
            document.discard(prepared)
            return .failed(
                request, "Cannot save: \(sidecar.path) exists already; save in another folder.")
        case .changed, .failed:
            document.discard(prepared)
            return ofBoth(first)
        }
        let second = document.commit(prepared)
        switch second {
        case .written, .unconfirmed, .same: break
        case .changed, .exists, .failed: return ofBoth(second, metadataPutBack: putBack(before))
        }
        if case .unconfirmed = first { return ofBoth(first) }
        return ofBoth(second)
    }

    private func compareIfRead() -> SaveResult {
        request.expected == nil || request.overwrites ? .same : compare()
    }

    /// Whether the metadata is what it was before.
    private func putBack(_ before: [UInt8]?) -> Bool {
        guard let before else { return unlink(sidecar.path) == 0 }
        var back = SaveRequest(path: sidecar.path, bytes: before, expected: nil)
        back.overwrites = true
        switch AtomicSave(request: back).run() {
        case .written, .unconfirmed, .same: return true
        case .changed, .exists, .failed: return false
        }
    }

    /// The result of saving one file, told of both.
    private func ofBoth(_ result: SaveResult, metadataPutBack: Bool = true) -> SaveResult {
        var request = request
        request.metadataTarget = MetadataLink(of: sidecar)?.written
        switch result {
        case .written: return .written(request)
        case .unconfirmed(_, let why): return .unconfirmed(request, why)
        case .same: return .same
        case .changed: return .changed(request, found: found)
        case .exists: return .exists(request)
        case .failed(_, let why):
            let more =
                metadataPutBack
                ? "" : " \(sidecar.path) was written and could not be put back: save again."
            return .failed(request, why + more)
        }
    }
}
