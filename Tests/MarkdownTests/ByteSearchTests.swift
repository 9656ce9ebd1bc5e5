import Markdown
import TestSupport
import Testing

@Suite struct ByteSearchTests {
    @Test(arguments: Seeds.first(20)) func findsWhatReadingByByteFinds(seed: Int) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let bytes = (0..<random.below(40)).map { _ in random.pick(Array("aab\n".utf8)) }
            let text = String(
                decoding: (0..<random.below(5)).map { _ in random.pick(Array("ab".utf8)) },
                as: UTF8.self)
            let wanted = Array(text.utf8)
            let start = random.below(bytes.count + 1)
            let range = start..<start + random.below(bytes.count - start + 1)
            let offsets = range.filter {
                !wanted.isEmpty && $0 + wanted.count <= range.upperBound
                    && bytes[$0...].starts(with: wanted)
            }
            #expect(bytes.offsets(of: text, in: range) == offsets)
            #expect(bytes.firstOffset(of: wanted) == bytes.offsets(of: text).first)
        }
    }
}
