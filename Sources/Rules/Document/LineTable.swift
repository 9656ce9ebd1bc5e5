import Markdown
import Proposals

/// Where the lines of a file begin, and how they end.
package struct LineTable: Sendable {
    /// The ways to end a line, and how often each was met.
    struct Endings: Sendable {
        var feeds = 0
        var pairs = 0
        var returns = 0
    }

    private let source: Source
    private let starts: [Int]
    let endings: Endings

    /// - Parameter tree: the blocks of the source, for which its lines were read.
    package init(_ source: Source, _ tree: BlockTree) {
        self.source = source
        var starts = tree.lineStarts
        // A byte order mark is on the first line, and behind the last line end there is one too.
        if starts.isEmpty { starts = [0] } else { starts[0] = 0 }
        let hasEnd = source.bytes.last?.isLineEnding ?? false
        if hasEnd { starts.append(source.bytes.count) }
        self.starts = starts
        endings = Endings(of: source.bytes, starts)
    }

    /// How many lines there are; behind the last line end there is one too.
    var count: Int { starts.count }

    /// The number of the line that holds a byte, from 1.
    package func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The column of a byte in characters, from 1.
    package func column(at offset: Int) -> Int {
        source.string(starts[line(at: offset) - 1]..<offset).count + 1
    }

    /// The columns of many bytes, in characters, from 1: each line is gone over once.
    package func columns(at offsets: [Int]) -> [Int: Int] {
        var columns: [Int: Int] = [:]
        var mark = (line: 0, offset: 0, count: 0)
        for offset in Set(offsets).sorted() {
            let line = line(at: offset)
            if line != mark.line { mark = (line, starts[line - 1], 0) }
            let count = mark.count + source.string(mark.offset..<offset).count
            columns[offset] = count + 1
            // No character spans the place between two plain ones.
            if offset > mark.offset, offset < source.bytes.count, isPlain(offset - 1),
                isPlain(offset)
            {
                mark = (line, offset, count)
            }
        }
        return columns
    }

    private func isPlain(_ offset: Int) -> Bool {
        source.bytes[offset] >= 0x20 && source.bytes[offset] < 0x7F
    }

    /// The column of a byte in bytes, from 1.
    package func byteColumn(at offset: Int) -> Int { offset - starts[line(at: offset) - 1] + 1 }

    /// The column of a byte in Unicode code points, from 1, a byte order mark left out.
    package func codePointColumn(at offset: Int) -> Int {
        let start = starts[line(at: offset) - 1]
        return source.bytes.withUnsafeBufferPointer { bytes in
            let hasMark = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) && offset > 0
            // Each code point has one byte that is no continuation.
            return bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + (hasMark ? 0 : 1)
        }
    }

    /// The text of the line that holds a byte.
    package func text(ofLineAt offset: Int) -> String {
        source.string(range(ofLine: line(at: offset)))
    }

    /// The bytes of a line, from 1, without its ending.
    func range(ofLine number: Int) -> Range<Int> {
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : source.bytes.count
        while end > start, source.bytes[end - 1].isLineEnding {
            end -= 1
        }
        return start..<end
    }

    /// Puts the ending in place of every other.
    func edits(to ending: String) -> [Fix.Edit] {
        starts.dropFirst().compactMap { next in
            let isPair =
                source.bytes[next - 1] == 0x0A && next >= 2 && source.bytes[next - 2] == 0x0D
            let range = next - (isPair ? 2 : 1)..<next
            return source.bytes[range].elementsEqual(ending.utf8) ? nil : .init(range, ending)
        }
    }

    /// The whole lines, from 1 on, that hold the bytes, with the ending of the last.
    func wholeLines(_ range: Range<Int>) -> Range<Int> {
        let last = line(at: max(range.upperBound - 1, range.lowerBound))
        let end = last < starts.count ? starts[last] : source.bytes.count
        return starts[line(at: range.lowerBound) - 1]..<end
    }

    /// The first line ending that has so many bytes, and this last byte.
    func firstEnding(count: Int, last: UInt8) -> Range<Int>? {
        for (start, next) in zip(starts, starts.dropFirst()) where source.bytes[next - 1] == last {
            let isPair = last == 0x0A && next - 2 >= start && source.bytes[next - 2] == 0x0D
            if isPair == (count == 2) { return next - count..<next }
        }
        return nil
    }
}

extension LineTable.Endings {
    /// - Parameter starts: of the lines, each but the first of which follows an ending.
    fileprivate init(of bytes: [UInt8], _ starts: [Int]) {
        guard bytes.contains(0x0D, in: bytes.indices) else {
            feeds = starts.count - 1
            return
        }
        for next in starts.dropFirst() {
            if bytes[next - 1] == 0x0D {
                returns += 1
            } else if next >= 2, bytes[next - 2] == 0x0D {
                pairs += 1
            } else {
                feeds += 1
            }
        }
    }
}
