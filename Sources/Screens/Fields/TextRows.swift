import Forms
import Proposals
import Prose
import Rules

/// The rows of the section at hand that are visible, from the top row down.
struct TextRows {
    /// The rows; nil for a blank row between fields, and for a row below the text.
    private(set) var rows: [SharedRow?] = []
    /// Where the caret stands, in cells of the screen.
    private(set) var caret: (column: Int, row: Int)?
    /// The line of text that each row shows.
    private var addresses: [RowAddress?] = []
    private var place: Place
    /// How many rows the line with the caret has.
    private var caretRowCount: Int
    private let top: RowAddress
    private let region: Region
    private var doubtful: Set<String>
    private let shift: SidewaysShift?

    init(_ form: borrowing Form, in region: Region) {
        (place, top) = (form.place, form.session.view.top)
        shift = form.session.view.shift
        doubtful = form.session.spelling.doubtfulWords
        self.region = region
        let caretRows = form.rowsOfCaretLine
        caretRowCount = caretRows.count
        let gaps = SectionRows(form)
        let content = form.content
        var at = top
        slots: while at.slot < content.slots.count {
            if at.line == 0, at.row == 0, !rows.isEmpty {
                for _ in 0..<gaps.gap(above: at.slot) { append(nil, at: nil) }
            }
            let field = VisibleField(content.slots[at.slot].field, slot: at.slot, form: form)
            while at.line < field.field.text.lines.count {
                let line = field.field.text.lines[at.line]
                let wrapped = field.wrapping.rows(of: line)
                while at.row < wrapped.count {
                    guard rows.count < region.rows else { break slots }
                    append(field.row(at, of: line, wrapped), at: at)
                    at.row += 1
                }
                at.line += 1
                at.row = 0
            }
            at.slot += 1
            at.line = 0
        }
        while rows.count < region.rows { append(nil, at: nil) }
        rows.removeSubrange(region.rows...)
        addresses.removeSubrange(region.rows...)
        let field = VisibleField(form.field, slot: place.field.slot, form: form)
        caret = caret(in: field, caretRows)
    }

    /// The rows below the text, which show nothing.
    var free: Range<Int> {
        (rows.lastIndex { $0 != nil }.map { $0 + 1 } ?? 0)..<rows.count
    }

    private mutating func append(_ row: TextRow?, at address: RowAddress?) {
        rows.append(row.map(SharedRow.init))
        addresses.append(address)
    }

    /// - Parameter wrapped: the rows of the line that the caret is in.
    private func caret(in field: VisibleField, _ wrapped: [Row]) -> (column: Int, row: Int)? {
        let line = field.field.text.lines[place.caret.line]
        let row = field.wrapping.row(at: place.caret.offset, in: wrapped)
        let (slot, number) = (place.field.slot, place.caret.line)
        let found = addresses.firstIndex { address in
            address.map { $0.row == row && $0.line == number && $0.slot == slot } ?? false
        }
        guard let index = found else { return nil }
        let column =
            field.wrapping.column(of: place.caret.offset, in: wrapped[row], of: line)
            - (shift?.columns ?? 0)
        return (region.column + field.margin.left + column, region.row + index)
    }

    /// The place in the text that is shown in a cell, or the nearest one; below the text its end.
    func place(
        column: Int, row: Int, in form: borrowing Form
    ) -> (slot: Int, position: Position)? {
        let upTo = addresses.prefix(max(row - region.row, 0) + 1)
        guard let address = upTo.last(where: { $0 != nil }) ?? nil else { return nil }
        let slot = form.content.slots[address.slot]
        let field = VisibleField(slot.field, slot: address.slot, form: form)
        let line = field.field.text.lines[address.line]
        let wrapped = field.wrapping.rows(of: line)
        let hidden = field.hiddenColumns(ofLine: address.line)
        let offset = field.wrapping.offset(
            atColumn: column - region.column - field.margin.left + hidden,
            row: wrapped[address.row], isLast: address.row == wrapped.count - 1, of: line)
        return (address.slot, Position(line: address.line, offset: offset))
    }

    // MARK: The next state

    /// Becomes the rows of a later state of the form, which was scrolled.
    /// - Returns: The rows that differ.
    mutating func update(_ form: borrowing Form) -> [Int] {
        if let changed = updateLine(form) { return changed }
        let now = TextRows(form, in: region)
        let changed = rows.indices.filter { rows[$0] != now.rows[$0] }
        self = now
        return changed
    }

    /// The rows that differ where no more than one line of the text at hand was changed, or the
    /// caret moved in that line; nil where more may differ.
    private mutating func updateLine(_ form: borrowing Form) -> [Int]? {
        guard doubtful == form.session.spelling.doubtfulWords, form.place.field == place.field,
            form.session.view.top == top, form.session.view.shift == shift,
            form.place.anchor == nil, place.anchor == nil,
            // The values of the metadata have marks of what is found in them.
            !form.proposal.isNamed(form.place.field)
        else { return nil }
        var edited: Int?
        let (here, damage) = (place.field, form.recent.damage)
        switch damage {
        case .nothing: break
        case .line(let line, here) where line == place.caret.line: edited = line
        case .line, .lines, .everything: return nil
        }
        let caretRows = form.scrolledRowsOfCaretLine
        if let edited {
            guard edited == form.place.caret.line, caretRows.count == caretRowCount else {
                return nil
            }
        }
        let slot = here.slot
        let field = VisibleField(form.field, slot: slot, form: form)
        // A paragraph that was the template's looks otherwise in all of its lines.
        if edited != nil, !field.keptTexts.isEmpty { return nil }
        // The row of the caret is marked in all but prose.
        var shown = edited.map { [$0] } ?? []
        if field.field.kind != .prose { shown += [place.caret.line, form.place.caret.line] }
        (place, caretRowCount) = (form.place, caretRows.count)
        var changed: [Int] = []
        for number in shown {
            let line = field.field.text.lines[number]
            let wrapped =
                number == form.place.caret.line ? caretRows : field.wrapping.rows(of: line)
            for index in addresses.indices {
                guard let at = addresses[index], at.slot == slot, at.line == number else {
                    continue
                }
                let row = SharedRow(field.row(at, of: line, wrapped))
                guard row != rows[index] else { continue }
                rows[index] = row
                changed.append(index)
            }
        }
        caret = caret(in: field, caretRows)
        return changed
    }
}

