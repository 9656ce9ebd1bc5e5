import Markdown
import Prose

/// The changes from one text of a proposal to another: by section and word by word, blind to where
/// lines are broken. Each change knows its bytes, so that it can be taken back alone.
package struct TextComparison: Equatable, Sendable {
    package struct Change: Equatable, Sendable {
        package enum Kind: Equatable, Sendable {
            case words, addedSection, removedSection
            /// Of a paragraph no word differs, and its lines are broken in other places.
            case rewrapped
            /// No word differs, and what stands between words does.
            case blanks
        }

        package let kind: Kind
        /// Titles of the headings above the section and its own; empty above the first.
        package let titles: [String]
        /// The words of the other text, and the words of this text in their place.
        package let removed: [String]
        package let added: [String]
        /// Words of the section near to the change.
        package let before: [String]
        package let after: [String]
        /// Bytes of this text, with the blanks around the words.
        package let range: Range<Int>
        /// The bytes of the other text in the place of the range.
        fileprivate let replacement: [UInt8]
        /// The first byte of this text that differs.
        package let start: Int
    }

    /// In the order of this text.
    package let changes: [Change]
    private let own: [UInt8]

    /// Words shown on either side of a change.
    fileprivate static let context = 8

    /// - Parameter other: the text that was there before.
    package init(of own: [UInt8], with other: [UInt8], template: Template) {
        self.own = own
        guard own != other else {
            changes = []
            return
        }
        let new = Proposal(own, template: template)
        let old = Proposal(other, template: new.template)
        let pair = ComparedPair(old: ComparedSide(old, other), new: ComparedSide(new, own))
        let hunks = pair.hunks
        var changes = hunks.map { pair.change($0, context: Self.context) }
        // What stands between words is told of once, behind all words; where lines are broken is told
        // of paragraphs that are the same but for that.
        let reblanked = pair.takingBackBlanks(around: hunks)
        let rewrapped = pair.rewrapped(in: reblanked, around: hunks)
        changes = (changes + rewrapped).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let text = rewrapped.reversed().reduce(into: own) {
            $0.replaceSubrange($1.range, with: $1.replacement)
        }
        if let start = text.firstDifference(from: reblanked),
            changes.isEmpty || text.asRead != reblanked.asRead
        {
            changes.append(
                Change(
                    kind: .blanks, titles: [], removed: [], added: [], before: [], after: [],
                    range: own.indices, replacement: reblanked, start: start))
        }
        self.changes = changes
    }

    /// This text with the words of the other in place of one change; all else stays as it is.
    package func takingBack(_ change: Change) -> [UInt8] {
        Array(own[..<change.range.lowerBound]) + change.replacement
            + own[change.range.upperBound...]
    }
}

/// The bytes of one text, and where its sections stand in it.
private struct ComparedSide {
    struct Entry {
        let key: SectionKey
        let titles: [String]
        let range: Range<Int>
        /// Where the text below the heading begins.
        let body: Int
    }

    let bytes: [UInt8]
    private(set) var entries: [Entry] = []

    init(_ proposal: Proposal, _ bytes: [UInt8]) {
        self.bytes = bytes
        var start = 0
        for (index, key) in SectionKey.all(in: proposal) {
            let section = proposal.sections[index]
            let end = start + section.byteCount
            entries.append(
                Entry(
                    key: key, titles: proposal.changeTitles(ofSection: index), range: start..<end,
                    body: start + section.heading.utf8.count))
            start = end
        }
    }

    /// The section that a byte belongs to; the last one for the end of the text.
    func entry(at byte: Int) -> Entry? {
        entries.first { $0.range.contains(byte) } ?? entries.last
    }

    /// With the blanks and line ends on both sides.
    func extended(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, bytes[start - 1].partsWords { start -= 1 }
        while end < bytes.count, bytes[end].partsWords { end += 1 }
        return start..<end
    }

    func words(_ range: Range<Int>) -> [String] {
        bytes.words(in: range).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}

/// Two texts beside one another.
private struct ComparedPair {
    /// Bytes of both that stand in place of one another, with the blanks around them.
    struct Hunk {
        var old: Range<Int>
        var new: Range<Int>
        /// The bytes of the new text without the blanks around them.
        let words: Range<Int>
    }

    let old: ComparedSide
    let new: ComparedSide

