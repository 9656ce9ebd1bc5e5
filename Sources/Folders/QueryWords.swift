/// The words of a query, taken apart at blanks outside of quotes.
struct QueryWords {
    struct Word {
        /// The text before the first colon; nil without a colon.
        var key: String?
        /// The text behind the colon, cut at commas.
        var values: [(text: String, isQuoted: Bool)]
        /// The whole word, without quotes.
        var whole: String
        var isQuoted: Bool
        /// Whether a `-` stands before it.
        var isExcluded: Bool
    }

    private(set) var all: [Word] = []

    init(_ text: String) {
        var rest = Array(text)[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else {
                all.append(Self.word(&rest))
            }
        }
    }

    private static func word(_ rest: inout ArraySlice<Character>) -> Word {
        // A `-` alone is a word.
        let isExcluded =
            rest.first == "-" && (rest.dropFirst().first.map { !$0.isWhitespace } ?? false)
        if isExcluded { rest.removeFirst() }
        var word = Word(
            values: [("", false)], whole: "", isQuoted: rest.first == "\"", isExcluded: isExcluded)
        var isInQuotes = false
        while let next = rest.first, isInQuotes || !next.isWhitespace {
            rest.removeFirst()
            if next == "\"" {
                isInQuotes.toggle()
                word.values[word.values.count - 1].isQuoted = true
                continue
            }
            word.whole.append(next)
            if !isInQuotes, next == ":", word.key == nil, !word.isQuoted {
                word.key = String(word.whole.dropLast())
                word.values = [("", false)]
            } else if !isInQuotes, next == ",", word.key != nil {
                word.values.append(("", false))
            } else {
                word.values[word.values.count - 1].text.append(next)
            }
        }
        return word
    }
}
