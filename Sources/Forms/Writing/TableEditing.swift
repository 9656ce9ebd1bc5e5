import Markdown
import Prose

/// Tables as text: their columns set in line, and rows added.
extension Form {
    /// Sets the bars of the table at hand in line, as one step of undo; its words stay.
    mutating func alignTable() {
        guard mayWrite() else { return }
        history.endTyping()
        guard let table = tableHere else {
            return say("The caret is in no table.")
        }
        let cell = table.cell(at: place.caret)
        guard table.aligned != table.written else { return say("Its columns are in line already.") }
        let lines = fieldText.lines
        let new = zip(table.lines, table.aligned).map { index, text in
            Line(lead: lines[index].lead, text: text, trail: lines[index].trail)
        }
        var text = fieldText
        text.replaceLines(table.lines, with: new)
        let after = WrittenTable(text, line: table.lines.lowerBound)
        guard after?.cells == table.cells else {
            return say("It stays: set in line it would be read as something else.")
        }
        edit { $0.text = text }
        if let cell, let found = after?.position(of: cell) { land(at: found) } else { clampPlace() }
        history.endTyping()
        say("Set the columns in line; undo goes back.")
    }

    /// Adds an empty row below or above the row at hand; false outside of tables.
    mutating func addTableRow(above: Bool = false) -> Bool {
        fitAddedRow()
        guard let table = tableHere else { return false }
        // Below the dashes at the earliest.
        let line = place.caret.line - (above ? 1 : 0)
        addRow(to: table, below: max(line, table.lines.lowerBound + 1))
        return true
    }

    mutating func addRow(to table: WrittenTable, below line: Int) {
        guard mayWrite() else { return }
        history.endTyping()
        let lines = fieldText.lines
        let (text, offset) = table.emptyRow
        var above = lines[line]
        let own = Line(lead: above.lead, text: text, trail: above.trail)
        if !above.trail.contains(where: \.isNewline) { above.trail = proposal.lineEnding }
        edit { $0.text.replaceLines(line..<line + 1, with: [above, own]) }
        land(at: Position(line: line + 1, offset: offset))
        session.addedRow = (place.field, line + 1)
        history.endTyping()
    }

    /// Sets the bars of the row that was added last below those of its table, in the step that wrote
    /// it: it is left. Where its words are wider than the columns, or the others are not in line, it
    /// stays as it was typed.
    mutating func fitAddedRow() {
        guard let (field, line) = session.addedRow else { return }
        session.addedRow = nil
        guard field == place.field, fieldText.lines.indices.contains(line),
            let table = WrittenTable(fieldText, line: line)
        else { return }
        // One without words goes once it is left for another field.
        guard place.caret.line != line || !table.isEmptyRow(line) else {
            session.addedRow = (field, line)
            return
        }
        guard let fitted = table.fitted(line: line) else { return }
        var text = fieldText
        var row = text.lines[line]
        row.text = fitted
        text.replaceLines(line..<line + 1, with: [row])
        guard let after = WrittenTable(text, line: line), after.cells == table.cells else { return }
        let cell = place.caret.line == line ? table.cell(at: place.caret) : nil
        proposal.edit(field) { $0.text = text }
        session.noteEdit(isSettled: false)
        if let cell { place.caret = after.position(of: cell) }
        clampPlace()
    }

    /// Goes to the next cell of the table at hand, or the cell before: a row that has fewer than the
    /// header gets it, behind the last cell a new row begins, and behind a header alone the table.
    /// False outside of tables, and with a selection that reaches out of one, before their first cell, and
    /// at the start of a field: whoever goes from field to field changes nothing on the way.
    mutating func goToCell(by step: Int) -> Bool {
        guard !isAtStart,
            fieldText.lines[place.caret.line].text.utf8.contains(UInt8(ascii: "|"))
        else { return false }
        guard let table = tableHere else {
            return step > 0 && place.selection == nil && beginTable()
        }
        if let selection = place.selection,
            !table.lines.contains(selection.lowerBound.line)
                || !table.lines.contains(selection.upperBound.line)
        {
            return false
        }
        if step > 0, addCell(to: table) { return true }
        if let cell = table.neighbour(of: place.caret, by: step) {
            history.endTyping()
            land(at: cell)
            return true
        }
        guard step > 0 else { return false }
        fitAddedRow()
        let whole = tableHere ?? table
        addRow(to: whole, below: whole.lines.upperBound - 1)
        let leave = key(for: .nextSection, in: keyContext).map { "; \($0) goes on" } ?? ""
        if session.message == nil { say("Another row; undo takes it away\(leave).") }
        return true
    }

