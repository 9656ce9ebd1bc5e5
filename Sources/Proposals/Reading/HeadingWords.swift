/// A heading cut into words, to be compared with many others.
package final class HeadingWords: Sendable {
    package let letters: [Unicode.Scalar]
    /// Where the words stand among the letters.
    package let words: [Range<Int>]

    package init(_ heading: String) {
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

extension Unicode.Scalar {
    fileprivate var isInWord: Bool {
        guard isASCII else { return Character(self).isLetter || Character(self).isNumber }
        return "a"..."z" ~= self || "A"..."Z" ~= self || "0"..."9" ~= self
    }
}
