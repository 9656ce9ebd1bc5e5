import Proposals
import Prose

/// What a list of proposals is filtered by: `gc status:draft author:ana review:me`.
///
/// All words have to be found, each anywhere in the number, the title, the file's name, the status or
/// an author. `status:`, `author:` and `review:` look in theirs alone, for what a word begins with;
/// several of one name, or values with commas between them, mean any of them. `review:` goes by who is
/// asked for a review still, and `me` is the person at hand. Quotes hold words together; a `-` before
/// a word leaves out what it finds. Small letters find capitals too, a capital only what is written so.
package struct ProposalQuery: Equatable, Sendable {
    private enum Key: String {
        case status, author, review
    }

    private struct Term: Equatable {
        /// Nil for a word that is looked for everywhere.
        var key: Key?
        var values: [Value]
        var isExcluded: Bool
    }

    private struct Value: Equatable {
        let words: SearchWords
        /// Whether it is the word `me` without quotes.
        var isMe = false
    }

    private var terms: [Term] = []
    /// The name of the person at hand.
    private var me = ""

    /// - Parameters:
    ///   - text: nothing in it is wrong: what is not understood is looked for as it stands.
    ///   - status: statuses asked for beside the words, of which any will do; `author` and `review`
    ///     likewise.
    ///   - me: the name that `author:me` means, asked for where it is needed; empty for nobody.
    package init(
        _ text: String, status: [String] = [], author: [String] = [], review: [String] = [],
        me: @autoclosure () -> String = ""
    ) {
        for word in QueryWords(text).all { add(word) }
        for (key, texts) in [(Key.status, status), (.author, author), (.review, review)] {
            let values = texts.compactMap { text in
                SearchWords(text).map { Value(words: $0, isMe: text.lowercased() == "me") }
            }
            if !values.isEmpty {
                terms.append(Term(key: key, values: values, isExcluded: false))
            }
        }
        if terms.contains(where: { $0.key == .author && $0.values.contains(where: \.isMe) }) {
            self.me = me()
        }
    }

    private mutating func add(_ word: QueryWords.Word) {
        let key = word.key.flatMap { Key(rawValue: $0.lowercased()) }
        let given: [(text: String, isQuoted: Bool)] =
            key == nil ? [(word.whole, word.isQuoted)] : word.values
        let values = given.compactMap { text, isQuoted in
            SearchWords(text).map {
                Value(words: $0, isMe: !isQuoted && text.lowercased() == "me")
            }
        }
        // `status:` is half typed.
        guard !values.isEmpty else { return }
        let known =
            key == nil
            ? nil
            : terms.firstIndex {
                $0.key == key && $0.isExcluded == word.isExcluded
            }
        if let known {
            terms[known].values += values
        } else {
            terms.append(Term(key: key, values: values, isExcluded: word.isExcluded))
        }
    }

    /// Whether it lets everything through.
    package var isEmpty: Bool { terms.isEmpty }

    /// Whether it goes by who is asked for a review, which takes longer to find out.
    package var asksForReviews: Bool { terms.contains { $0.key == .review } }

    package func matches(_ proposal: ListedProposal) -> Bool {
        guard !terms.isEmpty else { return true }
        var everywhere: SearchedText?
        return terms.allSatisfy { term in
            let isFound = term.values.contains { value in
                switch term.key {
                case nil:
                    let text = everywhere ?? proposal.searched
                    everywhere = text
                    return !value.words.ranges(in: text).isEmpty
                case .status: return value.words.begin(wordOf: proposal.status)
                case .author:
                    if value.isMe { return isMe(amongst: proposal.authors) }
                    return proposal.authors.contains { value.words.begin(wordOf: $0) }
                case .review:
                    guard let asked = proposal.asked else { return false }
                    return value.isMe
                        ? asked.includesMe : asked.names.contains { value.words.begin(wordOf: $0) }
                }
            }
            return isFound != term.isExcluded
        }
    }

    private func isMe(amongst authors: [String]) -> Bool {
        let name = me.lowercased()
        guard !name.isEmpty else { return false }
        return authors.contains { author in
            let text = author.lowercased()
            guard text.hasPrefix(name) else { return false }
            // A mail or a handle may stand behind the name.
            let behind = text.dropFirst(name.count).first { !$0.isWhitespace }
            return behind.map { "<([@".contains($0) } ?? true
        }
    }
}

extension ListedProposal {
    /// The text in which a word is looked for; the empty lines keep words from being found across.
    fileprivate var searched: SearchedText {
        let parts = [number, title, fileName, status] + authors
        return SearchedText(Array(parts.joined(separator: "\n\n").utf8))
    }
}

extension SearchWords {
    /// Whether a word of a text begins with them.
    fileprivate func begin(wordOf text: String) -> Bool {
        let bytes = Array(text.utf8)
        return ranges(in: SearchedText(bytes)).contains { range in
            guard range.lowerBound > 0 else { return true }
            let before = bytes[range.lowerBound - 1]
            let isLetter = (0x41...0x5A).contains(before & 0xDF) || (0x30...0x39).contains(before)
            return before < 0x80 && !isLetter
        }
    }
}
