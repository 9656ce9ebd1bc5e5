import Prose

/// Moving lines and items of prose up and down.
extension Form {
    /// Moves an item past its neighbour, each with all that it holds; any other line past the line
    /// beside it.
    mutating func moveInProse(by step: Int) {
        let line = place.caret.line
        let blocks = blocks(around: line...line)
        let context = LineContext(blocks, line: line)
        guard context.words == .prose, let item = context.containers.last, item.kind == .item else {
            moveLine(by: step)
            return
        }
        let (items, index) = blocks.siblings(ofItem: item.block)
        guard items.indices.contains(index + step) else {
            say(step < 0 ? "This is the first item." : "This is the last item.")
            return
        }
        let (one, two) = (items[min(index, index + step)], items[max(index, index + step)])
        let (upper, lower) = (blocks.lines(ofItem: one), blocks.lines(ofItem: two))
        // Two items on one line cannot be parted.
        guard upper.upperBound <= lower.lowerBound else { return }
        let number = blocks.marker(ofItem: one).flatMap { $0.ordered ? $0.number : nil }
        let repeats = blocks.repeatsNumber(ofItem: one)
        var starts = session.readingStarts
        let edited: Void? = edit { field in
            field.text.swapLines(upper, lower)
            if let number, !repeats {
                field.text.renumberItems(from: upper.lowerBound, &starts, first: number)
            }
        }
        guard edited != nil else { return }
        place.caret.line +=
            step < 0 ? upper.lowerBound - lower.lowerBound : lower.upperBound - upper.upperBound
        place.anchor = nil
        place.caret = field.text.clamped(place.caret)
    }

    private mutating func moveLine(by step: Int) {
        let line = place.caret.line
        guard field.text.lines.indices.contains(line + step) else { return }
        if let obstacle = obstacleToRow(movedBy: step) { return say(obstacle) }
        let first = min(line, line + step)
        edit { $0.text.swapItems(first..<first + 1, first + 1..<first + 2) }
        place.caret.line += step
        place.anchor = nil
    }
}

extension FieldBlocks {
    /// The lines of an item with all that it holds.
    fileprivate func lines(ofItem item: Int) -> Range<Int> {
        line(at: tree.blocks[item].range.lowerBound)..<lastLine(ofItem: item) + 1
    }
}

extension Text {
    /// Swaps two runs of lines; the lines between them, and the line ends of both, stay where they
    /// are.
    fileprivate mutating func swapLines(_ upper: Range<Int>, _ lower: Range<Int>) {
        let ends = (lines[upper.upperBound - 1].trail, lines[lower.upperBound - 1].trail)
        var (first, last) = (Array(lines[lower]), Array(lines[upper]))
        first[first.count - 1].trail = ends.0
        last[last.count - 1].trail = ends.1
        let between = Array(lines[upper.upperBound..<lower.lowerBound])
        replaceLines(upper.lowerBound..<lower.upperBound, with: first + between + last)
    }
}
