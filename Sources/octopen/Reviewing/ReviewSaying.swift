import Forms
import Markdown
import Proposals
import Reviews

extension ProposalReview {
    /// A record with somebody's words, put together with their record and their draft, and not
    /// written yet.
    struct Said {
        fileprivate let path: String
        fileprivate let reviewer: Reviewer
        fileprivate let published: [UInt8]?
        fileprivate let base: ReviewRecord
        fileprivate let draft: UnsavedWork?
        fileprivate var record: ReviewRecord
    }

    /// Puts words into the reviewer's record, or into a draft of the record that the next review
    /// has.
    func say(
        _ words: ReviewWords, by reviewer: Reviewer, project: Project, publishes: Bool
    ) throws(Failure) {
        try keep(try adding(words, by: reviewer), project: project, publishes: publishes)
    }

    /// Adds words; the reviewer's earlier words stay: a verdict that another takes the place of
    /// becomes a note.
    func adding(_ words: ReviewWords, by reviewer: Reviewer) throws(Failure) -> Said {
        let (name, published) = try folder.own(of: reviewer, key: key)
        let path = folder.path(name)
        let base = published.map { ReviewRecord($0) } ?? ReviewRecord(of: title, by: reviewer)
        let draft = folder.draft(
            of: path, unlike: published ?? [], by: reviewer, over: proposal)
        if let draft, draft.isFileChanged {
            throw Failure(
                "\(path): changed under a draft of yours; octopen review puts them together")
        }
        var record = draft.map { ReviewRecord($0.bytes) } ?? base
        let document = MarkdownDocument(proposal.bytes, extensions: .file)
        for remark in words.remarks {
            try add(remark, to: &record, document, leavesKnownOut: words.leavesKnownOut)
        }
        if let verdict = words.verdict { record.set(verdict) }
        for note in words.notes.map({ RemarkText(body: $0).body })
        where !record.overallNote.contains(note) {
            let old = record.overallNote
            record.set(overallNote: old.isEmpty ? note : "\(old)\n\n\(note)")
        }
        return Said(
            path: path, reviewer: reviewer, published: published, base: base, draft: draft,
            record: record)
    }

    func keep(_ said: Said, project: Project, publishes: Bool) throws(Failure) {
        var record = said.record
        if publishes {
            record.stamp(said.reviewer, today: Clock.today, revision: revision(project))
            try folder.prepare(record: said.path)
            try AtomicSave(
                request: SaveRequest(path: said.path, bytes: record.text, expected: said.published)
            ).runOrFail()
            if let draft = said.draft { UnsavedWorks().delete(draft) }
            Output.error("octopen: wrote \(said.path)")
        } else {
            let splices = [record.splice(from: said.base)].compactMap(\.self)
            let keeping = RecoveryJournal(path: said.path, base: said.published ?? [])
                .secure(splices, of: record.text)
            guard keeping.isKept else {
                throw Failure("no draft can be kept; --publish writes \(said.path)")
            }
            if let draft = said.draft { UnsavedWorks().delete(draft, nowIn: keeping) }
            Output.error(
                "octopen: \(record.changes(since: said.base)) not yet published; --publish, or the "
                    + "next review, has them")
        }
    }

    private func add(
        _ remark: ReviewRemark, to record: inout ReviewRecord, _ document: MarkdownDocument,
        leavesKnownOut: Bool
    ) throws(Failure) {
        let state = ReviewState(proposal, records: [record], needed: 1)
        let section = try section(named: remark.section, in: state)
        var anchor: ReviewRecord.Anchor?
        if let number = try paragraph(of: remark, in: section) {
            anchor = section.anchor(ofParagraph: number - 1, in: proposal, document)
            guard anchor != nil else {
                throw Failure(
                    "\(section.heading): has \(section.digest.paragraphs.count) paragraphs; "
                        + "there is no \(number)")
            }
        }
        let index = record.entry(for: section, in: state)
        func note(_ words: String, on anchor: ReviewRecord.Anchor?) {
            let isKnown = record.entries[index].notes.contains {
                $0.body == RemarkText(body: words).body && $0.paragraph == anchor?.hash
            }
            if !isKnown || !leavesKnownOut { record.addNote(words, on: anchor, ofEntry: index) }
        }
        switch remark.kind {
        case .note: note(remark.text, on: anchor)
        case .suggestion:
            guard anchor != nil else {
                throw Failure(
                    "\(section.heading): a suggestion is about a paragraph: SECTION#PARAGRAPH")
            }
            note(ReviewState.Section.suggestion(remark.text), on: anchor)
        case .verdict(let verdict):
            let old = record.entries[index].verdict?.body ?? ""
            record.sign(verdict, remark.text, digest: section.digest, ofEntry: index)
            if !old.isEmpty, old != RemarkText(body: remark.text).body { note(old, on: nil) }
            // The words stand with the section; what they are about is quoted beside them.
            if let anchor, !remark.text.isEmpty { note(remark.text, on: anchor) }
        }
    }

    /// The paragraph that a remark is about, from 1: by its number, and by the words that it quotes.
    private func paragraph(
        of remark: ReviewRemark, in section: ReviewState.Section
    ) throws(Failure) -> Int? {
        guard let quote = remark.quote else { return remark.paragraph }
        let wanted = NormalizedText(quote).string
        let found = section.digest.paragraphs.indices.filter {
            NormalizedText(section.source(ofParagraph: $0, in: proposal)).string.contains(wanted)
        }.map { $0 + 1 }
        if let number = remark.paragraph, found.contains(number) { return number }
        guard remark.paragraph == nil, let first = found.first else {
            throw Failure(
                "\(section.heading): “\(quote)” does not stand there"
                    + (remark.paragraph.map { ", in paragraph \($0)" } ?? "")
                    + "; the review is of another text: read it again")
        }
        guard found.count == 1 else {
            throw Failure(
                "\(section.heading): “\(quote)” stands in \(found.count) paragraphs; say which, or "
                    + "quote more")
        }
        return first
    }
}
