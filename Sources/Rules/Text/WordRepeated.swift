import Markdown
import Proposals

/// # `word-repeated`
///
/// Off unless it is asked for. No word stands twice in a row, be a line end between them or not.
/// `that that`, `had had` and `very very` can be meant, and names such as `Baden Baden` are left alone, as are
/// code, tables and quotes.
///
/// Wrong: `Tags in the the registry`. Right: `Tags in the registry`.
extension Rule {
    static let wordRepeated = Rule(
        "word-repeated", .text, draft: nil, later: nil, "No word stands twice in a row."
    ) { document in
        document.places.flatMap { place -> [Problem] in
            let found = document.blocks(of: place).filter { document.isProse($0) }
                .flatMap { document.repeatedWords(in: $0) }
            return document.told(found, by: "word-repeated") { $0.word.lowerBound }.map { found in
                Problem(
                    found[0].word, place.subject,
                    "\(Wording.quoted(document.text(found[0].word))) stands twice in a row"
                        + "\(Wording.places(found.count)).",
                    help: "Delete one of the two.",
                    fixes: [
                        .suggested(
                            found.count == 1 ? "Delete one." : "Delete one of each.",
                            found.map { .init($0.gap.lowerBound..<$0.word.upperBound, "") })
                    ])
            }
        }
    }
}

extension CheckedDocument {
    /// Words of a block that repeat the word before them, and the blanks between the two.
    fileprivate func repeatedWords(in block: Int) -> [(gap: Range<Int>, word: Range<Int>)] {
        var found: [(gap: Range<Int>, word: Range<Int>)] = []
        var before: Range<Int>?
        for run in textRuns(of: block) {
            // Between two pieces of text only the end of a line parts two words.
            if let last = before, !bytes[last.upperBound..<run.lowerBound].allSatisfy(\.isWhite) {
                before = nil
            }
            var at = run.lowerBound
            while at < run.upperBound {
                if bytes[at].isPartOfWord {
                    let end = bytes[at..<run.upperBound].firstIndex { !$0.isPartOfWord }
                    let word = at..<(end ?? run.upperBound)
                    if let before, isRepeated(before, word) {
                        found.append((before.upperBound..<word.lowerBound, word))
                    }
                    (before, at) = (word, word.upperBound)
                } else {
                    if !bytes[at].isWhite { before = nil }
                    at += 1
                }
            }
        }
        return found
    }

    private func isRepeated(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count else { return false }
        let word = text(second)
        return (word.count > 1 || word == "a") && word.first?.isLowercase == true
            && !["that", "had", "very", "many"].contains(word)
            && text(first).lowercased() == word.lowercased()
    }
}

extension UInt8 {
    /// A letter, a digit, or what joins them: `the-thing` and `that's` are one word.
    fileprivate var isPartOfWord: Bool {
        self >= 0x80 || "_-'".utf8.contains(self) || (0x30...0x39).contains(self)
            || (0x41...0x5A).contains(self & 0xDF)
    }
}
