/// Tables: a paragraph's last line becomes the header when a row of dashes with as many cells
/// follows; then every line with a cell is a row until it is blank or another block begins.
extension BlockParser {
    /// Opens a table whose header is the last line of the open paragraph, if the line has the
    /// dashes for it.
    mutating func beginTable(header: Range<Int>, dashes: Line) -> Bool {
        guard dashes.indent < 4 else { return false }
        switch bytes[dashes.text] {
        case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-"): break
        default: return false
        }
        let paragraph = stack.innermost
        let header = max(header.lowerBound, paragraph.content.lowerBound)..<header.upperBound
        guard let alignments = TableLine.alignments(dashes),
            TableLine.count(bytes, header) == alignments.count
        else { return false }
        if header.lowerBound == paragraph.content.lowerBound {
            stack.dropLast()
        } else {
            stack.cutLast(at: endOfLine(before: header.lowerBound))
        }
        let shape = TableShape(columns: alignments.count, dashes: dashes.text..<dashes.end)
        stack.add(Block(.table(shape), header.lowerBound..<dashes.end))
        columns = alignments
        _ = addRow(header, isHeader: true)
        return true
    }

    /// Adds a row to the open table; false when the line has no cell.
    mutating func addRow(_ line: Range<Int>, isHeader: Bool) -> Bool {
        var cells = TableLine(bytes, line)
        guard var cell = cells.next() else { return false }
        stack.extend(stack.last, to: line.upperBound)
        guard stack.keepsAll else { return true }
        stack.add(Block(.row(isHeader: isHeader), line))
        var column = 0
        while true {
            let alignment = column < columns.count ? columns[column] : .none
            column += 1
            stack.addComplete(Block(.cell(alignment), cell.range, content: cell.content))
            if cell.hasEscapedBar { addGaps(beforeBarsIn: cell.content) }
            guard let next = cells.next() else { break }
            cell = next
        }
        stack.close(to: stack.last)
        return true
    }

    private mutating func addGaps(beforeBarsIn range: Range<Int>) {
        for position in range.dropFirst() where bytes[position] == UInt8(ascii: "|") {
            stack.addGap(Gap(range: position - 1..<position, padding: 0))
        }
    }

    /// Where the line ends that stands above the line of the offset.
    private func endOfLine(before offset: Int) -> Int {
        var end = offset
        while end > 0, !bytes[end - 1].isLineEnding { end -= 1 }
        let isPair = end > 1 && bytes[end - 1] == 0x0A && bytes[end - 2] == 0x0D
        return max(end - (isPair ? 2 : 1), 0)
    }
}

extension Line {
    /// `[ ]` or `[x]` at the text with a blank behind it.
    var checkbox: ListMarker.Checkbox? {
        guard text + 3 < end, bytes[text + 2] == UInt8(ascii: "]"), bytes[text + 3].isBlank
        else { return nil }
        switch bytes[text + 1] {
        case UInt8(ascii: " "): return .open
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return .done
        default: return nil
        }
    }
}
