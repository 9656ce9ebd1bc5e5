import Testing

@testable import Prose

/// Edits of a text, and what they leave of leads and trails.
@Suite struct TextTests {
    /// A list of two items as it stands in a file without a final newline.
    private static let list = Text(lines: [
        Line(lead: "- ", text: "one", trail: "\r\n"), Line(lead: "* ", text: "two", trail: ""),
    ])
    private static let form = Line(lead: "+ ", text: "", trail: "\n")

    private static func at(_ line: Int, _ offset: Int) -> Position {
        Position(line: line, offset: offset)
    }

    @Test(arguments: [
        (at(0, 1), at(0, 2), "x", "- oxe\r\n* two", at(0, 2)),
        (at(0, 3), at(0, 3), "\n", "- one\n+ \r\n* two", at(1, 0)),
        (at(0, 1), at(0, 1), "\n", "- o\n+ ne\r\n* two", at(1, 0)),
        (at(1, 3), at(1, 3), "\n", "- one\r\n* two\n+ ", at(2, 0)),
        (at(1, 3), at(1, 3), "s\nb\nc", "- one\r\n* twos\n+ b\n+ c", at(3, 1)),
        (at(0, 3), at(1, 0), "", "- onetwo", at(0, 3)),
        (at(0, 0), at(1, 3), "", "- ", at(0, 0)),
        (at(0, 0), at(1, 3), "a\nb", "- a\n+ b", at(1, 1)),
        (at(0, 2), at(1, 1), "é", "- onéwo", at(0, 4)),
        (at(0, 1), at(0, 1), "", "- one\r\n* two", at(0, 1)),
    ])
    func replaces(from: Position, to: Position, with new: String, source: String, end: Position) {
        var text = Self.list
        #expect(text.replace(from..<to, with: new, form: Self.form) == end)
        #expect(text.source == source)
    }

    @Test func stringsAndPositions() {
        let text = Text("one\n\ntwo\n")
        #expect(text.lines.map(\.text) == ["one", "", "two", ""])
        #expect(text.source == "one\n\ntwo\n")
        #expect(text.string == text.source)
        #expect(text.end == Position(line: 3, offset: 0))
        #expect(text.string(in: Self.at(0, 1)..<Self.at(2, 1)) == "ne\n\nt")
        #expect(text.wordCount == 2)
        #expect(Text("").isEmpty)
        #expect(Text(lines: []).isEmpty)
        #expect(!text.isEmpty)
    }

    @Test func clamps() {
        let text = Text("e\u{301}x\n日")
        #expect(text.clamped(Self.at(-1, 5)) == Self.at(0, 4))
        #expect(text.clamped(Self.at(0, 1)) == Self.at(0, 0))
        #expect(text.clamped(Self.at(0, 2)) == Self.at(0, 0))
        #expect(text.clamped(Self.at(0, 3)) == Self.at(0, 3))
        #expect(text.clamped(Self.at(1, 2)) == Self.at(1, 0))
        #expect(text.clamped(Self.at(9, 9)) == Self.at(1, 3))
        #expect(text.clamped(Self.at(0, -3)) == Self.at(0, 0))
    }

    @Test func twoSpellingsAreTwoTexts() {
        #expect(Text("é") != Text("e\u{301}"))
    }

    @Test func wholeLines() {
        var text = Self.list
        text.replaceLines(0..<1, with: [])
        #expect(text.source == "* two")
        text.replaceLines(0..<1, with: [])
        #expect(text.isEmpty)
    }
}
