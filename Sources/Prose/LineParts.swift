import Glibc

/// A store of lines in their order: an array of them, or parts of which each keeps some.
package protocol LineStore: Sendable {
    var count: Int { get }
    var byteCount: Int { get }

    subscript(line: Int) -> Line { get set }

    /// Stores of a usual size that keep the lines one after the other; none of them is empty.
    static func cut(_ lines: [Line]) -> [Self]

    /// Stores of a usual size of the lines that a change has left here.
    func cut() -> [Self]

    mutating func replace(_ range: Range<Int>, with new: [Line])

    /// The bytes of the lines before one.
    func byteCount(before line: Int) -> Int

    /// The array that has the line, and the number of its first one.
    func array(of line: Int) -> (lines: [Line], first: Int)

    /// Whether both are the same in memory, as a copy is that nobody changed.
    func isIdentical(to other: Self) -> Bool

    /// How many lines at the start, or at the end, are the same in memory.
    func sharedStart(with other: Self) -> Int
    func sharedEnd(with other: Self) -> Int
}

/// One store among several, and where it stands.
///
/// For stores of any type: had it a constraint, each start would spend half a percent on proving it.
package struct LineStoreEntry<Store> {
    /// Never empty.
    package var part: Store
    /// The number of its first line.
    package var start: Int
    var byteCount: Int
}

extension LineStoreEntry: Sendable where Store: Sendable {}

/// Parts one behind the other, of which a copy shares all that do not change.
package struct LineParts<Part: LineStore>: LineStore {
    package typealias Entry = LineStoreEntry<Part>

    package private(set) var entries: [Entry] = []
    package private(set) var count = 0
    package private(set) var byteCount = 0

    init() {}

    init(_ parts: some Collection<Part>) {
        entries = parts.map { Entry(part: $0, start: 0, byteCount: $0.byteCount) }
        byteCount = entries.reduce(0) { $0 + $1.byteCount }
        number(from: 0)
    }

    /// Numbers the lines from an entry on.
    private mutating func number(from first: Int) {
        count = first == 0 ? 0 : entries[first - 1].start + entries[first - 1].part.count
        for index in first..<entries.count {
            entries[index].start = count
            count += entries[index].part.count
        }
    }

    /// The entry that has the line; the last one for the end.
    package func index(of line: Int) -> Int {
        var (low, high) = (0, entries.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if entries[middle].start <= line { low = middle } else { high = middle - 1 }
        }
        return low
    }

    package subscript(line: Int) -> Line {
        @inlinable _read {
            let index = index(of: line)
            yield entries[index].part[line - entries[index].start]
        }
        _modify {
            let index = index(of: line)
            let place = line - entries[index].start
            let before = entries[index].part[place].byteCount
            defer {
                let grown = entries[index].part[place].byteCount - before
                entries[index].byteCount += grown
                byteCount += grown
            }
            yield &entries[index].part[place]
        }
    }
}

extension LineParts {
    /// Entries of a part that is cut anew; others have between 1 and twice as many.
    private static var usual: Int { 16 }

    package static func cut(_ lines: [Line]) -> [LineParts] { group(Part.cut(lines)[...]) }

    package func cut() -> [LineParts] {
        if entries.count <= 2 * Self.usual { return entries.isEmpty ? [] : [self] }
        return Self.group(entries.map(\.part)[...])
    }

    private static func group(_ parts: ArraySlice<Part>) -> [LineParts] {
        parts.count <= 2 * usual
            ? (parts.isEmpty ? [] : [LineParts(parts)])
            : stride(from: 0, to: parts.count, by: usual).map {
                LineParts(parts[$0..<min($0 + usual, parts.count)])
            }
    }

    package mutating func replace(_ range: Range<Int>, with new: [Line]) {
        guard !entries.isEmpty else {
            self = LineParts(Part.cut(new))
            return
        }
        let first = index(of: range.lowerBound)
        let last = max(index(of: range.upperBound - 1), first)
        let start = entries[first].start
        var part = entries[first].part
        if first == last {
            part.replace(range.lowerBound - start..<range.upperBound - start, with: new)
        } else {
            let rest = entries[last].part.lines(from: range.upperBound - entries[last].start)
            part.replace(range.lowerBound - start..<part.count, with: new + rest)
        }
        let fresh = part.cut().map { Entry(part: $0, start: 0, byteCount: $0.byteCount) }
        byteCount += fresh.reduce(0) { $0 + $1.byteCount }
        byteCount -= entries[first...last].reduce(0) { $0 + $1.byteCount }
        entries.replaceSubrange(first...last, with: fresh)
        number(from: first)
    }

