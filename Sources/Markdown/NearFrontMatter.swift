/// Lines that were meant as front matter and are read as text, since a colon in them has no blank
/// behind it, `title:Widgets`, and all other lines would be lines of a mapping; or since blank lines stand
/// above them.
package struct NearFrontMatter: Sendable, Equatable {
    /// Bytes of both enclosing lines and all between, with the last line end.
    package let range: Range<Int>
    /// Behind the colons that lack a blank, in file order.
    package let gaps: [Int]
    /// The blank lines above, if they are why.
    package let blanks: Range<Int>

    /// Nil where nothing of the kind stands at the top, or front matter does.
    package init?(_ bytes: [UInt8]) {
        if let first = bytes.first, first.isLineEnding || first == 0x20 {
            guard let found = Self.belowBlanks(bytes) else { return nil }
            (self.range, self.gaps, self.blanks) = (found.range, [], found.blanks)
            return
        }
        guard bytes.starts(with: "---".utf8), FrontMatter(bytes) == nil else { return nil }
        var gaps: [Int] = []
        let ends = bytes.prefix(Self.longest).indices.filter { bytes[$0] == 0x0A }
        // Below a rule there is a blank line.
        if let first = ends.first, bytes[(first + 1)...].first?.isLineEnding ?? true { return nil }
        for (start, end) in zip(ends, ends.dropFirst()) {
            let line = bytes[(start + 1)..<end]
            if line.starts(with: "---".utf8) { break }
            let key = line.prefix { $0 != UInt8(ascii: ":") }
            let isWord = !key.isEmpty && key.count <= 30 && key.allSatisfy(\.isOfKey)
            guard isWord, key.endIndex + 1 < end else { continue }
            let next = bytes[key.endIndex + 1]
            // An address is no key.
            if next != 0x20, next != 0x09, next != 0x0D, next != UInt8(ascii: "/") {
                gaps.append(key.endIndex + 1)
            }
        }
        var mended = bytes
        for gap in gaps.reversed() { mended.insert(0x20, at: gap) }
        guard !gaps.isEmpty, let found = FrontMatter(mended) else { return nil }
        range = found.range.lowerBound..<found.range.upperBound - gaps.count
        self.gaps = gaps
        blanks = 0..<0
    }

    /// Front matter with a key that begins the text below blank lines.
    private static func belowBlanks(
        _ bytes: [UInt8]
    ) -> (range: Range<Int>, blanks: Range<Int>)? {
        let start = bytes.prefix { $0.isLineEnding || $0.isBlank }.endIndex
        guard start > 0, bytes[start - 1].isLineEnding,
            bytes[start...].starts(with: "---".utf8),
            let found = FrontMatter(Array(bytes[start...])), let first = found.content.first,
            !bytes[start + first].isLineEnding, bytes[start + first] != UInt8(ascii: "#")
        else { return nil }
        return (start + found.range.lowerBound..<start + found.range.upperBound, 0..<start)
    }

    /// Bytes that are looked at.
    private static let longest = 8 << 10
}

extension UInt8 {
    /// A letter, a digit or a dash.
    fileprivate var isOfKey: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}