/// A field of which rows are visible.
private struct VisibleField {
    let field: Field
    let wrapping: Wrapping
    let margin: FieldMargin
    /// Where the caret is, if it is in this field.
    private let focus: Place?
    /// The worst level of the findings in a field with a label.
    private let level: Level?
    private let isLeftOut: Bool
    /// Shown in place of an empty text.
    private let hint: String?
    /// The words that are looked for.
    private let pattern: SearchWords?
    private let doubtful: Set<String>
    private let shift: SidewaysShift?
    /// What the template's text in the section is that stays.
    let keptTexts: Set<NormalizedText>

    init(_ field: Field, slot: Int, form: borrowing Form) {
        self.field = field
        wrapping = form.wrapping(of: field.kind)
        margin = FieldMargin(field.kind, columns: form.session.view.viewport.columns)
        focus = form.place.field.slot == slot ? form.place : nil
        level = field.name == nil ? nil : form.worstShown(in: slot)
        isLeftOut = form.proposal.isLeftOut(field)
        hint = field.text.isEmpty ? form.hint(of: field) : nil
        pattern = form.layers.over.isEmpty ? nil : form.layers.find?.pattern
        doubtful = form.session.spelling.doubtfulWords
        shift = form.place.field.slot == slot ? form.session.view.shift : nil
        let asked = field.name == nil ? form.proposal.templateSection(of: form.section) : nil
        keptTexts = asked?.keptTexts ?? []
    }

    func row(_ address: RowAddress, of line: Line, _ rows: [Row]) -> TextRow {
        let isFirst = address.line == 0 && address.row == 0
        // The caret of prose is the cursor alone.
        let hasMark = field.kind != .prose && focus?.caret.line == address.line
        return TextRow(
            kind: field.kind, line: line, shown: rows[address.row], wrapping: wrapping,
            margin: margin, lineNumber: address.line,
            hidden: hiddenColumns(ofLine: address.line), isFirstOfLine: address.row == 0,
            isLastOfLine: address.row == rows.count - 1,
            isMarked: hasMark
                && wrapping.row(at: focus?.caret.offset ?? 0, in: rows) == address.row,
            selection: focus?.selection.flatMap { $0.bytes(ofLine: address.line, line.text) },
            matches: pattern?.ranges(in: SearchedText(Array(line.text.utf8))) ?? [],
            doubtful: doubtful.isEmpty ? [] : line.text.ranges(of: doubtful),
            isKept: isKept(line: address.line),
            label: !isFirst
                ? nil
                : field.name.map {
                    TextRow.Label(
                        name: $0, isFocused: focus != nil, isLeftOut: isLeftOut, level: level)
                },
            hint: hint, note: field.kind == .date ? note(on: line.text) : "")
    }

    /// Whether a line is the template's text, by itself or with those around it.
    private func isKept(line number: Int) -> Bool {
        let lines = field.text.lines
        guard !keptTexts.isEmpty, !lines[number].text.isEmpty else { return false }
        func areKept(_ range: Range<Int>) -> Bool {
            let text = lines[range].map { $0.lead + $0.text }.joined(separator: "\n")
            return keptTexts.contains(NormalizedText(text))
        }
        if areKept(number..<number + 1) { return true }
        // No paragraph of a template is longer than a screen.
        let most = 40
        var (start, end) = (number, number + 1)
        while start > 0, number - start < most, !lines[start - 1].text.isEmpty { start -= 1 }
        while end < lines.count, end - number < most, !lines[end].text.isEmpty { end += 1 }
        return end - start > 1 && areKept(start..<end)
    }

    /// Columns that are hidden at the left edge of a line.
    func hiddenColumns(ofLine line: Int) -> Int {
        guard let shift, shift.lines.contains(line) else { return 0 }
        return shift.columns
    }

    /// The note on a date.
    private func note(on text: String) -> String {
        guard !text.isEmpty else { return "" }
        if let day = Day(text) { return "a \(day.weekday)" }
        return text.count < 10 ? "YYYY-MM-DD" : "no such day"
    }
}

extension Range<Position> {
    /// The selected bytes of a line; nil if none is selected.
    fileprivate func bytes(ofLine line: Int, _ text: String) -> Range<Int>? {
        guard (lowerBound.line...upperBound.line).contains(line) else { return nil }
        let start = lowerBound.line == line ? lowerBound.offset : 0
        let end = upperBound.line == line ? upperBound.offset : text.utf8.count
        return start < end ? start..<end : nil
    }
}
