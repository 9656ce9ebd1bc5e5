/// How near two names are, for questions such as "did you mean ...?".
enum Closeness {
    /// How many letters have to be changed, added or dropped; more than `limit` is nil.
    static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
        // A letter has four bytes at most.
        guard abs(left.utf8.count - right.utf8.count) <= 4 * limit else { return nil }
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        guard abs(left.count - right.count) <= limit else { return nil }
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let best = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                (diagonal, row[j + 1]) = (row[j + 1], best)
            }
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }

    /// The nearest of some names, if any is near enough: at most half of it differs.
    static func nearest(to name: String, of names: [String]) -> String? {
        let name = name.lowercased()
        var best: (name: String, distance: Int)?
        for candidate in names {
            let limit = max(name.count, candidate.count) / 2
            guard let distance = distance(name, candidate.lowercased(), limit: limit),
                best.map({ distance < $0.distance }) ?? true
            else { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// Whether two headings name the same: word by word, a letter of each may differ, or two of a
    /// long one, and `s` at its end; or all in all a letter, as in `NonGoals`.
    static func isSameHeading(_ left: String, _ right: String) -> Bool {
        if distance(left, right, limit: 1) != nil { return true }
        // Nearly all pairs are told apart by how many words they have.
        if let count = asciiWordCount(left), let other = asciiWordCount(right), count != other {
            return false
        }
        if !isNearInLength(left, right) { return false }
        let (left, right) = (words(left), words(right))
        return left.count == right.count
            && zip(left, right).allSatisfy { a, b in
                singular(a) == singular(b)
                    || distance(a, b, limit: min(a.count, b.count) / 5) != nil
            }
    }

    /// Whether the words can be the same: a fifth of their letters may differ, and two at the end
    /// of each.
    private static func isNearInLength(_ left: String, _ right: String) -> Bool {
        guard let words = asciiWordCount(left) else { return true }
        let (long, short) = (
            max(left.utf8.count, right.utf8.count), min(left.utf8.count, right.utf8.count)
        )
        return long - short <= short / 5 + 2 * words
    }

    /// How many words there are; nil for text that is not ASCII.
    private static func asciiWordCount(_ name: String) -> Int? {
        var (count, isInside) = (0, false)
        for byte in name.utf8 {
            guard byte < 0x80 else { return nil }
            let isWord =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
            if isWord, !isInside { count += 1 }
            isInside = isWord
        }
        return count
    }

    private static func words(_ name: String) -> [String] {
        name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func singular(_ word: String) -> Substring {
        if word.count > 4, word.hasSuffix("es") { return word.dropLast(2) }
        return word.count > 3 && word.hasSuffix("s") ? word.dropLast() : word[...]
    }
}