    /// Whether the line of the caret looks like a row of a table, which each key asks: told without
    /// reading the table, of which there may be thousands of rows.
    var isInTable: Bool {
        switch fieldKind {
        case .prose, .phaseText:
            let line = fieldText.lines[place.caret.line]
            return line.text.utf8.first { $0 != 0x20 } == UInt8(ascii: "|") && line.isPreformatted
        case .list, .phaseTitle, .line, .number, .date, .people, .values, .choice: return false
        }
    }

    /// Why the row of a table at hand stays where it is; nil where it can move, and outside of tables.
    func obstacleToRow(movedBy step: Int) -> String? {
        guard let table = tableHere else { return nil }
        let rows = table.lines.dropFirst(2)
        if !rows.contains(place.caret.line) { return "The header of a table stays where it is." }
        if rows.contains(place.caret.line + step) { return nil }
        return step < 0 ? "This is the first row." : "This is the last row."
    }

    /// The table that the caret is in; nil outside of tables.
    var tableHere: WrittenTable? {
        switch fieldKind {
        case .prose, .phaseText: WrittenTable(fieldText, line: place.caret.line)
        case .list, .phaseTitle, .line, .number, .date, .people, .values, .choice: nil
        }
    }
}

/// A table in the text of a field.
struct WrittenTable {
    /// Where a cell stands: its row, its place in it, and bytes into its words.
    struct CellPlace {
        let row: Int
        let cell: Int
        let offset: Int
    }

    /// The lines of the header, of the dashes and of the rows.
    let lines: Range<Int>
    let written: [String]
    /// The cells of each line but the line of dashes.
    let cells: [[String]]
    /// Where each cell begins, in bytes of its line.
    private let starts: [[Int]]
    private let leads: [String]
    private let alignments: [Alignment]

    init?(_ text: Text, line: Int) {
        let blocks = FieldBlocks(text)
        let tree = blocks.tree
        // The row of dashes is no block.
        let index = blocks.blocks(ofLine: line).first {
            if case .table = tree.blocks[$0].kind { true } else { false }
        }
        guard let index else { return nil }
        let range = tree.blocks[index].range
        let first = blocks.line(at: range.lowerBound)
        lines = first..<blocks.line(at: max(range.upperBound - 1, range.lowerBound)) + 1
        written = lines.map { text.lines[$0].text }
        var (cells, starts, alignments): ([[String]], [[Int]], [Alignment]) = ([], [], [])
        for row in tree.children(of: index) {
            let start = blocks.range(ofLine: blocks.line(at: tree.blocks[row].range.lowerBound))
                .lowerBound
            let own = Array(tree.children(of: row))
            cells.append(
                own.map { String(decoding: blocks.bytes[tree.blocks[$0].content], as: UTF8.self) })
            starts.append(own.map { tree.blocks[$0].content.lowerBound - start })
            if alignments.isEmpty {
                alignments = own.map {
                    if case .cell(let alignment) = tree.blocks[$0].kind { alignment } else { .none }
                }
            }
        }
        (self.cells, self.starts, self.alignments) = (cells, starts, alignments)
        guard case .table(let shape) = tree.blocks[index].kind else { return nil }
        // Signs before each row belong to quotes and items around the table.
        var ownStarts = tree.children(of: index).map { tree.blocks[$0].range.lowerBound }
        ownStarts.insert(shape.dashes.lowerBound, at: min(1, ownStarts.count))
        leads = zip(lines, ownStarts).map { line, start in
            let begin = blocks.range(ofLine: line).lowerBound
            let before = begin..<max(start, begin)
            return String(decoding: blocks.bytes[before], as: UTF8.self)
        }
        guard cells.count == lines.count - 1 else { return nil }
    }

