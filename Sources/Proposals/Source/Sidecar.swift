import Markdown

/// A file of YAML beside a document that holds its metadata: `kep.yaml` beside `README.md`.
///
/// Both are read as one document, in which the file's text stands as front matter: its keys are
/// fields, the journal has both, and a difference shows both. What is written is parted again. The
/// whole has the line ends of the document; each file keeps its own.
package struct Sidecar: Equatable, Sendable {
    package let path: String
    /// Whether the file's last line has a line end.
    package let endsLine: Bool
    /// The line ends of the whole, and of the file where it has others.
    private let ends: LineEnds
    private let ownEnds: LineEnds

    /// How lines end.
    private enum LineEnds: Sendable {
        case feeds, pairs

        /// Those of the first line; nil for a text without an end, and one with lone returns.
        init?(ofFirstLineIn bytes: [UInt8]) {
            guard let end = bytes.firstIndex(where: \.isLineEnding) else { return nil }
            if bytes[end] == 0x0A {
                self = .feeds
            } else if bytes.isPair(at: end) {
                self = .pairs
            } else {
                return nil
            }
        }

        /// Those of all lines; nil where lines end in several ways, or none does.
        init?(ofAllLinesIn bytes: [UInt8]) {
            guard let first = LineEnds(ofFirstLineIn: bytes) else { return nil }
            let isWhole = bytes.indices.allSatisfy { index in
                switch bytes[index] {
                case 0x0A: (index > 0 && bytes[index - 1] == 0x0D) == (first == .pairs)
                case 0x0D: first == .pairs && bytes.isPair(at: index)
                default: true
                }
            }
            guard isWhole else { return nil }
            self = first
        }

        var bytes: [UInt8] { self == .feeds ? [0x0A] : [0x0D, 0x0A] }
    }

    private var fence: [UInt8] { Array("---".utf8) + ends.bytes }

    /// - Parameter endsLine: as the file has it; a new one ends its last line.
    package init(path: String, endsLine: Bool = true) {
        self.init(path: path, endsLine: endsLine, ends: .feeds, ownEnds: .feeds)
    }

    private init(path: String, endsLine: Bool, ends: LineEnds, ownEnds: LineEnds) {
        (self.path, self.endsLine, self.ends, self.ownEnds) = (path, endsLine, ends, ownEnds)
    }

    /// Nil where the two could not be parted again, or the document has front matter of its own.
    package init?(path: String, metadata: [UInt8], above document: [UInt8]) {
        let own = LineEnds(ofAllLinesIn: metadata)
        let ends = LineEnds(ofFirstLineIn: document) ?? own ?? .feeds
        // Ends of several ways stay as they are.
        self.init(
            path: path, endsLine: metadata.last == 0x0A, ends: ends, ownEnds: own ?? ends)
        guard !metadata.isEmpty, !metadata.hasLoneReturn,
            !metadata.starts(with: [0xEF, 0xBB, 0xBF]),
            !document.starts(with: [0xEF, 0xBB, 0xBF]), FrontMatter(document) == nil,
            let parted = parted(joined(metadata, above: document)),
            parted.metadata == metadata, parted.document == document
        else { return nil }
    }

    /// Why a text with the keys of metadata is not taken as that, and what to do; nil for another text,
    /// and where nothing is in the way.
    package static func obstacle(in metadata: [UInt8], keys: Set<String>) -> String? {
        let hasMark = metadata.starts(with: [0xEF, 0xBB, 0xBF])
        let lines = metadata.dropFirst(hasMark ? 3 : 0).split(whereSeparator: \.isLineEnding)
        let found = lines.map { line in
            String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
        }
        guard keys.isSubset(of: found) else { return nil }
        if hasMark { return "begins with a byte order mark; save it without" }
        if metadata.hasLoneReturn {
            return "ends lines with carriage returns alone; save it with line feeds"
        }
        return lines.contains { $0.elementsEqual("---".utf8) }
            ? "has a line ---; take that out" : nil
    }

    /// The name that documents with a file of metadata have.
    package static let documentName = "README.md"

    /// Without its folder.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The file of the metadata for a document of another path; nil where it has none, and the
    /// metadata stands at its top.
    package func beside(_ document: String) -> Sidecar? {
        guard document == Self.documentName || document.hasSuffix("/" + Self.documentName) else {
            return nil
        }
        return Sidecar(
            path: document.dropLast(Self.documentName.count) + name, endsLine: endsLine,
            ends: ends, ownEnds: ownEnds)
    }

    /// One document of both.
    package func joined(_ metadata: [UInt8], above document: [UInt8]) -> [UInt8] {
        fence + asJoined(metadata) + (endsLine ? [] : ends.bytes) + fence + document
    }

    /// The bytes of both files; nil where the document does not begin with the metadata any more.
    package func parted(_ joined: [UInt8]) -> (metadata: [UInt8], document: [UInt8])? {
        guard let found = FrontMatter(joined), found.isYAML, joined.starts(with: fence),
            found.content.lowerBound == fence.count,
            joined[found.content.upperBound..<found.range.upperBound].elementsEqual(fence)
        else { return nil }
        var metadata = joined[found.content]
        if !endsLine, metadata.last == 0x0A {
            metadata = metadata.dropLast(metadata.dropLast().last == 0x0D ? 2 : 1)
        }
        return (asWritten(Array(metadata)), Array(joined[found.range.upperBound...]))
    }

    // MARK: Line ends

    /// The metadata as it stands in the whole.
    package func asJoined(_ metadata: [UInt8]) -> [UInt8] {
        ends == ownEnds ? metadata : metadata.withLineEnds(ends.bytes)
    }

    /// A part of the metadata as its file has it.
    package func asWritten(_ joined: [UInt8]) -> [UInt8] {
        ends == ownEnds ? joined : joined.withLineEnds(ownEnds.bytes)
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
        /// How many bytes more an end of a line of the metadata has in its file, and the bytes behind
        /// those ends in the joined document.
        private let more: Int
        private let lineStarts: [Int]

        /// Nil where the document does not begin with front matter.
        package init?(_ joined: [UInt8], of sidecar: Sidecar) {
            guard let found = FrontMatter(joined) else { return nil }
            let content = found.content
            (self.content, start) = (content, found.range.upperBound)
            let ends = joined[..<found.range.upperBound].indices.filter { joined[$0] == 0x0A }
            linesAbove = ends.count
            let more = sidecar.ownEnds.bytes.count - sidecar.ends.bytes.count
            self.more = more
            lineStarts = more == 0 ? [] : ends.map { $0 + 1 }.filter { $0 > content.lowerBound }
        }

        /// - Parameter line: of the byte in the joined document, from 1.
        package func place(ofByte byte: Int, line: Int) -> Place {
            guard byte < start else {
                return Place(
                    isInMetadata: false, byte: byte - start, line: ownLine(ofJoinedLine: line))
            }
            let inside = min(max(byte, content.lowerBound), content.upperBound)
            // What ends a line is one place.
            let ends = lineStarts.count { $0 <= (more < 0 ? inside + 1 : inside) }
            return Place(
                isInMetadata: true, byte: inside - content.lowerBound + ends * more,
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

extension [UInt8] {
    /// Whether a return stands there, and a line feed behind it.
    fileprivate func isPair(at index: Int) -> Bool {
        self[index] == 0x0D && index + 1 < count && self[index + 1] == 0x0A
    }

    fileprivate var hasLoneReturn: Bool {
        indices.contains { self[$0] == 0x0D && !isPair(at: $0) }
    }

    /// With all ends of lines written alike.
    package func withLineEnds(_ end: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(count + count / 16)
        for (index, byte) in enumerated() {
            switch byte {
            case 0x0D where isPair(at: index): continue
            case 0x0A: text += end
            default: text.append(byte)
            }
        }
        return text
    }
}
