/// The blocks still open, the document lowest, and the blocks kept so far, the open ones among them.
///
/// Opening and closing cost the same at any depth.
struct BlockStack: ~Copyable {
    private(set) var kept: UniqueArray<Block>
    private(set) var gaps = UniqueArray<Gap>()
    private(set) var open = UniqueArray<OpenBlock>(capacity: 16)
    /// How many blocks have been closed.
    private(set) var closed = 0

    /// Where the open quotes stand on the stack.
    private var quotePositions = UniqueArray<Int>()
    let keepsAll: Bool
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Number of open quotes around the preceding line if that was blank, else -1.
    ///
    /// A blank line inside a quote is none to the lists around the quote.
    private var precedingBlank = -1
    /// Number of open quotes around the current line if it is blank, as far as that is known; else
    /// -1.
    private var currentBlank = -1

    /// A stack on which the document is open.
    init(
        document: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, keepsAll: Bool
    ) {
        self.bytes = bytes
        self.keepsAll = keepsAll
        // A block of prose has some ninety bytes, and there is room for some more.
        kept = UniqueArray(capacity: keepsAll ? document.count / 80 : 0)
        push(Block(.document, document))
    }

    var count: Int { open.count }

    /// Position of the innermost open block.
    var last: Int { open.count - 1 }

    mutating func beginLine() {
        precedingBlank = currentBlank
        currentBlank = -1
    }

    /// Takes note that the line is blank inside the open block at the position.
    mutating func noteBlankLine(inside position: Int) {
        currentBlank = open[position].quotes
    }

    /// How many blocks are open around a line that is blank from the block at `depth` on.
    ///
    /// Only a quote ends there in the midst of the stack, so no other block is visited.
    @inline(__always)
    func countOverBlankLine(from depth: Int) -> Int {
        let outer = open[depth - 1].quotes
        if outer < quotePositions.count { return quotePositions[outer] }
        return open[last].continuesOverBlankLine ? count : last
    }

    /// The innermost open block.
    var innermost: Block { kept[open[last].index] }

    mutating func extend(_ position: Int, to end: Int) {
        kept[open[position].index].extend(to: end)
    }

    /// Replaces the innermost block's kind and content.
    mutating func turnLast(into kind: Block.Kind, content: Range<Int>) {
        let index = open[last].index
        kept[index].kind = kind
        kept[index].content = content
        open[last].role = OpenBlock.Role(kind)
    }

    /// Leaves bytes out of the text of the innermost block.
    mutating func addGap(_ gap: Gap) {
        guard !gap.range.isEmpty || gap.padding > 0 else { return }
        gaps.append(gap)
    }

    /// Opens a block inside the innermost one, which is closed first if it cannot hold it.
    mutating func add(_ block: Block) {
        makeRoom(for: block)
        push(block)
    }

    /// Adds a block that holds no other, is no paragraph, and ends on the line that it begins on.
    mutating func addComplete(_ block: Block) {
        makeRoom(for: block)
        closed += 1
        extend(last, to: block.range.upperBound)
        guard isKept(at: count) else { return }
        let index = kept.count
        kept.append(block)
        kept[index].parent = open[last].index
        kept[index].end = index + 1
    }

    private mutating func makeRoom(for block: Block) {
        switch open[last].role {
        case .paragraph: close(to: last)
        case .table where !block.isRow: close(to: last)
        default: break
        }
        if open[last].role == .list, !block.isItem { close(to: last) }
        noteLooseness()
    }

    /// Makes a list loose if a blank line stands before the new child of the innermost block.
    private mutating func noteLooseness() {
        let parent = last
        guard open[parent].hasChildren else {
            open[parent].hasChildren = true
            return
        }
        guard precedingBlank == open[parent].quotes else { return }
        switch open[parent].role {
        case .list: open[parent].isLoose = true
        case .item: open[parent - 1].isLoose = true
        default: break
        }
    }

    private mutating func push(_ block: Block) {
        let index = kept.count
        kept.append(block)
        var (quotes, indents) = (0, 0)
        if count > 0 {
            kept[index].parent = open[last].index
            (quotes, indents) = (open[last].quotes, open[last].indents)
        }
        let opened = OpenBlock(
            block.kind, index: index, quotes: quotes, indents: indents, gapCount: gaps.count)
        if opened.role == .quote { quotePositions.append(count) }
        open.append(opened)
    }

    /// Whether the block at a position on the stack stays when it is closed.
    private func isKept(at position: Int) -> Bool { keepsAll || position < 2 }

    /// Closes the innermost block, which has found its own end.
    mutating func closeComplete() {
        kept[open[last].index].isClosed = true
        close(to: last)
    }

