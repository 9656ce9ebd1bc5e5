import Markdown
import Proposals

/// # `link-number-differs`
///
/// A link that names a proposal by its number leads to the file of that number: readers go by the
/// one, programs by the other.
///
/// Wrong: `[Enhancement 001](002-walker.md)`. Right: `[Enhancement 002](002-walker.md)`.
extension Rule {
    static let linkNumberDiffers = Rule(
        "link-number-differs", .text, .warning, "Links lead to the proposal that they name."
    ) { document in
        document.markdown.links.compactMap { index -> Problem? in
            guard document.markdown.inlines[index].kind == .link,
                let link = LocalLink(of: index, in: document.markdown),
                let file = link.path.split(separator: "/").last.map(String.init),
                let leadsTo = file.leadingNumber, let named = document.numberNamed(by: index),
                named.number != leadsTo
            else { return nil }
            let written = document.text(named.range)
            return Problem(
                named.range, document.subject(at: named.range.lowerBound),
                "The text names \(written), the link leads to `\(file)`.",
                help: "Correct the number, or the address.",
                fixes: document.renumbering(named.range, as: file))
        }
    }
}

extension Document {
    /// The number at the start of a link's text: alone, before a title, or behind the word for a
    /// proposal, as in `Enhancement 001`, `KEP-0001` and `#001: Tags`.
    fileprivate func numberNamed(by link: Int) -> (number: Int, range: Range<Int>)? {
        let content = markdown.inlines[link].content
        guard link + 1 < markdown.inlines[link].end, markdown.inlines[link + 1].kind == .text else {
            return nil
        }
        let text = trimmed(markdown.inlines[link + 1].range.clamped(to: content))
        var start = text.lowerBound
        while start < text.upperBound, bytes[start].isASCIILetter { start += 1 }
        let word = self.text(text.lowerBound..<start)
        let isWord = !word.isEmpty
        if isWord {
            let isName =
                word == template.titleWord
                || ["enhancement", "proposal", "kep", "tep", "eip", "otep", "adr"].contains(
                    word.lowercased())
            guard isName, start < text.upperBound, bytes[start] == 0x20 || bytes[start] == 0x2D
            else { return nil }
            start += 1
        }
        if start < text.upperBound, bytes[start] == UInt8(ascii: "#") { start += 1 }
        guard let (number, end) = number(at: start, in: text) else { return nil }
        // `404 is answered` begins with another number.
        let isWhole = end == text.upperBound && content.upperBound == text.upperBound
        let isLabel = end < text.upperBound && bytes[end] == UInt8(ascii: ":")
        if isWord { return (number, start..<end) }
        // A bare number may be a year: one of the folder's, or with zeros in front, is none.
        let isKnown =
            bytes[start] == UInt8(ascii: "0") || context.folder?.numbers.contains(number) ?? false
        return isKnown && (isWhole || isLabel) ? (number, start..<end) : nil
    }

    /// The number of the file with as many digits as it has in the file's name.
    fileprivate func renumbering(_ digits: Range<Int>, as file: String) -> [Fix] {
        let number = String(file.prefix { $0.isASCII && $0.isNumber })
        return [.suggested("Write `\(number)`.", [.init(digits, number)])]
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
