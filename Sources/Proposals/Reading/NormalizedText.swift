/// Text as it is compared with the template: case, white space, emphasis, code marks, quotes and
/// list markers dropped, because people re-wrap and re-format what they copy.
package struct NormalizedText: Hashable, Sendable {
    /// Words with one blank between them.
    package let string: String

    package init(_ text: some StringProtocol) {
        var text = String(text)
        self = text.withUTF8 { NormalizedText($0) }
    }

    /// Bytes that are not UTF-8 become U+FFFD.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        string = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { words in
            let (count, isASCII) = NormalizedText.write(text, to: words)
            let string = String(decoding: words[..<count], as: UTF8.self)
            return isASCII ? string : string.lowercased()
        }
    }

    package var isEmpty: Bool { string.isEmpty }

    /// The words between blanks; where a script has none, two characters count as a word.
    package var wordCount: Int {
        if isEmpty { return 0 }
        var (blanks, characters) = (0, 0)
        for byte in string.utf8 {
            if byte == 0x20 { blanks += 1 }
            // The first bytes of kana, of Chinese characters, and of the signs among them.
            if (0xE3...0xE9).contains(byte) { characters += 1 }
        }
        return blanks + 1 + characters / 2
    }

    /// Writes the words, of ASCII letters small ones; tells how many bytes, and if all are ASCII.
    private static func write(
        _ text: UnsafeBufferPointer<UInt8>, to words: UnsafeMutableBufferPointer<UInt8>
    ) -> (count: Int, isASCII: Bool) {
        var (count, seen) = (0, UInt8(0))
        var inWord = false
        var position = NormalizedText.start(text, 0)
        while position < text.count {
            let byte = text[position]
            position += 1
            switch byte {
            case 0x20, 0x09: inWord = false
            case 0x0A, 0x0D:
                inWord = false
                position = NormalizedText.start(text, position)
            case 0x2A, 0x5F, 0x60: break  // emphasis and code
            default:
                if !inWord, count > 0 {
                    words[count] = 0x20
                    count += 1
                }
                inWord = true
                seen |= byte
                words[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                count += 1
            }
        }
        return (count, seen < 0x80)
    }

    /// Where the line at an offset begins without its indentation, quote marks and one list marker.
    private static func start(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        let end = text.count
        var start = offset
        while start < end, text[start].isBlank || text[start] == 0x3E {
            start += 1
        }
        var sign = start
        while sign < end, (0x30...0x39).contains(text[sign]) { sign += 1 }
        guard sign < end, sign - start <= 9 else { return start }
        let isMarker =
            switch text[sign] {
            case 0x2D, 0x2A, 0x2B: sign == start
            case 0x2E, 0x29: sign > start
            default: false
            }
        let isDelimited = sign + 1 == end || [0x20, 0x09, 0x0A, 0x0D].contains(text[sign + 1])
        return isMarker && isDelimited ? sign + 1 : start
    }
}
