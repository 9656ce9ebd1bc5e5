import TestSupport
import Testing

@testable import Prose

/// What holds of every text at every width.
@Suite struct ProsePropertyTests {
    private static let pieces = [
        "a", "b", "word", "longerword", " ", " ", "  ", "\t", "- ", "12. ", "日", "本語", "e\u{301}",
        "\u{301}", "👍🏽", "👨\u{200D}👩\u{200D}👧", "🇺🇸", "🇺", "\u{200B}", "\u{200D}", "क्षि", "\r",
        "\u{1B}",
        "é", ",", "_",
    ]

    /// A text of up to four lines, and a width; the text of a seed is always the same.
    private static func sample(_ seed: Int) -> (text: Text, wrapping: Wrapping) {
        var random = SeededRandom(seed: seed)
        let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let count = Int.random(in: 0...30, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let lead = Bool.random(using: &random) ? "- " : ""
            return Line(lead: lead, text: text, trail: "\n")
        }
        let columns = Int.random(in: 1...24, using: &random)
        let wrapping = Wrapping(columns: columns, showsLead: Bool.random(using: &random))
        return (Text(lines: lines), wrapping)
    }

    /// Every position of a caret in the text, found by walking right.
    private static func carets(_ text: Text) -> [Position] {
        text.lines.enumerated().flatMap { index, line in
            ([0] + Graphemes(line.text).map(\.range.upperBound)).map {
                Position(line: index, offset: $0)
            }
        }
    }

    @Test(arguments: 0..<60)
    func rowsCoverTheLine(seed: Int) {
        let (text, wrapping) = Self.sample(seed)
        for line in text.lines {
            let rows = wrapping.rows(of: line)
            #expect(rows.first?.range.lowerBound == 0)
            #expect(rows.last?.range.upperBound == line.text.utf8.count)
            for (row, next) in zip(rows, rows.dropFirst()) {
                #expect(row.range.upperBound == next.range.lowerBound)
                #expect(!row.range.isEmpty)
            }
            let width = max(wrapping.columns - wrapping.inset(of: line), 1)
            for row in rows {
                // Blanks hang over the edge; a character wider than the row stands alone.
                let graphemes = Array(Graphemes(line.text, row.range, column: row.indent))
                let shown = graphemes.reversed().drop { line.text.bytes($0.range) == " " }
                let columns = shown.reduce(row.indent) { $0 + $1.columns }
                #expect(columns <= width || shown.count == 1, "\(line.text) at \(width)")
            }
        }
    }

    @Test(arguments: 0..<60)
    func caretsStandInsideTheWidth(seed: Int) {
        let (text, wrapping) = Self.sample(seed)
        for caret in Self.carets(text) {
            let column = wrapping.column(of: caret, in: text)
            #expect((0...wrapping.columns).contains(column))
        }
    }

    @Test(arguments: 0..<60)
    func leftUndoesRight(seed: Int) {
        let (text, wrapping) = Self.sample(seed)
        let wrapped = WrappedText(text: text, wrapping: wrapping, pageRows: 3)
        let carets = Self.carets(text)
        for (caret, next) in zip(carets, carets.dropFirst()) {
            #expect(wrapped.destination(of: .right, from: caret, column: 0) == next)
            #expect(wrapped.destination(of: .left, from: next, column: 0) == caret)
        }
    }

    /// Going to the column where the caret stands, and again, changes nothing more.
    @Test(arguments: 0..<60)
    func columnsAndOffsetsAgree(seed: Int) {
        let (text, wrapping) = Self.sample(seed)
        for caret in Self.carets(text) {
            let line = text.lines[caret.line]
            let rows = wrapping.rows(of: line)
            let index = wrapping.row(at: caret.offset, in: rows)
            func offset(of position: Position) -> Int {
                wrapping.offset(
                    atColumn: wrapping.column(of: position, in: text), row: rows[index],
                    isLast: index == rows.count - 1, of: line)
            }
            let once = Position(line: caret.line, offset: offset(of: caret))
            #expect(wrapping.row(at: once.offset, in: rows) == index)
            #expect(offset(of: once) == once.offset)
        }
    }

    @Test(arguments: 0..<60)
    func motionsEndOnCharacters(seed: Int) {
        let (text, wrapping) = Self.sample(seed)
        let wrapped = WrappedText(text: text, wrapping: wrapping, pageRows: 2)
        let carets = Set(Self.carets(text))
        for caret in carets {
            let column = wrapping.column(of: caret, in: text)
            for motion in Motion.allCases {
                guard let end = wrapped.destination(of: motion, from: caret, column: column) else {
                    continue
                }
                let isCaret = carets.contains(end)
                #expect(isCaret, "\(motion) from \(caret) to \(end)")
            }
        }
    }

    /// A text put in and taken out again leaves the text as it was.
    @Test(arguments: 0..<60)
    func replacingBackRestores(seed: Int) {
        let (text, _) = Self.sample(seed)
        let carets = Self.carets(text)
        var random = SeededRandom(seed: seed + 1)
        let ends = [carets, carets].compactMap { $0.randomElement(using: &random) }.sorted()
        let range = ends[0]..<ends[1]
        let old = text.string(in: range)
        var edited = text
        let form = Line(lead: "", text: "", trail: "\n")
        let end = edited.replace(range, with: "x\ny", form: form)
        #expect(edited.string(in: range.lowerBound..<end) == "x\ny")
        edited.replace(range.lowerBound..<end, with: old, form: form)
        #expect(edited.string == text.string)
    }
}
