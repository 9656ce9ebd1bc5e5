import Markdown

/// The text that inlines show, with the place of each byte in the file: so words are found together
/// that emphasis, a line end or an entity parts.
struct ShownText {
    /// Blanks that do not break, and line ends, are plain blanks.
    private(set) var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private var inlines: [Int] = []

    /// - Parameter withCode: what stands in code is text, too; else a mark stands for it, as for tags.
    init(_ range: Range<Int>, of markdown: MarkdownDocument, withCode: Bool) {
        for index in range {
            let inline = markdown.inlines[index]
            switch inline.kind {
            case .text, .escape: add(inline.content, of: index, in: markdown.bytes)
            case .code where withCode: add(inline.content, of: index, in: markdown.bytes)
            case .softBreak: add(UInt8(ascii: " "), inline, index)
            case .entity: add(Self.isBlank(inline, in: markdown) ? 0x20 : 0x26, inline, index)
            case .emphasis, .strong, .strikethrough, .link: break
            case .code, .autolink, .html, .hardBreak, .image, .footnoteReference:
                add(UInt8(ascii: "`"), inline, index)
            }
        }
    }

    /// Bytes of the file.
    func place(_ range: Range<Int>) -> Range<Int> {
        offsets[range.lowerBound]..<offsets[range.upperBound - 1] + 1
    }

    /// The inline that shows a byte.
    func inline(at index: Int) -> Int { inlines[index] }

    private static func isBlank(_ entity: Inline, in markdown: MarkdownDocument) -> Bool {
        let name = String(decoding: markdown.bytes[entity.range], as: UTF8.self).lowercased()
        return ["&nbsp;", "&#160;", "&#xa0;"].contains(name)
    }

    private mutating func add(_ byte: UInt8, _ inline: Inline, _ index: Int) {
        bytes.append(byte)
        offsets.append(inline.range.lowerBound)
        inlines.append(index)
    }

    private mutating func add(_ range: Range<Int>, of index: Int, in file: [UInt8]) {
        var at = range.lowerBound
        while at < range.upperBound {
            let rest = file[at..<range.upperBound]
            // No-break blanks, the narrow one second.
            let length =
                rest.starts(with: [0xC2, 0xA0]) ? 2 : rest.starts(with: [0xE2, 0x80, 0xAF]) ? 3 : 1
            bytes.append(length > 1 || file[at].isWhite ? UInt8(ascii: " ") : file[at])
            offsets.append(at)
            inlines.append(index)
            at += length
        }
    }
}

extension ShownText {
    /// A number that is all of a word: `725X`, `725-Y` and `2026-02` are none.
    func number(at start: Int, digits least: Int) -> (number: Int, end: Int)? {
        var end = start
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        guard end - start >= least,
            let number = Int(String(decoding: bytes[start..<end], as: UTF8.self))
        else { return nil }
        if end < bytes.count {
            if bytes[end].isLetterOrDigit { return nil }
            let joins = bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "_")
            if joins, end + 1 < bytes.count, bytes[end + 1].isLetterOrDigit { return nil }
        }
        return (number, end)
    }

    /// Where the blanks end that begin here.
    func blanksEnd(_ start: Int) -> Int {
        bytes[start...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
    }

    /// The ASCII letters that begin here.
    func word(at start: Int) -> String {
        String(
            decoding: bytes[start...].prefix { (0x41...0x5A).contains($0 & 0xDF) }, as: UTF8.self)
    }
}

extension UInt8 {
    /// An ASCII letter or digit, or part of another character.
    var isLetterOrDigit: Bool {
        self >= 0x80 || isDigit || (0x41...0x5A).contains(self & 0xDF)
    }
}
