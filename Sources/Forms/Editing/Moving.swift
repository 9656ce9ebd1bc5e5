import Proposals
import Prose

/// Walking: through a text, from field to field in file order, from section to section.
extension Form {
    /// Moves the caret; at the edge of a field, rows and pages go on into the next one.
    mutating func move(_ motion: Motion, extending: Bool) {
        history.endTyping()
        if motion == .right, !extending, takeCompletion() { return }
        if extending, place.anchor == nil { place.isMarked = false }
        let extending = extending || place.isMarked
        if !extending, let selection = place.selection, motion == .left || motion == .right {
            place.caret = motion == .left ? selection.lowerBound : selection.upperBound
            place.anchor = nil
            place.column = nil
            return
        }
        place.anchor = extending ? place.anchor ?? place.caret : nil
        let text = wrapped
        let column = place.column ?? text.wrapping.column(of: place.caret, in: text.text)
        place.column = motion.keepsColumn ? column : nil
        if let destination = text.destination(of: motion, from: place.caret, column: column) {
            place.caret = destination
            return
        }
        guard !extending else { return }
        switch motion {
        case .pageDown where field.name != nil: crossValues(by: 1)
        case .pageUp where field.name != nil: crossValues(by: -1)
        case .rowDown, .pageDown: crossField(by: 1, column: column)
        case .rowUp: crossField(by: -1, column: column)
        case .pageUp:
            crossField(by: -1, column: column)
            // There the key of a page is a month.
            while field.kind == .date, place.field.slot > 0 { focusField(by: -1, atEnd: false) }
        case .sectionStart: focus(FieldPlace(section: section, slot: 0), atEnd: false)
        case .sectionEnd:
            focus(FieldPlace(section: section, slot: content.slots.count - 1), atEnd: true)
        default: break
        }
    }

    /// A page further among the values of the metadata block, which are a row each; past a date,
    /// whose own keys are those of a page, and into the next section where nothing is left.
    private mutating func crossValues(by step: Int) {
        let slots = content.slots
        var slot = place.field.slot + step * max(session.viewport.rows - 1, 1)
        while slots.indices.contains(slot), slots[slot].field.kind == .date { slot += step }
        if slots.indices.contains(slot) {
            focus(FieldPlace(section: section, slot: slot), atEnd: false)
        } else {
            focusSection(by: step, atEnd: step < 0)
        }
    }

    /// Into the neighbouring field, and section, keeping the column.
    private mutating func crossField(by step: Int, column: Int) {
        guard focusField(by: step, atEnd: step < 0) else { return }
        let text = wrapped
        let line = text.text.lines[place.caret.line]
        let rows = text.wrapping.rows(of: line)
        let row = step < 0 ? rows.count - 1 : 0
        let offset = text.wrapping.offset(
            atColumn: column, row: rows[row], isLast: row == rows.count - 1, of: line)
        place.caret = text.text.clamped(Position(line: place.caret.line, offset: offset))
        place.column = column
    }

    /// To the next field in file order; false at an end of the document.
    @discardableResult
    mutating func focusField(by step: Int, atEnd: Bool) -> Bool {
        let slots = content.slots.count
        let slot = place.field.slot + step
        if (0..<slots).contains(slot) {
            focus(FieldPlace(section: section, slot: slot), atEnd: atEnd)
            return true
        }
        return focusSection(by: step, atEnd: atEnd)
    }

    /// To the next section that has something to fill in or to read.
    @discardableResult
    mutating func focusSection(by step: Int, atEnd: Bool = false) -> Bool {
        guard let next = firstWalkable(from: section + step, by: step) else {
            session.message = Message(step > 0 ? "This is the last section." : "This is the top.")
            return false
        }
        let slots = proposal.content(ofSection: next).slots.count
        focus(FieldPlace(section: next, slot: atEnd ? slots - 1 : 0), atEnd: atEnd)
        return true
    }

    /// The nearest section in that direction that can be walked into: not a heading that only
    /// holds others, nor a title without text below it.
    func firstWalkable(from start: Int, by step: Int) -> Int? {
        var index = start
        while proposal.sections.indices.contains(index) {
            if isWalkable(index) { return index }
            index += step
        }
        return nil
    }

