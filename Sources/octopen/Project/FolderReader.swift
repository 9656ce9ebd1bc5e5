import Folders
import Glibc
import Proposals
import Rules

/// Reads the facts that the rules ask about the proposals of a folder and of other branches.
struct FolderReader: Sendable {
    let folder: String
    /// Nil if it cannot be read: then nothing is known of the proposals.
    let template: Template?
    let git: GitObjects?
    /// Whether a file may be read.
    let isReachable: @Sendable (String) -> Bool
    private let cache: FolderCache?

    /// Files of other branches that are read for their numbers.
    private static let readLimit = 100

    /// - Parameter isOfFolders: whether the documents are each in a folder of its own there.
    init(
        folder: String, template: Template?, git: GitObjects? = nil, restriction: Restriction,
        trustsCache: Bool, isOfFolders: Bool = false
    ) {
        (self.folder, self.template, self.git) = (folder, template, git)
        isReachable = restriction.allows
        let hasCache = trustsCache && !restriction.isOn
        cache =
            hasCache
            ? template.flatMap {
                FolderCache(of: folder, template: $0, isOfFolders: isOfFolders)
            } : nil
    }

    /// - Parameter isThorough: whether all branches and tags are looked at, as for a number that
    ///   nobody may have; else the branches at which somebody worked last.
    /// - Returns: nil if the folder cannot be read.
    func facts(isThorough: Bool = false) -> FolderFacts? {
        guard let paths = try? ProposalFolder.proposals(in: folder) else { return nil }
        // Git is at it meanwhile.
        let branches: () -> [String]? =
            git == nil ? { nil } : GitObjects.branches(in: folder, isThorough: isThorough)
        let own = paths.filter(isReachable)
        var summaries: [ProposalSummary] = []
        var entries: [FolderFacts.Entry] = []
        var unread: [String] = []
        for (path, reading) in zip(own, self.summaries(of: own)) {
            do throws(Failure) {
                let summary = try reading.get()
                summaries.append(summary)
                entries.append(summary.entry)
            } catch {
                unread.append("\(error)")
                entries.append(.init(unread: FilePath(path).name))
            }
        }
        var facts = FolderFacts(entries)
        if let template { facts.shares = TemplateShares(summaries, template: template) }
        facts.unread = unread
        facts.named = Self.behindWord(in: own)
        facts.isPart = facts.isPart(by: summaries)
        // In a folder that is called `3-accepted` there are others.
        facts.ownNumber = DocumentFolders.number(of: folder).flatMap { number in
            entries.allSatisfy { ($0.value ?? $0.fileNumber ?? number) == number } ? number : nil
        }
        facts.beside = ProposalFolder.numbers(beside: folder, isReachable)
        let references = branches()
        if isThorough {
            let found = allUses(on: references ?? [], besides: entries)
            facts.elsewhere = found.uses + absent(besides: entries) + inWorkTrees(besides: entries)
            facts.unanswered = unanswered(references, isUnread: found.isUnread)
        } else {
            facts.elsewhere = uses(on: references ?? [], besides: entries)
        }
        facts.elsewhere += reserved(besides: entries)
        if isThorough {
            facts.elsewhere += named(own, besides: entries) + ofPages(besides: entries)
        }
        return facts
    }

    /// How many accepted proposals among these keep the texts of the template, and what follows for
    /// the first key of a section: a sentence that is no question counts as dropped only by proposals
    /// whose version of the template is known to have it.
    func shares(
        of paths: [String], by history: KnownVersions
    ) -> (all: TemplateShares, learned: LearnedRoles) {
        shares(of: known(of: paths), by: history)
    }

    /// A proposal that could be read.
    typealias Known = (path: String, summary: ProposalSummary)

    /// Those of some proposals that can be read.
    func known(of paths: [String]) -> [Known] {
        let own = paths.filter(isReachable)
        return zip(own, summaries(of: own)).compactMap { path, reading -> Known? in
            (try? reading.get()).map { (path: path, summary: $0) }
        }
    }

