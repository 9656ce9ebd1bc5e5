/// Text as it is compared with the template: case, white space, emphasis, code marks, quotes and
/// list markers dropped, because people re-wrap and re-format what they copy.
package struct NormalizedText: Hashable, Sendable {
    /// Words with one blank between them.
    package let string: String

    package init(_ text: some StringProtocol) {
        var result: [UInt8] = []
        var isASCII = true
        for line in Array(text.utf8).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            var inWord = false
            for byte in NormalizedText.withoutMarker(line) {
                switch byte {
                case 0x20, 0x09: inWord = false
                case 0x2A, 0x5F, 0x60: continue  // emphasis and code
                default:
                    if !inWord, !result.isEmpty { result.append(0x20) }
                    inWord = true
                    isASCII = isASCII && byte < 0x80
                    result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                }
            }
        }
        let words = String(decoding: result, as: UTF8.self)
        string = isASCII ? words : words.lowercased()
    }

    package var isEmpty: Bool { string.isEmpty }

    package var wordCount: Int { isEmpty ? 0 : string.split(separator: " ").count }

    /// The line without indentation, quote marks and one list marker.
    private static func withoutMarker(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x3E }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        let marker = rest.dropFirst(digits.count)
        let signs: [UInt8] = digits.isEmpty ? [0x2D, 0x2A, 0x2B] : [0x2E, 0x29]
        guard digits.count <= 9, let sign = marker.first, signs.contains(sign) else { return rest }
        let next = marker.dropFirst().first
        return next == nil || next == 0x20 || next == 0x09 ? marker.dropFirst() : rest
    }
}

/// The name of a heading as it is matched: its number, markup, closing signs and optional marks
/// dropped.
package struct HeadingName: Hashable, Sendable {
    package let string: String

    package init(_ title: some StringProtocol) {
        var text = NormalizedText(title).string
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
        optionalMark(of: NormalizedText(title).string) != nil
    }

    private static func optionalMark(of text: String) -> String? {
        ["(optional)", "[optional]", "<!-- optional -->"].first(where: text.hasSuffix)
    }
}
