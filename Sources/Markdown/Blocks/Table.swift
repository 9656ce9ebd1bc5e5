/// What the row of dashes says about a table.
package struct TableShape: Sendable, Equatable {
    /// How many cells header and row of dashes have; the other rows have any number.
    package var columns: Int { Int(count) }
    /// Bytes of the row of dashes, which is no block.
    package var dashes: Range<Int> { bytesOfDashes.range }

    private let count: Int32
    private let bytesOfDashes: ByteRange

    init(columns: Int, dashes: Range<Int>) {
        count = Int32(truncatingIfNeeded: columns)
        bytesOfDashes = ByteRange(dashes)
    }
}

/// Where a column's text stands.
package enum Alignment: UInt8, Sendable {
    case none, left, center, right
}

/// The cells of a line of a table.
///
/// A bar behind a backslash is text, be that backslash itself escaped or not: so GitHub reads it.
struct TableLine {
    struct Cell {
        /// With the bar before it.
        let range: Range<Int>
        /// Trimmed.
        let content: Range<Int>
        /// Whether a bar behind a backslash is part of the text.
        let hasEscapedBar: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int
    private var cellStart: Int

    /// - Parameter range: begins with the line's text.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        position = range.lowerBound
        cellStart = position
        if position < end, bytes[position] == UInt8(ascii: "|") { position += 1 }
    }

    /// The next cell; a last bar and blanks begin none.
    mutating func next() -> Cell? {
        let start = position
        var hasEscapedBar = false
        while position < end {
            if bytes[position] == UInt8(ascii: "|") {
                guard position > start, bytes[position - 1] == UInt8(ascii: "\\") else { break }
                hasEscapedBar = true
            }
            position += 1
        }
        var lower = start
        while lower < position, bytes[lower].isBlank { lower += 1 }
        guard lower < position || position < end else { return nil }
        var upper = position
        while upper > lower, bytes[upper - 1].isBlank { upper -= 1 }
        let range = cellStart..<max(upper, cellStart)
        cellStart = position
        if position < end { position += 1 }
        return Cell(range: range, content: lower..<upper, hasEscapedBar: hasEscapedBar)
    }

    static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var line = TableLine(bytes, range)
        var count = 0
        while line.next() != nil { count += 1 }
        return count
    }

    /// The columns of a row of dashes: `--- | :-:`; nil when the text is none.
    static func alignments(_ line: Line) -> [Alignment]? {
        let bytes = line.bytes
        for position in line.text..<line.end {
            switch bytes[position] {
            case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "),
                UInt8(ascii: "\t"):
                break
            default: return nil
            }
        }
        var cells = TableLine(bytes, line.text..<line.end)
        var alignments: [Alignment] = []
        while let cell = cells.next() {
            guard let alignment = alignment(of: bytes[cell.content]) else { return nil }
            alignments.append(alignment)
        }
        return alignments.isEmpty ? nil : alignments
    }

    private static func alignment(
        of dashes: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Alignment? {
        let isLeft = dashes.first == UInt8(ascii: ":")
        let inner = isLeft ? dashes.dropFirst() : dashes
        let isRight = inner.last == UInt8(ascii: ":")
        let line = isRight ? inner.dropLast() : inner
        guard !line.isEmpty, line.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        return isLeft ? (isRight ? .center : .left) : (isRight ? .right : Alignment.none)
    }
}