    /// How many accepted proposals among these keep the texts of the template.
    func shares(of read: [Known]) -> TemplateShares {
        guard let template else { return TemplateShares() }
        return TemplateShares(read.map(\.summary), template: template)
    }

    func shares(
        of read: [Known], by history: KnownVersions
    ) -> (all: TemplateShares, learned: LearnedRoles) {
        guard let template else { return (TemplateShares(), LearnedRoles()) }
        let summaries = read.map(\.summary)
        let all = TemplateShares(summaries, template: template)
        let dropped = Set(
            template.keepable.indices.filter {
                !template.keepable[$0].block.isComment
                    && all[template.keepable[$0].words]?.isDropped == true
            })
        guard !dropped.isEmpty else { return (all, all.roles) }
        let asked = read.map { path, summary -> Set<NormalizedText> in
            guard history.versions != nil || history.onlySince != nil,
                !dropped.isDisjoint(with: summary.asked),
                let bytes = try? ProposalFile(reading: path).bytes
            else { return [] }
            let version = history.template(for: bytes, newest: template)
            return Set(version?.keepable.map(\.words) ?? [])
        }
        let known = TemplateShares(summaries, template: template) { number, block in
            let asking = template.keepable[block]
            return !dropped.contains(block) || asking.block.asksInWords
                || asked[number].contains(asking.words)
        }
        return (all, known.roles)
    }

    /// How many accepted proposals among these keep the texts of the older versions of the template that
    /// they follow.
    func olderShares(of paths: [String], by versions: TemplateVersions) -> TemplateShares {
        let read = FolderReader.inOrder(paths.filter(isReachable)) {
            path -> (summary: ProposalSummary, version: Template)? in
            guard let bytes = try? ProposalFile(reading: path).bytes else { return nil }
            let version = versions.template(for: bytes)
            guard version.day != nil else { return nil }
            let proposal = Proposal(bytes.withSideOfConflicts(.first), template: version)
            return (ProposalSummary(proposal, fileName: FilePath(path).name), version)
        }.compactMap { $0 }
        let states = AcceptedStates(read.map(\.summary))
        return TemplateShares(
            together: read.map {
                TemplateShares([$0.summary], template: $0.version, states: states)
            })
    }

    /// Summaries of some proposals of the folder; none without a template.
    /// - Parameter paths: all proposals that there are, by name: the cache keeps nothing of others.
    func summaries(of paths: [String]) -> [FolderCache.Reading] {
        guard let template else { return [] }
        let read: @Sendable (String) -> FolderCache.Reading = { path in
            Result { () throws(Failure) in
                let bytes =
                    ProposalFile.mayHaveSidecar(path)
                    ? try ProposalFile(reading: path).bytes : try WholeFile.read(path)
                return ProposalSummary(
                    Proposal(bytes.withSideOfConflicts(.first), template: template),
                    fileName: FilePath(path).name)
            }
        }
        // What stands in a file beside it may change, and this one does not. Of one name there may be
        // several in folders of their own.
        let cache = paths.contains(where: ProposalFile.mayHaveSidecar) ? nil : cache
        let isTold =
            cache?.isOfFolders == true || Set(paths.map { FilePath($0).name }).count == paths.count
        guard isTold, let cache else { return FolderReader.inOrder(paths, read) }
        return cache.summaries(of: paths, read: read)
    }

