import Markdown
import Prose

/// Cuts the body of a section into fields by the kind that the template asks for. What does not
/// fit its kind is prose: nothing is refused, and nothing is hidden.
struct ContentReader {
    let source: Source
    let body: Range<Int>
    let tree: BlockTree
    let template: Template
    /// Where the fields that are looked for stand.
    let fieldPlace: Template.Field.Place

    init(
        _ slice: SourceSlice, template: Template,
        fieldPlace: Template.Field.Place = .section
    ) {
        self.fieldPlace = fieldPlace
        source = slice.source
        body = slice.range
        tree = BlockTree(slice.source.bytes, in: slice.range, extensions: .file)
        self.template = template
    }

    func content(_ kind: Template.Kind) -> Content {
        switch kind {
        case .fields: fields() ?? prose()
        case .list: list() ?? prose()
        case .phases: phases() ?? prose()
        case .value: value() ?? prose()
        case .prose, .parent: prose()
        }
    }

    private func prose() -> Content {
        guard SourceSlice(source: source, range: body).hasByteOrderMark else {
            return assembled(pieces: [], trailing: body)
        }
        // Nothing can be typed in front of the mark.
        var content = assembled(pieces: [], trailing: body.lowerBound + 3..<body.upperBound)
        if !content.slots.isEmpty { content.slots[0].before = "\u{FEFF}" + content.slots[0].before }
        return content
    }

    // MARK: Pieces

    /// Fields that were recognised in a range, or none in one that is not edited; what lies between
    /// becomes prose or blank lines.
    struct Piece {
        var range: Range<Int>
        var slots: [Slot]
    }

    /// Puts the pieces together with what lies between them.
    func assembled(pieces: [Piece], trailing: Range<Int>) -> Content {
        var slots: [Slot] = []
        slots.reserveCapacity(2 * pieces.count + 1)
        var before = ""
        // The pieces are in order, so that each of these is looked at once.
        var preformatted = preformatted[...]
        func addProse(_ range: Range<Int>) {
            let (blank, text, after) = parted(range, &preformatted)
            before += source.string(blank)
            if let text {
                slots.append(Slot(before: before, field: Field(.prose, text: text)))
                before = ""
            }
            before += source.string(after)
        }
        var at = trailing.lowerBound
        for piece in pieces {
            addProse(at..<piece.range.lowerBound)
            if piece.slots.isEmpty { before += source.string(piece.range) }
            for (index, slot) in piece.slots.enumerated() {
                var slot = slot
                if index == 0 {
                    slot.before = before + slot.before
                    before = ""
                }
                slots.append(slot)
            }
            at = piece.range.upperBound
        }
        addProse(at..<trailing.upperBound)
        return Content(slots: slots, tail: before)
    }

    /// Blank lines, a text that begins and ends with a line that is not blank, blank lines.
    ///
    /// - Parameter preformatted: code and tables from the range on.
    private func parted(
        _ range: Range<Int>, _ preformatted: inout ArraySlice<Range<Int>>
    ) -> (Range<Int>, Text?, Range<Int>) {
        var lines: [Line] = []
        var textStart = range.upperBound
        var textEnd = range.lowerBound
        var shown = 0
        for raw in RawLines(source, range) {
            let isBlank = source.isBlank(raw.start..<raw.end)
            if lines.isEmpty && isBlank { continue }
            if lines.isEmpty { textStart = raw.start }
            while let next = preformatted.first, next.upperBound <= raw.start {
                preformatted.removeFirst()
            }
            lines.append(
                Line(
                    text: source.string(raw.start..<raw.end),
                    trail: source.string(raw.end..<raw.next),
                    isPreformatted: preformatted.first.map { $0.lowerBound < raw.next } ?? false))
            if !isBlank {
                textEnd = raw.next
                shown = lines.count
            }
        }
        guard shown > 0 else { return (range, nil, range.upperBound..<range.upperBound) }
        let text = Text(lines: Array(lines[..<shown]))
        return (range.lowerBound..<textStart, text, textEnd..<range.upperBound)
    }

    /// Where code and tables stand, in order.
    private var preformatted: [Range<Int>] {
        tree.blocks.lazy.filter {
            switch $0.kind {
            case .code, .table: true
            case .document, .quote, .list, .item, .paragraph, .heading, .html, .thematicBreak, .row,
                .cell, .definition, .footnote:
                false
            }
        }.map(\.range)
    }

