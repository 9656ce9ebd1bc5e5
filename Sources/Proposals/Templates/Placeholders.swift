import Markdown

/// Words of a template that stand for other words, by their signs: `{…}`, `[…]` that is no link,
/// `<…>` that is no tag, and `…` as all there is. Such signs in code are the code's own, and text
/// for a program that makes the page (`{% include %}`, `{{ page.title }}`, `[TOC]`) is no
/// placeholder.
struct Placeholders {
    /// The words with their signs, in the order of the text.
    private(set) var found: [String] = []
    /// The text with `…` for each placeholder.
    private(set) var rest = ""

    /// - Parameter labels: the labels of link definitions, in small letters; labels stand for no
    ///   words.
    init(in text: String, labels: Set<String>) {
        let bytes = Array(text.utf8)
        var at = 0
        var kept = 0
        var isCode = false
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "`") { isCode.toggle() }
            guard !isCode, let end = Self.end(in: bytes, from: at) else {
                at += 1
                continue
            }
            guard Self.isMeant(bytes, at..<end, labels) else {
                // Nothing in what a program reads stands for words.
                at = Self.isForAProgram(bytes[at..<end]) ? end : at + 1
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

    /// Nothing but signs stands beside the placeholders: `{date}: {changelog}`.
    var isAllButSigns: Bool {
        !found.isEmpty && !rest.contains { $0.isLetter || $0.isNumber || "|`\\<>[]{}".contains($0) }
    }

    /// Longer than any words that stand for others.
    private static let longest = 4000

    /// The place behind the sign that closes the sign at an offset, pairs in between counted.
    private static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        case UInt8(ascii: "<"): close = UInt8(ascii: ">")
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

    private static func isMeant(_ bytes: [UInt8], _ range: Range<Int>, _ labels: Set<String>)
        -> Bool
    {
        let inner = String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self).trimmed
        guard !inner.isEmpty else { return false }
        let before = bytes[..<range.lowerBound]
        let next = bytes[range.upperBound...].first ?? 0
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "{"):
            return !isForAProgram(bytes[range]) && !before.endsInFormula
        case UInt8(ascii: "["):
            // `[1]` and `[RFC2119]` are sources, `[!NOTE]` and `[^1]` marks.
            let isSource = inner.contains(where: \.isNumber) && !inner.contains(" ")
            return !marks.contains(inner.lowercased()) && !"([:".utf8.contains(next)
                && !"^![".contains(inner.first ?? " ") && !isSource
                && !"]!".utf8.contains(before.last ?? 0)
                && !labels.contains(inner.lowercased())
        default:
            // `Map<String, Int>` is a type, `<https://…>` an address, `<br/>` a tag.
            let isPartOfWord = before.last?.isOfWord ?? false
            if isEllipsis(inner) { return !isPartOfWord }
            let isTag = HTMLElement.name(ofTag: "<" + inner).map(HTMLElement.isKnown) ?? true
            return !isTag && !isPartOfWord && inner.first?.isLetter == true
                && !inner.hasSuffix("/") && !inner.contains { "<=@".contains($0) }
                && !inner.contains("://") && !marks.contains(inner.lowercased())
        }
    }

    /// Words in brackets that say something of the text beside them, or stand for a list of contents.
    private static let marks: Set<String> = [
        "x", "optional", "required", "if applicable", "if any", "if needed", "toc", "_toc_",
    ]

    /// `{{ page.title }}`, `{% if %}`, `{#name}`, `{.class}`, `{{< ref >}}`, `{"key": 1}`; not
    /// `{{Say what it is, and why.}}`.
    static func isForAProgram(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "{"), let sign = text.dropFirst().first else {
            return false
        }
        if "%#.:=!<".utf8.contains(sign) { return true }
        let inner = String(decoding: text, as: UTF8.self)
        if sign == UInt8(ascii: "{") {
            let hasSigns = inner.contains { ".(|%<\"".contains($0) } || inner.mentions("toc")
            return hasSigns && !inner.isSentenceInBraces
        }
        return inner.dropFirst().trimmed.hasPrefix("\"") && inner.contains(":")
    }
}

extension String {
    /// Begins with a word, and has four in a row outside of quotes; what a program reads has signs
    /// between.
    fileprivate var isSentenceInBraces: Bool {
        guard !contains(where: { "|%<".contains($0) }) else { return false }
        let parts = drop { "{ ".contains($0) }
            .split(separator: "\"", omittingEmptySubsequences: false)
        for index in parts.indices where index % 2 == 0 {
            var inARow = 0
            for word in parts[index].split(separator: " ") {
                inARow = word.isPlainWord ? inARow + 1 : 0
                if inARow == 4 { return true }
                if index == 0, inARow == 0, word.startIndex == parts[0].startIndex { return false }
            }
        }
        return false
    }
}

extension Substring {
    /// Letters, with the signs of a sentence around them.
    fileprivate var isPlainWord: Bool {
        let start = drop { $0 == "(" }
        let word = start.prefix { !".,:;!?)}".contains($0) }
        return !word.isEmpty && word.allSatisfy { $0.isLetter || "-'’/".contains($0) }
            && start.dropFirst(word.count).allSatisfy { ".,:;!?)}".contains($0) }
    }
}

extension ArraySlice<UInt8> {
    /// Whether a formula or a variable goes on behind it: `\frac`, `x_`, `$`.
    fileprivate var endsInFormula: Bool {
        guard let last else { return false }
        if "\\^_$#}".utf8.contains(last) { return true }
        let word = reversed().prefix(while: \.isOfWord).count
        return word > 0 && dropLast(word).last == UInt8(ascii: "\\")
    }
}

extension UInt8 {
    /// A letter or digit of ASCII.
    fileprivate var isOfWord: Bool {
        (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self)
    }
}
