import Prose

/// Writing in words that are there: the commonest edit by far, and it is known what it changes.
extension Proposal {
    /// Whether an edit of the field's text changes that text alone: the field has words in the file,
    /// and no other part of the file follows them.
    package func hasOwnText(at place: FieldPlace) -> Bool {
        guard !isReadOnly, sections[place.section].isPresent, sections[place.section].isEdited,
            !sections[place.section].isUntouched,
            let slots = sections[place.section].content?.slots
        else { return false }
        return slots.span[place.slot].hasOwnText()
    }

    /// What text in place of words of one line changes in the file's bytes; nil where more may change
    /// than words of the line.
    package func splice(
        typing text: String, over range: Range<Position>, of place: FieldPlace
    ) -> Splice? {
        let line = range.lowerBound.line
        guard range.upperBound.line == line, !text.utf8.contains(0x0A), hasOwnText(at: place) else {
            return nil
        }
        let bytes = range.lowerBound.offset..<range.upperBound.offset
        guard
            let before = sections[place.section].content?.byteCount(
                toLine: line, ofSlot: place.slot, with: bytes, leaving: text)
        else { return nil }
        var offset = sections[place.section].heading.utf8.count + before
        for index in 0..<place.section { offset += sections[index].byteCount }
        return Splice(
            offset: offset + bytes.lowerBound, removed: bytes.count, inserted: Array(text.utf8))
    }

    /// Puts text in place of words of one line where they are kept: nothing is copied that no other
    /// state holds. Only where there is a `splice(typing:over:of:)`.
    package mutating func type(_ text: String, over range: Range<Position>, of place: FieldPlace) {
        sections[place.section].content?.slots[place.slot].field.text.replaceBytes(
            range.lowerBound.offset..<range.upperBound.offset, ofLine: range.lowerBound.line,
            with: text)
    }
}

extension Slot {
    /// Whether its text is all that an edit of it changes.
    fileprivate borrowing func hasOwnText() -> Bool {
        switch field.kind {
        case .prose, .list, .phaseText: break
        case .line, .number, .date, .choice, .people, .values, .phaseTitle: return false
        }
        return field.isPresent && field.name == nil && field.standIn == nil && field.yaml == nil
            && field.readOnly == nil && !field.isHeading && !field.text.isEmpty
    }
}

extension Content {
    /// The bytes of the body before the words of a line; nil where the line has no words, or would
    /// have none once text is put in place of some of them.
    fileprivate borrowing func byteCount(
        toLine line: Int, ofSlot slot: Int, with bytes: Range<Int>, leaving text: String
    ) -> Int? {
        let slots = slots.span
        let words = slots[slot].field.text.lines[line].text.utf8.count
        guard words > 0, words > bytes.count || !text.isEmpty else { return nil }
        var count = 0
        for index in 0..<slot { count += slots[index].byteCount }
        return count + slots[slot].before.utf8.count + slots[slot].field.lead.utf8.count
            + slots[slot].field.gap.utf8.count
            + slots[slot].field.text.lines.byteCount(before: line)
            + slots[slot].field.text.lines[line].lead.utf8.count
    }
}
