import Markdown
import Proposals

/// A proposal that the text names by its number: `Enhancement 012`.
struct NamedProposal {
    let number: Int
    /// Bytes of word and number.
    let range: Range<Int>
    /// The inline of the link whose text it stands in; nil outside of links.
    let link: Int?
}

extension Document {
    /// Numbers of three digits or more behind the word that begins the template's title, in the
    /// text of paragraphs and cells.
    var namedProposals: [NamedProposal] {
        guard !template.titleWord.isEmpty else { return [] }
        let words = bytes.offsets(of: template.titleWord + " ")
        guard !words.isEmpty else { return [] }
        return tree.blocks.indices.filter {
            holdsText($0) && words.hasAny(in: tree.blocks[$0].range)
        }
        .flatMap { block in
            markdown.inlines(of: block).flatMap { index -> [NamedProposal] in
                let inline = markdown.inlines[index]
                guard inline.kind == .text, words.hasAny(in: inline.range) else { return [] }
                return namedProposals(in: inline.range, link: link(around: index))
            }
        }
    }

    private func namedProposals(in range: Range<Int>, link: Int?) -> [NamedProposal] {
        let word = Array(template.titleWord.utf8)
        var found: [NamedProposal] = []
        var at = range.lowerBound
        while at + word.count + 4 <= range.upperBound {
            defer { at += 1 }
            guard at == range.lowerBound || !bytes[at - 1].isLetterOrDigit,
                bytes[at..<at + word.count].elementsEqual(word), bytes[at + word.count] == 0x20
            else { continue }
            var start = at + word.count + 1
            if bytes[start] == UInt8(ascii: "#") { start += 1 }
            guard let (number, end) = number(at: start, in: range) else { continue }
            found.append(NamedProposal(number: number, range: at..<end, link: link))
        }
        return found
    }

    /// Three digits or more that are all of a word: `725X`, `725-Y` and `2026-02` are none.
    func number(at start: Int, in range: Range<Int>) -> (number: Int, end: Int)? {
        var end = start
        while end < range.upperBound, bytes[end].isDecimal { end += 1 }
        guard end - start >= 3,
            let number = Int(String(decoding: bytes[start..<end], as: UTF8.self))
        else { return nil }
        if end < range.upperBound {
            if bytes[end].isLetterOrDigit { return nil }
            let joins = bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "_")
            if joins, end + 1 < range.upperBound, bytes[end + 1].isLetterOrDigit { return nil }
        }
        return (number, end)
    }
}

extension UInt8 {
    fileprivate var isDecimal: Bool { (0x30...0x39).contains(self) }

    /// An ASCII letter or digit, or part of another character.
    fileprivate var isLetterOrDigit: Bool {
        self >= 0x80 || isDecimal || (0x41...0x5A).contains(self & 0xDF)
    }
}
