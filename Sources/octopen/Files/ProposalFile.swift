import Glibc
import Markdown
import Proposals

/// A proposal's file, and the file of its metadata where it has one beside it, read as one document.
struct ProposalFile {
    let path: String
    let sidecar: Sidecar?
    /// Of both, joined.
    let bytes: [UInt8]

    /// Keys that a file of metadata has at least.
    private static let keys: Set = ["title", "status"]

    init(path: String, bytes: [UInt8]) { (self.path, self.bytes, sidecar) = (path, bytes, nil) }

    init(reading path: String) throws(Failure) {
        self.init(path: path, document: try WholeFile.read(path))
    }

    /// The file with a text that need not be on the disk.
    ///
    /// - Parameter opened: texts of files of its folder, by their paths, that stand for the files
    ///   on the disk.
    init(path: String, document: [UInt8], opened: [String: [UInt8]] = [:]) {
        self.path = path
        if let (sidecar, joined) = Self.sidecar(of: path, document, opened) {
            (self.sidecar, bytes) = (sidecar, joined)
        } else {
            (sidecar, bytes) = (nil, document)
        }
    }

    /// The line of the whole that a line of the proposal's file is, from 1.
    func joinedLine(ofDocumentLine line: Int) -> Int {
        sidecar.flatMap { Sidecar.Places(bytes, of: $0) }?.joinedLine(ofDocumentLine: line) ?? line
    }

    /// The lines that differ from another text of the whole, by the files that hold the lines.
    func unifiedDifference(to new: [UInt8]) -> String {
        guard let sidecar, let before = sidecar.parted(bytes), let after = sidecar.parted(new)
        else {
            return UnifiedDifference(from: bytes, to: new, name: path).text
        }
        let parts = [
            (sidecar.path, before.metadata, after.metadata),
            (path, before.document, after.document),
        ]
        return parts.filter { $0.1 != $0.2 }.map {
            UnifiedDifference(from: $0.1, to: $0.2, name: $0.0).text
        }.joined()
    }

    /// Writes another text of the whole, if the files still hold this one, and tells where metadata was
    /// written by way of a link.
    func save(_ new: [UInt8]) throws(Failure) {
        let request = SaveRequest(path: path, bytes: new, expected: bytes, sidecar: sidecar)
        try AtomicSave(request: request).runOrFail()
        if let note = MetadataLink.note(on: self, writing: new) { Output.error("octopen: \(note)") }
    }

    /// The bytes of the proposal's file alone.
    var document: [UInt8] { document(of: bytes) }

    /// The bytes of the proposal's file alone, of another text of the whole.
    func document(of joined: [UInt8]) -> [UInt8] { sidecar?.parted(joined)?.document ?? joined }

    /// Whether a file is named like a document that has its metadata in a file beside it.
    static func mayHaveSidecar(_ path: String) -> Bool {
        FilePath(path).name == Sidecar.documentName
    }

    /// Whether a file is named like a file of metadata.
    static func isMetadata(_ path: String) -> Bool {
        path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    }

    /// The files of YAML beside a document that may have its metadata in one of them; none for others.
    /// - Parameter more: names of files that need not be on the disk.
    static func metadata(beside path: String, _ more: [String] = []) -> [String] {
        guard mayHaveSidecar(path) else { return [] }
        let folder = FilePath(path).folder
        let start = path.contains("/") ? folder + "/" : ""
        return (StateFolder.names(in: folder) + more).filter {
            !$0.hasPrefix(".") && isMetadata($0)
        }.map { start + $0 }
    }

    /// A file beside a document that is meant as its metadata, by its keys or as the link that it is,
    /// and cannot be read as that; with the reason. Nil where none is, or one is read.
    static func unreadMetadata(beside path: String) -> (path: String, why: String)? {
        guard mayHaveSidecar(path), let file = try? ProposalFile(reading: path),
            file.sidecar == nil
        else { return nil }
        for path in metadata(beside: path).sorted() {
            guard let bytes = try? WholeFile.read(path) else {
                guard SymbolicLink.leadsNowhere(path), let says = SymbolicLink.says(path) else {
                    continue
                }
                let target = String(decoding: says, as: UTF8.self)
                return (path, "is a link to \(target), which is not there; mend the link")
            }
            if let why = Sidecar.obstacle(in: bytes, keys: keys) {
                return (path, "is not read as metadata: it \(why)")
            }
        }
        return nil
    }

    /// The only file of YAML beside a `README.md` that has the keys of metadata; a link to one only
    /// where no file of its own has them, and not to that of another document.
    private static func sidecar(
        of path: String, _ document: [UInt8], _ opened: [String: [UInt8]]
    ) -> (Sidecar, joined: [UInt8])? {
        let paths = Set(metadata(beside: path, opened.keys.map { FilePath($0).name }))
        let found = paths.compactMap { path -> (Sidecar, joined: [UInt8])? in
            if let link = MetadataLink(path), link.isOfAnother(than: path) { return nil }
            guard let metadata = opened[path] ?? (try? WholeFile.read(path)),
                let sidecar = Sidecar(path: path, metadata: metadata, above: document)
            else { return nil }
            let joined = sidecar.joined(metadata, above: document)
            let source = Source(joined)
            guard let content = FrontMatter(joined)?.content,
                let mapping = try? YAMLMapping(source, content),
                keys.isSubset(of: mapping.entries.map { $0.key.lowercased() })
            else { return nil }
            return (sidecar, joined)
        }
        let own = found.filter { SymbolicLink.says($0.0.path) == nil }
        let all = own.isEmpty ? found : own
        return all.count == 1 ? all[0] : nil
    }
}
