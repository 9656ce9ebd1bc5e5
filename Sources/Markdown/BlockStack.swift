/// The blocks still open, the document lowest, and the blocks kept so far.
///
/// Opening and closing cost the same at any depth.
struct BlockStack {
    private(set) var kept: [Block] = []
    private(set) var open: [OpenBlock] = []
    /// How many blocks have been closed.
    private(set) var closed = 0

    /// Where the open quotes stand on the stack.
    private var quotePositions: [Int] = []
    private let keepsAll: Bool

    /// Number of open quotes around the preceding line if that was blank, else -1.
    ///
    /// A blank line inside a quote is none to the lists around the quote.
    private var precedingBlank = -1
    /// The same for the current line, as far as it is known.
    private var currentBlank = -1

    /// A stack on which the document is open.
    init(document: Range<Int>, keepsAll: Bool) {
        self.keepsAll = keepsAll
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

    /// Opens a block inside the innermost one, which is closed first if it cannot hold it.
    mutating func add(_ block: Block) {
        if open[last].isParagraph { close(to: last) }
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
        var quotes = 0
        var block = block
        if count > 0 {
            block.parent = open[last].index
            quotes = open[last].quotes
        }
        if case .quote = block.kind {
            quotePositions.append(count)
            quotes += 1
        }
        let index = isKept ? kept.count : -1
        if isKept { kept.append(block) }
        open.append(OpenBlock(block: block, index: index, quotes: quotes))
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
            if open[last].index >= 0 { keepLast() }
            open.removeLast()
        }
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
