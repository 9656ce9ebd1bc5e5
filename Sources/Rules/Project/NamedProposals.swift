import Markdown
import Proposals

/// A proposal that the text names by its number: `Enhancement 012`.
struct NamedProposal {
    let number: Int
    /// Bytes of word and number.
    let range: Range<Int>
    /// The inline of the link whose text word or number stand in; nil outside of links.
    let link: Int?
}

extension CheckedDocument {
    /// Numbers of three digits or more behind the word that begins the template's title, in the
    /// text of paragraphs and cells.
    var namedProposals: [NamedProposal] {
        guard !template.titleWord.isEmpty else { return [] }
        let words = bytes.offsets(of: template.titleWord)
        guard !words.isEmpty else { return [] }
        return tree.blocks.indices.filter {
            holdsText($0) && words.hasAny(in: tree.blocks[$0].range)
        }
        .flatMap { block in
            namedProposals(
                in: ShownText(markdown.inlines(of: block), of: markdown, withCode: false))
        }
    }

    private func namedProposals(in text: ShownText) -> [NamedProposal] {
        let word = Array(template.titleWord.utf8)
        var found: [NamedProposal] = []
        var at = 0
        while let start = text.bytes[at...].firstIndex(of: word[0]) {
            at = start + 1
            let behind = start + word.count
            guard text.bytes[start...].starts(with: word), behind < text.bytes.count,
                text.bytes[behind] == 0x20, start == 0 || !text.bytes[start - 1].isLetterOrDigit
            else { continue }
            var first = text.blanksEnd(behind)
            if first < text.bytes.count, text.bytes[first] == UInt8(ascii: "#") { first += 1 }
            guard let (number, end) = text.number(at: first, digits: 3) else { continue }
            let links = [start, first].compactMap { link(around: text.inline(at: $0)) }
            found.append(
                NamedProposal(number: number, range: text.place(start..<end), link: links.first))
        }
        return found
    }
}
