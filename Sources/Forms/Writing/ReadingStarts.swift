import Prose

/// Lines of a text at which nothing is open: from each of them it can be read as from its start, so
/// a key in a long text reads no more than what the caret is in.
///
/// They are found once. An edit takes away those from its line on, and no others: whether something
/// is open at a line is said by what stands above.
struct ReadingStarts: Sendable {
    /// The text as it was when they were asked for last.
    private var text: Lines = []
    /// Ascending, without the first line of the text.
    private var lines: [Int] = []
    /// The lines of which it is known.
    private var known = 0

    /// The blocks around some lines of a text.
    ///
    /// - Parameter caretLine: a line that is about to have words; see `FieldBlocks`.
    mutating func blocks(
        around lines: ClosedRange<Int>, of text: Text, caretLine: Int? = nil
    ) -> FieldBlocks {
        FieldBlocks(
            text, around: lines, caretLine: caretLine,
            from: last(above: lines.lowerBound, in: text.lines))
    }

    /// The last one above a line; the first line of the text where there is none.
    private mutating func last(above line: Int, in text: Lines) -> Int {
        forget(from: text.sharedStart(with: self.text))
        self.text = text
        if known < line {
            let start = lines.last ?? 0
            let blocks = FieldBlocks(text, from: start, to: line, keeping: .topLevel)
            lines += blocks.freshLines.drop { $0 <= start }
            known = line
        }
        return lines.last { $0 < line } ?? 0
    }

    private mutating func forget(from line: Int) {
        while let last = lines.last, last >= line { lines.removeLast() }
        known = min(known, line)
    }
}

extension Form {
    /// The blocks around some lines of the field at hand; the first of them is about to have words.
    mutating func blocks(around lines: ClosedRange<Int>) -> FieldBlocks {
        session.readingStarts.blocks(
            around: lines, of: fieldText, caretLine: lines.lowerBound)
    }
}
