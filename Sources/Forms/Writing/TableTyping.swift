import Prose

/// Tables that are typed by hand, of which Tab and Enter write the bars.
extension Form {
    // MARK: Enter

    /// Enter in a row begins another row below it, at its start one above it, and no cell is cut in two; in
    /// the last row, where that was just begun and has no words, it ends the table, and another such row it
    /// takes out. Above the header, and behind a last row without a bar at its start, a line is one as elsewhere.
    /// Returns whether it did.
    mutating func newlineInTable() -> Bool {
        let number = place.caret.line
        guard place.selection.map({ $0.lowerBound.line == $0.upperBound.line }) ?? true,
            fieldText.lines[number].text.utf8.contains(UInt8(ascii: "|")), let table = tableHere,
            table.lines.contains(number)
        else { return false }
        let isBehindWords = table.hasWords(before: place.caret)
        guard isBehindWords || number > table.lines.lowerBound else { return false }
        guard isBehindWords else { return addTableRow(above: true) }
        // A line between rows would part the table.
        let isLast = number == table.lines.upperBound - 1
        guard
            !isLast || table.isBehindFirstBar(place.caret) || table.hasWords(behind: place.caret)
        else { return false }
        if isInEmptyAddedRow(of: table) {
            if isLast { endTable(table) } else { leaveAddedRow() }
            return true
        }
        return addTableRow()
    }

    /// Takes out a row without words between others, and goes on to the row below it.
    private mutating func leaveAddedRow() {
        guard mayWrite() else { return }
        history.endTyping()
        let start = Position(line: place.caret.line, offset: 0)
        edit { $0.text.replaceLines(start.line..<start.line + 1, with: []) }
        session.addedRow = nil
        land(at: start)
        if let cell = tableHere?.placeInCell(beside: start) { land(at: cell.position) }
        history.endTyping()
        say("The row without words went.")
    }

    /// Takes the last row out again, and goes to a line below the table.
    private mutating func endTable(_ table: WrittenTable) {
        guard mayWrite() else { return }
        history.endTyping()
        let number = place.caret.line
        let lead = table.lead(ofLine: number)
        let old = fieldText.lines[number]
        let own = Line(lead: old.lead, text: lead, trail: old.trail)
        var gap = Line(lead: old.lead, text: lead.withoutBlanksAtEnd, trail: old.trail)
        if !gap.trail.contains(where: \.isNewline) { gap.trail = proposal.lineEnding }
        edit { $0.text.replaceLines(number..<number + 1, with: [gap, own]) }
        session.addedRow = nil
        land(at: Position(line: number + 1, offset: lead.utf8.count))
        history.endTyping()
    }

    private func isInEmptyAddedRow(of table: WrittenTable) -> Bool {
        guard let row = session.addedRow else { return false }
        return row.field == place.field && row.line == place.caret.line
            && table.isEmptyRow(row.line)
    }

    /// A bar that is typed first in a row that was just begun is the author's own: the row is written by
    /// hand. Returns whether it is.
    mutating func writeRowByHand() -> Bool {
        guard session.addedRow != nil, place.selection == nil, let table = tableHere,
            isInEmptyAddedRow(of: table), place.caret.offset == table.emptyRow.offset
        else { return false }
        let number = place.caret.line
        let start = table.lead(ofLine: number) + "|"
        var line = fieldText.lines[number]
        line.text = start
        history.endTyping()
        edit { $0.text.replaceLines(number..<number + 1, with: [line]) }
        session.addedRow = nil
        land(at: Position(line: number, offset: start.utf8.count))
        return true
    }

    // MARK: Backspace

    /// Takes out a row that was just begun and has no words, where the caret is in its first cell, and goes
    /// back to the cell above it. Returns whether it did.
    mutating func takeOutAddedRow() -> Bool {
        guard session.addedRow != nil, place.selection == nil, let table = tableHere,
            isInEmptyAddedRow(of: table), place.caret.offset <= table.emptyRow.offset, mayWrite()
        else { return false }
        let number = place.caret.line
        history.endTyping()
        session.addedRow = nil
        remove(fieldText.endOfLine(number - 1)..<fieldText.endOfLine(number))
        // The end of a row without a bar there is in its last cell.
        if let rest = tableHere,
            !rest.isBare(line: number - 1) || number - 1 == rest.lines.lowerBound + 1,
            let cell = rest.placeInCell(beside: place.caret)?.position
                ?? rest.neighbour(of: place.caret, by: 1)
        {
            land(at: cell)
        }
        history.endTyping()
        return true
    }

