import Forms
import Markdown
import Proposals
import Reviews

/// What a program says of a section or a paragraph of it, as a person would in the checklist.
struct ReviewRemark {
    enum Kind {
        case note, suggestion
        case verdict(Verdict)
    }

    let kind: Kind
    let section: String
    /// From 1; nil for the whole section.
    let paragraph: Int?
    let text: String

    /// - Parameter place: `SECTION`, or `SECTION#PARAGRAPH`.
    init(_ kind: Kind, at place: String, text: String) throws(Failure) {
        self.kind = kind
        self.text = text.trimmed
        let parts = place.split(separator: "#", omittingEmptySubsequences: false)
        if parts.count > 1, let number = Int(parts[parts.count - 1]) {
            guard number > 0 else { throw Failure("\(place): paragraphs count from 1") }
            paragraph = number
            section = parts.dropLast().joined(separator: "#")
        } else {
            (paragraph, section) = (nil, place)
        }
        guard !self.text.isEmpty else {
            throw Failure("\(place): --text says nothing; a remark has words", exitCode: 64)
        }
    }
}

extension ProposalReview {
    /// Puts remarks into the reviewer's record, or into a draft of it that the next review has.
    func say(
        _ remarks: [ReviewRemark], by reviewer: Reviewer, project: Project, publishes: Bool
    ) throws(Failure) {
        let (name, published) = try folder.own(of: reviewer, key: key)
        let path = folder.path(name)
        let base = published.map { ReviewRecord($0) } ?? ReviewRecord(of: title, by: reviewer)
        let draft = UnsavedWorks().find(of: path, unlike: published ?? [])
            .flatMap { $0.isRecord(of: reviewer) ? $0 : nil }
        if let draft, draft.isFileChanged {
            throw Failure(
                "\(path): changed under a draft of yours; octopen review puts them together")
        }
        var record = draft.map { ReviewRecord($0.bytes) } ?? base
        let document = MarkdownDocument(proposal.bytes, extensions: .file)
        for remark in remarks { try add(remark, to: &record, document) }
        if publishes {
            record.stamp(reviewer, today: Clock.today, revision: revision(project))
            try folder.prepare(record: path)
            try AtomicSave(
                request: SaveRequest(path: path, bytes: record.text, expected: published)
            ).runOrFail()
            if let draft { UnsavedWorks().delete(draft) }
            Output.error("octopen: wrote \(path)")
        } else {
            let keeping = RecoveryJournal(base, path: path, base: published ?? []).secure(record)
            guard keeping.isKept else {
                throw Failure("no draft can be kept; --publish writes \(path)")
            }
            if let draft { UnsavedWorks().delete(draft, nowIn: keeping) }
            Output.error(
                "octopen: \(record.changes(since: base)) not yet published; --publish, or the next "
                    + "review, has them")
        }
    }

    private func add(
        _ remark: ReviewRemark, to record: inout ReviewRecord, _ document: MarkdownDocument
    ) throws(Failure) {
        let state = ReviewState(proposal, records: [record], needed: 1)
        let section = try section(named: remark.section, in: state)
        var anchor: ReviewRecord.Anchor?
        if let number = remark.paragraph {
            anchor = section.anchor(ofParagraph: number - 1, in: proposal, document)
            guard anchor != nil else {
                throw Failure(
                    "\(section.heading): has \(section.digest.paragraphs.count) paragraphs; "
                        + "there is no \(number)")
            }
        }
        let index = record.entry(for: section, in: state)
        switch remark.kind {
        case .note: record.addNote(remark.text, on: anchor, ofEntry: index)
        case .suggestion:
            guard anchor != nil else {
                throw Failure(
                    "\(section.heading): a suggestion is about a paragraph: SECTION#PARAGRAPH")
            }
            record.addNote(
                ReviewState.Section.suggestion(remark.text), on: anchor, ofEntry: index)
        case .verdict(let verdict):
            record.sign(verdict, remark.text, digest: section.digest, ofEntry: index)
            // The words stand with the section; what they are about is quoted beside them.
            if let anchor { record.addNote(remark.text, on: anchor, ofEntry: index) }
        }
    }
}
