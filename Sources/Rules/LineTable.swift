import Markdown
import Proposals

/// Where the lines of a file begin, and how they end: from one pass over its bytes.
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

    init(_ source: Source) {
        self.source = source
        var starts = [0]
        var endings = Endings()
        // A line of prose has some sixty bytes.
        starts.reserveCapacity(source.bytes.count / 60)
        source.bytes.forEachLine { _, end, next in
            guard end < next else { return }
            if next - end == 2 {
                endings.pairs += 1
            } else if source.bytes[end] == 0x0A {
                endings.feeds += 1
            } else {
                endings.returns += 1
            }
            starts.append(next)
        }
        self.starts = starts
        self.endings = endings
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

    /// The column of a byte in Unicode code points, from 1, a byte order mark left out.
    package func codePointColumn(at offset: Int) -> Int {
        let text = source.string(starts[line(at: offset) - 1]..<offset).unicodeScalars
        let hasMark = line(at: offset) == 1 && text.first == "\u{FEFF}"
        return text.count + (hasMark ? 0 : 1)
    }

    /// The text of the line that holds a byte.
    package func text(ofLineAt offset: Int) -> String {
        source.string(range(ofLine: line(at: offset)))
    }

    /// The bytes of a line, from 1, without its ending.
    func range(ofLine number: Int) -> Range<Int> {
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : source.bytes.count
        while end > start, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D {
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

    /// The first line ending for which the number of its bytes, and the last of them, are these.
    func firstEnding(count: Int, last: UInt8) -> Range<Int>? {
        for (start, next) in zip(starts, starts.dropFirst()) where source.bytes[next - 1] == last {
            let isPair = last == 0x0A && next - 2 >= start && source.bytes[next - 2] == 0x0D
            if isPair == (count == 2) { return next - count..<next }
        }
        return nil
    }
}