    package func isWalkable(_ index: Int) -> Bool {
        let section = proposal.sections[index]
        switch section.role {
        case .frontMatter: return true
        case .head:
            return !section.isBlank || section.holdsTitle
                || !proposal.sections[(index + 1)...].contains { $0.isPresent }
        case .template(let asked):
            return proposal.template.sections[asked].kind != .parent || !section.isBlank
        case .other: return true
        }
    }

    /// Leaves the field at hand and goes into another.
    mutating func focus(_ field: FieldPlace, atEnd: Bool) {
        focus(field, at: nil)
        if atEnd { place.caret = self.field.text.end }
    }

    /// Leaves the field at hand and goes into another, at a position of it or at its start.
    mutating func focus(_ field: FieldPlace, at position: Position?) {
        history.endTyping()
        if field != place.field {
            // What was typed may have changed where the other field is: it is found by its bytes.
            let isUnsettled = session.isUnsettled
            let byte = isUnsettled ? proposal.byteOffset(of: field, position ?? .start) : 0
            let role = proposal.sections[field.section].role
            let before = proposal.surroundings(of: field)
            let changed = settle(keepingPlace: false)
            if changed, proposal.surroundings(of: field) != before {
                let found = proposal.place(atByte: byte)
                place = Place(found.place, caret: found.position)
                // A field without bytes of its own is found by its section.
                if let section = proposal.sections.firstIndex(where: { $0.role == role }),
                    role != .other, section != found.place.section
                {
                    place = Place(FieldPlace(section: section, slot: 0))
                }
            } else {
                if field.section != section, !session.isUnsettled { close(section) }
                place = Place(field, caret: position ?? .start)
            }
            if field.section != section || changed { session.top = .start }
            clampPlace()
            // What was left is judged without a pause, also the lines that were being typed.
            if isUnsettled { checkSoon() }
        } else {
            place = Place(field, caret: position ?? .start)
        }
        clampPlace()
    }

    /// A section that was not edited need not be kept cut into fields.
    private mutating func close(_ index: Int) {
        guard !proposal.sections[index].isEdited else { return }
        _ = proposal.settle(index)
    }

    /// Cuts anew what was edited, the caret kept by its byte. Returns whether places may have moved.
    @discardableResult
    mutating func settle(keepingPlace: Bool = true) -> Bool {
        guard session.isUnsettled else { return false }
        session.isUnsettled = false
        let byte = keepingPlace ? proposal.byteOffset(of: place.field, place.caret) : 0
        let slots = content.slots.map(\.field.kind)
        let moved = proposal.settle(section)
        let changed = moved || proposal.content(ofSection: section).slots.map(\.field.kind) != slots
        if keepingPlace, changed {
            let found = proposal.place(atByte: byte)
            place = Place(found.place, caret: found.position)
        }
        if keepingPlace { clampPlace() }
        return changed
    }

    // MARK: Scrolling

    /// Scrolls so that the caret is visible; the screen has told how much of the section it shows.
    ///
    /// - Parameter note: how much of a reviewer's note is visible.
    /// - Parameter reading: what a preview has.
    package mutating func scroll(
        in viewport: Viewport, note: Viewport? = nil, reading: Viewport? = nil
    ) {
        if let note { layers.changeNote { $0.viewport = note } }
        session.viewport = viewport
        if let reading { fitPreview(in: reading) }
        if layers.isReviewOpen {
            layOutReview()
            return
        }
        let caret = rowOfCaret
        let rows = SectionRows(self)
        session.top = rows.clamped(session.top)
        if caret < session.top {
            session.top = caret
        } else if !rows.isWithin(caret, from: session.top, rows: viewport.rows) {
            session.top = rows.address(caret, movedUpBy: viewport.rows - 1)
        }
        session.shift = shift(in: viewport)
    }