    private var widths: [Int] { Self.widths(of: cells) }

    private static func widths(of cells: [[String]]) -> [Int] {
        let count = cells.map(\.count).max() ?? 0
        return (0..<count).map { column in
            max(cells.map { column < $0.count ? $0[column].columnsInFile : 0 }.max() ?? 0, 3)
        }
    }

    /// The lines with their bars below one another.
    var aligned: [String] { aligned(to: widths) }

    /// A row in line with the others; nil where these are not in line, or have no room for it. Where they
    /// have no bars at their ends, it has none.
    func fitted(line: Int) -> String? {
        guard let row = cells.indices.first(where: { self.line(ofRow: $0) == line }), row > 0
        else { return nil }
        var others = cells
        let words = others.remove(at: row)
        if isBare(but: row + 1), words.count == cells[0].count, words.first?.isEmpty == false,
            words.last?.isEmpty == false
        {
            let bare = leads[row + 1] + words.joined(separator: " | ")
            return bare == written[row + 1] ? nil : bare
        }
        let widths = Self.widths(of: others)
        guard words.count == widths.count,
            zip(words, widths).allSatisfy({ $0.columnsInFile <= $1 })
        else { return nil }
        var (inLine, typed) = (aligned(to: widths), written)
        let fitted = inLine.remove(at: row + 1)
        let own = typed.remove(at: row + 1)
        return inLine == typed && fitted != own ? fitted : nil
    }

    private func aligned(to widths: [Int]) -> [String] {
        var rows = cells.map { row in
            zip(row.indices, row).map { padded($1, to: widths[$0], alignment(of: $0)) }
        }
        // Dashes from bar to bar stay such.
        let reach = dashesReachBars ? 2 : 0
        let dashes = alignments.indices.map { line(ofDashes: widths[$0] + reach, alignments[$0]) }
        rows.insert(dashes, at: min(1, rows.count))
        return zip(leads, rows).enumerated().map { index, row in
            let (lead, cells) = row
            return index == 1 && dashesReachBars
                ? lead + "|" + cells.joined(separator: "|") + "|"
                : lead + "| " + cells.joined(separator: " | ") + " |"
        }
    }

    private func isBare(but line: Int) -> Bool {
        written.indices.allSatisfy { $0 == line || isBare(at: $0) }
    }

    /// Whether one of the lines has no bar at its ends; one behind a backslash is text.
    func isBare(at index: Int) -> Bool {
        let words = written[index].dropFirst(leads[index].count).trimmed
        return !words.hasPrefix("|") && (!words.hasSuffix("|") || words.hasSuffix("\\|"))
    }

    private var dashesReachBars: Bool {
        written.count > 1 && !written[1].dropFirst(leads[1].count).contains(" ")
    }

    /// A row without words, and where its first cell begins: as wide as the columns where these are in
    /// line, else with the blanks beside its bars that the others have.
    var emptyRow: (text: String, offset: Int) {
        let blank = isCompact ? "" : " "
        let start = (leads.last ?? "") + "|" + blank
        let isInLine = aligned == written
        let cells = zip(alignments, widths).map { _, width in
            String(repeating: " ", count: isInLine ? width : 0)
        }
        let row = cells.joined(separator: blank + "|" + blank) + blank + "|"
        return (start + row, start.utf8.count)
    }

    /// Whether no bar of several columns has a blank beside it.
    private var isCompact: Bool {
        alignments.count > 1
            && zip(leads, written).allSatisfy { lead, line in
                let row = line.dropFirst(lead.count).trimmed
                return row.hasPrefix("|") && !row.contains("| ") && !row.contains(" |")
            }
    }

    private func alignment(of column: Int) -> Alignment {
        alignments.indices.contains(column) ? alignments[column] : .none
    }

