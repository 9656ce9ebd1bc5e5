/// Cuts a buffer into lines: a line ends with a line feed, a carriage return, or both in this order.
///
/// The next place of either byte is remembered, so every byte is searched once for each, whichever
/// of them the document uses.
struct LineReader: ~Copyable {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var position: Int
    /// Where the lines so far began.
    private(set) var starts: UniqueArray<Int>
    /// How many bytes were looked at one by one.
    private(set) var steps = 0
    /// The next line feed at or after `position`, or `limit`.
    private var feed: Int
    /// The next carriage return at or after `position`, or `limit`.
    private var carriage: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        limit = range.upperBound
        position = range.lowerBound
        feed = position - 1
        carriage = position - 1
        // A line of prose has some fifty bytes.
        starts = UniqueArray(capacity: range.count / 50)
    }

    /// The bounds of the next line: its first byte, its end without and with its line ending.
    @inline(__always)
    mutating func next() -> (start: Int, end: Int, next: Int)? {
        guard position < limit else { return nil }
        if feed < position { feed = find(UInt8(ascii: "\n")) }
        if carriage < position { carriage = find(UInt8(ascii: "\r")) }
        let start = position
        starts.append(start)
        if feed < carriage {
            position = feed + 1
            return (start, feed, position)
        }
        let isPair = carriage + 1 == feed && feed < limit
        position = min(carriage + (isPair ? 2 : 1), limit)
        return (start, carriage, position)
    }

    /// Passes over the lines that begin with a byte that begins no block, and returns the last of
    /// these lines without its line ending; nil when the next line is none of them.
    mutating func skipPlainLines() -> Range<Int>? {
        var last: Range<Int>?
        while position < limit, !bytes[position].mayOpenBlock, !bytes[position].isLineEnding,
            let line = next()
        {
            steps += 1
            last = line.start..<line.end
        }
        return last
    }

    /// Passes over the lines of fenced code of which none can be its closing fence, and returns
    /// where the last of them ends without its line ending; nil when the next line may be it.
    mutating func skipCode(fencedWith character: UInt8) -> Int? {
        var end: Int?
        while position < limit {
            // A fence may have three spaces before it.
            var text = position
            while text < min(limit, position + 3), bytes[text] == UInt8(ascii: " ") { text += 1 }
            steps += text - position + 1
            guard text < limit, bytes[text] != character, let line = next() else { return end }
            end = line.end
        }
        return end
    }

    private func find(_ byte: UInt8) -> Int {
        bytes.firstIndex(of: byte, in: position..<limit) ?? limit
    }
}
