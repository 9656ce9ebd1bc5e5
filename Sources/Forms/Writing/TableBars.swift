import Prose

/// The bars between the cells of a row: keys that work on words leave them where they are.
extension Form {
    /// What a verb takes out of a row of a table: no bar between two cells, without which the words behind it
    /// would come into other columns, and of a bar that is text its backslash, too. A whole row is taken as
    /// it is, and so is a row with other bars than the header, which is being written.
    ///
    /// - Returns: nil where nothing is left to take out, and it was said why.
    mutating func rangeInCell(
        _ range: Range<Position>, of object: TextObject
    ) -> Range<Position>? {
        let number = range.lowerBound.line
        guard object.isOfWords, fieldKind == .prose || isInPhaseText, !range.isEmpty,
            number == range.upperBound.line
        else { return range }
        let row = Array(fieldText.lines[number].text.utf8)
        var (start, end) = (range.lowerBound.offset, range.upperBound.offset)
        // Every key asks: bars and backslashes are rare.
        guard row[max(start - 1, 0)..<min(end + 1, row.count)].contains(where: \.isOfBars),
            let table = tableHere, table.lines.contains(number)
        else { return range }
        let header = Array(fieldText.lines[table.lines.lowerBound].text.utf8)
        let bars = row.bars
        let isWhole =
            !row[..<start].contains { $0 != 0x20 } && !row[end...].contains { $0 != 0x20 }
        guard !isWhole, bars.count == header.bars.count else { return range }
        // The bar that ends the row parts nothing.
        let parting = bars.filter { row[($0 + 1)...].contains { $0 != 0x20 } }
        let crossed = parting.filter { $0 >= start && $0 < end }
        if let first = crossed.first, let last = crossed.last {
            if range.upperBound == place.caret { start = last + 1 } else { end = first }
        }
        var isLeft = start < end
        if !crossed.isEmpty, !row[start..<end].contains(where: { $0 != 0x20 }) { isLeft = false }
        if isLeft, start > 0, row[start] == Self.bar, row[start - 1] == Self.backslash {
            start -= 1
        }
        if isLeft, end < row.count, row[end] == Self.bar, row[end - 1] == Self.backslash {
            end += 1
        }
        let lost = bars.count { $0 >= start && $0 < end }
        guard isLeft, Array(row[..<start] + row[end...]).bars.count == bars.count - lost else {
            say("The bar stays: without it the cells behind it would be in other columns.")
            return nil
        }
        return Position(line: number, offset: start)..<Position(line: number, offset: end)
    }

    /// A bar that is typed between the words of a row with all of its cells is text, behind a backslash; in a
    /// row that was just begun it goes on to the next cell. Returns whether it did.
    mutating func typeBarInCell() -> Bool {
        let caret = place.caret
        let row = Array(fieldText.lines[caret.line].text.utf8)
        guard place.selection == nil, row.contains(Self.bar), caret.offset > 0,
            row[caret.offset - 1] != Self.backslash, let table = tableHere,
            let cell = cellOfWholeRow(in: table)
        else { return false }
        let behind = table.cells[cell.row].dropFirst(cell.cell + 1)
        if let added = session.addedRow, added.field == place.field, added.line == caret.line,
            behind.allSatisfy(\.isEmpty)
        {
            history.endTyping()
            var next = table.neighbour(of: caret, by: 1) ?? fieldText.endOfLine(caret.line)
            if next.line != caret.line { next = fieldText.endOfLine(caret.line) }
            land(at: next)
            if cell.cell + 1 == table.cells[cell.row].count {
                session.closingBar = (place.field, next)
            }
            return true
        }
        insertBarAsText()
        return true
    }

    private mutating func insertBarAsText() {
        insert("\\|", typing: true)
        if session.message == nil {
            say("Written as \\|, which is text: a bar alone would begin another cell.")
        }
    }