    /// The whole lines that hold the range, with the line end of the last.
    func wholeLines(_ range: Range<Int>) -> Range<Int> { source.wholeLines(range, in: body) }

    /// The only list of the body, if all else is paragraphs, tables and definitions.
    func onlyList(ordered: Bool?) -> Int? {
        let top = Array(tree.children(of: 0))
        let lists = top.filter { tree.blocks[$0].listMarker != nil }
        guard lists.count == 1, let list = lists.first else { return nil }
        guard top.allSatisfy({ $0 == list || tree.blocks[$0].isText }) else {
            return nil
        }
        if let ordered, tree.blocks[list].listMarker?.ordered != ordered { return nil }
        return list
    }

    // MARK: Lists

    /// Paragraphs, one list of paragraphs and nested lists, paragraphs.
    private func list() -> Content? {
        guard let list = onlyList(ordered: nil) else { return nil }
        let inside = list + 1..<tree.blocks[list].end
        // Where the lines of items begin, and the content of each.
        var items: [(line: Int, content: Int)] = []
        for index in inside {
            let block = tree.blocks[index]
            switch block.kind {
            case .list:
                guard index > block.parent + 1 else { return nil }  // an item begins with its words
            case .item:
                let start = wholeLines(block.range.lowerBound..<block.range.lowerBound).lowerBound
                guard items.last?.line != start else { return nil }
                items.append((start, block.content.lowerBound))
            case .paragraph, .definition:
                guard index == block.parent + 1 else { return nil }
            default: return nil
            }
        }
        return assembled(pieces: [piece(ofList: list, items: items)], trailing: body)
    }

    /// A list as lines; what follows on the first line of an item stands behind a marker.
    ///
    /// - Parameter items: where the lines of items begin, and the content of each.
    private func piece(ofList list: Int, items: [(line: Int, content: Int)]) -> Piece {
        let range = wholeLines(tree.blocks[list].range)
        var lines: [Line] = []
        var next = 0
        for raw in RawLines(source, range) {
            let content =
                next < items.count && items[next].line == raw.start ? items[next].content : nil
            if content != nil { next += 1 }
            if content == nil, !lines.isEmpty, source.isBlank(raw.start..<raw.end) {
                lines[lines.count - 1].trail += source.string(raw.start..<raw.next)
                continue
            }
            let text =
                content.map { min($0, raw.end) } ?? source.indentEnd(raw.start, raw.end)
            lines.append(
                Line(
                    lead: source.string(raw.start..<text), text: source.string(text..<raw.end),
                    trail: source.string(raw.end..<raw.next)))
        }
        return Piece(range: range, slots: [Slot(field: Field(.list, text: Text(lines: lines)))])
    }

    /// The only list of the body, whatever else stands there and in its items, but for items that do
    /// not begin with their words; nil where there is none.
    func itemContent() -> Content? {
        let lists = tree.children(of: 0).filter { tree.blocks[$0].listMarker != nil }
        guard lists.count == 1, let list = lists.first else { return nil }
        // The items that are not in a quote or in another block of an item.
        var nested: Set = [list]
        var items: [(line: Int, content: Int)] = []
        for index in list + 1..<tree.blocks[list].end
        where nested.contains(tree.blocks[index].parent) {
            let block = tree.blocks[index]
            switch block.kind {
            case .list: nested.insert(index)
            case .item:
                nested.insert(index)
                // The first block in it, if there is any.
                guard index + 1 == block.end || tree.blocks[index + 1].isText else { return nil }
                let start = wholeLines(block.range.lowerBound..<block.range.lowerBound).lowerBound
                items.append((start, block.content.lowerBound))
            default: break
            }
        }
        return assembled(pieces: [piece(ofList: list, items: items)], trailing: body)
    }
}

extension Block {
    /// Whether a writer sees this as lines of text.
    var isText: Bool {
        switch kind {
        case .paragraph, .table, .definition, .footnote: true
        default: false
        }
    }

    /// Whether it may stand in a section beside the value that this holds.
    package var isBesideValue: Bool {
        switch kind {
        case .quote, .definition, .html(.comment): true
        default: false
        }
    }

    var listMarker: ListMarker? {
        if case .list(let marker) = kind { return marker }
        return nil
    }

    /// Columns that a further line of an item is indented by.
    var itemIndent: Int {
        if case .item(let marker) = kind { return marker.contentIndent }
        return 0
    }
}
