import Markdown
import Prose

/// The text of a field as the parser reads it: what a line is in is said by nothing else.
struct FieldBlocks {
    let bytes: [UInt8]
    let tree: BlockTree
    /// Where each line begins, and behind the last one where another would.
    let starts: [Int]

    /// A line of one marker only, which is read as the word behind it will make it.
    private var probed: Int?

    /// - Parameter caretLine: an empty item does not interrupt a paragraph, and what stands on this
    ///   line is about to have words.
    init(_ text: Text, caretLine: Int? = nil) {
        probed = caretLine.flatMap { line in
            let text = text.lines[line].text
            let end = ItemMarker(text)?.text.upperBound
            return end.map { text.bytes(from: $0).trimmed.isEmpty } == true ? line : nil
        }
        var bytes: [UInt8] = []
        var starts = [0]
        for (index, line) in text.lines.enumerated() {
            bytes.append(contentsOf: line.text.utf8)
            if index == probed { bytes.append(0x78) }
            bytes.append(0x0A)
            starts.append(bytes.count)
        }
        self.bytes = bytes
        self.starts = starts
        tree = BlockTree(bytes)
    }

    /// The bytes of a line, without its end.
    func range(ofLine line: Int) -> Range<Int> { starts[line]..<starts[line + 1] - 1 }

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
        return low
    }

    /// Bytes of a line in front of an item that begins on it.
    func column(ofItem index: Int) -> Int {
        let start = tree.blocks[index].range.lowerBound
        return start - starts[line(at: start)]
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

    /// The code that is open at the end of the text, if a line below all others is part of it.
    func openCode(atLine line: Int) -> Int? {
        let last = tree.blocks.count - 1
        guard last > 0, case .code(fence: .some) = tree.blocks[last].kind,
            !tree.blocks[last].isClosed, tree.blocks[last].range.upperBound <= starts[line]
        else { return nil }
        return last
    }

    // MARK: Lists

    /// The items of the list that holds one, and which of them it is.
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
    func isInMathematics(_ line: Int) -> Bool {
        var isOpen = false
        var at = line - 1
        while at >= 0 {
            let text = bytes[range(ofLine: at)].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x3E }
            if text.isEmpty { break }
            let (begins, ends) = (text.starts(with: [0x24, 0x24]), text.suffix(2) == [0x24, 0x24])
            if begins != ends || (begins && text.count < 4) { isOpen.toggle() }
            at -= 1
        }
        return isOpen
    }
}
