import Markdown
import Proposals
import Prose
import Reviews

/// All that a review needs from outside to begin.
package struct ReviewStart: Equatable, Sendable {
    package var reviewer: Reviewer
    /// The file of the reviewer's record.
    package var path: String
    /// The bytes of the record's file; nil if there is none yet.
    package var published: [UInt8]?
    /// The record that an earlier run had not published.
    package var draft: UnsavedWork?
    package var others: [ReviewRecord]
    /// Others' records that could not be read, and why.
    package var unread: [String]
    /// How many reviewers have to agree to each section.
    package var needed: Int
    /// Who is asked for a section, by its title.
    package var owners: [String: String]
    /// Texts of sections as they were when they were signed, by the hash of the sign-off.
    package var earlier: [String: String]
    /// The commit that holds the text, as a record tells it; nil outside a repository.
    package var revision: String?

    package init(
        reviewer: Reviewer, path: String, published: [UInt8]?, draft: UnsavedWork? = nil,
        others: [ReviewRecord] = [], unread: [String] = [], needed: Int = 1,
        owners: [String: String] = [:],
        earlier: [String: String] = [:], revision: String? = nil
    ) {
        (self.reviewer, self.path, self.published) = (reviewer, path, published)
        (self.draft, self.others, self.unread) = (draft, others, unread)
        self.needed = needed
        (self.owners, self.earlier, self.revision) = (owners, earlier, revision)
    }
}

/// A review at work: the proposal section by section, and the reviewer's own record, drafts
/// included. The proposal is not changed.
package struct Review: Sendable {
    package let start: ReviewStart
    /// The file of the record, which is another one if somebody of the same name was first.
    package internal(set) var path: String
    /// The bytes of the record's file.
    package internal(set) var published: [UInt8]?
    /// The reviewer's record with everything that is not published yet.
    package private(set) var record: ReviewRecord
    /// The reviewer's own record is the first.
    package private(set) var state: ReviewState
    /// Index of the section at hand in the state.
    package internal(set) var position = 0
    /// The paragraph that the next note is about.
    package internal(set) var paragraph: Int?
    /// The first row of the section that is visible.
    package internal(set) var top = 0
    package internal(set) var page = ReviewPage()
    /// The records before each step, and those after the steps that were taken back.
    var done: [ReviewRecord] = []
    var undone: [ReviewRecord] = []
    private(set) var proposal: Proposal
    private let title: String
    private(set) var document: MarkdownDocument

    init(_ start: ReviewStart, of proposal: Proposal, title: String) {
        self.start = start
        path = start.path
        self.proposal = proposal
        published = start.published
        record =
            start.published.map { ReviewRecord($0) }
            ?? ReviewRecord(of: title, by: start.reviewer)
        self.title = title
        document = MarkdownDocument(proposal.bytes, extensions: .file)
        state = ReviewState(proposal, records: [record] + start.others, needed: start.needed)
    }

    /// Takes another state of the proposal.
    mutating func read(_ proposal: Proposal) {
        self.proposal = proposal
        document = MarkdownDocument(proposal.bytes, extensions: .file)
        state = ReviewState(proposal, records: [record] + start.others, needed: start.needed)
        position = min(position, max(state.sections.count - 1, 0))
        (paragraph, top, page) = (nil, 0, ReviewPage())
    }

    /// The section that is reviewed at hand; nil for a proposal without sections.
    package var section: ReviewState.Section? {
        state.sections.indices.contains(position) ? state.sections[position] : nil
    }

    /// The record that the file would hold without drafts.
    package var base: ReviewRecord {
        published.map { ReviewRecord($0) }
            ?? ReviewRecord(of: title, by: start.reviewer)
    }

    /// Sections, and the verdict on the whole, that are not published as they are.
    package var draftCount: Int { record.changes(since: base) }

    // MARK: Changes

    /// Changes the record, as one step that can be undone.
    mutating func change(_ change: (inout ReviewRecord) -> Void) {
        var changed = record
        change(&changed)
        changed.dropEmptyEntries(unlessIn: base)
        guard changed != record else { return }
        done.append(record)
        undone = []
        take(changed)
    }

    /// The record was written to a file.
    mutating func take(published bytes: [UInt8], path: String) {
        (published, self.path) = (bytes, path)
        take(ReviewRecord(bytes))
    }

    /// Changes the record while a note is being written.
    mutating func take(_ record: ReviewRecord) {
        self.record = record
        state.judge([record] + start.others, needed: start.needed)
    }

    /// The draft of an earlier run, and what came into the file meanwhile.
    ///
    /// - Returns: what both say, and differently.
    mutating func take(draft: UnsavedWork) -> [String] {
        let record = ReviewRecord(draft.bytes)
        guard draft.isFileChanged, let published else {
            take(record)
            return []
        }
        // The record that the draft began from is not known: a difference may be new on either
        // side.
        let merge = RecordMerge(
            base: ReviewRecord(of: title, by: start.reviewer), mine: record,
            theirs: ReviewRecord(published))
        take(merge.record)
        return merge.both
    }

    /// Makes one step of all that changed in the record since `before`.
    mutating func rememberStep(_ before: ReviewRecord) {
        guard before != record else { return }
        done.append(before)
        undone = []
    }

    // MARK: The section's text

    func body(of section: ReviewState.Section) -> String {
        proposal.sections[section.index].bodySource
    }

    /// The paragraph that the next note is about, as a record names it.
    func anchor(ofParagraph number: Int) -> ReviewRecord.Anchor? {
        section?.anchor(ofParagraph: number, in: proposal, document)
    }

    /// The Markdown of a paragraph of the section at hand.
    func source(ofParagraph number: Int) -> String {
        section?.source(ofParagraph: number, in: proposal) ?? ""
    }

    // MARK: Who is asked

    /// Who is asked for a section; nil for everybody.
    package func owner(of section: ReviewState.Section) -> String? {
        let name = HeadingName(section.title)
        return start.owners.first { HeadingName($0.key) == name }?.value
    }

    /// Whether this reviewer has still to say something of a section.
    func needsMe(_ section: ReviewState.Section) -> Bool {
        guard section.isWritten else { return false }
        if let signOff = section.signOff(of: 0) { return !signOff.isCurrent }
        let owners = owner(of: section).map(Reviewer.all) ?? []
        return owners.isEmpty || owners.contains { $0.isSame(as: start.reviewer) }
    }

    /// `9 of 17 signed, 2 stale`
    package var progress: String {
        let signOffs = state.sections.map { $0.signOff(of: 0) }
        let signed = signOffs.count { $0?.isCurrent == true }
        let stale = signOffs.count { $0?.isCurrent == false }
        return "\(signed) of \(state.sections.count) signed" + (stale > 0 ? ", \(stale) stale" : "")
    }

    /// `+` ok, `!` a concern of this reviewer's, `?` a question, `~` stale, a blank for none.
    package func mark(of section: ReviewState.Section) -> String {
        guard let signOff = section.signOff(of: 0) else { return " " }
        guard signOff.isCurrent else { return "~" }
        switch signOff.verdict {
        case .ok: return "+"
        case .concern: return "!"
        case .question: return "?"
        case .notMine: return "-"
        }
    }

    /// The word for it in the outline.
    package func word(of section: ReviewState.Section) -> String {
        guard let signOff = section.signOff(of: 0) else { return "" }
        return signOff.isCurrent ? signOff.verdict.rawValue : "stale"
    }
}