    // MARK: Words

    /// Goes into a cell where words are about to be put in outside of those of a row, in which readers would
    /// not see them, or another cell in their place. Returns false where they stay out, and it was said why:
    /// words in the line of dashes would leave no table.
    mutating func goIntoCell(for text: String) -> Bool {
        let bar = UInt8(ascii: "|")
        let row = fieldText.lines[place.caret.line].text.utf8
        guard fieldKind == .prose || isInPhaseText, place.selection == nil, row.contains(bar),
            text.first?.isWhitespace == false, !text.contains(where: { $0.isNewline || $0 == "|" })
        else { return true }
        let (before, behind) = (row.prefix(place.caret.offset), row.dropFirst(place.caret.offset))
        let isAtEdge =
            before.last == bar && behind.allSatisfy { $0 == 0x20 }
            || behind.first == bar && !before.contains(bar)
        let isAmongDashes =
            row.allSatisfy { "|-: >".utf8.contains($0) } && !text.allSatisfy { "-: ".contains($0) }
        guard isAtEdge || isAmongDashes, let table = tableHere else { return true }
        if isAmongDashes, place.caret.line == table.lines.lowerBound + 1 {
            say("No words stand here: this line makes the table.")
            return false
        }
        guard let (cell, isLast) = table.placeInCell(beside: place.caret) else { return true }
        if isLast, takeClosingBar(into: cell) { return true }
        history.endTyping()
        land(at: cell)
        say(
            isLast
                ? "Put into the last cell: behind its bar, words are in none."
                : "Put into the first cell: before its bar, words are in none.")
        return true
    }

    // MARK: Line ends

    /// Whether a line end at the caret would part a row of a table, or a table in two.
    var partsTable: Bool {
        guard let table = tableHere, table.lines.contains(place.caret.line) else { return false }
        let line = place.caret.line
        return line == table.lines.lowerBound && !table.hasWords(before: place.caret)
            ? false
            : line + 1 < table.lines.upperBound || table.hasWords(behind: place.caret)
    }

    /// Whether a row of a table becomes one with the line above or below it where a range is taken out, or
    /// what stands below the table becomes a row; says that it stays.
    mutating func joinsRow(_ range: Range<Position>) -> Bool {
        let (first, last) = (range.lowerBound.line, range.upperBound.line)
        guard fieldKind == .prose || isInPhaseText, first < last else { return false }
        let text = fieldText
        let lines = text.lines
        let isBlank = { (text: String) in text.allSatisfy(\.isWhitespace) }
        let isInTable = { (line: Int) in
            lines[line].text.utf8.contains(UInt8(ascii: "|"))
                && WrittenTable(text, line: line)?.lines.contains(line) ?? false
        }
        guard !isBlank(lines[first].text.bytes(0..<range.lowerBound.offset)) else { return false }
        if isBlank(lines[last].text.bytes(from: range.upperBound.offset)) {
            guard lines.indices.contains(last + 1), !isBlank(lines[last + 1].text),
                isInTable(first)
            else { return false }
            say("It stays: without this line what stands below would be a row of the table.")
            return true
        }
        guard isInTable(first) || isInTable(last) else { return false }
        let cut = key(for: .cut(.line), in: keyContext).map { "; \($0) cuts it whole" } ?? ""
        say("A row of a table stays a line of its own\(cut).")
        return true
    }

    /// Lines that are pasted in a row of a table: rows stand next to it, and other lines are words of the
    /// cell. Returns whether they were pasted.
    mutating func pasteInRow(_ lines: [String]) -> Bool {
        let range = place.selection ?? place.caret..<place.caret
        let number = range.lowerBound.line
        guard lines.count > 1 || lines[0].contains("|"), number == range.upperBound.line,
            fieldText.lines[number].text.utf8.contains(UInt8(ascii: "|")), let table = tableHere,
            table.lines.contains(number)
        else { return false }
        if place.selection == nil, isInEmptyAddedRow(of: table), putRows(lines, in: table) {
            return true
        }
        guard lines.count > 1 else { return pasteBarsInCell(lines[0]) }
        let isBehind = table.hasWords(before: range.lowerBound)
        let (first, last) = (lines[0].trimmed, lines[lines.count - 1].trimmed)
        guard
            isBehind && !first.isEmpty || table.hasWords(behind: range.upperBound) && !last.isEmpty
        else { return false }
        let words = lines.map(\.trimmed).filter { !$0.isEmpty }
        guard words.allSatisfy({ $0.hasPrefix("|") }) else {
            insert(words.joined(separator: " "))
            say("A row of a table is one line: line ends became blanks.")
            return true
        }
        let above = isBehind ? number : number - 1
        land(at: fieldText.endOfLine(max(above, table.lines.lowerBound + 1)))
        insert(words.map { "\n" + table.lead(ofLine: number) + $0 }.joined())
        return true
    }

