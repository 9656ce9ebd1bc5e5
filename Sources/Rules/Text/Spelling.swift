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
        guard let unknown = dictionary.unknown(among: words.inOrder, limit: mostUnknownWords) else {
            return [
                Problem(
                    0..<0, .document, "No word was looked up: no dictionary answers.",
                    help: "Install `hunspell` with `hunspell-en-us`, or `aspell` with `aspell-en`.")
            ]
        }
        var problems = unknown.flatMap { word, near in
            words.problems(word, near: near.withLikelierParts(of: word).prefix(3))
        }
        if unknown.count >= mostUnknownWords {
            problems.append(
                Problem(
                    0..<0, .document,
                    "\(unknown.count) words are in no dictionary; others were not looked up.",
                    help: "Switch the rule off for text in another language."))
        }
        return problems
    }

    /// To think of what may be meant takes a dictionary some thirty milliseconds a word.
    private static let mostUnknownWords = 100
}

/// The words of a proposal that may be misspelled, by their small letters.
private struct SpelledWords {
    private(set) var places: [String: [Range<Int>]] = [:]
    private let document: CheckedDocument
    private var names: Set<String> = []
    /// Words in headings, links and images: what refers to them would have to change too.
    private var fixed: Set<String> = []

    init(_ document: CheckedDocument) {
        self.document = document
        names = document.context.options.words
        for place in document.places where place.hasOwnText && place.asked?.kind != .fields {
            for block in document.blocks(of: place) where !place.isHead || !isNote(block) {
                add(block)
            }
        }
        for name in names { places[name] = nil }
    }

    /// By their first places.
    var inOrder: [String] {
        places.sorted { ($0.value.first?.lowerBound ?? 0) < ($1.value.first?.lowerBound ?? 0) }
            .map(\.key)
    }

    func problems(_ word: String, near: ArraySlice<String>) -> [Problem] {
        let choice = near.map { Wording.quoted($0) }.joined(separator: " or ")
        let isFixed = fixed.contains(word)
        return document.told(places[word] ?? [], by: "spelling", at: \.lowerBound).map { places in
            Problem(
                places[0], document.subject(at: places[0].lowerBound),
                "\(Wording.quoted(word)) is in no dictionary\(Wording.places(places.count)).",
                help: (near.isEmpty ? "" : "Do you mean \(choice)? ")
                    + "A word of the project's own belongs to `words` in octopen.conf.",
                fixes: (isFixed ? [] : near).map { right in
                    .suggested("Write \(Wording.quoted(right)).", places.map { .init($0, right) })
                })
        }
    }

    /// Whether a block is a paragraph of the template's note, which has a rule of its own.
    private func isNote(_ block: Int) -> Bool {
        let text = document.text(document.tree.blocks[block].content)
        return document.template.preamble.noteText.contains(NormalizedText(text))
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
        let isReferredTo = isReferredTo(inline)
        var isInSentence = false
        for piece in document.bytes[range].split(whereSeparator: \.isWhite) {
            let isGlued =
                piece.startIndex == range.lowerBound && goesOn(before: inline)
                || piece.endIndex == range.upperBound && goesOn(behind: inline)
            if !isGlued { add(piece, isInSentence: isInSentence, isFixed: isReferredTo) }
            isInSentence = isGlued || !(piece.last.map { ".:!?".utf8.contains($0) } ?? false)
        }
    }

    private func isReferredTo(_ inline: Int) -> Bool {
        if document.headingLevel(document.markdown.block(of: inline)) != nil { return true }
        var at = document.markdown.inlines[inline].parent
        while at >= 0 {
            switch document.markdown.inlines[at].kind {
            case .link, .image: return true
            default: at = document.markdown.inlines[at].parent
            }
        }
        return false
    }

