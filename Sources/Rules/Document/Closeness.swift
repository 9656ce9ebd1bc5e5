import Proposals
import Prose

/// Letters of a name, held by somebody else.
private typealias Letters = UnsafeBufferPointer<Unicode.Scalar>

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

extension HeadingWords {
    /// Whether two headings name the same: word by word, a letter of each may differ, or two of a
    /// long one behind its first, and the ending of many; or all in all a letter, as in `NonGoals`.
    /// With letters in front, a word is another one, and so is a letter alone.
    func isSame(as other: HeadingWords) -> Bool {
        letters.withUnsafeBufferPointer { mine in
            other.letters.withUnsafeBufferPointer { theirs in
                guard words.count == other.words.count else {
                    return Self.differInOne(mine, theirs)
                }
                let pairs = zip(words, other.words).lazy.map {
                    (Letters(rebasing: mine[$0]), Letters(rebasing: theirs[$1]))
                }
                guard Self.differInOne(mine, theirs) || pairs.allSatisfy(Self.areNear)
                else { return false }
                return !pairs.contains { Self.isPrefixed($0, $1) || Self.areLetters($0, $1) }
            }
        }
    }

    /// Whether one word is the other with letters in front: `Demotivation`, `Preview`.
    private static func isPrefixed(_ left: Letters, _ right: Letters) -> Bool {
        let count = min(left.count, right.count)
        guard left.count != right.count else { return false }
        let (leftStart, rightStart) = (left.count - count, right.count - count)
        return (0..<count).allSatisfy { left[leftStart + $0] == right[rightStart + $0] }
    }

    /// Whether both are letters of their own: `Option A` is another one than `Option B`.
    private static func areLetters(_ left: Letters, _ right: Letters) -> Bool {
        left.count == 1 && right.count == 1 && left.first != right.first
    }

    private static func areNear(_ left: Letters, _ right: Letters) -> Bool {
        if areOneAndMany(left, right) || areOneAndMany(right, left) { return true }
        switch min(left.count, right.count) / 5 {
        case 0: return false
        case 1: return differInOne(left, right)
        case let limit:
            // `Activation` is no `Motivation`: words of two other letters begin alike.
            return differInOne(left, right)
                || left.first == right.first
                    && EditDistance.between(left, right, limit: limit) != nil
        }
    }

    /// Whether one letter at most is changed, added or dropped.
    private static func differInOne(_ left: Letters, _ right: Letters) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        let most = min(left.count, right.count) - start
        var end = 0
        while end < most, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
        return max(left.count, right.count) - start - end <= 1
    }

    /// Whether the words are the same but for how many are meant: `goal` and `goals`, `process` and
    /// `processes`, `strategy` and `strategies`.
    private static func areOneAndMany(_ one: Letters, _ many: Letters) -> Bool {
        func isMany(_ ending: StaticString, of count: Int) -> Bool {
            let length = ending.utf8CodeUnitCount
            return many.count == count + length
                && (0..<count).allSatisfy { one[$0] == many[$0] }
                && (0..<length).allSatisfy {
                    many[count + $0].value == UInt32(ending.utf8Start[$0])
                }
        }
        guard one.count > 2 else { return isMany("", of: one.count) }
        if one.last == "y", isMany("ies", of: one.count - 1) { return true }
        return isMany("", of: one.count) || isMany("s", of: one.count)
            || isMany("es", of: one.count)
    }
}
