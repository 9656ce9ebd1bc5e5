import Prose

/// Places of the form as bytes of the file, and back.
extension Proposal {
    /// Bytes before the section.
    package func byteOffset(ofSection index: Int) -> Int {
        sections[..<index].reduce(0) { $0 + $1.byteCount }
    }

    /// The byte of the file at which the caret stands.
    package func byteOffset(of place: FieldPlace, _ position: Position) -> Int {
        let section = sections[place.section]
        var offset = byteOffset(ofSection: place.section)
        guard section.isPresent else { return offset }
        offset += section.heading.utf8.count
        // The text of an untouched section is not what the form shows.
        if section.isUntouched { return offset }
        let content = content(ofSection: place.section)
        for slot in content.slots[..<place.slot] {
            offset += slot.source.utf8.count
        }
        let slot = content.slots[place.slot]
        return offset + slot.before.utf8.count + slot.field.byteOffset(of: position)
    }

    /// The field and position nearest to a byte of the file; in the text, not in a heading.
    package func place(atByte byte: Int) -> (place: FieldPlace, position: Position) {
        var start = 0
        var index = 0
        for (candidate, section) in sections.enumerated() where section.isPresent {
            index = candidate
            let end = start + section.byteCount
            if byte < end { break }
            if sections[(candidate + 1)...].contains(where: \.isPresent) { start = end }
        }
        let section = sections[index]
        let content = content(ofSection: index)
        var left = byte - start - section.heading.utf8.count
        guard !section.isUntouched, left >= 0 else {
            return (FieldPlace(section: index, slot: 0), .start)
        }
        for (slotIndex, slot) in content.slots.enumerated() where slot.isWritten {
            left -= slot.before.utf8.count
            let count = slot.field.source.utf8.count
            let isLast = !content.slots[(slotIndex + 1)...].contains(where: \.isWritten)
            if left < count || isLast {
                let position = slot.field.position(atByte: max(left, 0))
                return (FieldPlace(section: index, slot: slotIndex), position)
            }
            left -= count
        }
        return (FieldPlace(section: index, slot: 0), .start)
    }

    /// The byte at which a line of the file begins, lines from 1.
    package func byteOffset(ofLine number: Int) -> Int {
        let bytes = bytes
        var offset = 0
        var line = 1
        while line < number, offset < bytes.count {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return offset
    }
}
