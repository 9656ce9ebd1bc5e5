import Markdown
import Proposals
import Prose

/// Numbers of ordered lists in prose: they follow the order below the place of an edit.
extension Text {
    /// Renumbers the list of the item that begins on a line, from the item behind it on.
    ///
    /// - Parameters:
    ///   - first: a number for the item itself.
    ///   - closing: how many items went from among them: what stands behind a wider gap, which the author
    ///     left, keeps its numbers. Nil counts all.
    mutating func renumberItems(
        from line: Int, _ starts: inout ReadingStarts, first: Int? = nil, closing: Int? = nil
    ) {
        let blocks = starts.blocks(around: line...line, of: self, caretLine: line)
        let context = LineContext(blocks, line: line)
        guard let item = context.item?.block, let marker = blocks.marker(ofItem: item),
            marker.ordered
        else { return }
        let (items, place) = blocks.siblings(ofItem: item)
        var number = first ?? marker.number
        var changes: [(item: Int, number: Int)] = []
        var above: Int?
        for sibling in items[place...] {
            let own = blocks.marker(ofItem: sibling)?.number ?? number
            if let closing, let above, own > number + closing, own != above + 1 { break }
            if own != number { changes.append((sibling, number)) }
            above = own
            number = min(number + 1, ListMarker.lastNumber)
        }
        // From below, so that what is told of the lines above stays true.
        for change in changes.reversed() { setNumber(change.number, ofItem: change.item, blocks) }
    }

    /// Counts the items below one in its list from 1: when it leaves the list, they become its own.
    mutating func countFromOne(below item: Int, _ blocks: FieldBlocks) {
        let (items, place) = blocks.siblings(ofItem: item)
        guard blocks.marker(ofItem: item)?.ordered == true, !blocks.repeatsNumber(ofItem: item)
        else { return }
        for (offset, sibling) in items[(place + 1)...].enumerated().reversed() {
            setNumber(offset + 1, ofItem: sibling, blocks)
        }
    }

    /// Counts on from the items above in the list of one that begins on a line, which it joined.
    mutating func countOn(at line: Int, _ starts: inout ReadingStarts) {
        let blocks = starts.blocks(around: line...line, of: self)
        guard let item = LineContext(blocks, line: line).item?.block,
            !blocks.repeatsNumber(ofItem: item)
        else { return }
        let (items, place) = blocks.siblings(ofItem: item)
        let above = blocks.numbers(ofList: Array(items[..<place]))
        guard let last = above.last else { return }
        let step = above.count > 1 && Set(above).count == 1 ? 0 : 1
        for (offset, sibling) in items[place...].enumerated().reversed() {
            let number = min(last + step * (offset + 1), ListMarker.lastNumber)
            setNumber(number, ofItem: sibling, blocks)
        }
    }

    /// Gives the items behind an item its number and the numbers that follow: the item ends its
    /// list in the middle.
    mutating func closeNumbers(behind item: Int, _ blocks: FieldBlocks) {
        guard let marker = blocks.marker(ofItem: item), marker.ordered,
            !blocks.repeatsNumber(ofItem: item)
        else { return }
        let (items, place) = blocks.siblings(ofItem: item)
        for (offset, sibling) in items[(place + 1)...].enumerated().reversed() {
            setNumber(marker.number + offset, ofItem: sibling, blocks)
        }
    }

    /// Writes an item's number; its further lines follow the width of the marker.
    ///
    /// - Parameter shift: how far the item was moved since the blocks were read.
    mutating func setNumber(
        _ number: Int, ofItem item: Int, _ blocks: FieldBlocks, shiftedBy shift: Int = 0
    ) {
        let block = blocks.tree.blocks[item]
        let line = blocks.line(at: block.range.lowerBound)
        let column = blocks.column(ofItem: item) + shift
        let old = blocks.bytes[block.range].prefix { (0x30...0x39).contains($0) }.count
        let digits = String(number)
        var first = lines[line]
        first.text.replaceBytes(column..<column + old, with: digits)
        replaceLines(line..<line + 1, with: [first])
        let end = blocks.line(at: max(block.range.upperBound - 1, block.range.lowerBound))
        shiftLines(line + 1..<max(end + 1, line + 1), at: column, by: digits.utf8.count - old)
    }