    /// Goes back into the last cell of a row where the bar that was to close it is followed by words, and
    /// writes it there. Returns whether it did.
    mutating func takeClosingBar(into cell: Position) -> Bool {
        guard let bar = session.closingBar, bar.field == place.field, bar.caret == place.caret
        else { return false }
        session.closingBar = nil
        history.endTyping()
        land(at: cell)
        insertBarAsText()
        return true
    }

    /// Forgets such a bar once the caret is elsewhere.
    mutating func forgetClosingBar() {
        guard let bar = session.closingBar, bar.field != place.field || bar.caret != place.caret
        else { return }
        session.closingBar = nil
    }

    /// The cell at hand, where it is one of a row below the dashes that has all of its cells.
    private func cellOfWholeRow(in table: WrittenTable) -> WrittenTable.CellPlace? {
        let caret = place.caret
        guard table.lines.contains(caret.line), table.hasWords(before: caret),
            table.hasWords(behind: caret) || table.isBare(line: caret.line),
            let cell = table.cell(at: caret), cell.row > 0,
            table.cells[cell.row].count >= table.cells[0].count
        else { return nil }
        return cell
    }

    /// Puts words with bars into a cell as text: each bar gets a backslash. Returns false outside of rows with
    /// all of their cells, and for words that begin with a bar, as a row does.
    mutating func pasteBarsInCell(_ words: String) -> Bool {
        guard place.selection == nil, !words.trimmed.hasPrefix("|"), let table = tableHere,
            cellOfWholeRow(in: table) != nil
        else { return false }
        var text = ""
        for character in words {
            if character == "|", text.last != "\\" { text += "\\" }
            text.append(character)
        }
        guard text != words else { return false }
        insert(text)
        say("Bars became \\|, which is text: a bar alone would begin another cell.")
        return true
    }

    fileprivate static var bar: UInt8 { UInt8(ascii: "|") }
    fileprivate static var backslash: UInt8 { UInt8(ascii: "\\") }
}

extension WrittenTable {
    /// Whether a position is behind the bar that begins its row.
    func isBehindFirstBar(_ position: Position) -> Bool {
        let start = lead(ofLine: position.line).utf8.count
        let row = written[position.line - lines.lowerBound].utf8
        return row.dropFirst(start).first == UInt8(ascii: "|") && position.offset > start
    }

    /// Whether a row has no bar at its ends, and the header has none: one more would begin another cell.
    func isBare(line: Int) -> Bool {
        isBare(at: 0) && isBare(at: line - lines.lowerBound)
    }

    /// Whether signs of a row stand before a position, and whether any stand behind it.
    func hasWords(before position: Position) -> Bool {
        let start = lead(ofLine: position.line).utf8.count
        let row = written[position.line - lines.lowerBound].utf8
        return row.prefix(position.offset).dropFirst(start).contains { $0 != 0x20 }
    }

    func hasWords(behind position: Position) -> Bool {
        let row = written[position.line - lines.lowerBound].utf8
        return row.dropFirst(position.offset).contains { $0 != 0x20 }
    }
}

extension [UInt8] {
    /// Where bars stand that are no text; one behind a backslash is.
    fileprivate var bars: [Int] {
        indices.filter {
            self[$0] == Form.bar && ($0 == 0 || self[$0 - 1] != Form.backslash)
        }
    }
}

extension UInt8 {
    fileprivate var isOfBars: Bool { self == Form.bar || self == Form.backslash }
}

extension TextObject {
    /// Whether it is a character, a word, or the rest of a line on one side of the caret.
    fileprivate var isOfWords: Bool {
        switch self {
        case .motion(let motion):
            switch motion {
            case .left, .right, .previousCharacter, .nextCharacter, .wordLeft, .wordRight, .wordEnd,
                .wordEndLeft, .bigWordLeft, .bigWordRight, .bigWordEnd, .bigWordEndLeft,
                .wordForward, .wordBackward, .rowStart, .rowEnd, .lineStart, .lineEnd, .lineRest:
                true
            default: false
            }
        default: false
        }
    }
}
