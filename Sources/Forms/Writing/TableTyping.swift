import Prose

/// Tables that are typed by hand, of which Tab writes the bars.
extension Form {
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
