import Forms
import Glibc
import Proposals
import Reviews

/// Reads what a review of a proposal begins with.
struct ReviewOpening {
    let path: String
    let project: Project

    /// - Parameter proposal: as it is shown, which may not be what the file holds.
    func start(_ proposal: Proposal, by reviewer: Reviewer) throws(Failure) -> ReviewStart {
        let folder = ReviewFolder(of: FilePath(path).folder)
        try folder.requireOwnKey(ofProposal: path)
        let key = ReviewFolder.key(ofProposal: path)
        let own = try folder.own(of: reviewer, key: key)
        let record = folder.path(own.name)
        let (read, unread) = folder.records(of: key)
        let others = read.filter { $0.name != own.name }
        let bytes = own.bytes ?? []
        let draft =
            folder.draft(of: record, unlike: bytes, by: reviewer, over: proposal)
            ?? folder.draftUnderWay(of: record, unlike: bytes, by: reviewer)
        return ReviewStart(
            reviewer: reviewer, path: record, published: own.bytes, draft: draft,
            others: others.map(\.record), unread: unread,
            needed: project.configuration.reviewsNeeded,
            owners: project.configuration.owners,
            earlier: own.bytes.map { earlier(ReviewRecord($0), proposal, key: key) } ?? [:],
            revision: project.revision(
                of: path, try ProposalFile(reading: path).document(of: proposal.bytes)))
    }

    /// The texts of sections that changed since they were signed, as far as git has them.
    private func earlier(
        _ record: ReviewRecord, _ proposal: Proposal, key: String
    ) -> [String: String] {
        let current = Set(
            ReviewState(proposal, records: [record], needed: 1).sections.map(\.digest.text))
        var wanted = Set(record.entries.compactMap { $0.mark?.text }).subtracting(current)
        guard !wanted.isEmpty else { return [:] }
        var found: [String: String] = [:]
        let revision = record.value(ofField: ReviewRecord.FieldName.revision)
            .split(separator: " ").first.map(String.init)
        project.forEachVersion(from: ["HEAD"] + [revision].compactMap(\.self), key: key) { bytes in
            for section in Proposal(bytes, template: proposal.template).sections {
                let hash = SectionDigest(of: section).text
                if wanted.remove(hash) != nil { found[hash] = section.bodySource }
            }
            return !wanted.isEmpty
        }
        return found
    }
}
