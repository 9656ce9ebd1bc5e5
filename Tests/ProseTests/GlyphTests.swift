import Glibc
import Testing

@testable import Prose

/// Columns of characters, and what of them is drawn.
@Suite struct GlyphTests {
    /// The table "Measured widths" of the expectations, and what it does not list.
    @Test(arguments: [
        ("é", 1, [0xE9]), ("e\u{301}", 1, [0x65, 0x301]), ("日", 2, [0x65E5]), ("👍", 2, [0x1F44D]),
        ("👍🏽", 2, [0x1F44D]), ("⌨\u{FE0F}", 1, [0x2328]),
        ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2, [0x1F468]), ("🇺🇸", 2, [0x1F1FA, 0x1F1F8]),
        ("\u{200B}", 1, [0xB7]), ("a", 1, [0x61]), ("\u{7F}", 1, [0xB7]), ("\u{1B}", 1, [0xB7]),
        ("\u{202E}", 1, [0xB7]), ("\u{FEFF}", 1, [0xB7]), ("\u{AD}", 1, [0xB7]),
        ("\u{85}", 1, [0xB7]), ("\r\n", 1, [0xB7]), ("क्षि", 3, [0x915, 0x94D, 0x937, 0x93F]),
        ("한", 2, [0xD55C]), ("\u{1112}\u{1161}\u{11AB}", 2, [0x1112, 0x1161, 0x11AB]),
        ("o\u{301}\u{302}\u{303}", 1, [0x6F, 0x301, 0x302]), ("\u{301}", 1, [0xB7]),
    ])
    func measures(text: String, columns: Int, drawn: [UInt32]) {
        #expect(text.count == 1)
        let glyph = Glyph(Character(text))
        #expect(glyph.columns == columns)
        let scalars = ([glyph.first] + glyph.rest).flatMap { (part: Glyph.Part) -> [UInt32] in
            [part.base, part.marks.0, part.marks.1].filter { $0 != 0 }
        }
        #expect(scalars == drawn)
        #expect(text.columns == columns)
    }

    /// In a locale of ASCII alone a letter with a mark is no letter, however it is written.
    @Test(arguments: ["\u{E9}", "e\u{301}"]) func aMarkThatCannotBeShown(text: String) {
        let ascii = newlocale(1 << LC_CTYPE, "C", nil)
        let before = uselocale(ascii)
        let glyph = Glyph(Character(text))
        _ = uselocale(before)
        freelocale(ascii)
        #expect(glyph == Glyph(Glyph.Part(base: 0x3F, columns: 1)))
    }

    @Test(arguments: [
        ("\t", 4), ("a\t", 4), ("abc\t", 4), ("abcd\t", 8), ("日\tx", 5), ("\t\t", 8), ("", 0),
        ("naïve 日本", 10),
    ])
    func measuresText(text: String, columns: Int) { #expect(text.columns == columns) }

    @Test func graphemesCoverTheText() {
        let text = "a\te\u{301}日👨\u{200D}👩\u{200D}👧\r\n\u{1B}z"
        let graphemes = Array(Graphemes(text))
        #expect(graphemes.count == text.count)
        #expect(graphemes.map(\.columns) == [1, 3, 1, 2, 2, 1, 1, 1])
        #expect(graphemes.first?.range.lowerBound == 0)
        #expect(graphemes.last?.range.upperBound == text.utf8.count)
        for (left, right) in zip(graphemes, graphemes.dropFirst()) {
            #expect(left.range.upperBound == right.range.lowerBound)
        }
    }
}