    /// Puts rows in the place of an empty one that was just begun. Returns whether the lines are any.
    private mutating func putRows(_ lines: [String], in table: WrittenTable) -> Bool {
        let rows = lines.map(\.trimmed).filter { !$0.isEmpty }
        guard !rows.isEmpty, rows.allSatisfy({ $0.hasPrefix("|") }) else { return false }
        let number = place.caret.line
        let (old, lead) = (fieldText.lines[number], table.lead(ofLine: number))
        let isEnded = old.trail.contains(where: \.isNewline)
        let between = isEnded ? old.trail : proposal.lineEnding
        let last = rows.count - 1
        let new = rows.enumerated().map { index, row in
            Line(lead: old.lead, text: lead + row, trail: index == last ? old.trail : between)
        }
        edit { $0.text.replaceLines(number..<number + 1, with: new) }
        session.addedRow = nil
        land(at: fieldText.endOfLine(number + last))
        return true
    }

    // MARK: Tab

    /// Adds the cell behind the caret to its row, where that has fewer than the header and the caret is
    /// in its last one. Returns whether it did.
    mutating func addCell(to table: WrittenTable) -> Bool {
        let number = place.caret.line
        guard let cell = table.cell(at: place.caret), cell.row > 0,
            cell.cell == table.cells[cell.row].count - 1,
            table.cells[cell.row].count < table.cells[0].count, !proposal.isReadOnly
        else { return false }
        var line = fieldText.lines[number]
        var words = line.text.withoutBlanksAtEnd
        if !words.hasSuffix("|") || words.hasSuffix("\\|") { words += " |" }
        line.text = words + "  |"
        var text = fieldText
        text.replaceLines(number..<number + 1, with: [line])
        guard let after = WrittenTable(text, line: number),
            after.cells[cell.row].count == table.cells[cell.row].count + 1
        else { return false }
        history.endTyping()
        edit { $0.text = text }
        land(at: Position(line: number, offset: words.utf8.count + 1))
        history.endTyping()
        return true
    }

    /// Writes the line of dashes and a first row below a line that looks like the header of a table, as
    /// one step of undo: the line stands alone, and the caret at its end. Returns whether it did.
    mutating func beginTable() -> Bool {
        let (number, lines) = (place.caret.line, fieldText.lines)
        let header = lines[number].text
        let isBlank = { (index: Int) in
            !lines.indices.contains(index) || lines[index].text.trimmed.isEmpty
        }
        guard fieldKind == .prose || isInPhaseText, !proposal.isReadOnly,
            header.utf8.first == UInt8(ascii: "|"), header.trimmed.hasSuffix("|"),
            place.caret.offset == header.utf8.count, isBlank(number - 1), isBlank(number + 1),
            LineContext(blocks(around: number...number), line: number).words == .prose
        else { return false }
        let count = header.utf8.count { $0 == UInt8(ascii: "|") } - 1
        let dashes = Array(repeating: "---", count: max(count, 0)).joined(separator: " | ")
        var above = lines[number]
        let own = Line(lead: above.lead, text: "| \(dashes) |", trail: above.trail)
        if !above.trail.contains(where: \.isNewline) { above.trail = proposal.lineEnding }
        var text = fieldText
        text.replaceLines(number..<number + 1, with: [above, own])
        guard count > 1, let table = WrittenTable(text, line: number), table.cells[0].count == count
        else { return false }
        let steps = history.count
        history.endTyping()
        edit { $0.text = text }
        addRow(to: table, below: number + 1)
        history.join(since: steps)
        let leave = key(for: .nextSection, in: keyContext).map { "; \($0) goes on" } ?? ""
        say("Began a table; undo takes it away\(leave).")
        return true
    }
}
