extension Substring {
    /// The words between white space. Text of ASCII alone is parted by bytes: to look at each
    /// character takes ten times as long.
    package var words: [Substring] {
        guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(whereSeparator: \.isWhitespace) }
        var words: [Substring] = []
        var start: Index?
        var index = startIndex
        while index < endIndex {
            if utf8[index].isASCIIBlank {
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
        while start < end, utf8[start].isASCIIBlank { utf8.formIndex(after: &start) }
        while start < end, utf8[utf8.index(before: end)].isASCIIBlank {
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
                let isBlank = byte.isASCIIBlank
                if !isBlank && !inWord { count += 1 }
                inWord = !isBlank
            }
            return count
        }
    }
}

extension UInt8 {
    /// White space of ASCII: blanks, and what controls the place of writing.
    fileprivate var isASCIIBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
