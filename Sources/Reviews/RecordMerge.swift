import Proposals

/// What a reviewer changed here, put into a record that somebody else wrote meanwhile.
///
/// Section by section, and field by field: what only one side changed is taken as that side left
/// it. Where both did, the reviewer's own verdict stands, and the words of the other side are notes
/// behind it.
package struct RecordMerge: Equatable, Sendable {
    package private(set) var record: ReviewRecord
    /// Names of what both changed, and differently.
    package private(set) var both: [String] = []

    /// - Parameters:
    ///   - base: what both began from.
    ///   - mine: the reviewer's own, not yet published.
    ///   - theirs: what the file holds now.
    package init(base: ReviewRecord, mine: ReviewRecord, theirs: ReviewRecord) {
        record = theirs
        mergeHead(base, mine, theirs)
        for entry in mine.entries {
            let (own, before, found) = (
                mine.words(of: entry.name), base.words(of: entry.name), theirs.words(of: entry.name)
            )
            guard own != before, own != found else { continue }
            let isBoth = found != nil && found != before
            if found != before { both.append(entry.title) }
            record.take(entry, of: mine)
            if isBoth { keepWords(of: entry.name, theirs: theirs, base: base) }
        }
        for entry in base.entries where mine.words(of: entry.name) == nil {
            guard theirs.words(of: entry.name) == base.words(of: entry.name) else { continue }
            if let index = record.entries.firstIndex(where: { $0.name == entry.name }) {
                record.remove(entry: index)
            }
        }
    }

    private mutating func mergeHead(
        _ base: ReviewRecord, _ mine: ReviewRecord, _ theirs: ReviewRecord
    ) {
        // The others tell of a publishing, and are written anew at the next one.
        for name in [ReviewRecord.FieldName.reviewer, ReviewRecord.FieldName.verdict] {
            let (own, before, found) = (
                mine.value(ofField: name), base.value(ofField: name), theirs.value(ofField: name)
            )
            guard own != before, own != found else { continue }
            if found != before { both.append(name) }
            record.set(name, to: own)
        }
        guard mine.overallNote != base.overallNote, mine.overallNote != theirs.overallNote else {
            return
        }
        var words = [mine.overallNote]
        if theirs.overallNote != base.overallNote, !theirs.overallNote.isEmpty {
            both.append("the words on the whole")
            words.append(theirs.overallNote)
        }
        record.set(overallNote: words.joined(separator: "\n\n"))
    }

    /// Makes notes of what the other side says in a section, as far as it is new, each below the quote
    /// that it has there.
    private mutating func keepWords(
        of name: HeadingName, theirs: ReviewRecord, base: ReviewRecord
    ) {
        func remarks(_ record: ReviewRecord) -> [ReviewRecord.Remark] {
            let entry = record.entries.first { $0.name == name }
            return (entry?.verdict.map { [$0] } ?? []) + (entry?.notes ?? [])
        }
        let known = remarks(record) + remarks(base)
        guard let index = record.entries.firstIndex(where: { $0.name == name }) else { return }
        for remark in remarks(theirs) where !remark.body.isEmpty {
            let isKnown = known.contains {
                $0.body == remark.body && $0.paragraph == remark.paragraph
            }
            guard !isKnown else { continue }
            let label = remark.verdict.map { "\($0.rawValue): " } ?? ""
            record.addNote(
                label + remark.body, behind: theirs.quote(of: remark), ofEntry: index)
        }
    }
}

extension ReviewRecord {
    /// An entry's text, without the blank lines behind it; nil if there is none of the name.
    fileprivate func words(of name: HeadingName) -> String? {
        entries.first { $0.name == name }.map { string(wordRange(of: $0)) }
    }

    private func wordRange(of entry: Entry) -> Range<Int> {
        var end = entry.range.upperBound
        while end > entry.range.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
        return entry.range.lowerBound..<end
    }

    /// Puts an entry of another state of the record in place of this one's, or among the others.
    fileprivate mutating func take(_ found: Entry, of other: ReviewRecord) {
        let before = other.entries.prefix { $0.name != found.name }.map(\.title)
        let index = entry(for: found.title, questions: [], after: before)
        replace(wordRange(of: entries[index]), with: other.string(other.wordRange(of: found)))
    }
}
