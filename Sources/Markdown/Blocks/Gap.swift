/// Bytes inside a leaf block that are none of its text: marks and indentation in front of a line,
/// the backslash before a bar in a table.
struct Gap: Sendable {
    let range: Range<Int>
    /// Spaces that stand for the gap: what is left of a tab that a mark has taken in part.
    let padding: Int
}

extension [Gap] {
    /// The first gap that ends after the offset.
    func firstIndex(after offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Hands over the pieces of a range that lie between gaps, and the spaces in front of each.
    func forEachPiece(in range: Range<Int>, _ body: (_ piece: Range<Int>, _ padding: Int) -> Void) {
        guard !isEmpty else {
            if !range.isEmpty { body(range, 0) }
            return
        }
        var position = range.lowerBound
        var padding = 0
        // An empty gap at the very start is padding of the first line.
        var index = firstIndex(after: position - 1)
        while index < count, self[index].range.lowerBound < range.upperBound {
            let gap = self[index]
            index += 1
            guard gap.range.lowerBound >= position else { continue }
            if gap.range.lowerBound > position {
                body(position..<gap.range.lowerBound, padding)
                padding = 0
            }
            padding += gap.padding
            position = Swift.max(position, gap.range.upperBound)
        }
        if position < range.upperBound || padding > 0 {
            body(position..<Swift.max(position, range.upperBound), padding)
        }
    }
}
