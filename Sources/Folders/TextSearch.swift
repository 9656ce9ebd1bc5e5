import Markdown
import Proposals
import Prose

/// Words that are looked for in whole proposals: a proposal is found if it holds all of them.
///
/// What is given as one is found as it stands, but for blanks and ends of lines. Small letters find
/// capitals too, a capital only what is written so.
package struct TextSearch: Sendable {
    private let words: [(words: SearchWords, needle: FoldedNeedle)]

    /// - Returns: nil if there is nothing to look for.
    package init?(_ words: [String]) {
        let found = words.compactMap { word in
            SearchWords(word.trimmed).map { (words: $0, needle: FoldedNeedle($0.text)) }
        }
        guard !found.isEmpty else { return nil }
        self.words = found
    }

    /// The lines of the document that hold the words.
    ///
    /// - Returns: nil if not all of them are in the document.
    package func hits(in bytes: [UInt8]) -> SearchHits? {
        guard words.allSatisfy({ $0.needle.mayBe(in: bytes) }) else { return nil }
        let text = SearchedText(bytes)
        var places: [[Range<Int>]] = []
        for word in words {
            let ranges = word.words.ranges(in: text)
            if ranges.isEmpty { return nil }
            places.append(ranges)
        }
        return SearchHits(bytes, places)
    }
}

/// The lines of a proposal that hold what was looked for.
package struct SearchHits: Sendable {
    package enum Kind: Int, Sendable {
        case title, heading, text
    }

    package struct Line: Sendable {
        package let kind: Kind
        /// From 1.
        package let number: Int
        /// Where the first of the words begins, in characters from 1.
        package let column: Int
        /// The headings above it, and a heading itself; the title's is not among them.
        package let section: [String]
        /// Of a heading without its marks.
        package let text: String
    }

    /// The facts of a line before its text is read.
    private struct Found {
        let line: Int
        /// The first byte of the first word.
        let start: Int
        /// A bit for each of the words.
        let words: UInt64
        var kind = Kind.text
    }

    private let bytes: [UInt8]
    private let lineStarts: [Int]
    private let headings: [Block]
    private let found: [Found]
    private let bestIndex: Int
    /// How many of the words are not in the best line.
    package let missing: Int

    /// The kind of the best line.
    package var kind: Kind { found[bestIndex].kind }

    /// - Parameter places: of each word, each word with at least one place.
    fileprivate init(_ bytes: [UInt8], _ places: [[Range<Int>]]) {
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        self.bytes = bytes
        lineStarts = tree.lineStarts
        headings = tree.children(of: 0).map { tree.blocks[$0] }.filter { $0.headingLevel != nil }
        var lines = Self.lines(places, lineStarts)
        let outline = Outline(headings)
        for index in lines.indices {
            lines[index].kind = outline.kind(ofByte: lines[index].start, in: bytes)
        }
        found = lines
        let best = lines.indices.min { one, other in
            let (first, second) = (lines[one], lines[other])
            return (-first.words.nonzeroBitCount, first.kind.rawValue, one)
                < (-second.words.nonzeroBitCount, second.kind.rawValue, other)
        }
        bestIndex = best ?? 0
        missing = min(places.count, 64) - (best.map { lines[$0].words.nonzeroBitCount } ?? 0)
    }

    /// The lines in which words begin, in order.
    private static func lines(_ places: [[Range<Int>]], _ starts: [Int]) -> [Found] {
        var words = [UInt64](repeating: 0, count: max(starts.count, 1))
        var first = [Int](repeating: .max, count: words.count)
        for (word, ranges) in places.enumerated() {
            var line = 0
            for range in ranges {
                while line + 1 < starts.count, starts[line + 1] <= range.lowerBound { line += 1 }
                // Of more than there are bits, the last ones are not told apart.
                words[line] |= 1 << UInt64(min(word, 63))
                first[line] = min(first[line], range.lowerBound)
            }
        }
        return words.indices.filter { words[$0] != 0 }.map {
            Found(line: $0, start: first[$0], words: words[$0])
        }
    }

    /// The line that holds the most of the words: the title's before a heading's before one of the
    /// text.
    package var best: Line { line(found[bestIndex]) }

    /// Every line that holds one of the words, in order.
    package var all: [Line] { found.map(line) }

    private func line(_ found: Found) -> Line {
        let start = lineStarts.isEmpty ? 0 : lineStarts[found.line]
        let next = found.line + 1
        let end = next < lineStarts.count ? lineStarts[next] : bytes.count
        let outline = Outline(headings)
        var text = String(decoding: bytes[start..<end], as: UTF8.self).trimmed
        if found.kind != .text, let heading = outline.heading(atByte: found.start) {
            text = outline.title(of: heading, in: bytes)
        }
        return Line(
            kind: found.kind, number: found.line + 1,
            column: String(decoding: bytes[start..<found.start], as: UTF8.self).count + 1,
            section: outline.path(atByte: found.start, in: bytes), text: text)
    }
}

/// The headings of a document, to tell where a byte stands.
private struct Outline {
    private let headings: [Block]

    init(_ headings: [Block]) { self.headings = headings }

    /// The last heading at or before a byte.
    private func index(atByte byte: Int) -> Int? {
        var (low, high) = (0, headings.count)
        while low < high {
            let middle = (low + high) / 2
            if headings[middle].range.lowerBound <= byte { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The heading whose own lines hold a byte.
    func heading(atByte byte: Int) -> Block? {
        index(atByte: byte).map { headings[$0] }.flatMap { $0.range.upperBound > byte ? $0 : nil }
    }

    private func isTitle(_ index: Int) -> Bool { index == 0 && headings[0].headingLevel == 1 }

    func kind(ofByte byte: Int, in bytes: [UInt8]) -> SearchHits.Kind {
        guard let index = index(atByte: byte) else {
            return isTitleField(byte, bytes) ? .title : .text
        }
        if headings[index].range.upperBound > byte { return isTitle(index) ? .title : .heading }
        // The title may stand in a field of the first section, too.
        return index < 2 && isTitleField(byte, bytes) ? .title : .text
    }

    /// Whether a byte stands on a line such as `title: ...` or `- **Title**: ...`.
    private func isTitleField(_ byte: Int, _ bytes: [UInt8]) -> Bool {
        let start = bytes[..<byte].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let lead = bytes[start..<byte].drop { [0x20, 0x2A, 0x2B, 0x2D, 0x5F].contains($0) }
        let name = lead.prefix { $0 != 0x3A && $0 != 0x2A && $0 != 0x5F }
        return name.count < lead.count
            && String(decoding: name, as: UTF8.self).lowercased() == "title"
    }

    func title(of heading: Block, in bytes: [UInt8]) -> String {
        let words = bytes[heading.content].split { $0 == 0x0A || $0 == 0x0D }
        return words.map { String(decoding: $0, as: UTF8.self).trimmed }.joined(separator: " ")
    }

    /// The headings on the way to a byte, but for the title's.
    func path(atByte byte: Int, in bytes: [UInt8]) -> [String] {
        guard var index = index(atByte: byte) else { return [] }
        var path: [String] = []
        var level = Int.max
        while index >= 0 {
            if let own = headings[index].headingLevel, own < level {
                level = own
                if !isTitle(index) { path.insert(title(of: headings[index], in: bytes), at: 0) }
            }
            index -= 1
        }
        return path
    }
}
