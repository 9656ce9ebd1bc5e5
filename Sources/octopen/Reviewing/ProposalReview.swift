import Markdown
import Proposals
import Reviews
import Rules

/// A proposal and its reviewers' records, as they are on the disk.
struct ProposalReview {
    private let file: ProposalFile
    let proposal: Proposal
    let folder: ReviewFolder
    let key: String
    let stored: [ReviewFolder.Stored]
    /// Records that could not be read, and why.
    let unread: [String]
    /// How many have to agree to each section.
    let needed: Int

    init(ofProposalAt path: String, template: Template, configuration: Configuration)
        throws(Failure)
    {
        file = try ProposalFile(reading: path)
        proposal = Proposal(file.bytes, template: template)
        folder = ReviewFolder(of: FilePath(path).folder)
        key = ReviewFolder.key(ofProposal: path)
        try folder.requireOwnKey(ofProposal: path)
        (stored, unread) = folder.records(of: key)
        needed = configuration.reviewsNeeded
    }

    var state: ReviewState {
        ReviewState(proposal, records: stored.map(\.record), needed: needed)
    }

    var report: ReviewReport {
        ReviewReport(
            proposal: proposal, path: file.path, stored: stored, state: state, needed: needed)
    }

    /// Writes an *ok* to sections into the reviewer's record.
    func sign(_ names: [String], by reviewer: Reviewer, project: Project) throws(Failure) {
        let (name, bytes) = try folder.own(of: reviewer, key: key)
        var record = bytes.map { ReviewRecord($0) } ?? ReviewRecord(of: title, by: reviewer)
        let state = ReviewState(proposal, records: [record], needed: 1)
        for name in names {
            let section = try section(named: name, in: state)
            let index = record.entry(for: section, in: state)
            if let old = record.entries[index].verdict, let verdict = old.verdict, verdict != .ok {
                Output.error(
                    "octopen: \(section.heading): took back your \(verdict.rawValue)"
                        + (old.body.isEmpty ? "" : ", \(old.body)"))
            }
            record.sign(.ok, "", digest: section.digest, ofEntry: index)
        }
        record.stamp(reviewer, today: Clock.today, revision: revision(project))
        try folder.prepare(record: folder.path(name))
        try AtomicSave(
            request: SaveRequest(path: folder.path(name), bytes: record.text, expected: bytes)
        ).runOrFail()
        Output.error("octopen: signed \(names.count) in \(folder.path(name))")
    }

    /// The commit that holds the proposal as it is.
    func revision(_ project: Project) -> String? { project.revision(of: file.path, file.document) }

    var title: String {
        proposal.title.isEmpty ? FilePath(file.path).name : proposal.title
    }

    /// The section that a name, or a part of it, means; nothing is signed by mistake.
    func section(
        named name: String, in state: ReviewState
    ) throws(Failure) -> ReviewState.Section {
        let finder = SectionFinder(
            paths: state.sections.map(\.titles), present: state.sections.map(\.isPresent))
        let index = try finder.index(of: name, listedBy: "octopen review --format text")
        let section = state.sections[index]
        guard section.isWritten else {
            throw Failure("\(section.heading): has no text yet; there is nothing to sign")
        }
        return section
    }
}

extension Configuration {
    /// Sign-offs that each section needs.
    var reviewsNeeded: Int { reviews ?? 1 }
}
