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
        return slots.withUnsafeBufferPointer { own in
            earlier.slots.withUnsafeBufferPointer { other in
                var edited = EditedSlot.none
                for index in differing {
                    guard own.isLike(other, butForTextAt: index) else { return .more }
                    if own.sharesText(with: other, at: index) { continue }
                    guard case .none = edited else { return .more }
                    edited = .one(index)
                }
                return edited
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
            switch new[first].difference(from: old[first], isCut: isCut(first, in: old)) {
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

    /// Whether a section that was not edited in an earlier state has there the fields that its bytes
    /// were cut into.
    private func isCut(_ index: Int, in old: Sections) -> Bool {
        guard !old[index].isEdited, let cut = cuts[index], let content = old[index].content else {
            return false
        }
        return cut.slots.isIdentical(to: content.slots) && cut.tail.hasSameBytes(as: content.tail)
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

    /// - Parameter isCut: whether the earlier one's fields are those of its bytes, though it was not
    ///   edited.
    fileprivate borrowing func difference(
        from old: borrowing Section, isCut: Bool = false
    ) -> SectionDifference {
        guard isPresent, old.isPresent, isEdited, old.isEdited || isCut,
            heading.hasSameBytes(as: old.heading),
            let now = content, let then = old.content, !now.isBlank, !then.isBlank
        else { return .more }
        switch now.editedSlot(since: then) {
        case .none: return .none
        case .more: return .more
        case .one(let edited):
            let start = heading.utf8.count + now.byteCount(before: edited)
            let slots = now.slots.span
            return SectionDifference(
                slots[edited].splice(from: then.slots.span[edited], at: start))
        }
    }
}

extension Slot {
    /// What turns the text of an earlier state into this one's; the slot stands at byte `start`, and
    /// what comes before its text is as it was.
    fileprivate borrowing func splice(from old: borrowing Slot, at start: Int) -> Splice? {
        let (then, now) = (old.field.text.lines, field.text.lines)
        let edited = now.difference(from: then)
        let place =
            start + before.utf8.count + field.lead.utf8.count + field.gap.utf8.count
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
}

/// Parts of slots in their places, for a copy of a slot counts references to all that it holds.
extension UnsafeBufferPointer<Slot> {
    /// Whether a text is as it was, told without reading it.
    fileprivate func sharesText(with earlier: Self, at index: Int) -> Bool {
        self[index].field.text.lines.isIdentical(to: earlier[index].field.text.lines)
    }

    /// Whether only the words of a field differ, and both states have some.
    fileprivate func isLike(_ earlier: Self, butForTextAt index: Int) -> Bool {
        guard self[index].before.hasSameBytes(as: earlier[index].before),
            self[index].field.lead.hasSameBytes(as: earlier[index].field.lead),
            self[index].field.gap.hasSameBytes(as: earlier[index].field.gap),
            self[index].field.isPresent == earlier[index].field.isPresent
        else { return false }
        let isShared = sharesText(with: earlier, at: index)
        switch (self[index].field.standIn, earlier[index].field.standIn) {
        case (let own?, let other?): return isShared && own.hasSameBytes(as: other)
        case (nil, nil): break
        case (nil, _?), (_?, nil): return false
        }
        guard !self[index].field.text.isEmpty, !earlier[index].field.text.isEmpty else {
            // What is written for a field without words is a matter of its kind.
            return isShared && self[index].isWritten == earlier[index].isWritten
        }
        // The bytes of a line of front matter or of a table are more than the line's text.
        return isShared || self[index].field.isPresent && self[index].field.isAsWritten
    }
}
