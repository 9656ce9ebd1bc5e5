import Interchange
import Prose
import Rules

/// Changes that a client makes on its side.
extension Server {
    /// A text in place of bytes of another text.
    struct Change {
        let range: Range<Int>
        let text: String

        init(_ range: Range<Int>, _ text: String) { (self.range, self.text) = (range, text) }

        /// A change of bytes that lie so many bytes further on.
        func moved(by distance: Int) -> Change {
            Change(range.lowerBound + distance..<range.upperBound + distance, text)
        }
    }

    /// Nil where a change begins or ends where no position does: it would be made elsewhere.
    func edit(_ changes: [Change], of document: OpenDocument) -> JSON? {
        edits(changes, in: document.text).map {
            workspaceEdit([(document.uri, document.version, $0)])
        }
    }

    /// The edit for changes of the bytes that were judged, each in the file in which its bytes
    /// stand; nil also where the two files of a proposal could not be parted any more.
    ///
    /// - Parameter changes: in the order of the text, apart from each other.
    func edit(
        _ changes: [Change], ofJudged reading: Reading, in document: OpenDocument
    ) -> JSON? {
        guard let beside = reading.beside else { return edit(changes, of: document) }
        var changed = reading.bytes
        for change in changes.reversed() {
            changed.replaceSubrange(change.range, with: Array(change.text.utf8))
        }
        return edit(toJudged: changed, beside, of: document)
    }

    /// The lines that a text of both files of a proposal has in place of others.
    func edit(toJudged changed: [UInt8], _ beside: BesideFile, of document: OpenDocument) -> JSON? {
        guard let parted = beside.pair.sidecar.parted(changed) else { return nil }
        let isMetadata = beside.path == beside.pair.document
        let (own, other) =
            isMetadata
            ? (parted.metadata, parted.document) : (parted.document, parted.metadata)
        let open = openDocument(ofFile: beside.path)
        let files = [
            (document.uri, document.version, document.text, own),
            (
                open?.uri ?? DocumentURI.uri(ofPath: beside.path), open?.version, beside.text,
                other
            ),
        ]
        var changes: [(uri: String, version: Int?, edits: [JSON])] = []
        for (uri, version, text, new) in files where text.bytes != new {
            guard let edits = edits(text.changes(to: EditedText(new)), in: text) else { return nil }
            changes.append((uri, version, edits))
        }
        return workspaceEdit(changes)
    }

    func edits(_ changes: [Change], in text: EditedText) -> [JSON]? {
        var edits: [JSON] = []
        for change in changes {
            for end in [change.range.lowerBound, change.range.upperBound] {
                guard text.offset(of: text.position(of: end, encoding), encoding) == end else {
                    return nil
                }
            }
            edits.append(
                .object([
                    ("range", json(change.range, in: text)), ("newText", .string(change.text)),
                ]
                ))
        }
        return edits
    }

    /// - Parameter files: edits by the address of a document, and its version if it is open.
    func workspaceEdit(_ files: [(uri: String, version: Int?, edits: [JSON])]) -> JSON {
        guard client.takesVersions else {
            return .object([
                ("changes", .object(files.map { ($0.uri, .array($0.edits)) }))
            ])
        }
        let changes = files.map { file in
            JSON.object([
                (
                    "textDocument",
                    .object([
                        ("uri", .string(file.uri)),
                        ("version", file.version.map(JSON.number) ?? .null),
                    ])
                ),
                ("edits", .array(file.edits)),
            ])
        }
        return .object([("documentChanges", .array(changes))])
    }
}

extension EditedText {
    /// The lines that another text has in place of others.
    func changes(to new: EditedText) -> [Server.Change] {
        Difference(from: lines, to: new.lines).parts.compactMap { part in
            guard case .changed(let old, let replacing) = part else { return nil }
            return Server.Change(
                bytes(ofLines: old), new.string(new.bytes(ofLines: replacing)))
        }
    }

    /// Each with its end.
    private var lines: [ArraySlice<UInt8>] {
        (0..<lineCount).map { bytes[bytes(ofLines: $0..<$0 + 1)] }
    }

    private func bytes(ofLines lines: Range<Int>) -> Range<Int> {
        func start(_ line: Int) -> Int { line < lineCount ? starts[line] : bytes.count }
        return start(lines.lowerBound)..<start(lines.upperBound)
    }
}
