import Markdown

/// Tells quickly that some words are not in a text: most files are looked at for nothing else.
///
/// Of the words it takes the longest part without a blank, and looks for its rarest byte, small letters
/// and capitals alike. So it finds all that the words can mean, and sometimes more.
struct FoldedNeedle: Sendable {
    /// With small letters; zeros stand for what is not ASCII, which may be written with other bytes
    /// as a capital.
    private let bytes: [UInt8]
    /// Where in them the byte stands that is the rarest in English text; nil where all are zeros.
    private let rarest: Int?

    /// The bytes that texts have the most of, the most frequent first.
    private static let frequent = Array("etaoinsrhldcumfpgwybvk-.,".utf8)

    init(_ words: String) {
        let part = words.utf8.split(separator: 0x20).max { $0.count < $1.count } ?? [][...]
        let own = part.map { $0 >= 0x80 ? 0 : $0.small }
        bytes = own
        let rank = { Self.frequent.firstIndex(of: own[$0]) ?? Self.frequent.count }
        rarest = own.indices.filter { own[$0] != 0 }.max { rank($0) < rank($1) }
    }

    /// Whether the words may be in a text.
    func mayBe(in text: [UInt8]) -> Bool {
        guard let rarest else { return true }
        let small = bytes[rarest]
        let isLetter = (0x61...0x7A).contains(small)
        return text.withUnsafeBufferPointer { text in
            isHere(small, rarest, in: text) || (isLetter && isHere(small & 0xDF, rarest, in: text))
        }
    }

    /// Whether the words may be where a byte stands.
    private func isHere(
        _ byte: UInt8, _ index: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let end = text.count - (bytes.count - 1 - index)
        var at = index
        while at < end, let found = text.firstIndex(of: byte, in: at..<end) {
            let start = found - index
            let isSame = bytes.indices.allSatisfy { offset in
                let other = text[start + offset]
                return other >= 0x80 ? bytes[offset] == 0 : other.small == bytes[offset]
            }
            if isSame { return true }
            at = found + 1
        }
        return false
    }
}

extension UInt8 {
    fileprivate var small: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
