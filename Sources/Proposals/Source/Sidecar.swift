import Markdown

/// A file of YAML beside a document that holds its metadata: `kep.yaml` beside `README.md`.
///
/// Both are read as one document, in which the file's text stands as front matter: its keys are
/// fields, the journal has both, and a difference shows both. What is written is parted again.
package struct Sidecar: Equatable, Sendable {
    package let path: String
    /// Whether the file's last line has a line end.
    package let endsLine: Bool

    private static let opening = Array("---\n".utf8)
    private static let closing = Array("---\n".utf8)
    private static let missingEnd = Array("\n".utf8)

    /// - Parameter endsLine: as the file has it; a new one ends its last line.
    package init(path: String, endsLine: Bool = true) {
        (self.path, self.endsLine) = (path, endsLine)
    }

    /// Nil where the two could not be parted again, or the document has front matter of its own.
    package init?(path: String, metadata: [UInt8], above document: [UInt8]) {
        self.init(path: path, endsLine: metadata.last == 0x0A)
        // Line ends of two kinds would change places.
        guard !metadata.isEmpty, !metadata.contains(0x0D), !document.contains(0x0D),
            !metadata.starts(with: [0xEF, 0xBB, 0xBF]), !document.starts(with: [0xEF, 0xBB, 0xBF]),
            FrontMatter(document) == nil,
            let parted = parted(joined(metadata, above: document)),
            parted.metadata == metadata, parted.document == document
        else { return nil }
    }

    /// The name that documents with a file of metadata have.
    package static let documentName = "README.md"

    /// The file of the metadata for a document of another path; nil where it has none, and the
    /// metadata stands at its top.
    package func beside(_ document: String) -> Sidecar? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard document == Self.documentName || document.hasSuffix("/" + Self.documentName) else {
            return nil
        }
        return Sidecar(
            path: document.dropLast(Self.documentName.count) + name, endsLine: endsLine)
    }

    /// One document of both.
    package func joined(_ metadata: [UInt8], above document: [UInt8]) -> [UInt8] {
        Self.opening + metadata + (endsLine ? [] : Self.missingEnd) + Self.closing + document
    }

    /// The bytes of both files; nil where the document does not begin with the metadata any more.
    package func parted(_ joined: [UInt8]) -> (metadata: [UInt8], document: [UInt8])? {
        guard let found = FrontMatter(joined), found.isYAML,
            joined.starts(with: Self.opening), found.content.lowerBound == Self.opening.count,
            joined[found.content.upperBound..<found.range.upperBound].elementsEqual(Self.closing)
        else { return nil }
        var metadata = joined[found.content]
        if !endsLine, metadata.last == 0x0A { metadata.removeLast() }
        return (Array(metadata), Array(joined[found.range.upperBound...]))
    }

    /// Where a byte of the joined document stands.
    package struct Place: Equatable, Sendable {
        /// In the metadata's file, and not in the document's.
        package let isInMetadata: Bool
        /// In that file.
        package let byte: Int
        /// From 1.
        package let line: Int
    }

    /// Finds places of a joined document in the two files.
    package struct Places: Sendable {
        private let content: Range<Int>
        private let start: Int
        /// Lines of the joined document above the document's first line.
        package let linesAbove: Int

        /// Nil where the document does not begin with front matter.
        package init?(_ joined: [UInt8]) {
            guard let found = FrontMatter(joined) else { return nil }
            (content, start) = (found.content, found.range.upperBound)
            linesAbove = joined[..<start].count { $0 == 0x0A }
        }

        /// - Parameter line: of the byte in the joined document, from 1.
        package func place(ofByte byte: Int, line: Int) -> Place {
            guard byte < start else {
                return Place(
                    isInMetadata: false, byte: byte - start, line: ownLine(ofJoinedLine: line))
            }
            let own = min(max(byte, content.lowerBound), content.upperBound) - content.lowerBound
            return Place(
                isInMetadata: true, byte: own,
                line: ownLine(ofJoinedLine: line))
        }

        /// The line of its file, the document's or the metadata's, that a line of the joined document
        /// is, from 1.
        package func ownLine(ofJoinedLine line: Int) -> Int {
            line > linesAbove ? line - linesAbove : max(line - 1, 1)
        }

        /// The line of the joined document that a line of the document's file is, from 1.
        package func joinedLine(ofDocumentLine line: Int) -> Int { line + linesAbove }
    }
}
