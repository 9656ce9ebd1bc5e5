import Markdown
import Proposals

/// # `spelling`
///
/// Off unless it is asked for. Words are in the English dictionary of `hunspell` or `aspell`, or
/// among the project's own: `words = kubelet, sharded` in `octopen.conf`. Words with a capital
/// letter, a digit or a sign inside are taken for names; words that stand in code or as a name
/// anywhere in the proposal, code, addresses, quotes and the information block are left alone.
///
/// Wrong: `Clients recieve a digest`. Right: `Clients receive a digest`.
extension Rule {
    static let spelling = Rule(
        "spelling", .text, draft: nil, later: nil, "Words are in the dictionary."
    ) { document in
        let words = SpelledWords(document)
        guard !words.places.isEmpty, let dictionary = document.context.dictionary else { return [] }
        guard let unknown = dictionary.unknown(among: Set(words.places.keys)) else {
            return [
                Problem(
                    0..<0, .document, "No word was looked up: there is no dictionary.",
                    help: "Install `hunspell` with `hunspell-en-us`, or `aspell` with `aspell-en`.")
            ]
        }
        return unknown.compactMap { word, near -> Problem? in
            guard let places = words.places[word], let first = places.first else { return nil }
            let near = near.prefix(3)
            let choice = near.map { Wording.quoted($0) }.joined(separator: " or ")
            return Problem(
                first, document.subject(at: first.lowerBound),
                "\(Wording.quoted(word)) is in no dictionary\(Wording.places(places.count)).",
                help: (near.isEmpty ? "" : "Do you mean \(choice)? ")
                    + "A word of the project's own belongs to `words` in octopen.conf.",
                fixes: near.map { right in
                    .suggested("Write \(Wording.quoted(right)).", places.map { .init($0, right) })
                })
        }
    }
}

/// The words of a proposal that may be misspelled, by their small letters.
private struct SpelledWords {
    private(set) var places: [String: [Range<Int>]] = [:]
    private let document: Document
    private var names: Set<String> = []

    init(_ document: Document) {
        self.document = document
        names = document.context.options.words
        for place in document.places where place.hasOwnText && place.asked?.kind != .fields {
            for block in document.blocks(of: place) { add(block) }
        }
        for name in names { places[name] = nil }
    }

    private mutating func add(_ block: Int) {
        if case .code = document.tree.blocks[block].kind {
            addNames(in: document.tree.blocks[block].content)
        }
        for index in document.markdown.inlines(of: block) {
            let inline = document.markdown.inlines[index]
            switch inline.kind {
            case .text: addWords(of: index)
            case .code: addNames(in: inline.content)
            default: break
            }
        }
    }

    /// All words of code, cut at whatever is no letter.
    private mutating func addNames(in range: Range<Int>) {
        for word in document.bytes[range].split(whereSeparator: { !$0.isASCIILetter }) {
            names.insert(String(decoding: word, as: UTF8.self).lowercased())
        }
    }

    /// Goes from blank to blank, so that a path or a version is seen as a whole.
    private mutating func addWords(of inline: Int) {
        let range = document.markdown.inlines[inline].range
        var isInSentence = false
        for piece in document.bytes[range].split(whereSeparator: \.isWhite) {
            if piece.startIndex == range.lowerBound && isGlued(inline - 1, at: range.lowerBound)
                || piece.endIndex == range.upperBound && isGlued(inline + 1, at: range.upperBound)
            {
                isInSentence = true
            } else {
                add(piece, isInSentence: isInSentence)
                isInSentence = !(piece.last.map { ".:!?".utf8.contains($0) } ?? false)
            }
        }
    }

    /// Whether an inline next to a text may be a part of its word.
    private func isGlued(_ inline: Int, at offset: Int) -> Bool {
        guard document.markdown.inlines.indices.contains(inline) else { return false }
        let other = document.markdown.inlines[inline]
        switch other.kind {
        case .escape, .entity, .code, .html, .autolink:
            return other.range.lowerBound == offset || other.range.upperBound == offset
        default: return false
        }
    }

    private mutating func add(_ piece: ArraySlice<UInt8>, isInSentence: Bool) {
        let isAround = { (byte: UInt8) in !byte.isASCIILetter && byte < 0x80 && byte != 0x5F }
        let start = piece.firstIndex { !isAround($0) } ?? piece.endIndex
        let end = (piece.lastIndex { !isAround($0) } ?? start - 1) + 1
        guard start < end, piece[start..<end].allSatisfy(\.isInPlainWord) else { return }
        // A digit in front or behind, as in `2nd` and `v2`, makes it a name.
        guard !piece.contains(where: { (0x30...0x39).contains($0) }) else { return }
        for whole in piece[start..<end].split(separator: UInt8(ascii: "-")) {
            let part = whole.suffix(2).elementsEqual("'s".utf8) ? whole.dropLast(2) : whole
            guard part.count > 2 else { continue }
            let word = String(decoding: part, as: UTF8.self)
            if part.allSatisfy({ !$0.isCapital }) {
                places[word, default: []].append(part.startIndex..<part.endIndex)
            } else if isInSentence || part.dropFirst().contains(where: \.isCapital) {
                names.insert(word.lowercased())
            }
        }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
    fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
    fileprivate var isInPlainWord: Bool {
        isASCIILetter || self == UInt8(ascii: "-") || self == UInt8(ascii: "'")
    }
}
