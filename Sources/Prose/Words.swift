extension Substring {
    /// The words between white space. Text of ASCII alone is parted by bytes: to look at each
    /// character takes ten times as long.
    package var words: [Substring] {
        guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(whereSeparator: \.isWhitespace) }
        var words: [Substring] = []
        var start: Index?
        var index = startIndex
        while index < endIndex {
            if utf8[index].isWhite {
                if let first = start { words.append(self[first..<index]) }
                start = nil
            } else if start == nil {
                start = index
            }
            utf8.formIndex(after: &index)
        }
        if let first = start { words.append(self[first...]) }
        return words
    }

    /// Without white space at both ends.
    package var trimmed: String {
        var (start, end) = (startIndex, endIndex)
        while start < end, utf8[start].isWhite { utf8.formIndex(after: &start) }
        while start < end, utf8[utf8.index(before: end)].isWhite {
            utf8.formIndex(before: &end)
        }
        let rest = self[start..<end]
        guard rest.utf8.first ?? 0 >= 0x80 || rest.utf8.last ?? 0 >= 0x80 else {
            return String(rest)
        }
        guard let first = rest.firstIndex(where: { !$0.isWhitespace }),
            let last = rest.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(rest[first...last])
    }
}

extension String {
    /// The words between white space.
    package var words: [Substring] { self[...].words }

    /// Without white space at both ends.
    package var trimmed: String { self[...].trimmed }

    /// Words as `wc` counts them.
    package var wordCount: Int {
        var text = self
        return text.withUTF8 { bytes in
            var (count, inWord) = (0, false)
            for byte in bytes {
                let isBlank = byte.isWhite
                if !isBlank && !inWord { count += 1 }
                inWord = !isBlank
            }
            return count
        }
    }

    /// The words that a reader counts: what holds a letter or a digit, but for the numbers of items. Signs
    /// of headings, items, tables and rules, and dashes between words, are none.
    package var readWordCount: Int {
        var text = self
        return text.withUTF8 { bytes in
            var (count, isAtStart) = (0, true)
            var at = 0
            while at < bytes.count {
                if bytes[at].isWhite {
                    if bytes[at] == 0x0A || bytes[at] == 0x0D { isAtStart = true }
                    at += 1
                    continue
                }
                var end = at
                while end < bytes.count, !bytes[end].isWhite { end += 1 }
                let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
                let isNumber = isAtStart && word.isNumberOfItem
                if word.holdsLetter, !isNumber { count += 1 }
                // Behind the sign of a quote or an item the line begins.
                isAtStart = isAtStart && !word.holdsLetter
                at = end
            }
            return count
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a letter or a digit is among the bytes; dashes, quotes and bullets beyond ASCII are none.
    fileprivate var holdsLetter: Bool {
        var at = 0
        while at < count {
            switch self[at] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
            case 0xE2 where at + 1 < count && self[at + 1] == 0x80: at += 3
            case 0x80...: return true
            default: at += 1
            }
        }
        return false
    }

    /// `12.` or `12)`.
    fileprivate var isNumberOfItem: Bool {
        guard count > 1, let last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")") else {
            return false
        }
        return dropLast().allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension String {
    /// The words as they begin a sentence: with a capital letter, and else as they are.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension StringProtocol {
    /// Whether it is nothing but one of some signs, however often that stands there, as of a number to come:
    /// `NNNN`, `000`. Without any sign it is, too.
    package func isRun(ofOneOf signs: String) -> Bool {
        guard let sign = first else { return true }
        return signs.contains(sign) && allSatisfy { $0 == sign }
    }
}

extension [UInt8] {
    /// The range without white space at both ends.
    package func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start].isWhite { start += 1 }
        while end > start, self[end - 1].isWhite { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    /// Whether this is white space of ASCII: a blank, a tab or what ends a line or a page.
    @inlinable package var isWhite: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
