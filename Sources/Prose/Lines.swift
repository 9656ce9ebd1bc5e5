import Glibc

/// The lines of a text, in chunks: a copy of a long text shares all chunks but those that change,
/// so an undo step of a field of a megabyte costs as little as one of a page.
package struct Lines: Sendable {
    /// No chunk is empty.
    @usableFromInline private(set) var chunks: [[Line]] = []
    /// The number of the first line of each chunk, and the count of all lines.
    @usableFromInline private(set) var starts: [Int] = [0]
    /// The bytes of each chunk.
    private var sizes: [Int] = []

    /// Lines of a chunk that is cut anew; others have between 1 and twice as many.
    private static let usual = 16

    package init() {}

    package init(_ lines: some Collection<Line>) {
        chunks = Lines.cut(lines)
        sizes = chunks.map(Lines.size)
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

    private static func size(of chunk: [Line]) -> Int { chunk.reduce(0) { $0 + $1.byteCount } }

    /// The chunk that has the line; for the end, the last chunk's successor.
    @usableFromInline func chunk(of line: Int) -> Int {
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
        // Inlined into other modules, so that who asks for the words does not copy the line.
        @inlinable _read {
            let chunk = chunk(of: line)
            yield chunks[chunk][line - starts[chunk]]
        }
        _modify {
            let chunk = chunk(of: line)
            let place = line - starts[chunk]
            let before = chunks[chunk][place].byteCount
            defer { sizes[chunk] += chunks[chunk][place].byteCount - before }
            yield &chunks[chunk][place]
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
        let cut = Lines.cut(lines)
        chunks.replaceSubrange(first..<end, with: cut)
        sizes.replaceSubrange(first..<end, with: cut.map(Lines.size))
        measure(from: first)
    }

    /// The bytes of all lines, or of the lines before a line.
    package func byteCount(before line: Int? = nil) -> Int {
        guard let line, line < count else { return sizes.reduce(0, +) }
        let chunk = chunk(of: line)
        let lines = chunks[chunk][..<(line - starts[chunk])]
        return sizes[..<chunk].reduce(0, +) + lines.reduce(0) { $0 + $1.byteCount }
    }

    /// The bytes of some of the lines.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in range { self[line].write(to: &bytes) }
        return bytes
    }

    /// Appends the bytes of all lines as they stand in the file.
    package func write(to bytes: inout [UInt8]) {
        // At least twice what there is room for: many texts are written one behind the other.
        let needed = bytes.count + byteCount()
        if needed > 2 * bytes.capacity { bytes.reserveCapacity(needed) }
        for lines in chunks {
            for line in lines { line.write(to: &bytes) }
        }
    }

    /// How many line feeds all lines have, or the lines before a line.
    package func lineFeedCount(before line: Int? = nil) -> Int {
        var count = 0
        visit(0..<(line ?? self.count)) { _, line in
            count += line.lead.lineFeedCount + line.text.lineFeedCount + line.trail.lineFeedCount
        }
        return count
    }

    /// Whether no line was changed since one was copied from the other.
    package func isIdentical(to other: Lines) -> Bool {
        chunks.count == other.chunks.count
            && zip(chunks, other.chunks).allSatisfy { $0.isIdentical(to: $1) }
    }

    /// How many lines at the start are shared with another state, told without reading them.
    package func sharedStart(with other: Lines) -> Int {
        let first = sharedChunks(with: other)
        guard first < chunks.count, first < other.chunks.count else { return starts[first] }
        return starts[first] + chunks[first].sharedEnds(with: other.chunks[first]).start
    }

    /// The words of a line, without a copy of the line.
    func words(of line: Int) -> String {
        let chunk = chunk(of: line)
        return chunks[chunk][line - starts[chunk]].text
    }

    /// Whether a line is shown in one row, without a copy of the line.
    func isKeptWhole(_ line: Int) -> Bool {
        let chunk = chunk(of: line)
        return chunks[chunk][line - starts[chunk]].isKeptWhole
    }

    /// Hands over one line after the other, which costs less than an index for each.
    package func visit(_ range: Range<Int>, _ body: (_ index: Int, _ line: Line) -> Void) {
        var index = range.lowerBound
        guard index < range.upperBound else { return }
        var chunk = chunk(of: index)
        while index < range.upperBound {
            let first = starts[chunk]
            for place in index - first..<Swift.min(range.upperBound - first, chunks[chunk].count) {
                body(first + place, chunks[chunk][place])
            }
            chunk += 1
            index = starts[chunk]
        }
    }

    private func sharedChunks(with other: Lines) -> Int {
        let most = Swift.min(chunks.count, other.chunks.count)
        var first = 0
        while first < most, chunks[first].isIdentical(to: other.chunks[first]) { first += 1 }
        return first
    }

    /// The lines that differ from an earlier state, there and here; chunks that both share are not
    /// looked at. Both are empty where nothing differs.
    package func difference(from old: Lines) -> (old: Range<Int>, new: Range<Int>) {
        let most = Swift.min(chunks.count, old.chunks.count)
        let first = sharedChunks(with: old)
        var rest = 0
        while rest < most - first,
            chunks[chunks.count - 1 - rest].isIdentical(
                to: old.chunks[old.chunks.count - 1 - rest])
        {
            rest += 1
        }
        var before = old.starts[first]..<old.starts[old.chunks.count - rest]
        var after = starts[first]..<starts[chunks.count - rest]
        if first + rest + 1 == chunks.count, first + rest + 1 == old.chunks.count {
            let (start, end) = chunks[first].sharedEnds(with: old.chunks[first])
            before = before.lowerBound + start..<before.upperBound - end
            after = after.lowerBound + start..<after.upperBound - end
        }
        while let left = before.first, let right = after.first, old[left] == self[right] {
            (before, after) = (left + 1..<before.upperBound, right + 1..<after.upperBound)
        }
        while let left = before.last, let right = after.last, old[left] == self[right] {
            (before, after) = (before.lowerBound..<left, after.lowerBound..<right)
        }
        return (before, after)
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

extension Array {
    /// How many elements at the start and at the end are the same in memory: a copy shares them
    /// with the array that it was copied from. Told without reading the elements.
    @inlinable package func sharedEnds(with other: [Element]) -> (start: Int, end: Int) {
        withUnsafeBytes { own in
            other.withUnsafeBytes { other in
                let size = MemoryLayout<Element>.stride
                func isSame(_ left: Int, _ right: Int) -> Bool {
                    guard let own = own.baseAddress, let other = other.baseAddress else {
                        return false
                    }
                    return memcmp(own + left * size, other + right * size, size) == 0
                }
                let (count, others) = (own.count / size, other.count / size)
                let most = Swift.min(count, others)
                var start = 0
                while start < most, isSame(start, start) { start += 1 }
                var end = 0
                while end < most - start, isSame(count - 1 - end, others - 1 - end) { end += 1 }
                return (start, end)
            }
        }
    }
}

extension [Line] {
    /// Whether both are the same in memory.
    fileprivate func isIdentical(to other: [Line]) -> Bool {
        withUnsafeBufferPointer { own in
            other.withUnsafeBufferPointer {
                own.baseAddress == $0.baseAddress && own.count == $0.count
            }
        }
    }
}

extension Lines: Equatable, ExpressibleByArrayLiteral {
    package init(arrayLiteral lines: Line...) { self.init(lines) }

    package static func == (left: Lines, right: Lines) -> Bool { left.elementsEqual(right) }
}

extension String {
    /// How many line feeds there are.
    package var lineFeedCount: Int {
        var count = 0
        for byte in utf8 where byte == 0x0A { count += 1 }
        return count
    }
}
