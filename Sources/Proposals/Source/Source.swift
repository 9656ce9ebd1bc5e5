import Markdown

/// The bytes of a file as they were read, shared by all that is cut from them.
package final class Source: Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var all: SourceSlice { SourceSlice(source: self, range: 0..<bytes.count) }
}

/// A part of a source that was not edited.
package struct SourceSlice: Sendable {
    package let source: Source
    /// Bytes in the source.
    package let range: Range<Int>

    package init(source: Source, range: Range<Int>) {
        self.source = source
        self.range = range
    }

    package var bytes: ArraySlice<UInt8> { source.bytes[range] }

    package var count: Int { range.count }

    /// The text; bytes that are not UTF-8 become U+FFFD, and their proposal is read-only.
    package var string: String { source.string(range) }

    /// Whether it begins with the mark that begins the file.
    var hasByteOrderMark: Bool {
        range.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    }

    /// Whether there is nothing but blanks and line ends.
    package var isBlank: Bool {
        let words = bytes.dropFirst(hasByteOrderMark ? 3 : 0)
        return words.allSatisfy(\.isWhite)
    }
}

extension Source {
    /// Whether a byte ends a line, or is one of two that do.
    func isLineEnd(_ offset: Int) -> Bool { bytes[offset].isLineEnding }

    /// Whether a range has nothing but blanks and tabs.
    func isBlank(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0.isBlank }
    }

    /// Where the blanks that begin at `start` end.
    func indentEnd(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, bytes[at].isBlank { at += 1 }
        return at
    }

    /// Where the line begins that holds a byte; a byte order mark is on the first.
    func lineStart(of offset: Int) -> Int {
        var at = offset
        while at > 0, !isLineEnd(at - 1) { at -= 1 }
        return at
    }

    /// Where the line that holds a byte ends, with its line end.
    func lineEnd(of offset: Int) -> Int {
        var at = offset
        while at < bytes.count, !isLineEnd(at) { at += 1 }
        guard at < bytes.count else { return at }
        let isPair = bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A
        return at + (isPair ? 2 : 1)
    }

    /// The text of a range; bytes that are not UTF-8 become U+FFFD.
    package func string(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
    }

    /// The offset of the first byte that is not UTF-8, or nil.
    package var firstInvalidByte: Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            while let at = bytes.firstBeyondASCII(from: offset) {
                guard let length = Source.lengthOfScalar(buffer, at: at) else { return at }
                offset = at + length
            }
            return nil
        }
    }

    /// Bytes of the well-formed sequence at `offset` (Unicode 15, table 3-7); nil if it is none.
    private static func lengthOfScalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int?
    {
        let first = bytes[offset]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
        for index in offset + 2..<max(offset + length, offset + 2)
        where !(0x80...0xBF).contains(bytes[index]) {
            return nil
        }
        return length
    }
}
