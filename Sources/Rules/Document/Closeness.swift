import Prose

/// How near two names are, for questions such as "did you mean ...?".
enum Closeness {
    /// How many letters have to be changed, added or dropped; more than `limit` is nil.
    static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
        // A letter has four bytes at most.
        guard abs(left.utf8.count - right.utf8.count) <= 4 * limit else { return nil }
        return Array(left.unicodeScalars).withUnsafeBufferPointer { left in
            Array(right.unicodeScalars).withUnsafeBufferPointer { right in
                EditDistance.between(left, right, limit: limit)
            }
        }
    }

    /// Names are compared so often for one question of many findings at most: where nearly all links
    /// of a long document are broken, none is worth more time than the check.
    private static let mostComparisons = 200_000

    /// Whether for each of so many findings the nearest of some names can be looked for.
    static func isWorthwhile(_ findings: Int, among names: Int) -> Bool {
        findings * names <= mostComparisons
    }

    /// The name that was meant and misspelt: it begins alike, and two letters differ at most, in a
    /// short name one letter. Letters in front make another word of it, as in `Unapproved`.
    static func misspelt(_ name: String, of names: [String]) -> String? {
        let name = name.lowercased()
        let near = names.compactMap { candidate -> (name: String, distance: Int)? in
            let known = candidate.lowercased()
            let limit = min(name.count, known.count) < 5 ? 1 : 2
            guard name.first == known.first,
                let distance = distance(name, known, limit: limit)
            else { return nil }
            return (candidate, distance)
        }
        return near.min { $0.distance < $1.distance }?.name
    }

    /// The nearest of some names, if any is near enough: at most half of the name differs.
    static func nearest(to name: String, of names: [String]) -> String? {
        let name = name.lowercased()
        var best: (name: String, distance: Int)?
        for candidate in names {
            let half = max(name.utf8.count, candidate.utf8.count) / 2
            let limit = best.map { min($0.distance - 1, half) } ?? half
            guard limit >= 0, let distance = distance(name, candidate.lowercased(), limit: limit)
            else { continue }
            best = (candidate, distance)
        }
        return best?.name
    }
}
