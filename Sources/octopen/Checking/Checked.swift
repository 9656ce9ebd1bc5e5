import Proposals
import Rules

/// What is printed of a file, and counted.
struct Checked: Sendable {
    let pieces: [String]
    /// Records of reviews that could not be read, and why.
    let unread: [String]
    private(set) var counts = LevelCounts()
    /// What tells which template judged a proposal; nil for a record of a review.
    let judged: (proposal: Proposal, template: Template, name: String)?
    /// What the findings are known by in a baseline.
    let keys: [FindingKey]

    /// - Parameters:
    ///   - earlier: what the file was, where only what is new is told.
    ///   - known: what is known of it.
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
        // What is still to do is no debt.
        keys =
            keepsKeys
            ? file.findings.filter { $0.level != .todo }.map { FindingKey($0, in: file) } : []
    }
}
