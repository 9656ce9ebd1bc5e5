import Testing

@testable import Prose

/// What is parted by bytes is parted as by characters.
@Suite struct WordsTests {
    /// Texts of letters, white space of ASCII and beyond, and characters of several bytes.
    private static func texts(_ count: Int) -> [String] {
        var generator = SystemRandomNumberGenerator()
        let parts = [
            "a", "bc", " ", "  ", "\t", "\n", "\r\n", "\u{A0}", "\u{3000}", "\u{2028}", "é", "漢",
            "-",
            "\u{1F}",
        ]
        return (0..<count).map { number in
            // Half of them ASCII alone, which is read in another way.
            let choice =
                number.isMultiple(of: 2) ? parts : parts.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
            return (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in choice.randomElement(using: &generator) ?? "" }.joined()
        }
    }

    @Test func partsAtWhiteSpace() {
        for text in Self.texts(2000) {
            #expect(
                text.words == text.split(whereSeparator: \.isWhitespace), "\(text.debugDescription)"
            )
        }
    }

    @Test func takesWhiteSpaceAway() {
        for text in Self.texts(2000) {
            let start = text.firstIndex { !$0.isWhitespace }
            let end = text.lastIndex { !$0.isWhitespace }
            let expected = start.flatMap { start in end.map { String(text[start...$0]) } } ?? ""
            #expect(text.trimmed == expected, "\(text.debugDescription)")
            #expect(text.dropFirst().trimmed == String(text.dropFirst()).trimmed)
        }
    }

    @Test(arguments: [
        ("", 0), ("One two, three.", 3), ("- one\n* two\n+ three", 3), ("1. one\n12) two", 2),
        ("> 3. one", 1), ("It was 1999.", 3), ("In\n1999. We", 2),
        ("| A | B c |\n| --- | --- |", 3),
        ("## Heading", 1), ("one - two – three — four", 4), ("“one” •", 1), ("漢字 é", 2),
        ("- [ ] task", 1), ("a\r\n2. b", 2),
    ]) func countsWhatIsRead(text: String, count: Int) {
        #expect(text.readWordCount == count)
    }
}
