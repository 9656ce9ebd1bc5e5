import Prose

/// A change of a text: bytes taken out at one place, and others put in.
package struct Splice: Equatable, Sendable {
    /// Bytes from the start of the text before the change.
    package var offset: Int
    /// How many bytes go.
    package var removed: Int
    package var inserted: [UInt8]

    package init(offset: Int, removed: Int, inserted: [UInt8]) {
        (self.offset, self.removed, self.inserted) = (offset, removed, inserted)
    }
}

extension [UInt8] {
    /// Nil when the splice is none of this text.
    package func applying(_ splice: Splice) -> [UInt8]? {
        guard splice.offset >= 0, splice.removed >= 0, splice.offset <= count,
            splice.removed <= count - splice.offset
        else { return nil }
        var text = self
        text.replaceSubrange(
            splice.offset..<splice.offset + splice.removed, with: splice.inserted)
        return text
    }
}

/// A text whose changes can be told one from the other.
package protocol Journaled: Sendable {
    /// The text as it would be written.
    var bytes: [UInt8] { get }

    /// The splice from the text of an earlier state to the text of this one; nil if both are the
    /// same.
    func splice(from earlier: Self) -> Splice?
}

extension Splice {
    /// The splice from one text to another, both of which stand at an offset of a larger text; nil
    /// if both are the same.
    package init?(from before: [UInt8], to after: [UInt8], at offset: Int = 0) {
        var start = 0
        while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
        var end = 0
        while end < min(before.count, after.count) - start,
            before[before.count - 1 - end] == after[after.count - 1 - end]
        {
            end += 1
        }
        guard start + end < max(before.count, after.count) else { return nil }
        self.init(
            offset: offset + start, removed: before.count - start - end,
            inserted: Array(after[start..<after.count - end]))
    }
}

extension Proposal: Journaled {
    /// The splice from the text of an earlier state to the text of this one; nil if both are the
    /// same.
    ///
    /// Sections, and lines of a text, that both states share are not looked at.
    package func splice(from earlier: Proposal) -> Splice? {
        let (old, new) = (earlier.sections, sections)
        guard !new.isIdentical(to: old) else { return nil }
        var (first, rest) = new.sharedEnds(with: old)
        if old.count == new.count {
            // Of several, some may only have been cut into fields.
            while first + rest + 1 < new.count, new[first].isWritten(as: old[first]) { first += 1 }
            while first + rest + 1 < new.count,
                new[new.count - 1 - rest].isWritten(as: old[new.count - 1 - rest])
            {
                rest += 1
            }
        }
        var offset = 0
        for index in 0..<first { offset += old[index].byteCount }
        let isOne = first + rest + 1 == old.count && old.count == new.count
        if isOne, let (from, to, place) = new[first].editedLines(since: old[first]) {
            return Splice(from: from, to: to, at: offset + place)
        }
        let before = Self.bytes(of: old, first..<old.count - rest)
        let after = Self.bytes(of: new, first..<new.count - rest)
        return Splice(from: before, to: after, at: offset)
    }

    private static func bytes(of sections: Sections, _ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in range { sections[index].write(to: &bytes) }
        return bytes
    }
}

extension Section {
    /// Whether the same is written as of an earlier state, as far as can be told without reading it.
    fileprivate borrowing func isWritten(as old: borrowing Section) -> Bool {
        guard isPresent, old.isPresent else { return isPresent == old.isPresent }
        if !isEdited, !old.isEdited {
            return body.source === old.body.source && body.range == old.body.range
                && heading.hasSameBytes(as: old.heading)
        }
        return editedLines(since: old).map { $0.before.isEmpty && $0.after.isEmpty } ?? false
    }

    /// The lines of the only text that differs from an earlier state, before and after, and their
    /// byte in the section; no lines where none does, nil where more differs, or other things do.
    fileprivate borrowing func editedLines(
        since old: borrowing Section
    ) -> (before: [UInt8], after: [UInt8], place: Int)? {
        guard isPresent, old.isPresent, isEdited, old.isEdited,
            heading.hasSameBytes(as: old.heading),
            let now = content, let then = old.content, !now.isBlank, !then.isBlank,
            now.tail.hasSameBytes(as: then.tail), now.slots.count == then.slots.count
        else { return nil }
        // In their places, for a copy of a slot counts references to all that it holds.
        let (slots, earlier) = (now.slots.span, then.slots.span)
        let shared = now.slots.sharedEnds(with: then.slots)
        var edited: Int?
        for index in shared.start..<slots.count - shared.end {
            guard slots[index].isLikeButForText(earlier[index]) else { return nil }
            if slots[index].sharesText(with: earlier[index]) { continue }
            guard edited == nil else { return nil }
            edited = index
        }
        guard let edited else { return ([], [], 0) }
        var place = heading.utf8.count
        for index in 0..<edited { place += slots[index].byteCount }
        return slots[edited].editedLines(since: earlier[edited], at: place)
    }
}

extension Slot {
    /// The lines that differ from an earlier state, before and after, and their byte; the slot
    /// stands at byte `start`, and what comes before its text is as it was.
    fileprivate borrowing func editedLines(
        since old: borrowing Slot, at start: Int
    ) -> (before: [UInt8], after: [UInt8], place: Int) {
        let (then, now) = (old.field.text.lines, field.text.lines)
        let edited = now.difference(from: then)
        let first = start + before.utf8.count + field.lead.utf8.count + field.gap.utf8.count
        return (
            then.bytes(edited.old), now.bytes(edited.new),
            first + now.byteCount(before: edited.new.lowerBound)
        )
    }

    /// Whether the text is as it was, told without reading it.
    fileprivate borrowing func sharesText(with earlier: borrowing Slot) -> Bool {
        field.text.lines.isIdentical(to: earlier.field.text.lines)
    }

    /// Whether only the words differ, and both states have some.
    fileprivate borrowing func isLikeButForText(_ earlier: borrowing Slot) -> Bool {
        before.hasSameBytes(as: earlier.before) && field.lead.hasSameBytes(as: earlier.field.lead)
            && field.gap.hasSameBytes(as: earlier.field.gap)
            && (field.standIn ?? "").hasSameBytes(as: earlier.field.standIn ?? "")
            && (field.standIn == nil) == (earlier.field.standIn == nil)
            && field.isPresent == earlier.field.isPresent && isWritten == earlier.isWritten
            && field.text.isEmpty == earlier.field.text.isEmpty
            && (field.text.lines.isIdentical(to: earlier.field.text.lines)
                || isWritten && field.standIn == nil && !field.text.isEmpty
                    // The bytes of a line of front matter are more than the line's text.
                    && field.yaml == nil)
    }
}
