import Folders
import Proposals
import Reviews
import Rules

/// The reviews of the proposals of a folder, read from their records.
struct FolderReviews {
    private let project: Project
    private let folder: ReviewFolder
    /// Keys of proposals that have records.
    private let reviewed: Set<String>
    private let configuration: Configuration

    init(_ project: Project) {
        self.project = project
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
    struct Reading {
        let needs: ReviewNeeds
        /// Records that could not be read, and why.
        let unread: [String]
    }

    func read(_ proposal: ListedProposal) throws(Failure) -> Reading {
        let file = try ProposalFile(reading: proposal.path)
        let document = Proposal(file.bytes, template: try project.template(for: file.bytes))
        let key = ReviewFolder.key(ofProposal: proposal.path)
        let (stored, unread) = reviewed.contains(key) ? folder.records(of: key) : ([], [])
        let records = stored.map(\.record)
        let state = ReviewState(
            document, records: records, needed: configuration.reviewsNeeded)
        let needs = ReviewNeeds(
            state, records: records, owners: configuration.owners, authors: proposal.authors,
            isInUse: isInUse)
        return Reading(needs: needs, unread: unread)
    }

    /// Who is asked for a review of a proposal still: nobody, unless it is under review.
    ///
    /// - Parameter me: nil for nobody.
    /// - Returns: with the records that could not be read, and why.
    func asked(
        for proposal: ListedProposal, choices: [String], me: Reviewer?
    ) throws(Failure) -> (AskedReviewers, unread: [String]) {
        guard Standing(status: proposal.status, choices: choices) == .review else {
            return (AskedReviewers(), [])
        }
        let reading = try read(proposal)
        let needs = reading.needs
        let asked = AskedReviewers(
            names: needs.people.map(\.name),
            includesMe: me.map { !needs.sections(asking: $0).isEmpty } ?? false)
        return (asked, reading.unread)
    }
}

/// The reviews of proposals that may lie in several folders, each read once.
struct ReviewsByFolder {
    private var projects: Projects
    private var known: [String: FolderReviews] = [:]

    init(_ environment: LaunchEnvironment) { projects = Projects(environment) }

    mutating func reviews(of proposal: ListedProposal) -> FolderReviews {
        let folder = FilePath(proposal.path).folder
        let reviews =
            known[folder] ?? FolderReviews(projects.project(ofProposalAt: proposal.path))
        known[folder] = reviews
        return reviews
    }
}
