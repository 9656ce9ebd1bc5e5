/// The lines of a text, in chunks: a copy of a long text shares all chunks but those that change,
/// so an undo step of a field of a megabyte costs as little as one of a page.
package struct Lines: Sendable {
    /// No chunk is empty.
    private var chunks: [[Line]] = []
    /// The number of the first line of each chunk, and the count of all lines.
    private var starts: [Int] = [0]

    /// Lines of a chunk that is cut anew; others have between 1 and twice as many.
    private static let usual = 64

    package init() {}

    package init(_ lines: some Collection<Line>) {
        chunks = Lines.cut(lines)
        measure(from: 0)
    }

    private static func cut(_ lines: some Collection<Line>) -> [[Line]] {
        if lines.count <= 2 * usual { return lines.isEmpty ? [] : [Array(lines)] }
        var chunks: [[Line]] = []
        var rest = lines[...]
        while !rest.isEmpty {
            chunks.append(Array(rest.prefix(usual)))
            rest = rest.dropFirst(usual)
        }
        return chunks
    }

    private mutating func measure(from chunk: Int) {
        starts.removeSubrange((chunk + 1)...)
        for lines in chunks[chunk...] { starts.append(starts[starts.count - 1] + lines.count) }
    }

    /// The chunk that has the line; the one after the last for the end.
    private func chunk(of line: Int) -> Int {
        if chunks.count == 1 { return line < starts[1] ? 0 : 1 }
        var (low, high) = (0, chunks.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= line { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension Lines: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { starts[starts.count - 1] }

    package subscript(line: Int) -> Line {
        _read {
            let chunk = chunk(of: line)
            yield chunks[chunk][line - starts[chunk]]
        }
        _modify {
            let chunk = chunk(of: line)
            yield &chunks[chunk][line - starts[chunk]]
        }
    }

    /// Cuts only the chunks anew that the range touches.
    package mutating func replaceSubrange(_ range: Range<Int>, with new: some Collection<Line>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "lines out of range")
        let first = Swift.min(chunk(of: range.lowerBound), Swift.max(chunks.count - 1, 0))
        guard first < chunks.count else {
            self = Lines(new)
            return
        }
        let last = Swift.max(chunk(of: Swift.max(range.upperBound - 1, range.lowerBound)), first)
        let end = Swift.min(last + 1, chunks.count)
        var lines: [Line] = []
        lines += chunks[first][..<(range.lowerBound - starts[first])]
        lines += new
        lines += chunks[end - 1][(range.upperBound - starts[end - 1])...]
        chunks.replaceSubrange(first..<end, with: Lines.cut(lines))
        measure(from: first)
    }

    package struct Iterator: IteratorProtocol {
        fileprivate let chunks: [[Line]]
        private var chunk = 0
        private var line = 0

        fileprivate init(chunks: [[Line]]) { self.chunks = chunks }

        package mutating func next() -> Line? {
            guard chunk < chunks.count else { return nil }
            defer {
                line += 1
                if line == chunks[chunk].count { (chunk, line) = (chunk + 1, 0) }
            }
            return chunks[chunk][line]
        }
    }

    package func makeIterator() -> Iterator { Iterator(chunks: chunks) }
}

extension Lines: Equatable, ExpressibleByArrayLiteral {
    package init(arrayLiteral lines: Line...) { self.init(lines) }

    package static func == (left: Lines, right: Lines) -> Bool { left.elementsEqual(right) }
}
