import Markdown

/// The name of a heading as it is matched, nearly as it is shown: without its number, markup, tags
/// and the brackets of links, closing signs, optional marks, and comments and attributes at its end.
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
        var text = HeadingName.withoutPicture(HeadingName.withoutEscapes(title.string))
        let isMarked = text.utf8.contains { [0x5B, 0x3C, 0x26, 0x7E].contains($0) }  // `[<&~`
        guard isMarked || HeadingName.hasMore(text) else {
            string = text
            return
        }
        text = HeadingName.withoutRemarks(text)
        if let mark = HeadingName.optionalMark(of: text) ?? HeadingName.requiredMark(of: text)
            ?? HeadingName.remark(of: text)
        {
            text.removeLast(mark.count)
        }
        if let mark = HeadingName.optionalMarkInFront(of: text) { text.removeFirst(mark.count) }
        if isMarked {
            let shown = HeadingMarkup(text).shown
            if !shown.isEmpty { text = shown }
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

    /// `:rocket: rollout` and the same with the picture itself: what stands in front is no part of it.
    private static func withoutPicture(_ text: String) -> String {
        guard let first = text.utf8.first, first == 0x3A || first >= 0xE2 else { return text }
        var rest = text[...]
        while let next = rest.first {
            if next == ":", let end = rest.dropFirst().firstIndex(of: ":"),
                rest[end...].hasPrefix(": "),
                rest[..<end].dropFirst().allSatisfy({
                    $0.isASCII && ($0.isLetter || $0.isNumber || "+-".contains($0))
                })
            {
                rest = rest[end...].dropFirst()
            } else if next == " " || next.isPicture {
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        return rest.isEmpty ? text : String(rest)
    }

    /// Whether a heading says that its section may be left out.
    package static func hasOptionalMark(_ title: String) -> Bool {
        let text = withoutRemarks(withoutEscapes(NormalizedText(title).string))
        return optionalMark(of: text) != nil || optionalMarkInFront(of: text) != nil
    }

    /// The title as it is written, without what brackets around some of it say of the section:
    /// `[Optional] Goals`, `Goals [or use cases]`.
    static func withoutMarks(_ title: String) -> String {
        var text = title.hasPrefix("\\[") ? withoutEscapes(title) : title
        if let mark = optionalMarkInFront(of: text.lowercased()) { text.removeFirst(mark.count) }
        if let remark = remark(of: text.lowercased()) { text.removeLast(remark.count) }
        return text.trimmed
    }

    /// `goals <!-- omit in toc -->`, `references {#refs}`: what is not shown at a heading's end.
    private static func withoutRemarks(_ text: String) -> String {
        var rest = text[...]
        // `>` or `}`
        while let last = rest.utf8.last, last == 0x3E || last == 0x7D, optionalMark(of: rest) == nil
        {
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

    /// Words that say that a section may be left out, in the languages of templates that we know.
    static let wordsForOptional = [
        "optional", "opcional", "opzionale", "optionnel", "optionnelle", "facultatif",
        "facultative",
        "facoltativo", "fakultativ", "optioneel", "任意", "可选", "可選", "선택",
    ]

    private static let conditions = [
        "if any", "if applicable", "if needed", "if relevant", "if necessary", "as applicable",
        "where applicable", "where relevant", "where needed", "si aplica", "si procede",
        "si applicable", "si nécessaire", "se aplicável", "se applicabile", "falls zutreffend",
        "falls nötig", "wenn zutreffend", "該当する場合", "如适用",
    ]

    private static func optionalMark(of text: some StringProtocol) -> String? {
        // One of `(`, `[`, `,` and `-`, or a sign beyond ASCII, is in each mark.
        let mayBeMarked = text.utf8.contains { byte in
            byte == 0x28 || byte == 0x5B || byte == 0x2C || byte == 0x2D || byte >= 0x80
        }
        guard mayBeMarked else { return nil }
        if text.hasSuffix("<!-- optional -->") { return "<!-- optional -->" }
        for (open, close) in [("(", ")"), ("[", "]"), ("（", "）")] where text.hasSuffix(close) {
            guard let start = text.lastIndex(of: Character(open)) else { continue }
            let words = String(text[start...].dropFirst().dropLast()).trimmed
            if wordsForOptional.contains(words) || conditions.contains(words) {
                return String(text[start...])
            }
        }
        return tailsForOptional.first(where: text.hasSuffix)
    }

    /// `[optional] goals`, with the blank behind it.
    private static func optionalMarkInFront(of text: String) -> String? {
        for (open, close) in [("(", ")"), ("[", "]")] where text.hasPrefix(open) {
            guard let end = text.firstIndex(of: Character(close)) else { continue }
            let words = String(text[..<end].dropFirst()).trimmed
            let rest = text[end...].dropFirst()
            guard wordsForOptional.contains(words) || conditions.contains(words),
                rest.first == " " || rest.first == ":"
            else { continue }
            let start = rest.firstIndex { $0 != " " && $0 != ":" }
            return start.map { String(text[..<$0]) }
        }
        return nil
    }

    /// `goals [or use cases]`, `contents [if it is long]`: what is said of a name.
    private static func remark(of text: String) -> String? {
        guard text.hasSuffix("]"), let start = text.lastIndex(of: "["), start > text.startIndex
        else { return nil }
        let words = text[start...].dropFirst()
        return ["if ", "or "].contains { words.hasPrefix($0) } ? String(text[start...]) : nil
    }

    /// The other names that a template's heading gives in brackets: `Goals [or Cases, or Scenarios]`.
    static func others(in title: String) -> [HeadingName] {
        let text = NormalizedText(title).string
        guard let remark = remark(of: text), remark.hasPrefix("[or ") else { return [] }
        return remark.dropFirst().dropLast().split(separator: ",").map { part in
            let words = part.trimmed
            return HeadingName(words.hasPrefix("or ") ? String(words.dropFirst(3)) : words)
        }
    }

    private static let tailsForOptional =
        [" - ", " – ", " — "].map { $0 + "optional" } + conditions.map { ", " + $0 }

    /// `alternatives [required]`: a mark that documents drop.
    private static func requiredMark(of text: String) -> String? {
        [" (required)", " [required]"].first(where: text.hasSuffix)
    }

    /// Whether there may be more than the name; of nearly all titles it can be told by a byte.
    private static func hasMore(_ title: String) -> Bool {
        guard let first = title.utf8.first, let last = title.utf8.last else { return false }
        switch last {
        case 0x29, 0x5D, 0x3E, 0x7D, 0x20, 0x3A: return true  // `)`, `]`, `>`, `}`, a blank, `:`
        case 0x89 where title.hasSuffix("）"): return true
        case 0x6C where title.hasSuffix("optional"): return true
        case _ where title.utf8.contains(0x2C) && conditions.contains(where: title.hasSuffix):
            return true
        default: return first == 0x28 || first == 0x2E || (0x30...0x39).contains(first)
        }
    }
}

extension Character {
    /// An emoji, and no digit, letter or sign that can be shown as one.
    fileprivate var isPicture: Bool {
        unicodeScalars.first.map { $0.properties.isEmoji && $0.value > 0x203C } ?? false
    }
}

/// The text of a heading, whose markup may hold links, footnotes, tags of HTML and references to
/// characters. Whether a link has its definition is not looked at: its brackets are no part of a
/// name in any case.
private struct HeadingMarkup {
    private let bytes: [UInt8]
    private var at = 0
    private var text: [UInt8] = []

    init(_ markup: String) { bytes = Array(markup.utf8) }

    /// The name as it is shown, with one blank between words.
    var shown: String {
        var reader = self
        while reader.at < bytes.count { reader.step() }
        let words = String(decoding: reader.text, as: UTF8.self)
            .split { $0 == " " || $0 == "\u{A0}" }
        // A character that is written out by its number may be a capital.
        return words.joined(separator: " ").lowercased()
    }

    private mutating func step() {
        switch bytes[at] {
        case UInt8(ascii: "<"): skip(tag())
        case UInt8(ascii: "&"):
            if let reference = CharacterReference(in: bytes, at: at) {
                text += reference.text
                at = reference.end
            } else {
                skip(nil)
            }
        case UInt8(ascii: "!") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "["):
            // Of an image its description.
            at += 1
        case UInt8(ascii: "["):
            if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "^"), let end = end(of: "]") {
                at = end
            } else {
                at += 1
            }
        case UInt8(ascii: "]"):
            at += 1
            guard at < bytes.count else { return }
            if bytes[at] == UInt8(ascii: "("), let end = end(of: ")") {
                at = end
            } else if bytes[at] == UInt8(ascii: "["), let end = end(of: "]") {
                at = end
            }
        case UInt8(ascii: "~"):
            // One or two around words strike them out; a longer run is text.
            let signs = bytes[at...].prefix { $0 == UInt8(ascii: "~") }.count
            if signs > 2 { text += bytes[at..<at + signs] }
            at += signs
        default: skip(nil)
        }
    }

    /// Goes behind what is not shown, or takes the byte as text.
    private mutating func skip(_ end: Int?) {
        guard let end else {
            text.append(bytes[at])
            at += 1
            return
        }
        at = end
    }

    /// Behind the next of a sign.
    private func end(of sign: Unicode.Scalar) -> Int? {
        bytes[at...].firstIndex(of: UInt8(ascii: sign)).map { $0 + 1 }
    }

    /// Behind a tag that HTML knows, or a comment; other words in such brackets stand for something.
    private func tag() -> Int? {
        if bytes[at...].starts(with: "<!--".utf8) { return end(of: ">") }
        guard let end = end(of: ">"),
            let name = HTMLElement.name(ofTag: String(decoding: bytes[at..<end], as: UTF8.self)),
            HTMLElement.isKnown(name)
        else { return nil }
        return end
    }
}
