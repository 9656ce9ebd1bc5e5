import Markdown
import Prose

/// Lines of a field as the parser reads them: what a line is in is said by nothing else.
struct FieldBlocks {
    let bytes: [UInt8]
    let tree: BlockTree

    /// The number of the first line that was read.
    private let first: Int
    /// Where each line begins that was read, and behind the last one where another would.
    private let starts: [Int]
    /// A line of one marker only, which is read as the word behind it will make it.
    private let probed: Int?
    /// Whether each line that was read is in a formula.
    private let inFormulas: [Bool]

    /// Reads a whole text.
    ///
    /// - Parameter caretLine: an empty item does not interrupt a paragraph, and what stands on this
    ///   line is about to have words.
    init(_ text: Text, caretLine: Int? = nil) {
        self.init(
            text.lines, from: 0, to: text.lines.count, probed: text.emptyItem(at: caretLine))
    }

    /// Reads no more of a text than all that some lines are in, and the line below them.
    ///
    /// - Parameters:
    ///   - caretLine: as above.
    ///   - start: a line above them at which nothing is open, as `ReadingStarts` knows them.
    init(_ text: Text, around lines: ClosedRange<Int>, caretLine: Int? = nil, from start: Int) {
        let probed = text.emptyItem(at: caretLine)
        let below = lines.upperBound + 1
        var count = below - start + FieldBlocks.usual
        while true {
            let end = min(start + count, text.lines.count)
            let blocks = FieldBlocks(text.lines, from: start, to: end, probed: probed)
            // Where nothing is open further down, all above it has ended.
            if end == text.lines.count || blocks.freshLines.last.map({ $0 > below }) == true {
                self = blocks
                return
            }
            count *= 4
        }
    }

    /// Lines that are read below others at first, to see where what they are in ends.
    private static let usual = 8

    init(
        _ lines: Lines, from start: Int, to end: Int, probed: Int? = nil,
        keeping depth: BlockTree.Depth = .all
    ) {
        // From the blank line above, so that a byte order mark is one within the text.
        first = max(start - 1, 0)
        self.probed = probed
        var bytes: [UInt8] = []
        var starts = [0]
        bytes.reserveCapacity(64 * (end - first))
        lines.visit(first..<end) { index, line in
            bytes.append(contentsOf: line.text.utf8)
            if index == probed { bytes.append(0x78) }
            bytes.append(0x0A)
            starts.append(bytes.count)
        }
        self.bytes = bytes
        self.starts = starts
        inFormulas = Self.formulaLines(bytes, starts: starts)
        tree = BlockTree(bytes, keeping: depth)
    }

    /// The lines at which nothing is open: a block begins behind a blank line, and in no other
    /// block. Whatever stands further down, and above the blank line, they are read alike.
    var freshLines: [Int] {
        tree.children(of: 0).compactMap { index in
            let begin = tree.blocks[index].range.lowerBound
            let line = line(at: begin)
            guard line > first, bytes.firstWord(from: start(ofLine: line)) >= begin,
                bytes.firstWord(from: start(ofLine: line - 1)) == range(ofLine: line - 1).upperBound
            else { return nil }
            return line
        }
    }

    /// Whether a line was read.
    func contains(_ line: Int) -> Bool { (first..<first + starts.count - 1).contains(line) }

    /// Where a line begins.
    private func start(ofLine line: Int) -> Int { starts[line - first] }

    /// The bytes of a line, without its end.
    func range(ofLine line: Int) -> Range<Int> {
        start(ofLine: line)..<start(ofLine: line + 1) - 1
    }

    /// The bytes of a line as they are written.
    func line(_ number: Int) -> [UInt8] {
        Array(bytes[range(ofLine: number)].dropLast(number == probed ? 1 : 0))
    }

    func line(at byte: Int) -> Int {
        var (low, high) = (0, starts.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= byte { low = middle } else { high = middle }
        }
        return first + low
    }

    /// Bytes of a line in front of an item that begins on it.
    func column(ofItem index: Int) -> Int {
        let start = tree.blocks[index].range.lowerBound
        return start - self.start(ofLine: line(at: start))
    }

    /// The blocks that a line is in, outermost first; the last of several that begin on it.
    func blocks(ofLine line: Int) -> [Int] {
        let range = range(ofLine: line)
        var found: [Int] = []
        var index = 0
        while true {
            var next: Int?
            for child in tree.children(of: index) {
                let block = tree.blocks[child].range
                if block.lowerBound > range.upperBound { break }
                if block.upperBound > range.lowerBound { next = child }
            }
            guard let next else { return found }
            found.append(next)
            index = next
        }
    }

    /// The code that is open at the end of the text, if a line below all other lines is part of it.
    func openCode(atLine line: Int) -> Int? {
        let last = tree.blocks.count - 1
        guard last > 0, case .code(fence: .some) = tree.blocks[last].kind,
            !tree.blocks[last].isClosed, tree.blocks[last].range.upperBound <= start(ofLine: line)
        else { return nil }
        return last
    }

    // MARK: Lists

    /// The items of the list that holds an item, and the item's index among them.
    func siblings(ofItem index: Int) -> (items: [Int], place: Int) {
        let items = Array(tree.children(of: tree.blocks[index].parent))
        return (items, items.firstIndex(of: index) ?? 0)
    }

    func marker(ofItem index: Int) -> ListMarker? {
        if case .item(let marker) = tree.blocks[index].kind { return marker }
        return nil
    }

    /// Columns of an item's marker with its padding.
    func markerWidth(ofItem index: Int) -> Int {
        let block = tree.blocks[index]
        let line = range(ofLine: line(at: block.range.lowerBound))
        guard block.content.lowerBound <= line.upperBound else { return 2 }
        let width = block.content.lowerBound - block.range.lowerBound
        let endsInBlank = width > 0 && bytes[block.content.lowerBound - 1] == 0x20
        return endsInBlank ? width : width + 1
    }

    /// The numbers of an ordered list; empty for a bulleted one.
    func numbers(ofList items: [Int]) -> [Int] {
        items.compactMap { marker(ofItem: $0) }.filter(\.ordered).map(\.number)
    }

    /// Whether the list counts nothing: two items or more with the same number.
    func repeatsNumber(ofItem index: Int) -> Bool {
        let numbers = numbers(ofList: siblings(ofItem: index).items)
        return numbers.count > 1 && Set(numbers).count == 1
    }

    /// Whether a line stands between two lines `$$`, which readers of mathematics take as one
    /// formula, blank lines ending it.
    func isInMathematics(_ line: Int) -> Bool { inFormulas[line - first] }

    private static func formulaLines(_ bytes: [UInt8], starts: [Int]) -> [Bool] {
        let sign: [UInt8] = [0x24, 0x24]
        var found: [Bool] = []
        found.reserveCapacity(starts.count)
        var isOpen = false
        for (start, next) in zip(starts, starts.dropFirst()) {
            found.append(isOpen)
            let text = bytes[start..<next - 1].drop { $0.isBlank || $0 == 0x3E }
            let (begins, ends) = (text.starts(with: sign), text.suffix(2).elementsEqual(sign))
            if text.isEmpty {
                isOpen = false
            } else if begins != ends || (begins && text.count < 4) {
                isOpen.toggle()
            }
        }
        return found
    }
}

extension Text {
    /// The line, if nothing but a marker stands on it.
    fileprivate func emptyItem(at line: Int?) -> Int? {
        guard let line, let words = ItemMarker(lines[line].text)?.text.upperBound else {
            return nil
        }
        return lines[line].text.bytes(from: words).trimmed.isEmpty ? line : nil
    }
}
