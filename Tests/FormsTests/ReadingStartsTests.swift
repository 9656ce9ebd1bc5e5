import Markdown
import Prose
import TestSupport
import Testing

@testable import Forms

/// What a line is in is the same whether the whole text is read for it or only what is around it.
@Suite struct ReadingStartsTests {
    @Test(arguments: Seeds.first(20)) func readsAsTheWholeText(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var text = Text(lines: Self.lines(random.pick([1, 5, 30, 100, 300]), &random))
        var starts = ReadingStarts()
        var earlier = [text]
        for _ in 0..<60 {
            if random.below(12) == 0 { text = random.pick(earlier) }
            for _ in 0..<random.below(3) { Self.edit(&text, &random) }
            earlier.append(text)
            let first = random.below(text.lines.count)
            let last = min(first + random.pick([0, 0, 0, 1, 9]), text.lines.count - 1)
            let caret = random.pick([nil, first])
            let some = starts.blocks(around: first...last, of: text, caretLine: caret)
            let all = FieldBlocks(text, caretLine: caret)
            for line in [first, last, min(last + 1, text.lines.count - 1)] {
                try #require(
                    Self.description(of: line, some) == Self.description(of: line, all),
                    "line \(line) of: \(text.string)")
            }
        }
    }

    /// A key far down in a long text does not read it from its start again.
    @Test func readsNoMoreThanIsAroundALine() {
        var text = Text(String(repeating: "Some words\nof a paragraph.\n\n", count: 10_000))
        var starts = ReadingStarts()
        _ = starts.blocks(around: 20_000...20_000, of: text)
        for line in 20_000..<20_050 {
            let caret = Position(line: line, offset: 0)
            text.replace(caret..<caret, with: "x\n", form: Line(text: "", trail: "\n"))
            let blocks = starts.blocks(around: line...line, of: text)
            #expect(blocks.bytes.count < 1000)
            #expect(!blocks.contains(19_900))
        }
    }

    // MARK: Texts

    private static let marks = [
        "", "", "", "", "> ", ">", "- ", "* ", "1. ", "2) ", "-   ", "  ", "   ", "    ", "\t",
        "[^a]: ",
    ]
    private static let words = [
        "words", "words", "", "", "", "  ", "```", "~~~ x", "````", "<!--", "-->", "<div>",
        "<pre>", "</pre>", "<?", "?>", "# head", "---", "===", "$$", "| a | b |", "|---|---|",
        "[a]: /b", "'title", "more'", "-", "1.", "\u{FEFF}words", "a\rb", "\r  - c", "* * *",
    ]

    private static func lines(_ count: Int, _ random: inout SeededRandom) -> [Line] {
        (0..<count).map { _ in
            let marks = (0..<random.below(3)).map { _ in random.pick(Self.marks) }.joined()
            // Many blank lines, as people write them.
            let text = random.below(3) == 0 ? "" : marks + random.pick(words)
            return Line(text: text, trail: "\n")
        }
    }

    private static func edit(_ text: inout Text, _ random: inout SeededRandom) {
        let first = random.below(text.lines.count)
        let last = min(first + random.pick([0, 1, 1, 2, 20]), text.lines.count)
        text.replaceLines(
            first..<last, with: lines(random.pick([0, 1, 1, 2, 20]), &random))
    }

    // MARK: What is said of a line

    /// All that is asked of the blocks around a line, with no number that counts from the line at
    /// which they were read.
    private static func description(of line: Int, _ blocks: FieldBlocks) -> [String] {
        let context = LineContext(blocks, line: line)
        var parts = ["\(context.words) \(context.markEnd) \(context.isEmpty)"]
        parts.append(context.continuation(upTo: .max / 2) + "|" + context.continuation(marker: "M"))
        for container in context.containers {
            parts.append("\(container.kind) \(String(describing: container.mark))")
        }
        parts.append("\(blocks.isInMathematics(line))")
        for index in [blocks.openCode(atLine: line), context.code].compactMap({ $0 }) {
            parts.append(blocks.indentation(ofCode: index, but: line))
            parts.append("\(blocks.isInside(index, line: line))")
        }
        for index in blocks.blocks(ofLine: line) {
            let block = blocks.tree.blocks[index]
            parts.append(
                "\(block.kind) \(blocks.line(at: block.range.lowerBound)) "
                    + "\(block.range.count) \(block.isClosed) \(blocks.column(ofItem: index))")
            guard case .item = block.kind else { continue }
            let (items, place) = blocks.siblings(ofItem: index)
            parts.append("\(place) \(blocks.repeatsNumber(ofItem: index))")
            for item in items {
                let start = blocks.line(at: blocks.tree.blocks[item].range.lowerBound)
                parts.append(
                    "\(start) \(blocks.lastLine(ofItem: item)) \(blocks.column(ofItem: item)) "
                        + "\(blocks.markerWidth(ofItem: item))")
                parts.append(String(describing: blocks.marker(ofItem: item)))
            }
        }
        return parts.map { $0.replacing(#/ByteRange\(lower: \d+, upper: \d+\)/#, with: "bytes") }
    }
}
