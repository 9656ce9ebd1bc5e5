/// The lines of a text, in parts of parts: a copy of a long text shares all parts but those that
/// change, so an undo step of a field of a megabyte costs as little as one of a page.
package struct Lines: Sendable {
    package private(set) var parts = LineParts<LineParts<[Line]>>()

    package init() {}

    package init(_ lines: some Collection<Line>) { parts = LineParts(LineParts.cut(Array(lines))) }
}

extension Lines: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { parts.count }

    package subscript(line: Int) -> Line {
        // Inlined into other modules, so that who asks for the words does not copy the line.
        @inlinable _read { yield parts[line] }
        _modify { yield &parts[line] }
    }

    /// Cuts only the parts anew that the range touches.
    package mutating func replaceSubrange(_ range: Range<Int>, with new: some Collection<Line>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "lines out of range")
        parts.replace(range, with: Array(new))
    }

    /// The bytes of all lines, or of the lines before one.
    package func byteCount(before line: Int? = nil) -> Int {
        guard let line, line < count else { return parts.byteCount }
        return parts.byteCount(before: line)
    }

    /// The bytes of some of the lines.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        visit(range) { _, line in line.write(to: &bytes) }
        return bytes
    }

    /// Appends the bytes of all lines as they stand in the file.
    package func write(to bytes: inout [UInt8]) {
        // At least twice what there is room for: many texts are written one behind the other.
        let needed = bytes.count + byteCount()
        if needed > 2 * bytes.capacity { bytes.reserveCapacity(needed) }
        for line in self { line.write(to: &bytes) }
    }

    /// How many line feeds are in the bytes of all lines, or of the lines before one.
    package func lineFeedCount(before line: Int? = nil) -> Int {
        var count = 0
        visit(0..<(line ?? self.count)) { _, line in
            count += line.lead.lineFeedCount + line.text.lineFeedCount + line.trail.lineFeedCount
        }
        return count
    }

    /// Whether no line was changed since one was copied from the other.
    package func isIdentical(to other: Lines) -> Bool { parts.isIdentical(to: other.parts) }

    /// How many lines at the start are those of another state, told without reading them.
    package func sharedStart(with other: Lines) -> Int { parts.sharedStart(with: other.parts) }

    /// The words of a line, without a copy of the line.
    func words(of line: Int) -> String { parts[line].text }

    /// Whether a line is shown in one row, without a copy of the line.
    func isKeptWhole(_ line: Int) -> Bool { parts[line].isKeptWhole }

    /// Hands over one line after the other, which costs less than an index for each.
    package func visit(_ range: Range<Int>, _ body: (_ index: Int, _ line: Line) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            let (lines, first) = parts.array(of: index)
            for place in index - first..<Swift.min(range.upperBound - first, lines.count) {
                body(first + place, lines[place])
            }
            index = first + lines.count
        }
    }

    /// The lines that differ from an earlier state, there and here; parts that both share are not
    /// looked at. Both are empty where nothing differs.
    package func difference(from old: Lines) -> (old: Range<Int>, new: Range<Int>) {
        let start = sharedStart(with: old)
        let most = Swift.min(count, old.count) - start
        let end = most > 0 ? Swift.min(parts.sharedEnd(with: old.parts), most) : 0
        var before = start..<old.count - end
        var after = start..<count - end
        while let left = before.first, let right = after.first, old[left] == self[right] {
            (before, after) = (left + 1..<before.upperBound, right + 1..<after.upperBound)
        }
        while let left = before.last, let right = after.last, old[left] == self[right] {
            (before, after) = (before.lowerBound..<left, after.lowerBound..<right)
        }
        return (before, after)
    }

    package struct Iterator: IteratorProtocol {
        private let parts: LineParts<LineParts<[Line]>>
        private var lines: [Line] = []
        private var place = 0
        /// The number of the first line behind `lines`.
        private var following = 0

        fileprivate init(_ parts: LineParts<LineParts<[Line]>>) { self.parts = parts }

        package mutating func next() -> Line? {
            if place == lines.count {
                guard following < parts.count else { return nil }
                lines = parts.array(of: following).lines
                following += lines.count
                place = 0
            }
            defer { place += 1 }
            return lines[place]
        }
    }

    package func makeIterator() -> Iterator { Iterator(parts) }
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
