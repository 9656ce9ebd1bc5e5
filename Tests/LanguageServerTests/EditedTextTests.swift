import Glibc
import LanguageServer
import TestSupport
import Testing

@Suite struct EditedTextTests {
    private static let edits =
        getenv("OCTOPEN_SERVER_EDITS").flatMap { Int(String(cString: $0)) } ?? 100

    private static let pieces = [
        "a", "word ", "\n", "\r", "\r\n", "é", "€", "😀", "e\u{301}", "# ", "\n\n", "\u{2028}",
    ]

    private static func text(_ random: inout SeededRandom, _ most: Int) -> String {
        (0..<random.below(most)).map { _ in random.pick(pieces) }.joined()
    }

    /// Lines as the protocol has them, each with its end, in the units of an encoding.
    private struct Lines {
        var units: [UInt16]
        var lines: [Range<Int>] = []

        init(_ units: [UInt16]) {
            self.units = units
            var start = 0
            var at = 0
            while at < units.count {
                let isPair = units[at] == 13 && at + 1 < units.count && units[at + 1] == 10
                if units[at] == 10 || units[at] == 13 {
                    lines.append(start..<at)
                    at += isPair ? 1 : 0
                    start = at + 1
                }
                at += 1
            }
            lines.append(start..<units.count)
        }
    }

    /// After each of many random edits the text is what a client has, which counts in UTF-16 and
    /// knows nothing of ours, and its lines are those of the whole read anew.
    @Test(arguments: 0..<200) func editsAreThoseOfTheClient(seed: Int) {
        var random = SeededRandom(seed: seed)
        var client = Lines(Array(Self.text(&random, 60).utf16))
        var server = EditedText(Array(String(decoding: client.units, as: UTF16.self).utf8))
        for _ in 0..<Self.edits {
            func place() -> (offset: Int, position: TextPosition) {
                let line = random.below(client.lines.count)
                let range = client.lines[line]
                var offset = range.lowerBound + random.below(range.count + 1)
                // No client stands inside of a character.
                if offset < client.units.count, client.units[offset] & 0xFC00 == 0xDC00 {
                    offset -= 1
                }
                return (offset, TextPosition(line: line, character: offset - range.lowerBound))
            }
            let ends = [place(), place()].sorted { $0.offset < $1.offset }
            let new = Self.text(&random, 8)
            client = Lines(
                client.units[..<ends[0].offset] + Array(new.utf16)
                    + client.units[ends[1].offset...])
            let range =
                server.offset(
                    of: ends[0].position, .utf16)..<server.offset(of: ends[1].position, .utf16)
            server.replace(range, with: Array(new.utf8))
            let expected = Array(String(decoding: client.units, as: UTF16.self).utf8)
            guard server.bytes == expected, server == EditedText(expected) else {
                Issue.record("seed \(seed): \(String(decoding: expected, as: UTF8.self))")
                return
            }
            #expect(server.lineCount == client.lines.count)
        }
    }

    private static let words = [
        "# ", "## Summary\n", "## Goals\n", "- **Status**: ", "- a\n", "[a](#x)", "[x]",
        "\n[x]: y\n",
        "\n", "\n\n", "```\n", "😀", "é", "---\n", "the the ", "<!-- ", "-->\n", "\r\n", "| a |\n",
    ]

    /// After each of many random edits the server says what it says of the whole text opened anew.
    @Test(arguments: 0..<10) func answersAreThoseOfTheTextReadAnew(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let (edited, fresh) = (try Session(), try Session())
        edited.open(Drafts.head)
        var text = EditedText(Array(Drafts.head.utf8))
        for _ in 0..<Self.edits {
            let line = random.below(text.lineCount + 1)
            let start = TextPosition(line: line, character: random.below(12))
            // As much goes as comes, so that the text stays as long as one that somebody writes.
            let isLong = text.bytes.count > 1500
            let end = TextPosition(
                line: line + random.below(isLong ? 8 : 2), character: random.below(12))
            let new = (0..<random.below(6)).map { _ in random.pick(Self.words) }.joined()
            edited.change(
                "\(start.line):\(start.character)-\(end.line):\(end.character)", to: new)
            let ends = [text.offset(of: start, .utf16), text.offset(of: end, .utf16)].sorted()
            text.replace(ends[0]..<ends[1], with: Array(new.utf8))
            fresh.open(String(decoding: text.bytes, as: UTF8.self))
            fresh.notifications = []
            let document = "{\"textDocument\":{\"uri\":\"\(Session.uri)\"}}"
            for method in ["diagnostic", "documentSymbol"] {
                let answers = try [edited, fresh].map {
                    try $0.ask("textDocument/\(method)", document).line
                }
                guard answers[0] == answers[1] else {
                    Issue.record(
                        "seed \(seed), \(method): \(String(decoding: text.bytes, as: UTF8.self))")
                    return
                }
            }
        }
    }

    /// Positions and bytes lead to one another, in both encodings, and never into a character.
    @Test(arguments: 0..<300) func positions(seed: Int) {
        var random = SeededRandom(seed: seed)
        let string = Self.text(&random, 40)
        let text = EditedText(Array(string.utf8))
        var offset = 0
        for scalar in string.unicodeScalars {
            for encoding in [PositionEncoding.utf8, .utf16] {
                let position = text.position(of: offset, encoding)
                let isInLineEnd =
                    offset > 0 && text.bytes[offset] == 10 && text.bytes[offset - 1] == 13
                #expect(text.offset(of: position, encoding) == (isInLineEnd ? offset - 1 : offset))
                let column = offset - text.starts[text.line(at: offset)]
                let line = text.bytes[text.starts[text.line(at: offset)]..<offset]
                if isInLineEnd { continue }
                let expected =
                    encoding == .utf8
                    ? column : String(decoding: line, as: UTF8.self).utf16.count
                #expect(position.character == expected)
            }
            offset += scalar.utf8.count
        }
        for _ in 0..<50 {
            let wild = TextPosition(line: random.below(60), character: random.below(60))
            for encoding in [PositionEncoding.utf8, .utf16] {
                let offset = text.offset(of: wild, encoding)
                #expect(offset <= text.bytes.count)
                if offset < text.bytes.count { #expect(text.bytes[offset] & 0xC0 != 0x80) }
            }
        }
    }

    @Test func placesBeyondTheText() {
        let text = EditedText(Array("a😀b\r\nc".utf8))
        func offset(_ line: Int, _ character: Int) -> Int {
            text.offset(of: TextPosition(line: line, character: character), .utf16)
        }
        #expect(offset(0, 2) == 1 && offset(0, 3) == 5 && offset(0, 99) == 6)
        #expect(offset(1, 0) == 8 && offset(1, 9) == 9 && offset(9, 0) == 9)
    }

    /// Many edits of a large text keep its lines.
    @Test func manyEditsOfALargeText() {
        let line = Array("words and more words\n".utf8)
        var text = EditedText(Array(repeatElement(line, count: 50_000).joined()))
        for number in 0..<2_000 {
            let start = text.starts[number * 20]
            text.replace(start..<start, with: number % 3 == 0 ? [0x0A] : [0x78])
        }
        #expect(text == EditedText(text.bytes))
    }
}
