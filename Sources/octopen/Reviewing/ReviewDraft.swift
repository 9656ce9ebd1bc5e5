import Markdown
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
