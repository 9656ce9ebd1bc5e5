import Markdown

/// Words of a template that stand for those to be written, by their signs: `{…}`, `[…]` that is no
/// link, and `…` as all there is.
struct Placeholders {
    /// With their signs, in the order of the text.
    private(set) var found: [String] = []
    /// The text with `…` for each of them.
    private(set) var rest = ""

    /// - Parameter labels: those of link definitions, in small letters; they stand for no words.
    init(in text: String, labels: Set<String>) {
        let bytes = Array(text.utf8)
        var at = 0
        var kept = 0
        var isCode = false
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "`") { isCode.toggle() }
            guard !isCode, let end = Self.end(in: bytes, from: at),
                Self.isMeant(bytes[at..<end], next: end < bytes.count ? bytes[end] : 0, labels)
            else {
                at += 1
                continue
            }
            found.append(String(decoding: bytes[at..<end], as: UTF8.self))
            rest += String(decoding: bytes[kept..<at], as: UTF8.self) + "…"
            at = end
            kept = end
        }
        rest += String(decoding: bytes[kept...], as: UTF8.self)
        if Self.isEllipsis(text) { found = [text] }
    }

    /// `[Link type](link to adr)`: blanks in its destination, so it is no link.
    init?(link text: String) {
        guard text.hasPrefix("["), text.hasSuffix(")"), let middle = text.firstRange(of: "](")
        else { return nil }
        let destination = text[middle.upperBound...].dropLast()
        guard destination.contains(" "), !destination.contains("\""),
            !destination.hasPrefix("<")
        else { return nil }
        (found, rest) = ([text], "…")
    }

    static func isEllipsis(_ text: String) -> Bool { text == "…" || text == "..." }

    /// Nothing else stands in the text.
    var isAll: Bool { !found.isEmpty && (rest == "…" || Self.isEllipsis(rest)) }

    /// Longer than any words that stand for others.
    private static let longest = 4000

    /// Behind the sign that closes the one at an offset, those in between counted.
    private static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        var depth = 0
        for at in start..<min(bytes.count, start + longest) {
            if bytes[at] == bytes[start] { depth += 1 }
            if bytes[at] == close { depth -= 1 }
            if depth == 0 { return at + 1 }
        }
        return nil
    }

    private static func isMeant(_ text: ArraySlice<UInt8>, next: UInt8, _ labels: Set<String>)
        -> Bool
    {
        let inner = String(decoding: text.dropFirst().dropLast(), as: UTF8.self).trimmed
        guard !inner.isEmpty else { return false }
        guard text.first == UInt8(ascii: "[") else { return true }
        return !["x", "optional"].contains(inner.lowercased())
            && !"([:".utf8.contains(next) && !inner.hasPrefix("^")
            && !labels.contains(inner.lowercased())
    }
}
