import Proposals

/// Small parts of sentences that several rules say.
enum Wording {
    /// `a, b and c`
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `line 4`, `lines 4 and 9`, `lines 4, 9 and 3 more`
    static func lines(_ numbers: [Int]) -> String {
        var shown = numbers.map(String.init)
        if shown.count > 3 { shown = shown[..<2] + ["\(shown.count - 2) more"] }
        return (numbers.count == 1 ? "line " : "lines ") + list(shown)
    }

    /// Nothing for one, ` (3 places)` for more.
    static func places(_ count: Int) -> String {
        count == 1 ? "" : " (\(count) places)"
    }

    /// A value between code marks, cut if it is long.
    static func code(_ text: String) -> String {
        "`" + (text.count > 40 ? text.prefix(39) + "…" : text) + "`"
    }

    /// Words between quotes, cut if they are long.
    static func quoted(_ text: String, longest: Int = 40) -> String {
        "'" + (text.count > longest ? text.prefix(longest - 1) + "…" : text) + "'"
    }

    /// Two texts between quotes, cut where they are long so that the first place is seen in which
    /// they differ, in more than case if they do.
    static func quoted(_ text: String, beside other: String) -> (String, String) {
        let (left, right) = (text.lowercased(), other.lowercased())
        let pairs = left == right ? zip(text, other) : zip(left, right)
        let same = pairs.prefix { $0 == $1 }.count
        guard same > 30, max(text.count, other.count) > 40 else {
            return (quoted(text), quoted(other))
        }
        // Some words before it.
        let start = same - 20
        return (quoted("…" + text.dropFirst(start)), quoted("…" + other.dropFirst(start)))
    }
}

extension StringProtocol {
    /// With one blank for every run of white space.
    package var onOneLine: String { NormalizedSpace.joined(Substring(self)) }
}
