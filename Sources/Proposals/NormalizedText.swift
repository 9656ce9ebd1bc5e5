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

    package var wordCount: Int {
        isEmpty ? 0 : string.utf8.reduce(1) { $1 == 0x20 ? $0 + 1 : $0 }
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
        while start < end, text[start] == 0x20 || text[start] == 0x09 || text[start] == 0x3E {
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

extension UInt8 {
    /// An ASCII sign: what a backslash makes plain.
    fileprivate var isPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self)
            || (0x5B...0x60).contains(self) || (0x7B...0x7E).contains(self)
    }
}

/// The name of a heading as it is matched: its number, markup, closing signs, optional marks, and
/// comments and attributes at its end dropped.
package struct HeadingName: Hashable, Sendable {
    package let string: String

    package init(_ title: some StringProtocol) {
        self.init(NormalizedText(title))
    }

    /// The name of a heading whose text is this part of a source.
    package init(_ source: Source, _ range: Range<Int>) {
        let text = source.bytes.withUnsafeBufferPointer {
            NormalizedText(UnsafeBufferPointer(rebasing: $0[range]))
        }
        self.init(text)
    }

    /// `-\>` is the same name as `->`: a backslash before a sign is no part of it.
    private static func withoutEscapes(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var bytes = Array(text.utf8)
        for index in bytes.indices.dropLast().reversed()
        where bytes[index] == UInt8(ascii: "\\") && bytes[index + 1].isPunctuation {
            bytes.remove(at: index)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private init(_ title: NormalizedText) {
        var text = HeadingName.withoutEscapes(title.string)
        guard HeadingName.hasMore(text) else {
            string = text
            return
        }
        text = HeadingName.withoutRemarks(text)
        if let mark = HeadingName.optionalMark(of: text) { text.removeLast(mark.count) }
        // `3.1 goals`, `3) goals`: a number in front is an outline's, not the name's.
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        var rest = text.dropFirst(number.count)
        if !number.isEmpty, let next = rest.first, next == " " || next == ")" {
            rest = rest.drop { $0 == ")" || $0 == " " }
            if !rest.isEmpty { text = String(rest) }
        }
        while text.last == " " || text.last == ":" { text.removeLast() }
        string = text
    }

    /// Whether a heading says that its section may be left out.
    package static func hasOptionalMark(_ title: String) -> Bool {
        optionalMark(of: withoutRemarks(NormalizedText(title).string)) != nil
    }

    /// `goals <!-- omit in toc -->`, `references {#refs}`: what is not shown at a heading's end.
    private static func withoutRemarks(_ text: String) -> String {
        var rest = text[...]
        while optionalMark(of: rest) == nil {
            let start: String.Index?
            if rest.hasSuffix("-->") {
                start = rest.indices.last { rest[$0...].hasPrefix("<!--") }
            } else if rest.hasSuffix("}") {
                start = rest.lastIndex(of: "{").flatMap { open in
                    let first = rest[open...].dropFirst().first { $0 != ":" && $0 != " " }
                    return first == "#" || first == "." ? open : nil
                }
            } else {
                start = nil
            }
            guard let start, let end = rest[..<start].lastIndex(where: { $0 != " " }) else { break }
            rest = rest[...end]
        }
        return String(rest)
    }

    private static func optionalMark(of text: some StringProtocol) -> String? {
        ["(optional)", "[optional]", "<!-- optional -->"].first(where: text.hasSuffix)
    }

    /// Whether there may be more than the name; of nearly all titles it can be told by a byte.
    private static func hasMore(_ title: String) -> Bool {
        guard let first = title.utf8.first, let last = title.utf8.last else { return false }
        switch last {
        case 0x29, 0x5D, 0x3E, 0x7D, 0x20, 0x3A: return true  // `)`, `]`, `>`, `}`, a blank, `:`
        default: return first == 0x2E || (0x30...0x39).contains(first)
        }
    }
}