    /// Closes innermost blocks until so many are open.
    mutating func close(to count: Int) {
        while self.count > count {
            closed += 1
            let (role, index) = (open[last].role, open[last].index)
            if role == .quote { quotePositions.removeLast() }
            if last > 0 { extend(last - 1, to: kept[index].range.upperBound) }
            if !isKept(at: last) {
                kept.removeLast(kept.count - index)
                gaps.removeLast(gaps.count - open[last].gapCount)
            } else if role != .paragraph || parseDefinitions() {
                finishLast()
            }
            open.removeLast()
        }
    }

    /// Ends the innermost block, a paragraph, at an earlier place and closes it.
    mutating func cutLast(at end: Int) {
        let index = open[last].index
        kept[index].range = kept[index].range.lowerBound..<end
        close(to: last)
    }

    /// Takes the innermost block away, as if it had never begun.
    mutating func dropLast() {
        kept.removeLast()
        open.removeLast()
    }

    /// Begins the innermost block, a paragraph of which nothing is kept, anew.
    mutating func openLast(_ range: Range<Int>) {
        var paragraph = Block(.paragraph, range)
        paragraph.parent = open[last - 1].index
        kept.append(paragraph)
    }

    /// Makes the item that is open innermost and still empty a task.
    mutating func mark(_ checkbox: ListMarker.Checkbox) -> Bool {
        guard !open[last].hasChildren, case .item(var marker) = innermost.kind else {
            return false
        }
        marker.checkbox = checkbox
        kept[open[last].index].kind = .item(marker)
        return true
    }

    /// Makes blocks of the definitions that the innermost block, a paragraph, begins with.
    ///
    /// - Returns: Whether text is left. The paragraph is not kept if there is none.
    mutating func parseDefinitions() -> Bool {
        let index = open[last].index
        let start = kept[index].content.lowerBound
        guard bytes[start] == UInt8(ascii: "["), start == kept[index].range.lowerBound else {
            return true
        }
        var paragraph = innermost
        var reader = DefinitionReader(
            bytes, paragraph.range, gaps: gaps.elements[open[last].gapCount...])
        var definitions: [Block] = []
        while let (definition, range) = reader.next() {
            var block = Block(.definition(definition), range)
            block.parent = paragraph.parent
            definitions.append(block)
        }
        guard !definitions.isEmpty else { return true }
        kept.removeLast()
        if isKept(at: last) {
            for var block in definitions {
                block.end = kept.count + 1
                kept.append(block)
            }
        }
        open[last].index = kept.count
        let rest = reader.rest
        guard !rest.isEmpty else { return false }
        paragraph.range = rest
        paragraph.content = rest
        kept.append(paragraph)
        return true
    }

    /// Gives the innermost block, which is closed, what only its end decides: how far its content
    /// goes, which blocks it holds, how tight it is.
    private mutating func finishLast() {
        let index = open[last].index
        kept[index].finish(before: kept.count)
        guard open[last].isLoose else { return }
        kept[index].loosen()
        var item = index + 1
        while item < kept.count {
            kept[item].loosen()
            item = kept[item].end
        }
    }
}

extension Block {
    /// A block of which only kind and range are known, open where its kind needs a closing text.
    init(_ kind: Kind, _ range: Range<Int>, content: Range<Int>? = nil) {
        self.kind = kind
        bytesOfRange = ByteRange(range)
        bytesOfContent = ByteRange(content ?? range)
        isClosed =
            switch kind {
            case .code(let fence): fence == nil
            case .html(let html): html.endsAtBlankLine
            default: true
            }
    }

    fileprivate var isRow: Bool {
        if case .row = kind { true } else { false }
    }

    fileprivate var isItem: Bool {
        if case .item = kind { true } else { false }
    }

    mutating func extend(to end: Int) {
        if end > range.upperBound { range = range.lowerBound..<end }
    }

    /// Ends a block whose descendants stand before the index among the blocks.
    fileprivate mutating func finish(before index: Int) {
        end = index
        switch kind {
        case .heading, .row, .cell:
            break
        case .code(.some) where isClosed:
            break
        case .paragraph, .code(.some), .item, .footnote:
            content = min(content.lowerBound, range.upperBound)..<range.upperBound
        default:
            content = range
        }
    }

    /// Lets a list or an item tell that the list is loose.
    fileprivate mutating func loosen() {
        switch kind {
        case .list(var marker):
            marker.isTight = false
            kind = .list(marker)
        case .item(var marker):
            marker.isTight = false
            kind = .item(marker)
        default: break
        }
    }
}
