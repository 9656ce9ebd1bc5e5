import Prose

/// Two changes of one text, put together line by line; where both changed the same lines in two ways,
/// both stand between marks, and no line of either is lost.
package struct LineMerge: Equatable, Sendable {
    /// The words behind the marks of each side.
    package static let (ours, theirs) = ("ours", "theirs")

    package private(set) var bytes: [UInt8] = []
    /// How many places are marked.
    package private(set) var conflicts = 0

    private let lineEnding: String

    /// - Parameter lineEnding: of lines that are added: marks, and the end of a last line.
    package init(base: [UInt8], ours: [UInt8], theirs: [UInt8], lineEnding: String) {
        self.lineEnding = lineEnding
        let (old, own, other) = (base.linesWithEnds, ours.linesWithEnds, theirs.linesWithEnds)
        let hunks =
            Hunk.all(from: old, to: own, isOwn: true) + Hunk.all(from: old, to: other, isOwn: false)
        var waiting = hunks.sorted {
            ($0.old.lowerBound, $0.old.upperBound, $0.isOwn ? 0 : 1)
                < ($1.old.lowerBound, $1.old.upperBound, $1.isOwn ? 0 : 1)
        }[...]
        var at = 0
        while let first = waiting.popFirst() {
            var group = [first]
            var range = first.old
            while let next = waiting.first, Self.meet(range, group, next, old) {
                range = range.lowerBound..<max(range.upperBound, next.old.upperBound)
                group.append(waiting.removeFirst())
            }
            for line in old[at..<range.lowerBound] { append(line) }
            let mine = Self.text(of: group.filter(\.isOwn), range, old, own)
            let yours = Self.text(of: group.filter { !$0.isOwn }, range, old, other)
            let isOwnAlone = group.allSatisfy(\.isOwn)
            let isOtherAlone = group.allSatisfy { !$0.isOwn }
            if isOwnAlone || mine == yours {
                for line in mine { append(line) }
            } else if isOtherAlone {
                for line in yours { append(line) }
            } else {
                join(mine, yours, isAddition: range.isEmpty)
            }
            at = range.upperBound
        }
        for line in old[at...] { append(line) }
    }

    // MARK: Hunks

    /// Lines of one side in place of lines of the base.
    private struct Hunk {
        let old: Range<Int>
        let new: Range<Int>
        let isOwn: Bool

        static func all(
            from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>], isOwn: Bool
        ) -> [Hunk] {
            Difference(from: old, to: new).parts.compactMap { part in
                guard case .changed(let old, let new) = part else { return nil }
                return Hunk(old: old, new: new, isOwn: isOwn)
            }
        }
    }

    /// Whether a hunk is to be seen together with the hunks before it: both touch a line, or one
    /// gap between two lines, or lines of one paragraph below each other.
    private static func meet(
        _ range: Range<Int>, _ group: [Hunk], _ next: Hunk, _ old: [ArraySlice<UInt8>]
    ) -> Bool {
        if next.old.lowerBound < range.upperBound { return true }
        guard next.old.lowerBound == range.upperBound,
            group.contains(where: { $0.isOwn != next.isOwn })
        else { return false }
        if range.isEmpty, next.old.isEmpty { return true }
        // Two items, or two paragraphs, are two things.
        let below = next.old.lowerBound
        guard below < old.count, !range.isEmpty, !next.old.isEmpty else { return false }
        return !old[below].beginsItem && !old[below].isBlank && !old[below - 1].isBlank
    }

    /// The lines that one side has in place of lines of the base.
    private static func text(
        of hunks: [Hunk], _ range: Range<Int>, _ old: [ArraySlice<UInt8>],
        _ new: [ArraySlice<UInt8>]
    ) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var at = range.lowerBound
        for hunk in hunks {
            lines += old[at..<hunk.old.lowerBound]
            lines += new[hunk.new]
            at = hunk.old.upperBound
        }
        return lines + old[at..<range.upperBound]
    }

    // MARK: Writing

    /// Two texts in one place: items that both added stand one behind the other, the later of two days
    /// is taken, all else is marked.
    private mutating func join(
        _ mine: [ArraySlice<UInt8>], _ yours: [ArraySlice<UInt8>], isAddition: Bool
    ) {
        let areItems = [mine, yours].allSatisfy { lines in
            lines.first?.beginsItem ?? false
                && lines.allSatisfy { $0.beginsItem || $0.isIndented }
        }
        if isAddition, areItems {
            for line in mine + yours.filter({ !mine.contains($0) }) { append(line) }
        } else if mine.count == 1, yours.count == 1,
            let later = MetadataMerge.laterDate(mine[0], yours[0])
        {
            append(later)
        } else {
            mark(mine, yours)
        }
    }

    private mutating func mark(_ mine: [ArraySlice<UInt8>], _ yours: [ArraySlice<UInt8>]) {
        conflicts += 1
        appendMark("<<<<<<< \(Self.ours)")
        for line in mine { append(line) }
        appendMark("=======")
        for line in yours { append(line) }
        appendMark(">>>>>>> \(Self.theirs)")
    }

    private mutating func appendMark(_ text: String) {
        append(ArraySlice((text + lineEnding).utf8))
    }

    /// Appends a line; the last line so far, which may lack its end, gets one first.
    private mutating func append(_ line: ArraySlice<UInt8>) {
        if let last = bytes.last, last != 0x0A { bytes += lineEnding.utf8 }
        bytes += line
    }
}

extension [UInt8] {
    /// Its lines, each with what ends it.
    var linesWithEnds: [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < count {
            let end = self[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? count
            lines.append(self[start..<end])
            start = end
        }
        return lines
    }
}

extension ArraySlice<UInt8> {
    fileprivate var isBlank: Bool {
        allSatisfy { $0.isBlank || $0 == 0x0D || $0 == 0x0A }
    }

    fileprivate var isIndented: Bool { (first == 0x20 || first == 0x09) && !isBlank }

    /// Whether it begins with the marker of an item, indented or not.
    fileprivate var beginsItem: Bool {
        let words = drop { $0.isBlank }
        let digits = words.prefix { (0x30...0x39).contains($0) }
        let marker = words.dropFirst(digits.count).prefix(2)
        guard marker.count == 2, let sign = marker.first, [0x20, 0x09].contains(marker.last)
        else { return false }
        return digits.isEmpty
            ? [0x2D, 0x2A, 0x2B].contains(sign) : digits.count < 10 && [0x2E, 0x29].contains(sign)
    }
}
