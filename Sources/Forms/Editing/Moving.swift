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
            place.caret = startOfText(by: motion) ?? destination
            return
        }
        guard !extending else {
            let isSection = content.slots.count == 1
            return say("A selection stays in its \(isSection ? "section" : "field").")
        }
        // What was typed may be one with the field beside it, once it is read anew.
        if settle() {
            checkSoon()
            return move(motion, extending: false)
        }
        switch motion {
        case .pageDown where field.name != nil: crossValues(by: 1)
        case .pageUp where field.name != nil: crossValues(by: -1)
        case .rowDown, .pageDown: crossField(by: 1, column: column)
        case .rowUp: crossField(by: -1, column: column)
        case .pageUp:
            crossField(by: -1, column: column)
            // There the key of a page is a month.
            while field.kind == .date, place.field.slot > 0 { focusField(by: -1, atEnd: false) }
        case .sectionStart: focus(FieldPlace(section: section, slot: 0), at: .start)
        case .sectionEnd:
            focus(FieldPlace(section: section, slot: content.slots.count - 1), atEnd: true)
        default: break
        }
    }

    /// Goes a page further among the values of the metadata block, which are a row each; past
    /// dates, whose own keys are the keys of a page, and into the next section where no value is
    /// left.
    private mutating func crossValues(by step: Int) {
        let slots = content.slots
        var slot = place.field.slot + step * max(session.view.viewport.rows - 1, 1)
        while slots.indices.contains(slot), slots[slot].field.kind == .date { slot += step }
        if slots.indices.contains(slot) {
            focus(FieldPlace(section: section, slot: slot), atEnd: false)
        } else {
            focusSection(by: step, inLast: step < 0, atEnd: step < 0)
        }
    }

    /// Into the neighbouring field, and section, keeping the column.
    private mutating func crossField(by step: Int, column: Int) {
        let isFromChoice = if case .choice = fieldKind { true } else { false }
        guard focusField(by: step, atEnd: step < 0) else { return }
        // The lines of a value stand below one another: downwards the first of them is the next.
        if step > 0, opensAtEnd { place.caret = fieldText.endOfLine(0) }
        // The caret has no column in a choice.
        if isFromChoice { return }
        let text = wrapped
        let line = text.text.lines[place.caret.line]
        let rows = text.wrapping.rows(of: line)
        let row = step < 0 ? rows.count - 1 : 0
        let offset = text.wrapping.offset(
            atColumn: column, row: rows[row], isLast: row == rows.count - 1, of: line)
        place.caret = text.text.clamped(Position(line: place.caret.line, offset: offset))
        place.column = column
    }

    /// To the next field in file order; backwards from the first one of a section to the last one of the
    /// section before. False at an end of the document.
    @discardableResult
    mutating func focusField(by step: Int, atEnd: Bool) -> Bool {
        let slots = content.slots.count
        let slot = place.field.slot + step
        if (0..<slots).contains(slot) {
            focus(FieldPlace(section: section, slot: slot), atEnd: atEnd)
            return true
        }
        return focusSection(by: step, inLast: step < 0, atEnd: atEnd)
    }

    /// To the next section that has something to fill in or to read.
    ///
    /// - Parameter inLast: whether to its last field.
    @discardableResult
    mutating func focusSection(by step: Int, inLast: Bool = false, atEnd: Bool = false) -> Bool {
        guard let next = firstWalkable(from: section + step, by: step) else {
            session.message = Message(step > 0 ? "This is the last section." : "This is the top.")
            return false
        }
        let slots = proposal.content(ofSection: next).slots.count
        let place =
            inLast
            ? FieldPlace(section: next, slot: slots - 1) : proposal.firstPlace(ofSection: next)
        focus(place, atEnd: atEnd)
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

    /// Whether a section has something to fill in or to read.
    package func isWalkable(_ index: Int) -> Bool {
        let section = proposal.sections[index]
        switch section.role {
        case .frontMatter: return true
        case .head:
            return !section.isBlank || section.holdsTitle
                || !proposal.sections[(index + 1)...].contains { $0.isPresent }
        case .template(let asked):
            if proposal.hasFieldsElsewhere(index) { return section.isPresent }
            return proposal.template.sections[asked].kind != .parent || !section.isBlank
        case .other: return true
        }
    }

    /// Leaves the field at hand and goes into another: to its end, where it is a line that is filled in
    /// and not text that is read from its top.
    mutating func focus(_ field: FieldPlace, atEnd: Bool) {
        focus(field, at: nil)
        if atEnd || opensAtEnd { place.caret = self.field.text.end }
    }

    /// Whether the caret stands where a field is gone to: whoever goes from field to field changes
    /// nothing on the way.
    var isAtStart: Bool {
        place.caret == .start
            || place.caret.offset == 0 && place.caret == proposal.startOfText(ofField: place.field)
    }

    /// Whether the caret stands behind what the field at hand says when it is gone to; where letters are
    /// commands, a line is gone to at its start.
    private var opensAtEnd: Bool {
        switch fieldKind {
        case .line, .number, .date, .people, .values, .phaseTitle: !standsOnCharacters
        case .prose, .list, .phaseText, .choice: false
        }
    }

    /// Takes out a value that was begun and left without words, in the step that began it: the one at the
    /// caret, or the last.
    mutating func dropEmptyValue() {
        switch fieldKind {
        case .people, .values:
            let lines = fieldText.lines
            let empty = [place.caret.line, lines.count - 1].first {
                lines.indices.contains($0) && lines[$0].text.trimmed.isEmpty
            }
            guard session.freshness.isUnsettled, lines.count > 1, let empty else { return }
            let steps = history.count
            edit { $0.removeValue(empty) }
            if steps > 0 { history.join(since: steps - 1) }
            // Behind the one above, where the caret was in what is gone.
            if place.caret.line >= fieldText.lines.count { land(at: fieldText.end) }
        case .prose, .list, .phaseTitle, .phaseText, .line, .number, .date, .choice: break
        }
    }

    /// Leaves the field at hand and goes into another, at a position of it or where its text begins.
    mutating func focus(_ field: FieldPlace, at position: Position?) {
        history.endTyping()
        let position = position ?? proposal.startOfText(ofField: field)
        if field != place.field {
            dropEmptyValue()
            dropBegunLines()
            fitAddedRow()
            // Typed text may have changed where the other field is: the field is found by its
            // bytes.
            let isUnsettled = session.freshness.isUnsettled
            let byte = isUnsettled ? proposal.byteOffset(of: field, position) : 0
            let role = proposal.sections[field.section].role
            let before = isUnsettled ? proposal : nil
            let changed = settle(keepingPlace: false)
            if changed, let before,
                proposal.surroundings(of: field) != before.surroundings(of: field)
            {
                let found = proposal.place(atByte: byte)
                place = Place(found.place, caret: found.position)
                // A field without bytes of its own is found by its section.
                if let section = proposal.sections.firstIndex(where: { $0.role == role }),
                    role != .other, section != found.place.section
                {
                    place = Place(FieldPlace(section: section, slot: 0))
                }
            } else {
                if field.section != section, !session.freshness.isUnsettled { close(section) }
                place = Place(field, caret: position)
            }
            if field.section != section || changed { session.view.top = .start }
            clampPlace()
            // The field that was left is judged without a pause, also the lines that were being
            // typed.
            if isUnsettled { checkSoon() }
        } else {
            place = Place(field, caret: position)
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
        guard session.freshness.isUnsettled else { return false }
        let begun = dropBegunLines()
        session.freshness.isUnsettled = false
        let byte = keepingPlace ? proposal.byteOffset(keeping: place.field, place.caret) : 0
        let slots = content.kinds
        let moved = proposal.settle(section)
        let changed = moved || proposal.content(ofSection: section).kinds != slots
        if keepingPlace, changed {
            let found = proposal.place(atByte: byte)
            let before = place
            place = Place(found.place, caret: found.position)
            session.view.followCut(from: before, to: place)
        }
        guard keepingPlace else { return changed }
        clampPlace()
        if let begun { noteBegunLines(begun) }
        return changed
    }
}

/// The parts of a document that stay the same where a place is found again by its numbers: the
/// sections, and the kinds of the neighbouring fields.
private struct Surroundings: Equatable {
    let titles: [String]
    let kinds: [FieldKind]
}

extension Proposal {
    fileprivate func surroundings(of field: FieldPlace) -> Surroundings {
        Surroundings(
            titles: sections.map(\.title),
            kinds: content(ofSection: field.section).kinds)
    }
}
