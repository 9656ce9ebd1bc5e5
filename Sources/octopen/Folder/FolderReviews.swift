import Folders
import Proposals
import Reviews
import Rules

/// The reviews of the proposals of a folder, read from their records by any number of threads.
struct FolderReviews: Sendable {
    private let template: Result<Template, Failure>
    private let versions: TemplateVersions?
    private let folder: ReviewFolder
    /// Keys of proposals that have records.
    private let reviewed: Set<String>
    private let configuration: Configuration

    init(_ project: Project) {
        template = Result { () throws(Failure) in try project.template() }
        versions = project.versions
        folder = ReviewFolder(of: project.folder)
        reviewed = Set(folder.keys)
        configuration = project.configuration
    }

    /// Whether the project has reviews: somebody wrote one, or the configuration asks for them.
    private var isInUse: Bool {
        configuration.reviewsNeeded > 0
            && (!reviewed.isEmpty || configuration.reviews != nil)
    }

    /// A proposal with what reviewers said, as far as that could be read.
    struct Reading: Sendable {
        let needs: ReviewNeeds
        /// Records that could not be read, and why.
        let unread: [String]
    }

    func read(_ proposal: ListedProposal) throws(Failure) -> Reading {
        let file = try ProposalFile(reading: proposal.path)
        let newest = try template.get()
        let document = Proposal(
            file.bytes, template: versions?.template(for: file.bytes) ?? newest)
        let key = ReviewFolder.key(ofProposal: proposal.path)
        let (stored, unread) = reviewed.contains(key) ? folder.records(of: key) : ([], [])
        let records = stored.map(\.record)
        let state = ReviewState(
            document, records: records, needed: configuration.reviewsNeeded,
            hasDigests: !records.isEmpty)
        let needs = ReviewNeeds(
            state, records: records, owners: configuration.owners, authors: proposal.authors,
            isInUse: isInUse)
        return Reading(needs: needs, unread: unread)
    }
}

/// The reviews of proposals that may lie in several folders.
struct ReviewsByFolder {
    private var projects: Projects
    private var known: [String: FolderReviews] = [:]

    init(_ environment: LaunchEnvironment) { projects = Projects(environment) }

    /// Reads them with all processors, and what they have in common once.
    ///
    /// - Returns: one for each proposal, in their order.
    mutating func read(
        _ proposals: [ListedProposal]
    ) -> [Result<FolderReviews.Reading, Failure>] {
        let works = proposals.map { (proposal: $0, reviews: reviews(of: $0)) }
        return FolderReader.inOrder(works) { work in
            Result { () throws(Failure) in try work.reviews.read(work.proposal) }
        }
    }

    private mutating func reviews(of proposal: ListedProposal) -> FolderReviews {
        let folder = FilePath(proposal.path).folder
        let reviews =
            known[folder] ?? FolderReviews(projects.project(ofProposalAt: proposal.path))
        known[folder] = reviews
        return reviews
    }
}
