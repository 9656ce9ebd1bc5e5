import Prose

extension Proposal {
    /// Where lines of a field still have words that stand for others, as `{argument a}`: of its section's
    /// template, or of that of a section that may be there several times. None are told that are few
    /// enough to be anybody's, or that stand in code.
    package func placeholders(
        ofField place: FieldPlace, in lines: Range<Int>? = nil
    ) -> [Range<Position>] {
        let own = templateSection(of: place.section)
        guard let asked = own ?? repeatedSection(beside: place.section), !isNamed(place) else {
            return []
        }
        let words = asked.standIns.filter { $0.utf8.count > 4 }
            .map { $0.split(separator: " ").map { Array($0.utf8) } }
        guard !words.isEmpty else { return [] }
        let text = text(ofField: place).lines
        let searched = (lines ?? 0..<text.count).clamped(to: 0..<text.count)
        return PlaceholderReader(
            lines: searched.map { text[$0] }, first: searched.lowerBound, words: words
        ).ranges
    }
}

/// Finds words in lines, whatever white space is between them.
private struct PlaceholderReader {
    private let bytes: [UInt8]
    /// Where each line begins in the bytes.
    private let starts: [Int]
    private let first: Int
    private(set) var ranges: [Range<Position>] = []

    /// - Parameter first: the number of the first line.
    init(lines: [Line], first: Int, words: [[[UInt8]]]) {
        var (bytes, starts): ([UInt8], [Int]) = ([], [])
        for line in lines {
            starts.append(bytes.count)
            bytes += line.text.utf8
            bytes.append(0x0A)
        }
        (self.bytes, self.starts, self.first) = (bytes, starts, first)
        for (index, line) in lines.enumerated() {
            // Lines of tables are shown whole, too.
            guard !line.isPreformatted || line.text.utf8.first == UInt8(ascii: "|") else {
                continue
            }
            find(words, inLine: index, byteCount: line.text.utf8.count)
        }
    }

    private mutating func find(_ words: [[[UInt8]]], inLine line: Int, byteCount: Int) {
        var at = starts[line]
        if let last = ranges.last?.upperBound, last.line == first + line {
            at += last.offset
        } else if let last = ranges.last?.upperBound, last.line > first + line {
            return
        }
        var isCode = false
        let end = starts[line] + byteCount
        while at < end {
            if bytes[at] == UInt8(ascii: "`") { isCode.toggle() }
            guard !isCode, "{[<".utf8.contains(bytes[at]),
                let found = words.compactMap({ self.end(of: $0, from: at) }).max()
            else {
                at += 1
                continue
            }
            ranges.append(position(of: at)..<position(of: found))
            at = found
        }
    }

    /// The byte behind words that begin at a byte; nil where others stand there, or where brackets are
    /// those of a link.
    private func end(of words: [[UInt8]], from start: Int) -> Int? {
        var at = start
        for (index, word) in words.enumerated() {
            if index > 0 {
                let gap = bytes[at...].prefix { $0.isBlank || $0 == 0x0A }.count
                guard gap > 0 else { return nil }
                at += gap
            }
            guard bytes[at...].starts(with: word) else { return nil }
            at += word.count
        }
        let isLink = bytes[start] == UInt8(ascii: "[") && "([:".utf8.contains(bytes[at])
        return isLink ? nil : at
    }

    private func position(of byte: Int) -> Position {
        let line = starts.lastIndex { $0 <= byte } ?? 0
        return Position(line: first + line, offset: byte - starts[line])
    }
}
