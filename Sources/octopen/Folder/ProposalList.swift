import Folders
import Glibc
import Proposals
import Reviews
import Rules

/// The proposals of the folder as they are listed: what their files say, and on demand what takes
/// longer to find out.
struct ProposalList {
    let environment: LaunchEnvironment
    /// All there are, in the order of their paths; each that could be read.
    private(set) var proposals: [ListedProposal] = []
    /// Why others could not be read, or records of reviews.
    private(set) var unread: [Failure] = []
    /// Links of the file system that lead to nothing: no proposal is missing with them.
    private(set) var dangling: [Failure] = []
    /// What is wrong with them, and with files of metadata that are not read.
    var faults: [FolderFault] {
        // What is read as metadata has a status.
        let unread = proposals.filter(\.status.isEmpty).compactMap {
            ProposalFile.unreadMetadata(beside: $0.path)
        }
        let asksForTitles = template.map { !$0.title.isEmpty || $0.titleField != nil } ?? true
        return FolderFault.all(in: proposals, asksForTitles: asksForTitles)
            + unread.map { .unreadMetadata(path: $0.path, why: $0.why) }
    }
    /// Why the folder's template cannot be read; the proposals are there without it.
    private var templateFault: Failure?
    /// All that a reader is told of.
    var told: [Failure] { [templateFault].compactMap { $0 } + dangling + unread }
    /// The template that the proposals are read by; nil where there are no proposals.
    let template: Template?

    /// The statuses of the template, in its order.
    var statuses: [String] { template?.statusChoices ?? [] }

    /// The message where there are no proposals.
    var noProposals: String {
        let place = environment.folder.path.map { "in \($0)" } ?? "here"
        return "no proposals \(place); octopen new starts one"
    }

    /// Reads the folder.
    init(_ environment: LaunchEnvironment) throws(Failure) {
        self.environment = environment
        let paths = try environment.folder.proposals()
        guard let first = paths.first else {
            template = nil
            return
        }
        let template: Template
        do throws(Failure) {
            template = try environment.templates.template(forProposalAt: first)
        } catch {
            guard environment.templates.name == nil else { throw error }
            template = Template.enhancement.chosen(.tried)
            templateFault = error
        }
        self.template = template
        let reader = FolderReader(
            folder: environment.folder.forNew, template: template,
            restriction: environment.restriction, trustsCache: environment.trustsCache)
        proposals.reserveCapacity(paths.count)
        let isListed = paths.contains { FilePath($0).folder != environment.folder.forNew }
        let all = isListed ? paths : paths + Self.byStatus(besides: environment)
        let kinds = NumberedKinds(in: all)
        let named = FileNumber.behindWords(in: all)
            .merging(FileNumber.ofFolders(in: paths)) { own, _ in own }
        for (path, read) in zip(paths, reader.summaries(of: paths)) {
            do throws(Failure) {
                proposals.append(
                    ListedProposal(
                        try read.get(), path: path, named: named[path],
                        kind: kinds.word(of: path) ?? ""))
            } catch {
                if SymbolicLink.leadsNowhere(path) {
                    dangling.append(error)
                } else {
                    unread.append(error)
                }
            }
        }
        findUnsavedWork()
    }

    /// The proposals that lie in other folders by their status, whose names tell how those here are numbered.
    private static func byStatus(besides environment: LaunchEnvironment) -> [String] {
        guard let folder = RealFolder(environment.folder.forNew) else { return [] }
        return ProposalFolder.byStatus(around: folder).filter {
            FilePath($0).folder != folder.path && environment.restriction.allows($0)
        }
    }

    /// Leaves the others out.
    mutating func keep(_ isKept: (ListedProposal) -> Bool) { proposals = proposals.filter(isKept) }

    /// Marks the proposals of which unsaved work is kept.
    private mutating func findUnsavedWork() {
        let files = Set(UnsavedWorks().all().map(\.file)).subtracting([""])
        guard !files.isEmpty else { return }
        let names = Set(files.map { FilePath($0).name })
        for index in proposals.indices
        where names.contains(where: proposals[index].path.hasSuffix) {
            proposals[index].hasUnsavedWork = files.contains(
                FileKey.absolute(proposals[index].path))
        }
    }

    /// Finds out who is asked for reviews still: nobody, unless a proposal is under review. What
    /// cannot be read asks nobody, and is told.
    mutating func findReviews() {
        var open: [Int] = []
        for index in proposals.indices {
            if Standing(status: proposals[index].status, choices: statuses) == .review {
                open.append(index)
            } else {
                proposals[index].asked = AskedReviewers()
            }
        }
        guard !open.isEmpty else { return }
        var folders = ReviewsByFolder(environment)
        let me = try? environment.people.reviewer(nil)
        for (index, read) in zip(open, folders.read(open.map { proposals[$0] })) {
            switch read {
            case .success(let reading):
                proposals[index].asked = AskedReviewers(
                    names: reading.needs.people.map(\.name),
                    includesMe: me.map { !reading.needs.sections(asking: $0).isEmpty } ?? false)
                unread += reading.unread.map {
                    Failure("\($0); what it says does not count")
                }
            case .failure(let failure): unread.append(failure)
            }
        }
    }

    /// Checks them as `octopen check` does, with all processors.
    mutating func findFindings() {
        let queue = CheckQueue(proposals.map(\.path), environment: environment)
        let workers = queue.workers(nil)
        var at = 0
        inOrder(workers: workers, batch: queue.batch(of: workers)) {
            queue.next()
        } run: { work -> ListedProposal.FindingCounts? in
            guard let work = try? work.get(), let file = try? work.file() else { return nil }
            return ListedProposal.FindingCounts(
                CheckedFile(file, name: work.name, context: work.context) { _ in .place })
        } take: { counts in
            proposals[at].findings = counts
            at += 1
        }
    }
}
