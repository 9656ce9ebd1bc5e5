import Markdown
import Proposals

/// # `link-number-differs`
///
/// A link that names a proposal by its number leads to the file of that number: readers go by the
/// one, programs by the other. The number may stand in code or bold, and behind a word such as
/// `see`; files may be named `001-tags.md` or `eip-1.md`. Short words in capitals, as in `SE-0005`
/// and `RFC 401`, name a proposal where the file bears the word, the number has zeros in front, or
/// the folder has that number. A file's name as the text is held to the same.
///
/// Wrong: `[Enhancement 001](002-walker.md)`. Right: `[Enhancement 002](002-walker.md)`.
extension Rule {
    static let linkNumberDiffers = Rule(
        "link-number-differs", .text, .warning, "Links lead to the proposal that they name."
    ) { document in
        document.markdown.links.compactMap { index -> Problem? in
            guard document.markdown.inlines[index].kind == .link,
                let link = LocalLink(of: index, in: document.markdown),
                let name = link.path.split(separator: "/").last,
                let file = NumberedFile(String(name)),
                let named = document.fileNamed(by: index)
                    ?? document.numberNamed(by: index, word: file.word),
                file.word.isEmpty || file.word == named.word, !named.all.contains(file.number)
            else { return nil }
            let written = document.text(named.range)
            let right = named.isFile ? String(name) : file.digits
            return Problem(
                named.range, document.subject(at: named.range.lowerBound),
                "The text names \(written), the link leads to `\(name)`.",
                help: "Correct the number, or the address.",
                fixes: [
                    .suggested("Write `\(right)`.", [.init(named.range, right)])
                ])
        }
    }
}

/// A file's name that begins with a number, or with a word such as `eip-` and a number.
private struct NumberedFile {
    /// In small letters; empty if the number comes first.
    let word: String
    let number: Int
    /// The number as it is written.
    let digits: String

    init?(_ name: String) {
        let letters = name.prefix { $0.isASCII && $0.isLetter }
        let rest = name.dropFirst(letters.count)
        guard letters.isEmpty || rest.first == "-", !name.beginsWithDate,
            let number = String(letters.isEmpty ? rest : rest.dropFirst()).leadingNumber
        else { return nil }
        word = letters.lowercased()
        self.number = number
        digits = String(rest.drop { $0 == "-" }.prefix { $0.isNumber })
    }
}

/// A proposal as a link's text names it.
private struct NamedNumber {
    /// The word before the number, in small letters; empty if there is none.
    let word: String
    /// Bytes of the number, or of the file's name.
    let range: Range<Int>
    /// All numbers of the text: the link may lead to another that it names.
    let all: [Int]
    /// The text is the name of a file.
    var isFile = false
}

extension CheckedDocument {
    /// The file that is all of a link's text: `002-tags.md`.
    fileprivate func fileNamed(by link: Int) -> NamedNumber? {
        let text = ShownText(link + 1..<markdown.inlines[link].end, of: markdown, withCode: true)
        let start = text.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let name = String(decoding: text.bytes[start...], as: UTF8.self)
        guard name.hasSuffix(".md"), !name.contains(" "), let file = NumberedFile(name) else {
            return nil
        }
        return NamedNumber(
            word: file.word, range: text.place(start..<text.bytes.count), all: [file.number],
            isFile: true)
    }

    /// The number at the start of a link's text: alone, before a title, or behind the word for a
    /// proposal, as in `Enhancement 001`, `KEP-0001`, `#001: Tags` and `see Enhancement 1`.
    ///
    /// - Parameter fileWord: the word that the file's name begins with.
    fileprivate func numberNamed(by link: Int, word fileWord: String) -> NamedNumber? {
        let text = ShownText(link + 1..<markdown.inlines[link].end, of: markdown, withCode: true)
        let textEnd = (text.bytes.lastIndex { $0 != 0x20 } ?? -1) + 1
        var start = text.blanksEnd(0)
        var word = text.word(at: start).lowercased()
        while wordsBefore.contains(word), start + word.utf8.count < textEnd {
            start = text.blanksEnd(start + word.utf8.count)
            word = text.word(at: start).lowercased()
        }
        let isName = word == template.titleWord.lowercased() || wordsForProposals.contains(word)
        let isCapitals =
            !isName && (2...6).contains(word.utf8.count)
            && text.word(at: start) == word.uppercased()
        if !word.isEmpty {
            start += word.utf8.count
            guard isName || isCapitals, start < textEnd else { return nil }
            let afterBlanks = text.blanksEnd(start)
            guard afterBlanks > start || text.bytes[start] == UInt8(ascii: "-") else { return nil }
            start = max(afterBlanks, start + 1)
        }
        if start < textEnd, text.bytes[start] == UInt8(ascii: "#") { start += 1 }
        guard let (number, end) = text.number(at: start, digits: 1) else { return nil }
        if isCapitals, word != fileWord {
            // `SHA-256` and `RFC 3339` are no proposals.
            let hasZeros = end - start > 2 && text.bytes[start] == UInt8(ascii: "0")
            let isKnown = context.folder?.numbers.contains(number) ?? false
            guard hasZeros || isKnown && !wordsForStandards.contains(word) else { return nil }
        }
        // `404 is answered` begins with another number, and `Enhancement 1 of 3` counts.
        let isWhole = end == textEnd || text.bytes[end] == UInt8(ascii: ":")
        let isLong = end - start >= 3
        if word.isEmpty {
            // A bare number may be a year: one of the folder's, or with zeros in front, is none.
            let isKnown =
                text.bytes[start] == UInt8(ascii: "0")
                || context.folder?.numbers.contains(number) ?? false
            guard isLong, isWhole, isKnown else { return nil }
        } else {
            // `Enhancement 001's successor` is another one.
            guard isWhole || isLong && text.bytes[end] != UInt8(ascii: "'") else { return nil }
        }
        let all = text.bytes.split { !(0x30...0x39).contains($0) }.compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
        return NamedNumber(word: word, range: text.place(start..<end), all: all)
    }
}

private let wordsForProposals: Set = [
    "enhancement", "proposal", "kep", "tep", "eip", "otep", "adr",
]

/// Words before the number of a standard, a size, a code or a part.
private let wordsForStandards: Set = [
    "aes", "gpt", "http", "ieee", "iso", "md", "rsa", "sha", "tls", "unix", "utf",
    "item", "level", "line", "page", "part", "phase", "step", "table", "tier",
]

/// Words that lead to a name, and do not make another of it, as `before` does.
private let wordsBefore: Set = [
    "see", "also", "in", "the", "our", "by", "as", "with", "from", "to", "read", "compare",
]

extension String {
    /// `2026-02-notes.md`
    fileprivate var beginsWithDate: Bool {
        let parts = split(separator: "-")
        return parts.count > 1 && parts[0].utf8.count == 4 && parts[1].utf8.count == 2
            && parts[..<2].allSatisfy { Int($0) != nil }
    }
}
