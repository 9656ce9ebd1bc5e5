import Markdown
import Proposals

/// # `link-reversed`
///
/// The text of a link stands in square brackets and its address in round ones, not the other way.
///
/// Wrong: `(the design)[design.md]`. Right: `[the design](design.md)`.
extension Rule {
    static let linkReversed = Rule(
        "link-reversed", .text, .warning, "The brackets of links are not exchanged."
    ) { document in
        document.textBlocks(holding: ")[").flatMap { block in
            document.reversedLinks(in: document.markdown.inlines(of: block))
        }.map { text, address in
            let whole = text.lowerBound - 1..<address.upperBound + 1
            let link = "[\(document.text(text))](\(document.text(address)))"
            return Problem(
                whole, document.subject(at: whole.lowerBound),
                "The brackets of \(Wording.code(document.text(whole))) are exchanged.",
                help: "Write \(Wording.code(link)).",
                fixes: [.suggested("Exchange the brackets.", [.init(whole, link)])])
        }
    }
}

extension CheckedDocument {
    /// Places of `(text)[address]`, where the address reads as one.
    fileprivate func reversedLinks(
        in inlines: Range<Int>
    ) -> [(text: Range<Int>, address: Range<Int>)] {
        inlines.flatMap { index -> [(text: Range<Int>, address: Range<Int>)] in
            let inline = markdown.inlines[index]
            guard inline.kind == .text else { return [] }
            return turns(from: 0x28, over: [0x29, 0x5B], in: inline.range).compactMap { text in
                let start = text.upperBound + 2
                let end: Int?
                if start == inline.range.upperBound, index + 1 < inlines.upperBound,
                    markdown.inlines[index + 1].kind == .autolink
                {
                    // A bare address is a piece of its own.
                    end = markdown.inlines[index + 1].range.upperBound
                } else {
                    end = firstIndex(of: 0x5D, from: start, to: inline.range.upperBound)
                }
                guard let end, end < bytes.count, bytes[end] == 0x5D, end > start,
                    end == bytes.count - 1 || bytes[end + 1] != 0x28,
                    readsAsAddress(start..<end)
                else { return nil }
                return (text, start..<end)
            }
        }
    }

    private func readsAsAddress(_ range: Range<Int>) -> Bool {
        let text = text(range)
        guard !text.contains(where: \.isWhitespace) else { return false }
        // `(as usual)[#roe12]` cites something, unless a heading has that name.
        if text.hasPrefix("#") {
            return HeadingAnchors.contains(String(text.dropFirst()), in: anchors)
        }
        return text.hasPrefix("http://") || text.hasPrefix("https://")
            || text.hasPrefix("./") || text.hasPrefix("../") || text.hasSuffix(".md")
    }
}
