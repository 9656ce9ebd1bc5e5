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

extension Splice {
    /// The splice from one text to another, both of which stand at an offset of a larger text; nil
    /// if both are the same.
    package init?(from before: [UInt8], to after: [UInt8], at offset: Int = 0) {
        let splice = before.withUnsafeBufferPointer { before in
            after.withUnsafeBufferPointer { Splice(from: before, to: $0, at: offset) }
        }
        guard let splice else { return nil }
        self = splice
    }

    fileprivate init?(from before: consuming String, to after: consuming String, at offset: Int) {
        let splice = before.withUTF8 { before in
            after.withUTF8 { Splice(from: before, to: $0, at: offset) }
        }
        guard let splice else { return nil }
        self = splice
    }

    private init?(
        from before: UnsafeBufferPointer<UInt8>, to after: UnsafeBufferPointer<UInt8>,
        at offset: Int
    ) {
        let most = min(before.count, after.count)
        var start = 0
        while start < most, before[start] == after[start] { start += 1 }
        var end = 0
        while end < most - start, before[before.count - 1 - end] == after[after.count - 1 - end] {
            end += 1
        }
        guard start + end < max(before.count, after.count) else { return nil }
        self.init(
            offset: offset + start, removed: before.count - start - end,
            inserted: Array(after[start..<after.count - end]))
    }
}

/// How a section differs from an earlier state of it.
private enum SectionDifference {
    case none
    /// At a byte of the section.
    case splice(Splice)
    /// In more than one text, or in other things than texts.
    case more

    init(_ splice: Splice?) {
        self = splice.map(Self.splice) ?? .none
    }
}

/// The field whose text differs from an earlier state's, as far as can be told without reading it.
enum EditedSlot {
    case none
    case one(Int)
    /// Several fields differ, or more than texts.
    case more
}

extension Content {
    /// The field that was edited since an earlier state with the same fields.
    borrowing func editedSlot(since earlier: borrowing Content) -> EditedSlot {
        guard tail.hasSameBytes(as: earlier.tail), slots.count == earlier.slots.count else {
            return .more
        }
        let shared = slots.sharedEnds(with: earlier.slots)
        let differing = shared.start..<slots.count - shared.end
        return slots.withUnsafeBufferPointer { slots in
            earlier.slots.withUnsafeBufferPointer {
                guard let slots = slots.baseAddress, let earlier = $0.baseAddress else {
                    return .none
                }
                return slots.editedSlot(besides: earlier, in: differing)
            }
        }
    }
}

extension Proposal {
    /// The splice from the text of an earlier state to the text of this one; nil if both are the
    /// same.
    ///
    /// Sections, and lines of a text, that both states share are not looked at.
    ///
    /// - Parameter old: the sections of the earlier state.
    package func splice(from old: Sections) -> Splice? {
        let new = sections
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
        if isOne {
            switch new[first].difference(from: old[first]) {
            case .none: return nil
            case .splice(var splice):
                splice.offset += offset
                return splice
            case .more: break
            }
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
        if case .none = difference(from: old) { return true }
        return false
    }

    fileprivate borrowing func difference(from old: borrowing Section) -> SectionDifference {
        guard isPresent, old.isPresent, isEdited, old.isEdited,
            heading.hasSameBytes(as: old.heading),
            let now = content, let then = old.content, !now.isBlank, !then.isBlank,
            now.tail.hasSameBytes(as: then.tail), now.slots.count == then.slots.count
        else { return .more }
        let shared = now.slots.sharedEnds(with: then.slots)
        let differing = shared.start..<now.slots.count - shared.end
        let start = heading.utf8.count
        return now.slots.withUnsafeBufferPointer { slots in
            then.slots.withUnsafeBufferPointer {
                guard let slots = slots.baseAddress, let earlier = $0.baseAddress else {
                    return .none
                }
                return slots.difference(from: earlier, in: differing, sectionByte: start)
            }
        }
    }
}

/// Slots in their places, for a copy of a slot counts references to all that it holds.
extension UnsafePointer<Slot> {
    /// - Parameter start: the byte of the section at which the first slot stands.
    fileprivate func difference(
        from earlier: Self, in differing: Range<Int>, sectionByte start: Int
    ) -> SectionDifference {
        switch editedSlot(besides: earlier, in: differing) {
        case .none: return .none
        case .more: return .more
        case .one(let edited):
            var place = start
            for index in 0..<edited { place += self[index].byteCount }
            return SectionDifference((self + edited).splice(from: earlier + edited, at: place))
        }
    }

    fileprivate func editedSlot(besides earlier: Self, in differing: Range<Int>) -> EditedSlot {
        var edited = EditedSlot.none
        for index in differing {
            guard (self + index).isLikeButForText(earlier + index) else { return .more }
            if (self + index).sharesText(with: earlier + index) { continue }
            guard case .none = edited else { return .more }
            edited = .one(index)
        }
        return edited
    }

    /// What turns the text of an earlier state into this one's; the slot stands at byte `start`, and
    /// what comes before its text is as it was.
    private func splice(from old: Self, at start: Int) -> Splice? {
        let (then, now) = (old.pointee.field.text.lines, pointee.field.text.lines)
        let edited = now.difference(from: then)
        let place =
            start + pointee.before.utf8.count + pointee.field.lead.utf8.count
            + pointee.field.gap.utf8.count
            + now.byteCount(before: edited.new.lowerBound)
        if edited.old.count == 1, edited.new.count == 1 {
            let line = (old: then[edited.old.lowerBound], new: now[edited.new.lowerBound])
            if line.old.lead.hasSameBytes(as: line.new.lead),
                line.old.trail.hasSameBytes(as: line.new.trail)
            {
                return Splice(
                    from: line.old.text, to: line.new.text, at: place + line.new.lead.utf8.count)
            }
        }
        return Splice(from: then.bytes(edited.old), to: now.bytes(edited.new), at: place)
    }

    /// Whether the text is as it was, told without reading it.
    private func sharesText(with earlier: Self) -> Bool {
        pointee.field.text.lines.isIdentical(to: earlier.pointee.field.text.lines)
    }

    /// Whether only the words differ, and both states have some.
    private func isLikeButForText(_ earlier: Self) -> Bool {
        let standIns = (pointee.field.standIn, earlier.pointee.field.standIn)
        return pointee.before.hasSameBytes(as: earlier.pointee.before)
            && pointee.field.lead.hasSameBytes(as: earlier.pointee.field.lead)
            && pointee.field.gap.hasSameBytes(as: earlier.pointee.field.gap)
            && (standIns.0 ?? "").hasSameBytes(as: standIns.1 ?? "")
            && (standIns.0 == nil) == (standIns.1 == nil)
            && pointee.field.isPresent == earlier.pointee.field.isPresent
            && pointee.isWritten == earlier.pointee.isWritten
            && pointee.field.text.isEmpty == earlier.pointee.field.text.isEmpty
            && (sharesText(with: earlier)
                || pointee.isWritten && standIns.0 == nil && !pointee.field.text.isEmpty
                    // The bytes of a line of front matter are more than the line's text.
                    && pointee.field.yaml == nil)
    }
}