    /// The changes in order. The blanks between two changes may be part of both: each is taken back
    /// alone.
    var hunks: [Hunk] {
        var hunks: [Hunk] = []
        func add(_ left: Range<Int>, _ right: Range<Int>) {
            hunks.append(
                Hunk(old: old.extended(left), new: new.extended(right), words: right))
        }
        let difference = Difference(from: old.entries.map(\.key), to: new.entries.map(\.key))
        for part in difference.parts {
            switch part {
            case .same(let lefts, let rights):
                for (left, right) in zip(lefts, rights) {
                    for (before, after) in changedWords(old.entries[left], new.entries[right]) {
                        add(before, after)
                    }
                }
            case .changed(let lefts, let rights):
                let (left, right) = (old.range(lefts), new.range(rights))
                // Sections of their own where that can be told.
                for index in lefts {
                    add(old.entries[index].range, right.lowerBound..<right.lowerBound)
                }
                for index in rights {
                    add(left.upperBound..<left.upperBound, new.entries[index].range)
                }
            }
        }
        return hunks
    }

    /// The new text with the blanks of the old one around all words that are the same.
    func takingBackBlanks(around hunks: [Hunk]) -> [UInt8] {
        var text: [UInt8] = []
        var (oldEnd, newEnd) = (0, 0)
        for hunk in hunks {
            text += old.bytes[oldEnd..<max(hunk.old.lowerBound, oldEnd)]
            // The blanks between two changes are written once.
            text += new.bytes[max(hunk.new.lowerBound, newEnd)..<max(hunk.new.upperBound, newEnd)]
            oldEnd = max(oldEnd, hunk.old.upperBound)
            newEnd = max(newEnd, hunk.new.upperBound)
        }
        text += old.bytes[oldEnd...]
        let words = { (bytes: [UInt8]) in bytes.words(in: bytes.indices).map { bytes[$0] } }
        return words(text).elementsEqual(words(new.bytes), by: { $0.elementsEqual($1) })
            ? text : new.bytes
    }

    /// The paragraphs whose words are the same, and whose lines are broken in other places.
    ///
    /// - Parameter reblanked: the words of the new text with the blanks of the old one.
    func rewrapped(in reblanked: [UInt8], around hunks: [Hunk]) -> [TextComparison.Change] {
        guard reblanked != new.bytes else { return [] }
        let words = new.bytes.words(in: new.bytes.indices)
        let others = reblanked.words(in: reblanked.indices)
        guard words.count == others.count else { return [] }
        var next = 0
        return BlockTree(new.bytes, extensions: .file).blocks.compactMap { block in
            guard block.isParagraph else { return nil }
            while next < words.count, words[next].upperBound <= block.range.lowerBound { next += 1 }
            let first = next
            while next < words.count, words[next].lowerBound < block.range.upperBound { next += 1 }
            guard first < next else { return nil }
            let range = words[first].lowerBound..<words[next - 1].upperBound
            let other = others[first].lowerBound..<others[next - 1].upperBound
            let (now, before) = (Array(new.bytes[range]), Array(reblanked[other]))
            let isWorded = {
                hunks.contains {
                    $0.words.overlaps(range) || range.contains($0.words.lowerBound)
                }
            }
            guard now != before, !isWorded(), now.asRead == before.asRead else { return nil }
            return TextComparison.Change(
                kind: .rewrapped, titles: new.entry(at: range.lowerBound)?.titles ?? [],
                removed: [], added: [], before: [],
                after: new.nearest(TextComparison.context, in: range, isBefore: false),
                range: range, replacement: before, start: range.lowerBound)
        }
    }

    /// The words of two versions of a section that are not the same.
    private func changedWords(
        _ left: ComparedSide.Entry, _ right: ComparedSide.Entry
    ) -> [(Range<Int>, Range<Int>)] {
        guard old.bytes[left.range] != new.bytes[right.range] else { return [] }
        let before = old.bytes.words(in: left.range)
        let after = new.bytes.words(in: right.range)
        let difference = Difference(
            from: before.map { old.bytes[$0] }, to: after.map { new.bytes[$0] })
        return difference.parts.compactMap { part in
            guard case .changed(let olds, let news) = part else { return nil }
            return (
                before.bytes(of: olds, in: left.range), after.bytes(of: news, in: right.range)
            )
        }
    }