    package func byteCount(before line: Int) -> Int {
        guard !entries.isEmpty else { return 0 }
        let index = index(of: line)
        var count = entries[index].part.byteCount(before: line - entries[index].start)
        for entry in entries[..<index] { count += entry.byteCount }
        return count
    }

    package func array(of line: Int) -> (lines: [Line], first: Int) {
        let index = index(of: line)
        let start = entries[index].start
        let (lines, first) = entries[index].part.array(of: line - start)
        return (lines, start + first)
    }

    package func isIdentical(to other: LineParts) -> Bool { entries.isIdentical(to: other.entries) }

    package func sharedStart(with other: LineParts) -> Int {
        let most = min(entries.count, other.entries.count)
        var first = 0
        while first < most, entries[first].part.isIdentical(to: other.entries[first].part) {
            first += 1
        }
        guard first < most else { return first < entries.count ? entries[first].start : count }
        return entries[first].start
            + entries[first].part.sharedStart(with: other.entries[first].part)
    }

    package func sharedEnd(with other: LineParts) -> Int {
        var (own, others) = (entries.count - 1, other.entries.count - 1)
        var shared = 0
        while own >= 0, others >= 0, entries[own].part.isIdentical(to: other.entries[others].part) {
            shared += entries[own].part.count
            (own, others) = (own - 1, others - 1)
        }
        guard own >= 0, others >= 0 else { return shared }
        return shared + entries[own].part.sharedEnd(with: other.entries[others].part)
    }
}

extension [Line]: LineStore {
    /// Lines of an array that is cut anew; others have between 1 and twice as many.
    private static var usual: Int { 16 }

    package static func cut(_ lines: [Line]) -> [[Line]] { lines.cut() }

    package func cut() -> [[Line]] {
        if count <= 2 * Self.usual { return isEmpty ? [] : [self] }
        return stride(from: 0, to: count, by: Self.usual).map {
            Array(self[$0..<Swift.min($0 + Self.usual, count)])
        }
    }

    package var byteCount: Int { byteCount(before: count) }

    package mutating func replace(_ range: Range<Int>, with new: [Line]) {
        replaceSubrange(range, with: new)
    }

    package func byteCount(before line: Int) -> Int {
        self[..<line].reduce(0) { $0 + $1.byteCount }
    }

    package func array(of line: Int) -> (lines: [Line], first: Int) { (self, 0) }
}

extension LineStore {
    /// The lines behind a place.
    fileprivate func lines(from place: Int) -> [Line] {
        var lines: [Line] = []
        var next = place
        while next < count {
            let (array, first) = array(of: next)
            lines += array[(next - first)...]
            next = first + array.count
        }
        return lines
    }
}

extension Array {
    /// Whether both are the same in memory, as a copy is that nobody changed.
    package func isIdentical(to other: [Element]) -> Bool {
        withUnsafeBufferPointer { own in
            other.withUnsafeBufferPointer {
                own.baseAddress == $0.baseAddress && own.count == $0.count
            }
        }
    }

    /// How many elements at the start are the same in memory: the elements that a copy shares with
    /// the array it was copied from, told without reading what they refer to.
    @inlinable package func sharedStart(with other: [Element]) -> Int {
        let most = Swift.min(count, other.count)
        return withSharedBytes(other) { own, other, size in
            var place = 0
            while place < most, memcmp(own + place * size, other + place * size, size) == 0 {
                place += 1
            }
            return place
        }
    }

    /// How many elements at the end are the same in memory.
    @inlinable package func sharedEnd(with other: [Element]) -> Int {
        let (count, others) = (count, other.count)
        let most = Swift.min(count, others)
        return withSharedBytes(other) { own, other, size in
            var place = 0
            while place < most,
                memcmp(own + (count - 1 - place) * size, other + (others - 1 - place) * size, size)
                    == 0
            {
                place += 1
            }
            return place
        }
    }

    /// Both, where no element is counted twice.
    @inlinable package func sharedEnds(with other: [Element]) -> (start: Int, end: Int) {
        let start = sharedStart(with: other)
        let rest = Swift.min(count, other.count) - start
        return (start, rest == 0 ? 0 : Swift.min(sharedEnd(with: other), rest))
    }

    @inlinable func withSharedBytes(
        _ other: [Element],
        _ body: (_ own: UnsafeRawPointer, _ other: UnsafeRawPointer, _ size: Int) -> Int
    ) -> Int {
        withUnsafeBytes { own in
            other.withUnsafeBytes { other in
                guard let own = own.baseAddress, let other = other.baseAddress else { return 0 }
                return body(own, other, MemoryLayout<Element>.stride)
            }
        }
    }
}
