import Forms
import Markdown
import Proposals
import Reviews

/// The record that a reviewer had not published when a run ended.
struct ReviewDraft: CustomStringConvertible {
    /// The path of the proposal, or its folder and key where it is gone.
    let path: String
    /// The proposal's name, as a command takes it.
    let proposal: String
    /// Sections, and the verdict on the whole, that the record does not have.
    let count: Int
    let description: String

    /// Nil for work that is no draft of a record.
    init?(_ entry: UnsavedWorks.Entry) {
        let folder = FilePath(FilePath(entry.file).folder)
        let reviews = FilePath(folder.folder)
        let record = ReviewRecord(entry.work.bytes)
        guard reviews.name == "reviews", let reviewer = record.reviewer else { return nil }
        let paths = (try? ProposalFolder.proposals(in: reviews.folder)) ?? []
        let found = paths.first { ReviewFolder.key(ofProposal: $0) == folder.name }
        path = found ?? "\(reviews.folder)/\(folder.name)"
        proposal = FilePath(path).name
        let isSilentOnWhole = record.verdict == nil && record.overallNote.isEmpty
        count =
            (try? WholeFile.read(entry.file)).map { record.changes(since: ReviewRecord($0)) }
            ?? record.entries.count + (isSilentOnWhole ? 0 : 1)
        description =
            "a review by \(ReadableText.line(reviewer.name)), \(count) not yet published; "
            + "octopen review has them again"
    }
}

extension ReviewFolder {
    /// The draft of a reviewer's record; also one that was begun when the proposal had another name,
    /// which it then follows.
    func draft(
        of record: String, unlike published: [UInt8], by reviewer: Reviewer, over proposal: Proposal
    ) -> UnsavedWork? {
        let works = UnsavedWorks()
        let find = {
            works.find(of: record, unlike: published).flatMap {
                $0.isRecord(of: reviewer) ? $0 : nil
            }
        }
        if let draft = find() { return draft }
        let known = Set(((try? ProposalFolder.proposals(in: folder)) ?? []).map(Self.key))
        let own = FilePath.real(folder).map { $0 + "/reviews" }
        let entry = works.all().first { entry in
            let old = FilePath(FilePath(entry.file).folder)
            guard Self.isRecord(entry.file), old.folder == own, !known.contains(old.name) else {
                return false
            }
            let record = ReviewRecord(entry.work.bytes)
            return (record.reviewer?.isSame(as: reviewer) ?? false)
                && record.isOf(proposal, by: reviewer)
        }
        guard let entry, works.move(entry, to: FileKey.absolute(record)) else { return nil }
        return find()
    }

    /// A copy of the draft of a reviewer's record that another run has, which may only wait for a line that
    /// was cut.
    func draftUnderWay(
        of record: String, unlike published: [UInt8], by reviewer: Reviewer
    ) -> UnsavedWork? {
        UnsavedWorks().findUnderWay(of: record, unlike: published).flatMap {
            $0.isRecord(of: reviewer) ? $0 : nil
        }
    }
}

extension ReviewRecord {
    /// Whether it names the proposal by its title, or half of what was signed stands in that.
    fileprivate func isOf(_ proposal: Proposal, by reviewer: Reviewer) -> Bool {
        let heading = { (record: ReviewRecord) in record.text.prefix { $0 != 0x0A } }
        let same = ReviewRecord(of: proposal.title, by: reviewer)
        if !proposal.title.isEmpty, heading(self) == heading(same) { return true }
        let signed = Set(entries.compactMap { $0.mark?.text })
        let written = proposal.sections.filter { !$0.isUntouched }
            .map { SectionDigest(of: $0).text }
        return !signed.isEmpty && signed.intersection(written).count * 2 >= signed.count
    }
}
