import Markdown

/// A block of a section, each item of a list by itself: by these a document's section is matched
/// with the template's.
struct SectionUnit {
    enum Kind: Equatable {
        case comment, paragraph
        case item(ListMarker)
        /// A run of link definitions or footnotes.
        case definitions
        case table, code
        /// A line across the page, or tags.
        case mark
        case other
    }

    let kind: Kind
    /// Whole lines, the line end of the last among them.
    private(set) var lines: Range<Int>
    /// Without the marker of an item and the items below it, or without the signs of a comment.
    private(set) var words: Range<Int>
    /// Items below an item.
    private(set) var nested: [Range<Int>] = []

    var isItem: Bool {
        if case .item = kind { true } else { false }
    }

    var isTask: Bool {
        if case .item(let marker) = kind { marker.checkbox != nil } else { false }
    }

    /// Where the unit's words end, with the words of items below it.
    var end: Int { nested.last?.upperBound ?? words.upperBound }

    /// - Parameter body: where the blocks stand.
    static func all(
        of blocks: some Sequence<Int>, in tree: BlockTree, _ source: Source, body: Range<Int>
    ) -> [SectionUnit] {
        var units: [SectionUnit] = []
        func add(_ kind: Kind, _ block: Block, _ words: Range<Int>? = nil) {
            let lines = source.wholeLines(block.range, in: body)
            if kind == .definitions, let last = units.last, last.kind == .definitions,
                last.lines.upperBound == lines.lowerBound
            {
                units[units.count - 1].lines = last.lines.lowerBound..<lines.upperBound
                units[units.count - 1].words = last.words.lowerBound..<block.range.upperBound
            } else {
                units.append(
                    SectionUnit(kind: kind, lines: lines, words: words ?? block.range))
            }
        }
        for index in blocks {
            let block = tree.blocks[index]
            switch block.kind {
            case .list:
                for item in tree.children(of: index) {
                    guard case .item(let marker) = tree.blocks[item].kind else { continue }
                    add(.item(marker), tree.blocks[item], tree.blocks[item].content)
                    units[units.count - 1].addNested(of: item, in: tree)
                }
            case .definition(let definition):
                let words = source.wordsOfComment(definition)
                add(words == nil ? .definitions : .comment, block, words)
            case .footnote: add(.definitions, block)
            case .paragraph: add(.paragraph, block)
            case .html(.comment):
                let words = source.wordsOfComment(block.range)
                add(words == nil ? .other : .comment, block, words)
            case .table: add(.table, block)
            case .code: add(.code, block)
            case .thematicBreak, .html: add(.mark, block)
            default: add(.other, block)
            }
        }
        return units
    }
}

extension SectionUnit {
    fileprivate mutating func addNested(of item: Int, in tree: BlockTree) {
        let below = (item + 1..<tree.blocks[item].end).filter {
            if case .item = tree.blocks[$0].kind { true } else { false }
        }
        nested = below.map { tree.blocks[$0].content }
        if let first = below.first {
            words = words.lowerBound..<max(words.lowerBound, tree.blocks[first].range.lowerBound)
        }
    }
}

extension Source {
    /// The whole lines that hold the range, with the line end of the last.
    func wholeLines(_ range: Range<Int>, in body: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start > body.lowerBound, !isLineEnd(start - 1) { start -= 1 }
        var end = range.upperBound
        while end < body.upperBound, !isLineEnd(end) { end += 1 }
        if end < body.upperBound {
            let isPair = bytes[end] == 0x0D && end + 1 < body.upperBound && bytes[end + 1] == 0x0A
            end += isPair ? 2 : 1
        }
        return start..<end
    }

    /// The words of a comment, without more strokes of its signs than there need be: `<!--- why --->`;
    /// nil where text stands behind it.
    fileprivate func wordsOfComment(_ range: Range<Int>) -> Range<Int>? {
        let stroke = UInt8(ascii: "-")
        var start = min(range.lowerBound + 4, range.upperBound)
        var end = start
        while end + 2 < range.upperBound, !bytes[end...].starts(with: "-->".utf8) { end += 1 }
        guard bytes[end..<range.upperBound].starts(with: "-->".utf8) else {
            return start..<range.upperBound
        }
        guard isBlank(end + 3..<range.upperBound) else { return nil }
        while start < end, bytes[start] == stroke { start += 1 }
        while start < end, bytes[end - 1] == stroke { end -= 1 }
        return start..<end
    }
}
