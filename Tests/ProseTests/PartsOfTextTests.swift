import Prose
import TestSupport
import Testing

/// What the standard library answers: in a generic function its own methods are taken.
private enum Standard {
    static func ranges<Text: BidirectionalCollection<Character>>(
        of other: Text, in text: Text
    ) -> [Range<Text.Index>] { text.ranges(of: other) }

    static func parts<Text: BidirectionalCollection<Character>>(
        of text: Text, by other: Text, _ maximum: Int, _ omits: Bool
    ) -> [Text.SubSequence] {
        text.split(separator: other, maxSplits: maximum, omittingEmptySubsequences: omits)
    }

    static func replacing<Text: RangeReplaceableCollection<Character> & BidirectionalCollection>(
        _ other: Text, with new: Text, in text: Text, _ maximum: Int
    ) -> Text { text.replacing(other, with: new, maxReplacements: maximum) }
}

@Suite struct PartsOfTextTests {
    /// Composed letters alone, and what joins the sign before it or behind it.
    private static let signs = [
        "a", "b", " ", "\n", "\r\n", "\r", "](", "\u{301}", "é", "👩\u{200D}", "👩", "🇩🇪", "🇫", "漢",
        "\u{600}", "각", "\u{1100}", "\u{1161}",
    ]

    private static func text(_ random: inout SeededRandom, upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &random))
            .map { _ in signs[Int.random(in: 0..<signs.count, using: &random)] }.joined()
    }

    @Test("text is found, replaced and parted as the standard library does it")
    func asStandard() {
        var random = SeededRandom(seed: 4)
        for _ in 0..<4000 {
            let text = Self.text(&random, upTo: 12)
            let other = Self.text(&random, upTo: 2)
            guard !other.isEmpty else { continue }
            let expected = Standard.ranges(of: other, in: text)
            #expect(
                text.ranges(of: other) == expected,
                "\(other.debugDescription)")
            #expect(text.firstRange(of: other) == expected.first)
            #expect(text.contains(other) == !expected.isEmpty)
            let maximum = Int.random(in: 0...3, using: &random)
            #expect(
                text.replacing(other, with: "-", maxReplacements: maximum)
                    == Standard.replacing(other, with: "-", in: text, maximum))
            for omits in [true, false] {
                #expect(
                    text.split(separator: other, omittingEmptySubsequences: omits)
                        == Standard.parts(of: text, by: other, .max, omits))
                #expect(
                    text.split(
                        separator: other, maxSplits: maximum, omittingEmptySubsequences: omits)
                        == Standard.parts(of: text, by: other, maximum, omits),
                    "\(text.debugDescription) by \(other.debugDescription), \(maximum)")
            }
        }
    }

    @Test("a part of a text is looked at alone")
    func ofPart() {
        let text = "a](b](c"
        let part = text.dropFirst(3)
        #expect(part.firstRange(of: "](").map { part[$0.upperBound...] } == "c")
        #expect(part.ranges(of: "](").count == 1)
        #expect(!part.contains("a"))
        #expect(part.split(separator: "](") == ["b", "c"])
    }

    @Test("no words stand at the beginning")
    func noWords() {
        #expect("ab".contains(""))
        #expect("ab".ranges(of: "").isEmpty)
        #expect("ab".replacing("", with: "-") == "ab")
        #expect("ab".split(separator: "") == ["ab"])
    }
}
