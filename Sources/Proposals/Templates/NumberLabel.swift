/// The number before a title: `4. `, `KEP-0012: `, `RFC 0007 – `, `ADR-001 `, `Aries RFC 0066: `, and
/// in templates `NUMBER. ` or `KEP-NNNN: `.
enum NumberLabel {
    /// Words that kinds of proposals begin with.
    static let words = [
        "adr", "dep", "eip", "enhancement", "erc", "jep", "kep", "madr", "otep", "pep", "proposal",
        "rep", "rfc", "se", "st", "tep", "decision",
    ]

    /// Signs between a number and the title behind it.
    private static let signsBehind = [
        ".", ":", "--", "-", "–", "—", "|", "/", "·", "•",
    ]

    /// Bytes of the label with the blank behind it; nil without one.
    static func end(in heading: String) -> Int? { find(in: heading)?.end }

    /// Where the label ends, and the bytes of the number in it, or of what stands for one.
    ///
    /// - Parameter own: a word that the template's label begins with.
    static func find(in heading: String, own: String = "") -> (number: Range<Int>, end: Int)? {
        if let found = find(in: heading, from: 0, own: own) { return found }
        guard let (word, start) = Self.kind(in: heading) else { return nil }
        return find(in: heading, from: start, own: word)
    }

    /// A word for a kind of documents with a number that begins with a zero, maybe behind names:
    /// `Indy HIPE 0155: `.
    private static func kind(in heading: String) -> (word: String, start: Int)? {
        let words = heading.split(separator: " ", maxSplits: 4)
        for index in words.indices.prefix(3) {
            let parts = words[index].split(separator: "-", omittingEmptySubsequences: false)
            let next = index + 1 < words.count ? words[index + 1] : ""
            let number = parts.count == 2 ? parts[1] : next
            let isKind = parts.count < 3 && parts[0].count > 1 && parts[0].allSatisfy(\.isUppercase)
            if isKind, number.hasPrefix("0"), number.hasSuffix(":"), number.count > 3,
                number.dropLast().allSatisfy(\.isNumber)
            {
                return (String(parts[0]), heading[..<words[index].startIndex].utf8.count)
            }
            guard words[index].first?.isUppercase == true, words[index].allSatisfy(\.isLetter)
            else { return nil }
        }
        return nil
    }

    private static func find(
        in heading: String, from first: Int, own: String
    ) -> (number: Range<Int>, end: Int)? {
        let bytes = Array(heading.utf8)
        var at = first
        let letters = bytes[first...].prefix {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
        var word = String(decoding: letters, as: UTF8.self).lowercased()
        if word == "number" || letters.allSatisfy({ "NX".utf8.contains($0) }) { word = "" }
        let hasWord = words.contains(word) || !own.isEmpty && word == own.lowercased()
        guard hasWord || word.isEmpty else { return nil }
        var isJoined = false
        if hasWord {
            at = letters.endIndex
            isJoined = at < bytes.count && bytes[at] == UInt8(ascii: "-")
            while at < bytes.count, bytes[at] == 0x20 || bytes[at] == UInt8(ascii: "-") { at += 1 }
        }
        // `VEP #12: `, where `####` and `#` alone stand for a number.
        let hasSign = at + 1 < bytes.count && bytes[at] == UInt8(ascii: "#")
        if hasSign, "0123456789NX?".utf8.contains(bytes[at + 1]) { at += 1 }
        let start = at
        if bytes[at...].starts(with: "NUMBER".utf8) {
            at += 6
        } else {
            while at < bytes.count, "0123456789NX#?".utf8.contains(bytes[at]) { at += 1 }
        }
        guard at > start else { return nil }
        let signs = at
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        let sign = signsBehind.first { bytes[at...].starts(with: $0.utf8) }
        if let sign {
            // A number alone is a label with a point behind it: `2024: a year` is a title.
            guard
                hasWord || sign == "." || signs - start >= 3 && bytes[start] == 0x30
                    || !(0x30...0x39).contains(bytes[start])
            else { return nil }
            at += sign.utf8.count
            let end = at
            while at < bytes.count, bytes[at] == 0x20 { at += 1 }
            return at > end ? (start..<signs, at) : nil
        }
        return isJoined && at > signs && at < bytes.count ? (start..<signs, at) : nil
    }

    /// Where what stands behind a title in brackets begins: `(RFC)`.
    static func startOfTail(in title: Substring) -> Substring.Index {
        guard title.hasSuffix(")"), let start = title.ranges(of: " (").last?.lowerBound,
            start > title.startIndex
        else { return title.endIndex }
        return start
    }
}
