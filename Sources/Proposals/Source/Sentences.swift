/// Cuts paragraphs into sentences: after a stop, a mark or a colon with a blank behind it, and after
/// such signs of scripts that have no blanks.
package enum Sentences {
    /// The sentences in a range of bytes, without the white space between them, in order.
    package static func ranges(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        for at in range {
            let isEnd = at + 1 == range.upperBound || bytes[at + 1].isWhite
            if bytes[at] >= 0x80, at - start > 2, bytes[at - 2...at].endsSentence {
                sentences.append(start..<at + 1)
                start = at + 1
                continue
            }
            if start == at, bytes[at].isWhite {
                start = at + 1
            } else if isEnd, bytes[at].endsSentence {
                sentences.append(start..<at + 1)
                start = at + 1
            }
        }
        if start < range.upperBound { sentences.append(start..<range.upperBound) }
        return sentences
    }
}

extension ArraySlice<UInt8> {
    /// `。`, `！`, `？` or `：`, behind which no blank stands.
    fileprivate var endsSentence: Bool {
        ["。", "！", "？", "："].contains { elementsEqual($0.utf8) }
    }
}

extension UInt8 {
    fileprivate var endsSentence: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
