/// The text of the title's heading: `Enhancement 004: Garbage collection`.
package struct TitleLine: Equatable, Sendable {
    /// Bytes of the label up to the title, `Enhancement 004: `; empty if there is none.
    package let label: Range<Int>
    /// The number as it is written in the label, or empty.
    package let number: String
    package let title: String

    /// - Parameter word: the word that begins the label, `Enhancement`.
    package init(_ heading: String, word: String) {
        let label = TitleLine.label(of: heading, word: word)
        self.label = 0..<(label?.end ?? 0)
        number = label?.number ?? ""
        title = heading.bytes(from: self.label.upperBound).trimmed
    }

    private static func label(of heading: String, word: String) -> (end: Int, number: String)? {
        guard !word.isEmpty, heading.lowercased().hasPrefix(word.lowercased()) else { return nil }
        let bytes = Array(heading.utf8)
        var at = word.utf8.count
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        let digits = bytes[at...].prefix { (0x30...0x39).contains($0) }
        at += digits.count
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        guard at < bytes.count, bytes[at] == 0x3A else { return nil }
        at += 1
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        return (at, String(decoding: digits, as: UTF8.self))
    }

    /// The text of a heading with this number, which may be empty.
    package static func text(word: String, number: String, title: String) -> String {
        let label = number.isEmpty ? "\(word):" : "\(word) \(number):"
        return title.isEmpty ? label : "\(label) \(title)"
    }
}
