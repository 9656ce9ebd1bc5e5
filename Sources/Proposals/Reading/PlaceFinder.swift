import Prose

/// Finds the places of many bytes of a file: each section is cut, and each line measured, once.
package struct PlaceFinder {
    private let proposal: Proposal
    /// The sections that the file has, and the bytes before each; at last all bytes.
    private let present: [Int]
    private let starts: [Int]
    private var sections: [Int: SectionPlaces] = [:]
    private var fields: [String: FieldPlace?] = [:]

    /// How many sections, fields and lines were measured, and how often a place was looked up, for
    /// watching that the time stays linear.
    package private(set) var steps = 0

    package init(_ proposal: Proposal) {
        self.proposal = proposal
        present = proposal.sections.indices.filter { proposal.sections[$0].isPresent }
        var starts = [0]
        for index in present {
            starts.append(starts[starts.count - 1] + proposal.sections[index].byteCount)
        }
        self.starts = starts
        steps = starts.count
    }

    /// The field and position nearest to a byte of the file; in the text, not in a heading.
    package mutating func place(atByte byte: Int) -> (place: FieldPlace, position: Position) {
        steps += 1
        guard !present.isEmpty else { return (FieldPlace(section: 0, slot: 0), .start) }
        let found = min(starts.dropFirst().firstIndex(above: byte), present.count - 1)
        let index = present[found]
        let section = proposal.sections[index]
        let start = proposal.firstPlace(ofSection: index)
        let left = byte - starts[found] - section.heading.utf8.count
        guard left >= 0, proposal.isAllText(ofSection: index) else {
            return placeInTitle(byte - starts[found], ofSection: index) ?? (start, .start)
        }
        let places = places(ofSection: index)
        guard !places.slots.isEmpty else {
            return placeInTitle(byte - starts[found], ofSection: index) ?? (start, .start)
        }
        let slot = places.slots[min(places.ends.firstIndex(above: left), places.slots.count - 1)]
        let line = min(slot.lineEnds.firstIndex(above: left - slot.start), slot.lineEnds.count - 1)
        let lineStart = line == 0 ? slot.textStart : slot.lineEnds[line - 1]
        let field = places.content.slots[slot.index].field
        let own = field.text.lines[line]
        let offset = left - slot.start - lineStart - field.textStart(ofLine: own)
        let position = Position(
            line: line,
            offset: min(max(field.textOffset(offset, inLine: own), 0), own.text.utf8.count))
        return (FieldPlace(section: index, slot: slot.index), field.text.clamped(position))
    }

    /// The place of a byte of the title's heading where no template words it: in the title, or behind its end
    /// in the text below; nil in any other section.
    private func placeInTitle(
        _ byte: Int, ofSection index: Int
    ) -> (place: FieldPlace, position: Position)? {
        let section = proposal.sections[index]
        guard proposal.template.isNone, section.holdsTitle else { return nil }
        let slots = proposal.content(ofSection: index).slots
        let isBehind = byte >= section.titleRange.upperBound
        guard let slot = slots.firstIndex(where: { $0.field.isHeading != isBehind }) else {
            return nil
        }
        let offset = isBehind ? 0 : max(byte - section.titleRange.lowerBound, 0)
        return (
            FieldPlace(section: index, slot: slot),
            slots[slot].field.text.clamped(Position(line: 0, offset: offset))
        )
    }

    /// The field of this name in the metadata block.
    package mutating func fieldPlace(named name: String) -> FieldPlace? {
        if let known = fields[name] { return known }
        let found = proposal.fieldPlace(named: name)
        fields[name] = found
        return found
    }

    /// A section cut into fields, as it was read to find places in it; nil if none was looked for.
    fileprivate func content(ofSection index: Int) -> Content? { sections[index]?.content }

    private mutating func places(ofSection index: Int) -> SectionPlaces {
        if let known = sections[index] { return known }
        let places = SectionPlaces(proposal.content(ofSection: index))
        steps += places.slots.reduce(0) { $0 + 1 + $1.lineEnds.count }
        sections[index] = places
        return places
    }
}

extension Proposal {
    /// The field and position nearest to a byte of the file, whose section is opened with it.
    package mutating func openPlace(atByte byte: Int) -> (place: FieldPlace, position: Position) {
        var finder = PlaceFinder(self)
        let found = finder.place(atByte: byte)
        open(found.place.section, as: finder.content(ofSection: found.place.section))
        return found
    }
}

/// Where the fields of a section and their lines end, in bytes from its body on.
private struct SectionPlaces {
    struct Slot {
        var index: Int
        /// Of the field, from the body on.
        var start: Int
        /// Of the first line, from the field on; the ends of lines as well.
        var textStart: Int
        var lineEnds: [Int]
    }

    let content: Content
    private(set) var slots: [Slot] = []
    private(set) var ends: [Int] = []

    init(_ content: Content) {
        self.content = content
        var at = 0
        for (index, slot) in content.slots.enumerated() where slot.isWritten {
            at += slot.before.utf8.count
            let field = slot.field
            let textStart = field.lead.utf8.count + (field.text.isEmpty ? 0 : field.gap.utf8.count)
            var end = textStart
            let lineEnds = field.text.lines.map { line in
                end += field.byteCount(ofLine: line)
                return end
            }
            slots.append(Slot(index: index, start: at, textStart: textStart, lineEnds: lineEnds))
            at += field.byteCount
            ends.append(at)
        }
    }
}

extension RandomAccessCollection<Int> {
    /// The place of the first number above this one in an ascending row, counted from 0; the count
    /// if there is none.
    fileprivate func firstIndex(above number: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[index(startIndex, offsetBy: middle)] <= number {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
