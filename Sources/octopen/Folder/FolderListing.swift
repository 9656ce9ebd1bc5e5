import Folders
import Forms
import Proposals
import Rules
import Synchronization

/// Reads the folder for its list while the author looks at it: the names of the files at once, then
/// what the proposals say of themselves, then how many findings each has.
final class FolderListing: Sendable {
    private struct State {
        /// The proposals that were read, and not taken yet.
        var listing: ProposalListing?
        var counts: [String: ListedProposal.FindingCounts] = [:]
        /// The hits for the words that were looked for last, and the words.
        var found: (hits: [ProposalHit], words: String)?
        /// Words that are to be looked for; nil for none.
        var words: String?
        var isSearching = false
        /// Proposals that are to be looked at first.
        var wanted: [String] = []
        var isOver = false
    }

    private let state = Mutex(State())
    private let environment: LaunchEnvironment
    /// Called when there is something to take, by another thread.
    private let wake: @Sendable () -> Void

    init(_ environment: LaunchEnvironment, wake: @escaping @Sendable () -> Void) {
        var environment = environment
        // Files that are shown are read again before anything is written.
        (environment.trustsCache, environment.trustsVersions) = (true, true)
        environment.tellsFaults = false
        (self.environment, self.wake) = (environment, wake)
    }

    /// The names of the files, which are there at once; the rest is read behind them.
    func start() throws(Failure) -> ProposalListing {
        let paths = try environment.folder.proposals()
        Threads.start { [self] in read(paths) }
        return ProposalListing(paths.map { ListedProposal(unread: $0) })
    }

    /// The list is gone: nothing more is read.
    func stop() { state.withLock { $0.isOver = true } }

    /// Proposals whose findings are counted first.
    func prefer(_ paths: [String]) { state.withLock { $0.wanted = paths } }

    /// The events that were read since they were asked for last.
    func take() -> [Event] {
        state.withLock { state in
            var events: [Event] = []
            if let listing = state.listing { events.append(.listed(listing)) }
            if let found = state.found {
                events.append(.foundInProposals(found.hits, found.words))
            }
            if !state.counts.isEmpty { events.append(.counted(state.counts)) }
            (state.listing, state.found, state.counts) = (nil, nil, [:])
            return events
        }
    }

    /// Looks for words in all proposals; of several that wait only for the last.
    func search(_ words: String) {
        let isFree = state.withLock { state in
            state.words = words
            defer { state.isSearching = true }
            return !state.isSearching
        }
        if isFree { Threads.start { [self] in searchWhatIsAsked() } }
    }

    private func searchWhatIsAsked() {
        let paths = (try? environment.folder.proposals()) ?? []
        while let words = nextWords() {
            let search = TextSearch(words.split(separator: " ").map(String.init))
            let found = search.map { FolderSearch($0, in: paths).found } ?? []
            let hits = found.compactMap { found -> ProposalHit? in
                guard let best = found.lines.first else { return nil }
                // A heading is its own section.
                let section = best.kind == .text ? Array(best.section.suffix(1)) : []
                return ProposalHit(
                    path: found.path, line: best.number,
                    words: (section + [best.text]).joined(separator: ": "))
            }
            state.withLock { $0.found = (hits, words) }
            wake()
        }
    }

    private func nextWords() -> String? {
        state.withLock { state in
            guard let words = state.words, !state.isOver else {
                state.isSearching = false
                return nil
            }
            state.words = nil
            return words
        }
    }

    // MARK: The thread

    /// Findings, and who is asked for reviews, take longer and come behind the titles.
    private func read(_ paths: [String]) {
        guard var list = try? ProposalList(environment) else { return }
        give(listing(list, besides: paths))
        Threads.start { [self] in count(paths) }
        list.findReviews()
        give(listing(list, besides: paths))
    }

    private func give(_ listing: ProposalListing) {
        state.withLock { $0.listing = listing }
        wake()
    }

    /// - Parameter paths: files that cannot be read are listed by their names.
    private func listing(_ list: ProposalList, besides paths: [String]) -> ProposalListing {
        var read = Set<String>()
        let known = list.proposals.map { proposal in
            read.insert(proposal.path)
            var proposal = proposal
            // What is read as metadata has a status.
            if proposal.status.isEmpty {
                proposal.remark = ProposalFile.unreadMetadata(beside: proposal.path)
                    .map { "\(FilePath($0.path).name) \($0.why)" }
            }
            return proposal
        }
        let others = paths.filter { !read.contains($0) }.map { ListedProposal(unread: $0) }
        return ProposalListing(
            known + others, statuses: list.statuses, me: environment.people.author(nil),
            isRead: true)
    }

    /// Milliseconds between two times that the author is shown more.
    private static let interval = 200

    private func count(_ paths: [String]) {
        var projects = Projects(environment)
        var left = paths[...]
        var seen: Set<String> = []
        var last = Clock.milliseconds
        while let path = next(&left, seen: &seen) {
            let project = projects.project(ofProposalAt: path)
            guard let counts = try? Self.counts(of: path, in: project) else { continue }
            state.withLock { $0.counts[path] = counts }
            guard Clock.milliseconds - last >= Self.interval else { continue }
            last = Clock.milliseconds
            wake()
        }
        wake()
    }

    /// The next file to be read: a file that is seen on the screen first, then the others in their
    /// order.
    private func next(_ left: inout ArraySlice<String>, seen: inout Set<String>) -> String? {
        let wanted = state.withLock { $0.isOver ? nil : $0.wanted }
        guard let wanted else { return nil }
        if let path = wanted.first(where: { !seen.contains($0) }) {
            seen.insert(path)
            return path
        }
        while let path = left.popFirst() {
            if seen.insert(path).inserted { return path }
        }
        return nil
    }

    private static func counts(
        of path: String, in project: Project
    ) throws(Failure) -> ListedProposal.FindingCounts {
        let file = try ProposalFile(reading: path)
        let context = project.context(try project.template(for: file.bytes), path: path)
        let checked = CheckedFile(file, name: path, context: context, detail: { _ in .place })
        return ListedProposal.FindingCounts(checked)
    }
}

extension ListedProposal.FindingCounts {
    init(_ checked: CheckedFile) {
        self.init()
        errors = checked.count(.error)
        warnings = checked.count(.warning)
        notes = checked.count(.note)
        todos = checked.count(.todo)
    }
}