    /// Gives items the numbers behind the item that they are to follow, and its marker where their
    /// own marker would begin another list and cut the upper list in two.
    ///
    /// - Parameter shift: how far the items were moved since the blocks were read.
    mutating func setMarkers(
        ofItems items: [Int], asBehind above: Int, _ blocks: FieldBlocks, shiftedBy shift: Int
    ) {
        guard let model = blocks.marker(ofItem: above) else { return }
        let block = blocks.tree.blocks[above]
        let bytes = blocks.bytes[block.range.lowerBound..<block.content.lowerBound]
        let step = blocks.repeatsNumber(ofItem: above) ? 0 : 1
        for (place, item) in items.enumerated() {
            if blocks.marker(ofItem: item)?.character != model.character {
                // As wide as the other: what is nested in that is then nested in this one.
                let marker = model.marker(from: bytes, plus: 0)
                setMarker(marker, ofItem: item, blocks, shiftedBy: shift)
            } else if model.ordered {
                let number = min(model.number + step * (place + 1), ListMarker.lastNumber)
                setNumber(number, ofItem: item, blocks, shiftedBy: shift)
            }
        }
    }

    private mutating func setMarker(
        _ marker: String, ofItem item: Int, _ blocks: FieldBlocks, shiftedBy shift: Int
    ) {
        let line = blocks.line(at: blocks.tree.blocks[item].range.lowerBound)
        let column = blocks.column(ofItem: item) + shift
        let width = blocks.markerWidth(ofItem: item)
        var first = lines[line]
        let end = min(column + width, first.text.utf8.count)
        first.text.replaceBytes(column..<end, with: marker)
        replaceLines(line..<line + 1, with: [first])
        let held = line + 1..<max(blocks.lastLine(ofItem: item), line) + 1
        shiftLines(held, at: column, by: marker.utf8.count - width)
    }

    /// Moves what stands behind a byte of each line to the right or the left, blank lines left out;
    /// to the left only as far as there are blanks.
    ///
    /// - Parameter tabs: whether a tab that stands there is one of them.
    mutating func shiftLines(
        _ range: Range<Int>, at column: Int, by columns: Int, tabs: Bool = false
    ) {
        guard columns != 0 else { return }
        for index in range {
            var line = lines[index]
            guard line.text.utf8.count > column, !line.text.trimmed.isEmpty else { continue }
            if columns > 0 {
                let blanks = String(repeating: " ", count: columns)
                line.text.replaceBytes(column..<column, with: blanks)
            } else {
                let blanks = line.text.bytes(from: column).prefix(-columns).prefix {
                    $0 == " " || tabs && $0 == "\t"
                }
                line.text.replaceBytes(column..<column + blanks.count, with: "")
            }
            replaceLines(index..<index + 1, with: [line])
        }
    }
}

extension ListMarker {
    /// The marker of the item after one, by the bytes of its own.
    func next(after bytes: ArraySlice<UInt8>, repeatsNumber: Bool) -> String {
        let text = marker(from: bytes, plus: repeatsNumber ? 0 : 1)
        return checkbox == nil ? text : text + "[ ] "
    }

    /// The marker of an item so many places further down, without the box of a task.
    func marker(from bytes: ArraySlice<UInt8>, plus count: Int) -> String {
        var text = String(decoding: bytes, as: UTF8.self)
        if ordered {
            let digits = text.prefix { $0.isASCII && $0.isNumber }.count
            let next = min(number + count, ListMarker.lastNumber)
            text.replaceBytes(0..<digits, with: String(next))
        }
        if text.last != " ", text.last != "\t" { text += " " }
        return text
    }
}
