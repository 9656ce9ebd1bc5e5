import Markdown
import Prose

/// Places of the form as bytes of the file, and back.
extension Proposal {
    /// Bytes before the section.
    package func byteOffset(ofSection index: Int) -> Int {
        sections[..<index].reduce(0) { $0 + $1.byteCount }
    }

    /// The byte of the file at which the caret stands.
    package func byteOffset(of place: FieldPlace, _ position: Position) -> Int {
        byteOffset(ofSection: place.section) + byteOffset(inSectionOf: place, position)
    }

    /// The byte by which a place is found again. The caret of a section without text stands where the next
    /// one begins: that byte would lead there.
    package func byteOffset(keeping place: FieldPlace, _ position: Position) -> Int {
        let byte = byteOffset(of: place, position)
        let count = sections[place.section].byteCount
        guard count > 0, sections[(place.section + 1)...].contains(where: \.isPresent) else {
            return byte
        }
        return min(byte, byteOffset(ofSection: place.section) + count - 1)
    }

    private func byteOffset(inSectionOf place: FieldPlace, _ position: Position) -> Int {
        let section = sections[place.section]
        guard section.isPresent else { return 0 }
        var offset = section.heading.utf8.count
        // The text of an untouched section is not what the form shows.
        if section.isUntouched { return offset }
        let content = content(ofSection: place.section)
        offset += content.byteCount(before: place.slot)
        let slot = content.slots[place.slot]
        return offset + slot.before.utf8.count + slot.field.byteOffset(of: position)
    }

    /// The field and position nearest to a byte of the file; in the text, not in a heading.
    package func place(atByte byte: Int) -> (place: FieldPlace, position: Position) {
        var finder = PlaceFinder(self)
        return finder.place(atByte: byte)
    }

    /// The line of the file in which a position stands, from 1.
    package func fileLine(of place: FieldPlace, _ position: Position) -> Int {
        let line = 1 + sections.lineFeedCount(before: place.section)
        let section = sections[place.section]
        let content = content(ofSection: place.section)
        let slot = content.slots[place.slot]
        guard section.isPresent, !section.isUntouched, !content.isBlank, slot.isWritten else {
            // The text that is shown there is not the text in the file.
            let before = byteOffset(inSectionOf: place, position)
            return line + bytes(ofSection: place.section).prefix(before).lineFeedCount
        }
        return line + section.heading.lineFeedCount + content.lineFeedCount(before: place.slot)
            + slot.before.lineFeedCount + slot.field.lineFeedCount(before: position)
    }

    /// The byte at which a line of the file begins, lines from 1.
    package func byteOffset(ofLine number: Int) -> Int {
        let bytes = bytes
        var offset = 0
        for _ in 1..<max(number, 1) {
            guard let end = bytes.firstIndex(of: 0x0A, in: offset..<bytes.count) else {
                return bytes.count
            }
            offset = end + 1
        }
        return offset
    }
}

extension ArraySlice<UInt8> {
    /// How many line feeds there are; counted in place, many bytes at a time.
    var lineFeedCount: Int {
        withUnsafeBufferPointer { bytes in
            var count = 0
            for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
            return count
        }
    }
}
