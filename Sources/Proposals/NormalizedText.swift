/// Text as it is compared with the template: case, white space, emphasis, code marks, quotes and
/// list markers dropped, because people re-wrap and re-format what they copy.
package struct NormalizedText: Hashable, Sendable {
    /// Words with one blank between them.
    package let string: String

    package init(_ text: some StringProtocol) {
        var words: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let rest = NormalizedText.withoutMarker(Substring(line))
            for word in rest.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
                let kept = word.filter { !"*_`".contains($0) }.lowercased()
                if !kept.isEmpty { words.append(kept) }
            }
        }
        string = words.joined(separator: " ")
    }

    package var isEmpty: Bool { string.isEmpty }

    package var wordCount: Int { isEmpty ? 0 : string.split(separator: " ").count }

    /// The line without indentation, quote marks and one list marker.
    private static func withoutMarker(_ line: Substring) -> Substring {
        var rest = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let marker = digits.isEmpty ? rest : rest.dropFirst(digits.count)
        let signs = digits.isEmpty ? "-*+" : ".)"
        if digits.count <= 9, let sign = marker.first, signs.contains(sign),
            marker.dropFirst().first.map({ $0 == " " || $0 == "\t" }) ?? true
        {
            rest = marker.dropFirst()
        }
        return rest
    }
}

/// The name of a heading as it is matched: its number, markup, closing signs and optional marks
/// dropped.
package struct HeadingName: Hashable, Sendable {
    package let string: String

    package init(_ title: some StringProtocol) {
        var text = NormalizedText(title).string
        for mark in ["(optional)", "[optional]", "<!-- optional -->"] where text.hasSuffix(mark) {
            text.removeLast(mark.count)
        }
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
}