    /// How far the table or the code at the caret is moved to the left.
    private func shift(in viewport: Viewport) -> SidewaysShift? {
        let wrapping = wrapping(of: fieldKind)
        guard wrapping.keepsWhole(fieldText.lines[place.caret.line]) else { return nil }
        let text = fieldText
        guard let lines = text.linesKeptWhole(around: place.caret.line, most: viewport.rows) else {
            return nil
        }
        return SidewaysShift(
            showing: wrapping.column(of: place.caret, in: text), in: wrapping.columns,
            lines: lines, from: session.shift)
    }

    package var rowOfCaret: RowAddress {
        let wrapping = wrapping(of: fieldKind)
        let rows = wrapping.rows(of: fieldText.lines[place.caret.line])
        return RowAddress(
            slot: place.field.slot, line: place.caret.line,
            row: wrapping.row(at: place.caret.offset, in: rows))
    }
}

/// The rows of the section at hand, one below the other, with the blank rows between fields.
package struct SectionRows {
    private let content: Content
    private let columns: Int

    package init(_ form: borrowing Form) {
        content = form.content
        columns = form.session.viewport.columns
    }

    /// Blank rows above a field.
    package func gap(above slot: Int) -> Int {
        guard slot > 0 else { return 0 }
        switch (content.slots[slot].field.kind, content.slots[slot - 1].field.kind) {
        case (.phaseTitle, _), (.prose, _), (.list, _), (_, .prose): return 1
        default: return 0
        }
    }

    func rowCount(slot: Int, line: Int) -> Int {
        let slots = content.slots.span
        return Wrapping(slots[slot].field.kind, columns: columns)
            .rowCount(ofLine: line, in: slots[slot].field.text.lines)
    }

    func clamped(_ address: RowAddress) -> RowAddress {
        let slot = min(address.slot, content.slots.count - 1)
        let line = min(address.line, content.slots.span[slot].field.text.lines.count - 1)
        let row = address.row == 0 ? 0 : min(address.row, rowCount(slot: slot, line: line) - 1)
        return RowAddress(slot: slot, line: line, row: row)
    }

    /// The row above, and how many blank rows lie between; nil at the top.
    private func above(_ address: RowAddress) -> (RowAddress, gap: Int)? {
        var next = address
        if next.row > 0 {
            next.row -= 1
            return (next, 0)
        }
        if next.line > 0 {
            next.line -= 1
            next.row = rowCount(slot: next.slot, line: next.line) - 1
            return (next, 0)
        }
        guard next.slot > 0 else { return nil }
        let gap = gap(above: next.slot)
        next.slot -= 1
        next.line = content.slots[next.slot].field.text.lines.count - 1
        next.row = rowCount(slot: next.slot, line: next.line) - 1
        return (next, gap)
    }

    /// Whether the row is one of so many that begin at `top`.
    func isWithin(_ address: RowAddress, from top: RowAddress, rows: Int) -> Bool {
        guard address >= top else { return false }
        return address == top || self.address(address, movedUpBy: max(rows, 1) - 1) <= top
    }

    /// The row so many rows up, or the first.
    func address(_ address: RowAddress, movedUpBy count: Int) -> RowAddress {
        var at = address
        var left = count
        while left > 0 {
            if at.row > 0 {
                let step = min(at.row, left)
                at.row -= step
                left -= step
                continue
            }
            if at.line > 0 {
                let field = content.slots.span[at.slot].field
                let wrapping = Wrapping(field.kind, columns: columns)
                while left > 0, at.line > 0, at.row == 0 {
                    at.line -= 1
                    at.row = wrapping.rowCount(ofLine: at.line, in: field.text.lines) - 1
                    left -= 1
                }
                continue
            }
            guard let (next, gap) = above(at), left - gap > 0 else { return at }
            left -= gap + 1
            at = next
        }
        return at
    }
}

/// What stays the same where a place is found again by its numbers: the sections, and the kinds of
/// the fields beside it.
private struct Surroundings: Equatable {
    let titles: [String]
    let kinds: [FieldKind]
}

extension Proposal {
    fileprivate func surroundings(of field: FieldPlace) -> Surroundings {
        Surroundings(
            titles: sections.map(\.title),
            kinds: content(ofSection: field.section).slots.map(\.field.kind))
    }
}
