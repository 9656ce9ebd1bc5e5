import Glibc

/// Text by UTF-8 offsets, and by what a person calls a character.
///
/// Offsets are bytes from the start of the string. Between two ASCII characters a boundary is
/// found without grapheme breaking, so that long lines stay fast.
extension String {
    package func index(atByte offset: Int) -> Index { utf8.index(startIndex, offsetBy: offset) }

    package func byte(of index: Index) -> Int { utf8.distance(from: startIndex, to: index) }

    package func bytes(_ range: Range<Int>) -> String {
        // By its bytes: a substring would look back for where the characters at its ends begin.
        String(Substring(utf8[index(atByte: range.lowerBound)..<index(atByte: range.upperBound)]))
    }

    package func bytes(from offset: Int) -> String { String(self[index(atByte: offset)...]) }

    package mutating func replaceBytes(_ range: Range<Int>, with new: String) {
        if range.lowerBound == utf8.count { return append(new) }
        let bounds = index(atByte: range.lowerBound)..<index(atByte: range.upperBound)
        replaceSubrange(bounds, with: new)
    }

    /// Whether both are the same byte for byte; two ways to write `é` are equal to `==`.
    package func hasSameBytes(as other: String) -> Bool {
        // A copy is the same in memory, and nearly all that is compared is a copy.
        typealias Words = (UInt64, UInt64)
        if unsafeBitCast(self, to: Words.self) == unsafeBitCast(other, to: Words.self) {
            return true
        }
        let count = utf8.count
        guard count == other.utf8.count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable {
                guard let left = own.baseAddress, let right = $0.baseAddress else { return true }
                return memcmp(left, right, count) == 0
            }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether both have the same bytes in a range of them.
    func hasSameBytes(as other: String, in range: Range<Int>) -> Bool {
        guard range.upperBound <= utf8.count, range.upperBound <= other.utf8.count else {
            return false
        }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable {
                guard let left = own.baseAddress, let right = $0.baseAddress else { return true }
                return memcmp(left + range.lowerBound, right + range.lowerBound, range.count) == 0
            }
        }
        return (isSame ?? nil) ?? bytes(range).utf8.elementsEqual(other.bytes(range).utf8)
    }

    /// Whether there is a tab in it.
    var hasTab: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0x09, bytes.count) != nil } ?? false
        } ?? utf8.contains(0x09)
    }

    /// Whether each of the bytes is a character of one column.
    package func isPrintableASCII(_ range: Range<Int>) -> Bool {
        let isOutside = { (byte: UInt8) in byte &- 0x20 >= 0x5F }
        return utf8.withContiguousStorageIfAvailable { bytes in
            !bytes[range].contains(where: isOutside)
        } ?? !utf8.dropFirst(range.lowerBound).prefix(range.count).contains(where: isOutside)
    }

    /// Where the character that begins at `offset` ends; the end of the text at the end.
    package func boundary(after offset: Int) -> Int {
        let count = utf8.count
        guard offset + 1 < count else { return count }
        if isPlain(offset), isPlain(offset + 1) { return offset + 1 }
        return byte(of: index(after: index(atByte: offset)))
    }

    /// Where the character that ends at `offset` begins; 0 at the start.
    package func boundary(before offset: Int) -> Int {
        guard offset > 1 else { return 0 }
        if isPlain(offset - 1), isPlain(offset - 2) { return offset - 1 }
        return byte(of: index(before: index(atByte: offset)))
    }

    /// The last boundary between characters that is not after `offset`.
    package func boundary(atOrBefore offset: Int) -> Int {
        guard offset < utf8.count else { return utf8.count }
        guard offset > 0, !(isPlain(offset) && isPlain(offset - 1)) else { return offset }
        return boundary(before: boundary(after: offset))
    }

    /// ASCII, and no carriage return, which would be one character with a line feed.
    private func isPlain(_ offset: Int) -> Bool {
        let byte = utf8[index(atByte: offset)]
        return byte < 0x80 && byte != 0x0D
    }

    /// Its lines as texts of their own, ended by line feeds; one behind a carriage return ends none.
    /// By bytes: a paste may have a megabyte.
    package var linesByFeed: [String] {
        var text = self
        return text.withUTF8 { bytes in
            var lines: [String] = []
            var start = 0
            for (index, byte) in bytes.enumerated()
            where byte == 0x0A && (index == 0 || bytes[index - 1] != 0x0D) {
                lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
                start = index + 1
            }
            lines.append(String(decoding: bytes[start...], as: UTF8.self))
            return lines
        }
    }
}
