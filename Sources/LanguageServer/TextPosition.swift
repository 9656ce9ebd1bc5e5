import Interchange

/// A place in a text as the protocol counts: lines and units of the encoding, from 0.
package struct TextPosition: Equatable, Sendable {
    package var line: Int
    package var character: Int

    package init(line: Int, character: Int) { (self.line, self.character) = (line, character) }

    init?(_ json: JSON?) {
        guard let line = json?["line"]?.number, let character = json?["character"]?.number,
            line >= 0, character >= 0
        else { return nil }
        self.init(line: line, character: character)
    }

    var json: JSON {
        .object([("line", .number(line)), ("character", .number(character))])
    }
}

/// What a position counts in a line.
package enum PositionEncoding: String, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"

    /// How many units a byte begins: none for one that goes on with a character.
    fileprivate func units(_ byte: UInt8) -> Int {
        switch self {
        case .utf8: 1
        case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
        }
    }
}

/// A text with its lines, changed piece by piece as a client tells.
package struct EditedText: Equatable, Sendable {
    package private(set) var bytes: [UInt8]
    /// Where lines begin; the first at 0.
    package private(set) var starts: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0]
        starts += bytes.lineStarts(from: 0)
    }

    package var lineCount: Int { starts.count }

    /// The number of the line that holds a byte, from 0.
    package func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line without its ending.
    package func range(ofLine line: Int) -> Range<Int> {
        let start = starts[line]
        var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    package func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The byte at a position; behind the end of a line that end, below the last line the end of the
    /// text, and inside of a character the character's start.
    package func offset(of position: TextPosition, _ encoding: PositionEncoding) -> Int {
        guard position.line < starts.count else { return bytes.count }
        let line = range(ofLine: position.line)
        var left = position.character
        var at = line.lowerBound
        while at < line.upperBound {
            let units = encoding == .utf8 ? 1 : encoding.units(bytes[at])
            guard left >= max(units, 1) else { break }
            left -= units
            at += 1
            if encoding == .utf16 {
                while at < line.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
            }
        }
        while at > line.lowerBound, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return at
    }

    package func position(of offset: Int, _ encoding: PositionEncoding) -> TextPosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        // A position is no place between the two bytes of a line's end.
        let end = min(offset, range(ofLine: line).upperBound)
        let character = bytes[starts[line]..<end].reduce(0) { $0 + encoding.units($1) }
        return TextPosition(line: line, character: character)
    }

    /// Puts a text in place of bytes; only lines near to them are looked for anew.
    package mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
        let firstLine = line(at: max(range.lowerBound - 1, 0))
        let behind = range.lowerBound + text.count
        let shift = text.count - range.count
        bytes.replaceSubrange(range, with: text)
        var found: [Int] = []
        var old = starts.dropFirst(line(at: range.upperBound))[...]
        var joins = false
        bytes.forEachLineStart(from: starts[firstLine]) { start in
            guard start > behind else {
                found.append(start)
                return true
            }
            while let first = old.first, first + shift < start { old.removeFirst() }
            joins = old.first.map { $0 + shift == start } ?? false
            if !joins { found.append(start) }
            return !joins
        }
        starts.replaceSubrange(
            (firstLine + 1)..., with: found + (joins ? old.map { $0 + shift } : []))
    }
}

extension [UInt8] {
    fileprivate func lineStarts(from start: Int) -> [Int] {
        var found: [Int] = []
        forEachLineStart(from: start) {
            found.append($0)
            return true
        }
        return found
    }

    /// Where lines begin behind a place: after each line feed, and each carriage return without one.
    ///
    /// - Parameter visit: says whether to go on.
    fileprivate func forEachLineStart(from start: Int, _ visit: (Int) -> Bool) {
        withUnsafeBufferPointer { bytes in
            for at in start..<bytes.count where bytes[at] == 0x0A || bytes[at] == 0x0D {
                if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { continue }
                guard visit(at + 1) else { return }
            }
        }
    }
}
