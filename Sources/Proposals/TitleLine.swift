/// The text of the title's heading: `Enhancement 004: Garbage collection`.
package struct TitleLine: Equatable, Sendable {
    /// Bytes of the label up to the title, `Enhancement 004: `; empty if there is none.
    package let label: Range<Int>
    /// The number as it is written in the label, or empty.
    package let number: String
    package let title: String

    /// - Parameters:
    ///   - word: the word that begins the label, `Enhancement`.
    ///   - value: what the number's field holds; in the label it is the number, digits or not.
    package init(_ heading: String, word: String, number value: String) {
        let label = TitleLine.label(of: heading, word: word, number: value)
        self.label = 0..<(label?.end ?? 0)
        number = label?.number ?? ""
        title = heading.bytes(from: self.label.upperBound).trimmed
    }

    private static func label(
        of heading: String, word: String, number value: String
    ) -> (end: Int, number: String)? {
        guard !word.isEmpty, heading.lowercased().hasPrefix(word.lowercased()) else { return nil }
        let bytes = Array(heading.utf8)
        var at = word.utf8.count
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        let digits = String(
            decoding: bytes[at...].prefix { (0x30...0x39).contains($0) }, as: UTF8.self)
        for number in value.isEmpty || value == digits ? [digits] : [value, digits] {
            guard bytes[at...].starts(with: number.utf8) else { continue }
            var end = at + number.utf8.count
            while end < bytes.count, bytes[end] == 0x20 { end += 1 }
            guard end < bytes.count, bytes[end] == 0x3A else { continue }
            end += 1
            while end < bytes.count, bytes[end] == 0x20 { end += 1 }
            return (end, number)
        }
        return nil
    }

    /// The text of a heading with this number, which may be empty.
    package static func text(word: String, number: String, title: String) -> String {
        let label = number.isEmpty ? "\(word):" : "\(word) \(number):"
        return title.isEmpty ? label : "\(label) \(title)"
    }
}
