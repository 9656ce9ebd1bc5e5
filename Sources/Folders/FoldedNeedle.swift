import Markdown

/// Tells quickly that some words are not in a text: most files are looked at for nothing else.
///
/// Of the words it takes the longest part without a blank, and looks for it in steps of many bytes, small
/// letters and capitals alike. So it finds all that the words can mean, and sometimes more.
struct FoldedNeedle: Sendable {
    private let bytes: [UInt8]
    /// Where in them the byte stands that is the rarest in English text.
    private let rarest: Int

    /// What texts have the most of, the most frequent first.
    private static let frequent = Array(" etaoinsrhldcumfpgwybvk".utf8)

    init(_ words: String) {
        let part = words.utf8.split(separator: 0x20).max { $0.count < $1.count } ?? [][...]
        let own = part.map { $0 >= 0x80 ? 0x80 : $0 | 0x20 }
        bytes = own
        let rank = { Self.frequent.firstIndex(of: own[$0]) ?? Self.frequent.count }
        // What is not ASCII may be written with other bytes as a capital.
        rarest = own.indices.filter { own[$0] != 0x80 }.max { rank($0) < rank($1) } ?? 0
    }

    /// Whether the words may be in a text.
    func mayBe(in text: [UInt8]) -> Bool {
        guard let byte = bytes.isEmpty ? nil : bytes[rarest], byte != 0x80 else { return true }
        return text.withUnsafeBufferPointer { text in
            let last = text.count - (bytes.count - rarest)
            var at = rarest
            let raw = UnsafeRawBufferPointer(text)
            let wanted = SIMD32<UInt8>(repeating: byte)
            let small = SIMD32<UInt8>(repeating: 0x20)
            while at + 32 <= text.count, at <= last {
                let found =
                    (raw.loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self) | small)
                    .== wanted
                if any(found) {
                    for offset in at..<at + 32
                    where offset <= last && text[offset] | 0x20 == byte && isHere(text, offset) {
                        return true
                    }
                }
                at += 32
            }
            while at <= last {
                if text[at] | 0x20 == byte, isHere(text, at) { return true }
                at += 1
            }
            return false
        }
    }

    private func isHere(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let start = at - rarest
        guard start >= 0, start + bytes.count <= text.count else { return false }
        return bytes.indices.allSatisfy { index in
            let byte = text[start + index]
            return byte >= 0x80 ? bytes[index] == 0x80 : byte | 0x20 == bytes[index]
        }
    }
}
