import TestSupport
import Testing

@testable import Prose

/// Where lines are broken into rows.
@Suite struct WrappingTests {
    private static func rows(_ text: String, _ columns: Int) -> [String] {
        Wrapping(columns: columns).rows(of: Line(text: text, trail: "")).map {
            String(repeating: " ", count: $0.indent) + text.bytes($0.range)
        }
    }

    @Test(arguments: [
        ("", 5, [""]),
        ("abcde", 5, ["abcde"]),
        ("ab cd", 5, ["ab cd"]),
        ("abc def", 5, ["abc ", "def"]),
        ("abcde fgh", 5, ["abcde ", "fgh"]),
        ("abcde     fgh", 5, ["abcde     ", "fgh"]),
        ("abcde ", 5, ["abcde "]),
        ("abcdefgh", 5, ["abcde", "fgh"]),
        ("ab cdefghijk", 5, ["ab ", "cdefg", "hijk"]),
        ("abcdefghijk l", 5, ["abcde", "fghij", "k l"]),
        ("日本語", 5, ["日本", "語"]),
        ("日本語", 1, ["日", "本", "語"]),
        ("ab日本", 5, ["ab日", "本"]),
        ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
        ("ab \u{301}cd", 4, ["ab \u{301}c", "d"]),
        ("ab 日", 4, ["ab ", "日"]),
        ("a\tb\tc", 5, ["a\t", "b\tc"]),
        ("  abc def", 8, ["  abc ", "  def"]),
        ("- abcd efg hij", 9, ["- abcd ", "  efg hij"]),
        ("12. abcd ef gh", 10, ["12. abcd ", "    ef gh"]),
        ("> abc def", 7, ["> abc ", "  def"]),
        ("-abc def", 5, ["-abc ", "def"]),
        ("      abc def", 6, ["      ", "abc ", "def"]),
        ("\tabc defg", 10, ["\tabc ", "    defg"]),
    ])
    func breaks(text: String, columns: Int, rows: [String]) {
        #expect(Self.rows(text, columns) == rows)
    }

    @Test func aLeadTakesColumns() {
        let line = Line(lead: "- ", text: "abc def", trail: "\n")
        #expect(
            Wrapping(columns: 7, showsLead: true).rows(of: line).map(\.range) == [0..<4, 4..<7])
        #expect(Wrapping(columns: 7).rows(of: line).map(\.range) == [0..<7])
        #expect(Wrapping(columns: 7, showsLead: true).inset(of: line) == 2)
        #expect(Wrapping(columns: 3, showsLead: true).inset(of: line) == 1)
    }

    /// A character with a hundred marks is one character.
    @Test func marksStayTogether() {
        let tall = "e" + String(repeating: "\u{301}", count: 100)
        #expect(Self.rows(tall + tall + tall, 2) == [tall + tall, tall])
    }

    /// Twenty times the text takes about twenty times as long, with and without blanks.
    @Test(arguments: ["word ", "x", "日", "e\u{301}", "a\t"])
    func isLinear(unit: String) {
        func time(_ bytes: Int) -> Duration {
            let text = String(repeating: unit, count: bytes / unit.utf8.count)
            let line = Line(text: text, trail: "")
            return ProcessorTime.of { _ = Wrapping(columns: 80).rows(of: line).count }
        }
        let short = max(time(50_000), time(50_000))
        let long = time(1_000_000)
        #expect(long < short * 100, "\(unit): \(short) and \(long)")
    }

    /// Where eight bytes are looked at at once, rows end where they do one character at a time.
    @Test(arguments: Seeds.first(6)) func breaksByCharacter(seed: Int) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<400 {
            var text = "x"
            for _ in 0..<random.below(60) {
                text += random.pick([
                    "word", "a", " ", "   ", "日本", "e\u{301}", "é", "longer-word", "\u{301}", "—",
                ])
            }
            let columns = 1 + random.below(50)
            let rows = Wrapping(columns: columns).rows(of: Line(text: text, trail: ""))
            #expect(rows.map(\.range) == Self.byCharacter(text, columns), "\(text) in \(columns)")
        }
    }

    private static func byCharacter(_ text: String, _ columns: Int) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = 0
        rows: while true {
            var column = 0
            var lastBreak: Int?
            for character in Graphemes(text, start..<text.utf8.count) {
                let (range, width) = (character.range, character.columns)
                if text.bytes(range) == " " {
                    (column, lastBreak) = (column + 1, range.upperBound)
                    continue
                }
                if column + width > columns, range.lowerBound > start {
                    let end = lastBreak ?? range.lowerBound
                    rows.append(start..<end)
                    start = end
                    continue rows
                }
                column += width
                if width == 2 { lastBreak = range.upperBound }
            }
            rows.append(start..<text.utf8.count)
            return rows
        }
    }

    @Test func rowOfAnOffset() {
        let wrapping = Wrapping(columns: 5)
        let rows = wrapping.rows(of: Line(text: "abc def ghi", trail: ""))
        #expect([0, 3, 4, 7, 8, 11].map { wrapping.row(at: $0, in: rows) } == [0, 0, 1, 1, 2, 2])
    }

    /// Blanks that hang over the edge are at the edge, in order.
    @Test func columnsOfHangingBlanks() {
        let text = Text("abc   def")
        let columns = (0...9).map {
            Wrapping(columns: 4).column(of: Position(line: 0, offset: $0), in: text)
        }
        #expect(columns == [0, 1, 2, 3, 4, 4, 0, 1, 2, 3])
    }

    @Test func columnsAndOffsets() {
        let wrapping = Wrapping(columns: 6)
        let text = Text("a日\tb cd")
        let rows = wrapping.rows(of: text.lines[0])
        #expect(rows.map(\.range) == [0..<7, 7..<9])
        func column(_ offset: Int) -> Int {
            wrapping.column(of: Position(line: 0, offset: offset), in: text)
        }
        #expect([0, 1, 4, 5, 6, 7, 8, 9].map(column) == [0, 1, 3, 4, 5, 0, 1, 2])
        func offset(_ column: Int) -> Int {
            wrapping.offset(atColumn: column, row: rows[0], isLast: false, of: text.lines[0])
        }
        #expect((0...7).map(offset) == [0, 1, 1, 4, 5, 6, 6, 6])
    }
}