    func change(_ hunk: Hunk, context: Int) -> TextComparison.Change {
        let (removed, added) = (old.words(hunk.old), new.words(hunk.new))
        let start = new.firstWord(in: hunk.new)
        let (kind, entry) = kind(of: hunk)
        let here = new.entry(at: start)
        // Of the text below the heading, unless the heading changed.
        let body = here.map { max($0.body, $0.range.lowerBound)..<$0.range.upperBound } ?? 0..<0
        let left = body.lowerBound..<max(min(hunk.new.lowerBound, body.upperBound), body.lowerBound)
        let right =
            min(max(hunk.new.upperBound, body.lowerBound), body.upperBound)..<body.upperBound
        let isWhole = kind == .addedSection || kind == .removedSection
        return TextComparison.Change(
            kind: kind, titles: entry?.titles ?? [], removed: removed, added: added,
            before: isWhole ? [] : new.nearest(context, in: left, isBefore: true),
            after: isWhole ? [] : new.nearest(context, in: right, isBefore: false),
            range: hunk.new, replacement: Array(old.bytes[hunk.old]), start: start)
    }

    /// Whether a whole section came or went, and the section that it is told of.
    private func kind(
        of hunk: Hunk
    ) -> (TextComparison.Change.Kind, ComparedSide.Entry?) {
        let here = new.entry(at: new.firstWord(in: hunk.new))
        if new.isBlank(hunk.new) {
            let gone = old.entry(at: old.firstWord(in: hunk.old))
            let isWhole =
                gone.map { gone in
                    hunk.old.contains(gone.range) && !new.entries.contains { $0.key == gone.key }
                } ?? false
            return (isWhole ? .removedSection : .words, isWhole ? gone : here)
        }
        let isNew =
            here.map { here in
                old.isBlank(hunk.old) && hunk.new.contains(here.range)
                    && !old.entries.contains { $0.key == here.key }
            } ?? false
        return (isNew ? .addedSection : .words, here)
    }
}

extension ComparedSide {
    /// The bytes of sections that follow one another; empty where none does, at the place of the
    /// next.
    fileprivate func range(_ indices: Range<Int>) -> Range<Int> {
        let start =
            indices.lowerBound < entries.count
            ? entries[indices.lowerBound].range.lowerBound : bytes.count
        return start..<(indices.isEmpty ? start : entries[indices.upperBound - 1].range.upperBound)
    }

    fileprivate func isBlank(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy(\.partsWords)
    }

    /// Where the first word of a range begins; its start, or the text's end, where there is none.
    fileprivate func firstWord(in range: Range<Int>) -> Int {
        bytes[range].firstIndex { !$0.partsWords } ?? range.lowerBound
    }

    /// A few words at the end or the start of a range.
    fileprivate func nearest(_ count: Int, in range: Range<Int>, isBefore: Bool) -> [String] {
        // Words are short: no more bytes are looked at than these may take.
        let most = 400
        let near =
            isBefore
            ? max(range.lowerBound, range.upperBound - most)..<range.upperBound
            : range.lowerBound..<min(range.upperBound, range.lowerBound + most)
        let words = words(near)
        guard words.count > count else { return words }
        return isBefore ? ["..."] + words.suffix(count) : words.prefix(count) + ["..."]
    }
}

extension [UInt8] {
    /// The text as HTML with all white space outside of code alike: what is read the same, wherever lines
    /// are broken.
    fileprivate var asRead: [UInt8] {
        let document = MarkdownDocument(self, extensions: .file)
        let html = HTMLRenderer(rawHTML: .kept).html(of: document)
        var (text, isInCode): ([UInt8], Bool) = ([], false)
        for (index, byte) in html.enumerated() {
            if byte == UInt8(ascii: "<") {
                if html[index...].starts(with: "<pre".utf8) { isInCode = true }
                if html[index...].starts(with: "</pre".utf8) { isInCode = false }
            }
            let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x0D
            if isBlank, !isInCode {
                if text.last != 0x20 { text.append(0x20) }
            } else {
                text.append(byte)
            }
        }
        return text
    }

    /// Where the first byte stands that another text has not there; nil for the same text.
    fileprivate func firstDifference(from other: [UInt8]) -> Int? {
        guard self != other else { return nil }
        let same = zip(self, other).prefix { $0 == $1 }.count
        return Swift.min(same, count)
    }
}

extension [Range<Int>] {
    /// The bytes from the first to the last of some words; where there is none, at the next.
    fileprivate func bytes(of indices: Range<Int>, in whole: Range<Int>) -> Range<Int> {
        guard !indices.isEmpty else {
            let at = indices.lowerBound < count ? self[indices.lowerBound].lowerBound : nil
            let place = at ?? last?.upperBound ?? whole.lowerBound
            return place..<place
        }
        return self[indices.lowerBound].lowerBound..<self[indices.upperBound - 1].upperBound
    }
}
