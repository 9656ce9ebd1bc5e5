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

    /// What turns the text of an earlier state into this one's; nil if they are the same.
    func splice(from earlier: Self) -> Splice?
}

extension Splice {
    /// What turns one text into another, both of which stand at an offset of a larger one; nil if
    /// they are the same.
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
    /// What turns the text of an earlier state into this one's; nil if they are the same.
    ///
    /// Sections that both share are not looked at.
    package func splice(from earlier: Proposal) -> Splice? {
        let (old, new) = (earlier.sections, sections)
        var first = 0
        while first < min(old.count, new.count), new.sharesSection(first, with: old, at: first) {
            first += 1
        }
        var rest = 0
        while rest < min(old.count, new.count) - first,
            new.sharesSection(new.count - 1 - rest, with: old, at: old.count - 1 - rest)
        {
            rest += 1
        }
        let before = Self.bytes(of: old, first..<old.count - rest)
        let after = Self.bytes(of: new, first..<new.count - rest)
        let offset = old[..<first].reduce(0) { $0 + $1.byteCount }
        return Splice(from: before, to: after, at: offset)
    }

    private static func bytes(of sections: Sections, _ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in range { sections[index].write(to: &bytes) }
        return bytes
    }
}
