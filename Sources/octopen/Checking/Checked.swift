import Proposals
import Rules

/// The printed pieces of a file's check, and its counts.
struct Checked: Sendable {
    let pieces: [String]
    /// Records of reviews that could not be read, and why.
    let unread: [String]
    private(set) var counts = LevelCounts()
    /// The proposal and the template that judged it; nil for a record of a review.
    let judged: (proposal: Proposal, template: Template, name: String)?
    /// The keys by which a baseline knows the findings.
    let keys: [FindingKey]

    /// - Parameters:
    ///   - earlier: the file's earlier state, where only new findings are told.
    ///   - known: the findings of the file that a baseline knows.
    ///   - keepsKeys: whether a baseline is to be written.
    init(
        _ work: CheckQueue.Work, _ read: ProposalFile, _ format: any FindingsFormat,
        earlier: ProposalFile?, known: KnownFindings, keepsKeys: Bool
    ) {
        let detail: @Sendable (Level) -> FindingDetail = { format.detail(of: $0) }
        var file = CheckedFile(read, name: work.name, context: work.context, detail: detail)
        if let earlier {
            let old = CheckedFile(
                earlier, name: work.name, context: work.context, detail: { _ in .place })
            var before = KnownFindings(old.findings.map { FindingKey($0, in: old) })
            file.drop(&before)
        }
        var known = known
        file.drop(&known)
        pieces = format.pieces(of: file)
        unread = work.context.reviews?.unread ?? []
        let isProposal = work.context.orphanKey == nil
        judged = isProposal ? (file.proposal, work.context.template, work.name) : nil
        counts.add(file, isProposal: isProposal)
        // Things still to do are no debt.
        keys =
            keepsKeys
            ? file.findings.filter { $0.level != .todo }.map { FindingKey($0, in: file) } : []
    }
}