    /// Reads many files with all processors.
    static func inOrder<Work: Sendable, Read: Sendable>(
        _ works: [Work], _ read: @escaping @Sendable (Work) -> Read
    ) -> [Read] {
        let workers = works.count < 32 ? 1 : min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 64)
        var results: [Read] = []
        results.reserveCapacity(works.count)
        var rest = works[...]
        octopen.inOrder(workers: max(workers, 1), batch: 8) {
            rest.popFirst()
        } run: {
            read($0)
        } take: {
            results.append($0)
        }
        return results
    }

    /// Numbers that were reserved, but for what has them here already.
    private func reserved(besides entries: [FolderFacts.Entry]) -> [FolderFacts.Use] {
        guard git != nil else { return [] }
        return NumberReservations(in: folder).all.filter { reservation in
            !entries.contains { entry in
                (entry.value ?? entry.fileNumber) == reservation.number
                    && ReviewFolder.key(ofProposal: entry.fileName) == reservation.proposal
            }
        }.map { found in
            var use = FolderFacts.Use(
                number: found.number, branch: found.reference, fileName: "",
                reference: found.reference)
            use.reservation = .init(proposal: found.proposal, person: found.person)
            return use
        }
    }

    /// All numbers that branches and tags have, also numbers of proposals that are in the folder,
    /// which are no clash: `reference` and name tell them apart. A file is read where its name does
    /// not tell its number.
    /// - Returns: them, and whether a file could not be read.
    private func allUses(
        on references: [String], besides entries: [FolderFacts.Entry]
    ) -> (uses: [FolderFacts.Use], isUnread: Bool) {
        guard let git else { return ([], false) }
        var isUnread = false
        let here = entries.map(\.fileName)
        let (words, kinds) = (FileNumber.behindWords(in: here), NumberedKinds(in: here).words)
        let own = Dictionary(
            entries.map { ($0.fileName, $0.value ?? $0.fileNumber ?? words[$0.fileName]?.value) },
            uniquingKeysWith: { $1 })
        var uses: [FolderFacts.Use] = []
        var known: Set<String> = []
        var numbers: [String: Int?] = [:]
        var followed = 0
        for reference in references {
            guard var files = git.files(in: reference) else { continue }
            if files.isEmpty, followed < Self.followLimit {
                followed += 1
                files = movedFiles(on: reference, git) ?? files
            }
            let shown = reference.split(separator: "/").dropFirst(2).joined(separator: "/")
            let names = files.names().filter(ProposalFolder.isProposal)
            let shared = FileNumber.behindWords(in: names, known: kinds)
            for name in names {
                var number = Self.number(inName: name) ?? shared[name]?.value
                if number == nil, let object = files.object(of: name) {
                    if numbers[object] == nil {
                        let text = git.blob(object)
                        isUnread = isUnread || text == nil
                        numbers[object] = .some(
                            text.flatMap { entry($0.bytes, fileName: name)?.value })
                    }
                    number = numbers[object] ?? nil
                }
                guard let number, known.insert("\(number) \(name)").inserted else { continue }
                // One path with one number is one proposal.
                if let here = own[name], here == number { continue }
                uses.append(
                    .init(number: number, branch: shown, fileName: name, reference: reference))
            }
        }
        return (uses, isUnread)
    }

    /// Branches without the folder that are asked where it went.
    private static let followLimit = 20

    /// The files of the folder on a branch that has it by another name: that to which most of its files
    /// went.
    private func movedFiles(on reference: String, _ git: GitObjects) -> GitTree? {
        let moves = GitObjects.renames(
            from: "HEAD", to: reference, in: folder, isOfSameText: true)
        var counts: [String: Int] = [:]
        for (new, old) in moves where new.hasPrefix("/") && !old.utf8.contains(UInt8(ascii: "/")) {
            counts[String(FilePath(new).folder.dropFirst()), default: 0] += 1
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return most.flatMap { git.files(ofFolder: $0.key, in: reference) }
    }

    /// Numbers of proposals that the last commit has, or git's index, and the folder does not: they are
    /// not checked out, or were taken away and not committed yet. A number that is here, too, went along
    /// with another name.
    private func absent(besides entries: [FolderFacts.Entry]) -> [FolderFacts.Use] {
        guard let git else { return [] }
        let here = Set(entries.compactMap(\.value) + entries.compactMap(\.fileNumber))
        let names = Set(git.names(in: "HEAD") + GitIndex(in: folder).names)
        return names.sorted().compactMap { name in
            var status = stat()
            guard ProposalFolder.isProposal(name), lstat("\(folder)/\(name)", &status) != 0 else {
                return nil
            }
            var number = Self.number(inName: name)
            if number == nil, let bytes = git.file(name) ?? git.blob(":./\(name)")?.bytes {
                number = entry(bytes, fileName: name)?.value
            }
            guard let number, !here.contains(number) else { return nil }
            return .init(
                number: number, branch: "this branch, though not in the folder", fileName: name,
                reference: "HEAD")
        }
    }

    /// Numbers in the names of files that other work trees of the repository have in this folder,
    /// which no branch needs to have yet.
    private func inWorkTrees(besides entries: [FolderFacts.Entry]) -> [FolderFacts.Use] {
        guard let real = RealFolder(folder), let repository = real.repository else { return [] }
        let own = Set(entries.map(\.fileName))
        return RepositoryState.otherWorkTrees(of: repository).flatMap { root in
            let folder =
                FilePath.isBelow(repository, real.path)
                ? root + real.path.dropFirst(repository.utf8.count) : root
            return ((try? ProposalFolder.proposals(in: folder)) ?? []).filter(isReachable)
                .compactMap { path -> FolderFacts.Use? in
                    let name = FilePath(path).name
                    guard !own.contains(name), let number = Self.number(inName: path) else {
                        return nil
                    }
                    var use = FolderFacts.Use(
                        number: number, branch: "the work tree \(root)", fileName: name)
                    use.isInWorkTree = true
                    return use
                }
        }
    }

    /// Why the numbers of branches and tags are not all known; nil where they are.
    private func unanswered(_ references: [String]?, isUnread: Bool) -> String? {
        guard let repository = RealFolder(folder)?.repository else { return nil }
        guard let git, references != nil else {
            let words = GitObjects.wordsForBranches(isThorough: true)
            return GitAnswer.obstacle(to: words, in: folder) ?? "it took too long"
        }
        guard isUnread || git.hasEnded else { return nil }
        if RepositoryState(of: repository).isPartial {
            return "this is a partial clone, without the texts of other branches"
        }
        return GitAnswer.obstacle(in: folder)
            ?? "texts of other branches cannot be read; see git fsck"
    }

    private func entry(_ bytes: [UInt8], fileName: String) -> FolderFacts.Entry? {
        template.map { FolderFacts.Entry(Proposal(bytes, template: $0), fileName: fileName) }
    }

    /// Numbers of proposals that other branches have and this one does not. One that has another
    /// name or folder there is the same.
    private func uses(
        on branches: [String], besides entries: [FolderFacts.Entry]
    ) -> [FolderFacts.Use] {
        guard let git else { return [] }
        var uses: [FolderFacts.Use] = []
        var seen = Set(entries.map(\.fileName))
        var left = FolderReader.readLimit
        var last: GitTree?
        for branch in branches {
            let shown = branch.split(separator: "/").dropFirst(2).joined(separator: "/")
            // Asked of git only where a number is on both sides.
            var origins: ProposalOrigins?
            // Most names are on the branch before, too.
            let files = git.files(in: branch)
            defer { last = files ?? last }
            for name in files?.names(notIn: last) ?? [] {
                guard ProposalFolder.isProposal(name), seen.insert(name).inserted else { continue }
                var number = name.leadingNumber
                if number == nil, left > 0, let bytes = git.file(name, in: branch) {
                    left -= 1
                    number = entry(bytes, fileName: name).flatMap(\.value)
                }
                if let number {
                    let own = entries.filter { $0.value == number || $0.fileNumber == number }
                        .map(\.fileName)
                    if !own.isEmpty {
                        var found =
                            origins ?? ProposalOrigins(git: git, branch: branch, folder: folder)
                        let isOurs = found.hasOrigin(of: name, in: own)
                        origins = found
                        if isOurs { continue }
                    }
                    uses.append(.init(number: number, branch: shown, fileName: name))
                }
            }
        }
        return uses
    }
}
