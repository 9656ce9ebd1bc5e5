import Prose

/// Lines of a text at which nothing is open: from each of them the text can be read as from its
/// start, so a key in a long text reads no more than the part that the caret is in.
///
/// The lines are found once. An edit takes away the starts from its line on, and no others: whether
/// something is open at a line depends on the text above.
struct ReadingStarts: Sendable {
    /// The text as it was when its starts were asked for last.
    private var text: Lines = []
    /// The starts, ascending, without the first line of the text.
    private var lines: [Int] = []
    /// All starts above this line are known.
    private var known = 0

    /// Lines that are read as part of what a key asks for, without looking for a nearer start.
    private static let few = 64

    /// The blocks around some lines of a text.
    ///
    /// - Parameter caretLine: a line that is about to have words; see `FieldBlocks`.
    mutating func blocks(
        around asked: ClosedRange<Int>, of text: Text, caretLine: Int? = nil
    ) -> FieldBlocks {
        forget(from: text.lines.sharedStart(with: self.text))
        self.text = text.lines
        let first = asked.lowerBound
        if first - known > Self.few {
            let above = FieldBlocks(
                text.lines, from: lines.last ?? 0, to: first, keeping: .topLevel)
            learn(from: above, above: first)
        }
        let start = lines.last { $0 < first } ?? 0
        let blocks = FieldBlocks(text, around: asked, caretLine: caretLine, from: start)
        // A word that is about to be there changes nothing above it.
        learn(from: blocks, above: first)
        return blocks
    }

    /// - Parameter blocks: read from the last start that is known on.
    private mutating func learn(from blocks: FieldBlocks, above line: Int) {
        guard known < line else { return }
        let last = lines.last ?? 0
        lines += blocks.freshLines.filter { $0 > last && $0 < line }
        known = line
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
