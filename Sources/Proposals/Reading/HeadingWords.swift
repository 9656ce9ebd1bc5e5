import Prose

/// Letters of a name, held by somebody else.
private typealias Letters = UnsafeBufferPointer<Unicode.Scalar>

/// A heading cut into words, to be compared with many others.
package final class HeadingWords: Sendable {
    package let letters: [Unicode.Scalar]
    /// Where the words stand among the letters.
    package let words: [Range<Int>]

    package init(_ text: String) {
        let heading = text.withoutRomanNumber
        let bytes = heading.utf8
        letters =
            bytes.allSatisfy { $0 < 0x80 }
            ? bytes.map { Unicode.Scalar($0) } : Array(heading.unicodeScalars)
        var words: [Range<Int>] = []
        words.reserveCapacity(4)
        var start = 0
        for (index, letter) in letters.enumerated() where !letter.isInWord {
            if index > start { words.append(start..<index) }
            start = index + 1
        }
        if start < letters.count { words.append(start..<letters.count) }
        self.words = words
    }
}

extension String {
    /// `context` of `iv. context`: a number of an outline in front is no part of the name.
    fileprivate var withoutRomanNumber: Substring {
        let number = prefix { "ivxIVX".contains($0) }
        let rest = self[number.endIndex...]
        guard !number.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else {
            return self[...]
        }
        let words = rest.dropFirst(2)
        return words.isEmpty ? self[...] : words
    }
}

extension Unicode.Scalar {
    fileprivate var isInWord: Bool {
        guard isASCII else { return Character(self).isLetter || Character(self).isNumber }
        return "a"..."z" ~= self || "A"..."Z" ~= self || "0"..."9" ~= self
    }
}

extension HeadingWords {
    /// Whether two headings name the same: word by word, a letter of each may differ, or two of a
    /// long one behind its first, and the ending of many or of a doing; or all in all a letter, as in
    /// `NonGoals`.
    /// With letters in front, a word is another one, and so is a letter alone.
    package func isSame(as other: HeadingWords) -> Bool {
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
        if isDoing(left, of: right) || isDoing(right, of: left) { return true }
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

    /// Whether a word says that what another one names is done: `testing` and `test`.
    private static func isDoing(_ doing: Letters, of word: Letters) -> Bool {
        guard word.count > 3, doing.count == word.count + 3 else { return false }
        return (0..<word.count).allSatisfy { doing[$0] == word[$0] }
            && zip(doing[word.count...], "ing".unicodeScalars).allSatisfy { $0 == $1 }
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