    private func padded(_ text: String, to columns: Int, _ alignment: Alignment) -> String {
        let room = max(columns - text.columnsInFile, 0)
        let left =
            switch alignment {
            case .none, .left: 0
            case .center: room / 2
            case .right: room
            }
        return String(repeating: " ", count: left) + text
            + String(repeating: " ", count: room - left)
    }

    private func line(ofDashes columns: Int, _ alignment: Alignment) -> String {
        let line = String(repeating: "-", count: columns)
        return switch alignment {
        case .none: line
        case .left: ":" + line.dropFirst()
        case .right: line.dropFirst() + ":"
        case .center: ":" + line.dropFirst(2) + ":"
        }
    }

    // MARK: The caret

    private func line(ofRow row: Int) -> Int { lines.lowerBound + (row == 0 ? 0 : row + 1) }

    /// What stands before a row: signs of quotes, blanks of items.
    func lead(ofLine line: Int) -> String { leads[line - lines.lowerBound] }

    /// Whether a line is a row that has no words.
    func isEmptyRow(_ line: Int) -> Bool {
        cells.indices.contains {
            self.line(ofRow: $0) == line && cells[$0].allSatisfy(\.isEmpty)
        }
    }

    /// The cell that a position is in or right behind.
    func cell(at position: Position) -> CellPlace? {
        guard let row = cells.indices.first(where: { line(ofRow: $0) == position.line }),
            let cell = starts[row].lastIndex(where: { $0 <= position.offset })
        else { return nil }
        let offset = min(position.offset - starts[row][cell], cells[row][cell].utf8.count)
        return CellPlace(row: row, cell: cell, offset: offset)
    }

    /// The place in the nearest cell of a position before the first bar of a row, or right behind the last
    /// one; nil elsewhere, in the line of dashes, and where what comes behind the last bar is another cell.
    func placeInCell(beside position: Position) -> (position: Position, isLast: Bool)? {
        guard let row = cells.indices.first(where: { line(ofRow: $0) == position.line }),
            !cells[row].isEmpty
        else { return nil }
        let bar = UInt8(ascii: "|")
        let bytes = Array(written[position.line - lines.lowerBound].utf8)
        if !hasWords(before: position) {
            guard bytes.dropFirst(position.offset).first(where: { $0 != 0x20 }) == bar else {
                return nil
            }
            return (Position(line: position.line, offset: wordsStart(row, 0)), false)
        }
        let last = cells[row].count - 1
        let end = starts[row][last] + cells[row][last].utf8.count
        guard last + 1 >= cells[0].count, position.offset > end, bytes[position.offset - 1] == bar,
            !hasWords(behind: position)
        else { return nil }
        let offset = cells[row][last].isEmpty ? wordsStart(row, last) : end
        return (Position(line: position.line, offset: offset), true)
    }

    /// Where the cell begins that lies so many cells behind the cell at a position; nil where there
    /// is none.
    func neighbour(of position: Position, by step: Int) -> Position? {
        let all = starts.indices.flatMap { row in
            starts[row].indices.map { cell in
                Position(line: line(ofRow: row), offset: wordsStart(row, cell))
            }
        }
        let here = all.lastIndex { $0 <= position } ?? -1
        return all.indices.contains(here + step) ? all[here + step] : nil
    }

    /// Where words of a cell begin; in one without any, behind the first blank.
    private func wordsStart(_ row: Int, _ cell: Int) -> Int {
        let start = starts[row][cell]
        guard cells[row][cell].isEmpty else { return start }
        let line = Array(written[line(ofRow: row) - lines.lowerBound].utf8)
        var (first, end) = (min(start, line.count), min(start, line.count))
        while first > 0, line[first - 1] == 0x20 { first -= 1 }
        while end < line.count, line[end] == 0x20 { end += 1 }
        return min(first + 1, end)
    }

    func position(of place: CellPlace) -> Position {
        Position(
            line: line(ofRow: place.row), offset: starts[place.row][place.cell] + place.offset)
    }
}
