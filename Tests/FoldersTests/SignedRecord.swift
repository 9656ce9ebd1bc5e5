import Proposals
import Testing

@testable import Reviews

extension ReviewRecord {
    /// What a reviewer says of one section of a text.
    static func saying(
        _ verdict: Verdict, _ why: String = "why", by name: String, of heading: String,
        in text: String
    ) throws -> ReviewRecord {
        var record = ReviewRecord(of: "T", by: try #require(Reviewer(name)))
        let proposal = Proposal(Array(text.utf8), template: .enhancement)
        let state = ReviewState(proposal, records: [record], needed: 1)
        let section = try #require(state.sections.first { $0.heading == heading })
        let entry = record.entry(for: section, in: state)
        record.sign(verdict, why, digest: section.digest, ofEntry: entry)
        return record
    }
}
