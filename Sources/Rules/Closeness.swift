/// How near two names are, for questions such as "did you mean ...?".
enum Closeness {
    /// How many letters have to be changed, added or dropped; more than `limit` is nil.
    static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
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

    /// Whether two headings name the same: one letter in five differs at most, or only the number
    /// of their words.
    static func isSameHeading(_ left: String, _ right: String) -> Bool {
        let limit = max(1, min(left.count, right.count) / 5)
        if distance(left, right, limit: limit) != nil { return true }
        return singular(left) == singular(right)
    }

    private static func singular(_ name: String) -> [Substring] {
        name.split { !$0.isLetter }.map { word in
            if word.count > 4, word.hasSuffix("es") { return word.dropLast(2) }
            return word.count > 3 && word.hasSuffix("s") ? word.dropLast() : word
        }
    }
}
