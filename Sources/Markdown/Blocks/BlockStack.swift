/// The blocks still open, the document lowest, and the blocks kept so far.
///
/// Opening and closing cost the same at any depth.
struct BlockStack {
    private(set) var kept: [Block] = []
    private(set) var gaps: [Gap] = []
    private(set) var open: [OpenBlock] = []
    /// How many blocks have been closed.
    private(set) var closed = 0

    /// Where the open quotes stand on the stack.
    private var quotePositions: [Int] = []
    let keepsAll: Bool
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Number of open quotes around the preceding line if that was blank, else -1.
    ///
    /// A blank line inside a quote is none to the lists around the quote.
    private var precedingBlank = -1
    /// The same for the current line, as far as it is known.
    private var currentBlank = -1

    /// A stack on which the document is open.
    init(
        document: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, keepsAll: Bool
    ) {
        self.bytes = bytes
        self.keepsAll = keepsAll
        // A block of prose has some ninety bytes.
        if keepsAll { kept.reserveCapacity(document.count / 90) }
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
    func countOverBlankLine(from depth: Int) -> Int {
        let outer = open[depth - 1].quotes
        if outer < quotePositions.count { return quotePositions[outer] }
        return open[last].continuesOverBlankLine ? count : last
    }

    mutating func extend(_ position: Int, to end: Int) {
        open[position].extend(to: end)
    }

    /// Replaces the innermost block's kind and content.
    mutating func turnLast(into kind: Block.Kind, content: Range<Int>) {
        open[last].block.kind = kind
        open[last].block.content = content
    }

    /// Leaves bytes out of the text of the innermost block.
    mutating func addGap(_ gap: Gap) {
        guard !gap.range.isEmpty || gap.padding > 0 else { return }
        gaps.append(gap)
    }

    /// Opens a block inside the innermost one, which is closed first if it cannot hold it.
    mutating func add(_ block: Block) {
        if open[last].isParagraph || open[last].isTable && !block.isRow { close(to: last) }
        if open[last].listMarker != nil, !block.isItem { close(to: last) }
        noteLooseness()
        push(block)
    }

    /// Makes a list loose if a blank line stands before the new child of the innermost block.
    private mutating func noteLooseness() {
        let parent = last
        defer { open[parent].hasChildren = true }
        guard open[parent].hasChildren, precedingBlank == open[parent].quotes else { return }
        switch open[parent].block.kind {
        case .list: open[parent].isLoose = true
        case .item: open[parent - 1].isLoose = true
        default: break
        }
    }

    private mutating func push(_ block: Block) {
        let isKept = keepsAll || count < 2
        var (quotes, indents) = (0, block.indent)
        var block = block
        if count > 0 {
            block.parent = open[last].index
            quotes = open[last].quotes
            indents += open[last].indents
        }
        if case .quote = block.kind {
            quotePositions.append(count)
            quotes += 1
        }
        let index = isKept ? kept.count : -1
        if isKept { kept.append(block) }
        open.append(
            OpenBlock(
                block: block, index: index, quotes: quotes, indents: indents,
                gapCount: gaps.count))
    }

    /// Closes the innermost block, which has found its own end.
    mutating func closeComplete() {
        open[last].block.isClosed = true
        close(to: last)
    }

    /// Closes innermost blocks until so many are open.
    mutating func close(to count: Int) {
        while self.count > count {
            closed += 1
            if open[last].isQuote { quotePositions.removeLast() }
            if last > 0 { extend(last - 1, to: open[last].block.range.upperBound) }
            if open[last].index >= 0 {
                let hasText = !open[last].isParagraph || parseDefinitions()
                if hasText { keepLast() }
            } else if gaps.count > open[last].gapCount {
                gaps.removeLast(gaps.count - open[last].gapCount)
            }
            open.removeLast()
        }
    }

    /// Ends the innermost block, a paragraph, at an earlier place and closes it.
    mutating func cutLast(at end: Int) {
        open[last].block.range = open[last].block.range.lowerBound..<end
        close(to: last)
    }

    /// Takes the innermost block away, as if it had never begun.
    mutating func dropLast() {
        if open[last].index >= 0 { kept.removeLast() }
        open.removeLast()
    }

    /// Begins the innermost block, of which nothing is kept, anew.
    mutating func openLast(_ range: Range<Int>) {
        open[last].block.range = range
        open[last].block.content = range
        if open[last].index >= 0 { kept.append(open[last].block) }
    }

    /// Makes the item that is open innermost and still empty a task.
    mutating func mark(_ checkbox: ListMarker.Checkbox) -> Bool {
        guard case .item(var marker) = open[last].block.kind, !open[last].hasChildren else {
            return false
        }
        marker.checkbox = checkbox
        open[last].block.kind = .item(marker)
        return true
    }

    /// Makes blocks of the definitions that the innermost block, a paragraph, begins with.
    ///
    /// - Returns: Whether text is left. The paragraph is not kept if there is none.
    mutating func parseDefinitions() -> Bool {
        let paragraph = open[last].block
        let start = paragraph.content.lowerBound
        guard bytes[start] == UInt8(ascii: "["), start == paragraph.range.lowerBound else {
            return true
        }
        var reader = DefinitionReader(
            bytes, paragraph.range, gaps: gaps[open[last].gapCount...])
        var definitions: [Block] = []
        while let (definition, range) = reader.next() {
            var block = Block(.definition(definition), range)
            block.parent = paragraph.parent
            definitions.append(block)
        }
        guard !definitions.isEmpty else { return true }
        let rest = reader.rest
        open[last].block.range = rest
        open[last].block.content = rest
        guard open[last].index >= 0 else { return !rest.isEmpty }
        kept.removeLast()
        for var block in definitions {
            block.end = kept.count + 1
            kept.append(block)
        }
        open[last].index = kept.count
        if !rest.isEmpty { kept.append(open[last].block) }
        return !rest.isEmpty
    }

    private mutating func keepLast() {
        let index = open[last].index
        kept[index] = open[last].finished
        kept[index].end = kept.count
        guard open[last].isLoose else { return }
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
        self.range = range
        self.content = content ?? range
        parent = -1
        end = 0
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

    /// Columns that the block takes off each of its lines but the first.
    fileprivate var indent: Int {
        switch kind {
        case .item(let marker): marker.contentIndent
        case .code(fence: nil), .footnote: 4
        default: 0
        }
    }

    fileprivate var isItem: Bool {
        if case .item = kind { true } else { false }
    }

    /// Lets an item tell that its list is loose.
    fileprivate mutating func loosen() {
        guard case .item(var marker) = kind else { return }
        marker.isTight = false
        kind = .item(marker)
    }
}