    /// Whether the first word of a text began before it, in other marks: `**f**irst`.
    private func goesOn(before inline: Int) -> Bool {
        let start = document.markdown.inlines[inline].range.lowerBound
        if inline > 0, document.markdown.inlines[inline - 1].isPartOfWord,
            document.markdown.inlines[inline - 1].range.upperBound == start
        {
            return true
        }
        return document.bytes[..<start].last { !$0.isEmphasis }?.isLetter ?? false
    }

    /// Whether the last word of a text goes on behind it.
    private func goesOn(behind inline: Int) -> Bool {
        let (next, end) = (inline + 1, document.markdown.inlines[inline].range.upperBound)
        if next < document.markdown.inlines.count, document.markdown.inlines[next].isPartOfWord,
            document.markdown.inlines[next].range.lowerBound == end
        {
            return true
        }
        return document.bytes[end...].first { !$0.isEmphasis }?.isLetter ?? false
    }

    private mutating func add(_ piece: ArraySlice<UInt8>, isInSentence: Bool, isFixed: Bool) {
        // Other signs around it make it a name: `@ana`, `/etc`, `.gitignore`, `run()`.
        let whole = piece.drop { "([{\"'".utf8.contains($0) }
        guard let last = whole.lastIndex(where: { !".,;:!?)]}\"'".utf8.contains($0) }),
            whole[...last].allSatisfy(\.isInPlainWord), whole.first != UInt8(ascii: "-")
        else { return }
        for part in whole[...last].split(separator: UInt8(ascii: "-")) {
            // `pre-`, `sub-` and the like are in no dictionary.
            let isPart = part.count <= last - whole.startIndex
            add(
                part.suffix(2).elementsEqual("'s".utf8) ? part.dropLast(2) : part,
                atLeast: isPart ? 4 : 3, isInSentence: isInSentence, isFixed: isFixed)
        }
    }

    private mutating func add(
        _ part: ArraySlice<UInt8>, atLeast least: Int, isInSentence: Bool, isFixed: Bool
    ) {
        // Longer ones are no words, and dictionaries think about them for long.
        guard (least...40).contains(part.count), part.last != UInt8(ascii: "'"),
            zip(part, part.dropFirst()).allSatisfy({ $0.isLetter || $1.isLetter })
        else { return }
        let word = String(decoding: part, as: UTF8.self)
        if part.allSatisfy({ !$0.isCapital }) {
            places[word, default: []].append(part.startIndex..<part.endIndex)
            if isFixed { fixed.insert(word) }
        } else if isInSentence || part.dropFirst().contains(where: \.isCapital) {
            names.insert(word.lowercased())
        }
    }
}

extension Inline {
    /// Whether this may be a piece of the word beside it.
    fileprivate var isPartOfWord: Bool {
        switch kind {
        case .escape, .entity, .code, .html, .autolink: true
        default: false
        }
    }
}

extension UInt8 {
    /// An ASCII letter, or part of a character beyond ASCII.
    fileprivate var isLetter: Bool { isASCIILetter || self >= 0x80 }
    fileprivate var isEmphasis: Bool { "*_~".utf8.contains(self) }
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
    fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
    fileprivate var isInPlainWord: Bool {
        isASCIILetter || self == UInt8(ascii: "-") || self == UInt8(ascii: "'")
    }
}

extension [String] {
    /// Of several ways to part a word the one into longer words comes first, `code bases` before
    /// `co debases`; all others keep their places.
    fileprivate func withLikelierParts(of word: String) -> [String] {
        var all = self
        for sign in [" ", "-"] as [Character] {
            func shorter(_ place: Int) -> Int {
                self[place].split(separator: sign).map(\.count).min() ?? 0
            }
            let places = indices.filter { place in
                self[place].contains(sign) && self[place].filter { $0 != sign } == word
            }
            let sorted = places.sorted { (-shorter($0), $0) < (-shorter($1), $1) }
            for (place, from) in zip(places, sorted) { all[place] = self[from] }
        }
        return all
    }
}
