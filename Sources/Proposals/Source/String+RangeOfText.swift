extension String {
    /// UTF-8 offsets of the first place where `other` stands, byte for byte but for ASCII case.
    package func range(ofText other: String) -> Range<Int>? {
        var (text, wanted) = (self, other)
        return text.withUTF8 { text in
            wanted.withUTF8 { wanted in
                guard let first = wanted.first, text.count >= wanted.count else { return nil }
                for start in 0...(text.count - wanted.count)
                where text[start].isSameLetter(as: first) {
                    var length = 1
                    while length < wanted.count,
                        text[start + length].isSameLetter(as: wanted[length])
                    {
                        length += 1
                    }
                    if length == wanted.count { return start..<start + length }
                }
                return nil
            }
        }
    }

    /// Whether `other` stands in it, byte for byte but for ASCII case.
    package func mentions(_ other: String) -> Bool { range(ofText: other) != nil }
}

extension UInt8 {
    fileprivate func isSameLetter(as other: UInt8) -> Bool {
        self == other
            || (self ^ other == 0x20 && self | 0x20 >= 0x61 && self | 0x20 <= 0x7A)
    }
}
