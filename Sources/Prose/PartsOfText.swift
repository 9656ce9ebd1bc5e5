// The standard library finds text in text by character, through generic code that makes types as it
// runs: a template's words are looked at so often that this was a third of a start. Here bytes are
// compared, and characters only where one could be cut; but for letters that are composed in one and
// not in the other, the answers are the same.

extension String {
    /// The first place where `other` stands; nil for none, and where it would cut a character.
    package func firstRange(of other: String) -> Range<Index>? { self[...].firstRange(of: other) }

    /// All places where `other` stands, none within another; none for no words.
    package func ranges(of other: String) -> [Range<Index>] { self[...].ranges(of: other) }

    package func contains(_ other: String) -> Bool { self[...].contains(other) }

    /// With all places where `other` stands, or the first of them, filled anew.
    package func replacing(
        _ other: String, with new: String, maxReplacements: Int = .max
    ) -> String {
        let places = ranges(of: other).prefix(maxReplacements)
        guard !places.isEmpty else { return self }
        var (text, start) = ("", startIndex)
        for place in places {
            text += self[start..<place.lowerBound]
            text += new
            start = place.upperBound
        }
        return text + self[start...]
    }

    package func split(
        separator: String, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [Substring] {
        self[...].split(
            separator: separator, maxSplits: maxSplits,
            omittingEmptySubsequences: omittingEmptySubsequences)
    }
}

extension Substring {
    /// The first place where `other` stands; nil for none, and where it would cut a character.
    package func firstRange(of other: String) -> Range<Index>? { range(of: other, from: 0) }

    /// All places where `other` stands, none within another; none for no words.
    package func ranges(of other: String) -> [Range<Index>] {
        guard !other.isEmpty else { return [] }
        var (found, from) = ([Range<Index>](), 0)
        while let range = range(of: other, from: from) {
            found.append(range)
            from = utf8.distance(from: startIndex, to: range.upperBound)
        }
        return found
    }

    package func contains(_ other: String) -> Bool { range(of: other, from: 0) != nil }

    /// The parts between the places where `separator` stands.
    package func split(
        separator: String, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [Substring] {
        var (parts, start) = ([Substring](), startIndex)
        for place in ranges(of: separator) where parts.count < maxSplits {
            if !omittingEmptySubsequences || start < place.lowerBound {
                parts.append(self[start..<place.lowerBound])
            }
            start = place.upperBound
        }
        if !omittingEmptySubsequences || start < endIndex { parts.append(self[start...]) }
        return parts
    }

    /// - Parameter from: UTF-8 offset, of a character.
    private func range(of other: String, from: Int) -> Range<Index>? {
        var (text, wanted, from) = (self, other, from)
        while let place = text.withUTF8({ text in wanted.withUTF8 { text.offset(of: $0, from) } }) {
            let start = utf8.index(startIndex, offsetBy: place)
            let end = utf8.index(start, offsetBy: wanted.utf8.count)
            if isBetweenCharacters(start), isBetweenCharacters(end) { return start..<end }
            from = place + 1
        }
        return nil
    }

    /// Whether no character goes on across a place. Two ASCII characters are one in CR LF alone.
    private func isBetweenCharacters(_ place: Index) -> Bool {
        guard place > startIndex, place < endIndex else { return true }
        let (before, behind) = (utf8[utf8.index(before: place)], utf8[place])
        if before < 0x80, behind < 0x80 { return before != 0x0D || behind != 0x0A }
        return Index(place, within: self) != nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first offset at which `other` stands; nil for none.
    fileprivate func offset(of other: Self, _ from: Int) -> Int? {
        guard let first = other.first else { return from }
        guard count - from >= other.count else { return nil }
        for start in from...(count - other.count) where self[start] == first {
            var length = 1
            while length < other.count, self[start + length] == other[length] { length += 1 }
            if length == other.count { return start }
        }
        return nil
    }
}
