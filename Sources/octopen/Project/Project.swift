import Forms
import Glibc
import Proposals
import Rules

/// What came of reading a template once. Not a `Result`: each start would prove that a failure is an
/// error.
private enum TemplateReading {
    case read(Template)
    case failed(Failure)
}

/// A folder of proposals with what checks ask about it: its configuration, the other proposals,
/// and what git has of them. Each part is read once, when it is first asked for.
final class Project {
    let folder: String
    let configuration: Configuration
    private let environment: LaunchEnvironment
    private lazy var read: TemplateReading = {
        do throws(Failure) {
            return .read(
                try environment.templates.template(forProposalAt: folder + "/proposal.md"))
        } catch {
            return .failed(error)
        }
    }()
    /// What git tells of the template's versions, when somebody asks.
    private lazy var history: ReadOnce<KnownVersions> = {
        guard let template = try? template() else { return ReadOnce { KnownVersions() } }
        let overrides =
            environment.templates.name == nil ? configuration.overrides : TemplateOverrides()
        return ReadOnce { [environment, place, git] in
            let find = {
                TemplateHistory(of: template, overrides: overrides, proposals: place, git: git)?
                    .versions(
                        trustsCache: !environment.restriction.isOn
                            && (environment.trustsCache || environment.trustsVersions))
                    ?? KnownVersions()
            }
            // The settings of one project for its template do not hold in another project.
            return overrides.isEmpty
                ? environment.histories.versions(of: template, find: find) : find()
        }
    }()
    /// The versions of the template; nil where there is but one.
    var versions: TemplateVersions? { history.value.versions }
    private lazy var place = RealFolder(folder)
    /// Without a repository no program is started.
    private lazy var git = place?.repository == nil ? nil : GitObjects(in: folder)
    private lazy var committed = git.map(CommittedFiles.init)
    private lazy var reader = FolderReader(
        folder: folder, template: try? template(), git: git, restriction: environment.restriction,
        trustsCache: environment.trustsCache)
    private lazy var facts: ReadOnce<FolderFacts?> = {
        let reader = reader
        return ReadOnce { reader.facts() }
    }()
    /// The facts of the folder with all branches and tags; nil if the folder cannot be read.
    private(set) lazy var allFacts: FolderFacts? = {
        guard var facts = reader.facts(isThorough: true) else { return nil }
        facts.elsewhere += usesAround
        let uses = FolderReader.uses(
            inFoldersByStatus: pathsByStatus, besides: place?.path ?? folder)
        let unknown = uses.filter { !facts.knows($0) }
        facts.elsewhere += unknown
        return facts
    }()
    /// The proposals of the folder and of others where they go by their status; none where they do not.
    private(set) lazy var pathsByStatus: [String] =
        (place.map { ProposalFolder.byStatus(around: $0) } ?? [])
        .filter(environment.restriction.allows)
    /// Numbers of the proposal folder that this folder lies in; none where that one holds folders alone,
    /// each of which may count for itself, but for folders of one proposal each.
    private var usesAround: [FolderFacts.Use] {
        if let place, let name = place.path.split(separator: "/").last.map(String.init),
            DocumentFolders.number(of: folder) != nil || name.signOfNumber != nil,
            let beside = DocumentFolders(of: folder), beside.areSeveral
        {
            let all = Set(beside.documents + (beside.wider?.documents ?? [])).sorted()
            return FolderReader.uses(
                inFoldersOf: all.filter {
                    FilePath($0).folder != place.path && environment.restriction.allows($0)
                }, around: FilePath(beside.around).name)
        }
        guard let around = environment.folder.path, let real = RealFolder(around), let place,
            place.path != real.path, FilePath.isBelow(real.path, place.path),
            place.repository == real.repository,
            let paths = try? ProposalFolder.proposals(in: real.path)
        else { return [] }
        let own = paths.filter {
            FilePath($0).folder == real.path && environment.restriction.allows($0)
        }
        return FolderReader.uses(inNamesOf: own, around: around)
    }
    private lazy var sharesBeside: ReadOnce<TemplateShares?>? = {
        guard !environment.restriction.isOn, let asked = try? template() else { return nil }
        let own = reader
        return ReadOnce { [folder, environment] in
            if let beside = DocumentFolders(of: folder) {
                let reader = Project.readerInFolders(of: beside.around, by: asked, environment)
                let shares = environment.shares.shares(of: beside, by: asked) {
                    reader.shares(of: reader.known(of: $0))
                }
                if let shares { return shares }
            }
            return Project.documentsOfTopics(around: folder, by: asked, own, environment)
                .map { found in
                    environment.shares.shares(of: found, by: asked) {
                        own.shares(of: found.documents)
                    }
                }
        }
    }()
    private lazy var files = place.map {
        ProposalFiles(
            $0, staysInFolder: environment.restriction.isOn, checkouts: environment.checkouts)
    }
    /// Keys of proposals that have records.
    private lazy var reviewed = Set(ReviewFolder(of: folder).keys)

    init(_ folder: String, environment: LaunchEnvironment) {
        self.folder = folder
        self.environment = environment
        configuration = ConfigurationFile(folder: folder, restriction: environment.restriction)
            .read()
    }

    /// The project of a text that git or a person calls by a name; its folder need not be here.
    convenience init(ofTextNamed name: String, environment: LaunchEnvironment) {
        let folder = FilePath(name).folder
        self.init(ProposalFolder.isFolder(folder) ? folder : ".", environment: environment)
    }

    /// What accepted documents keep of the older versions that they follow; nil where there are none.
    fileprivate lazy var olderShares: ReadOnce<TemplateShares?>? = {
        guard let versions else { return nil }
        let (asked, own) = (try? template(), reader)
        return ReadOnce { [folder, environment] in
            let telling = Project.telling(of: folder, by: asked, own, environment)
            return telling.reader.olderShares(of: telling.documents, by: versions)
        }
    }()

    /// How many accepted proposals keep the texts of the template, and what follows for the texts.
    func shares() -> (all: TemplateShares, learned: LearnedRoles) { kept.value }

    private lazy var kept: ReadOnce<(all: TemplateShares, learned: LearnedRoles)> = {
        let (asked, own) = (try? template(), reader)
        return ReadOnce { [folder, environment, history] in
            let beside = environment.restriction.isOn ? nil : DocumentFolders(of: folder)
            if let asked, beside?.telling.isEmpty ?? true,
                let read = Project.documentsOfTopics(around: folder, by: asked, own, environment)
            {
                return own.shares(of: read.documents, by: history.value)
            }
            let telling = Project.telling(of: folder, by: asked, own, environment)
            return telling.reader.shares(of: telling.documents, by: history.value)
        }
    }()

    /// What follows for the texts of the template in a proposal; nil for a new one.
    func roles(of proposal: Proposal?) -> LearnedRoles {
        let (all, learned) = shares()
        guard let proposal, all.wasAcceptedAsItIs(proposal) else { return learned }
        return learned.keeping(all.sectionsKeptWhole)
    }

    /// The documents of a folder that has few, and those of other topics that follow the template; nil where
    /// there are no others.
    private static func documentsOfTopics(
        around folder: String, by template: Template, _ own: FolderReader,
        _ environment: LaunchEnvironment
    ) -> TopicDocuments.Together? {
        guard !environment.restriction.isOn, let real = FilePath.real(folder),
            let tree = ProposalTree(around: folder)
        else { return nil }
        let all = environment.shares.documents(of: tree, by: template) {
            let reader = Project.readerInFolders(of: tree.around, by: template, environment)
            return TopicDocuments(reader.known(of: tree.documents), of: tree, by: template)
        }
        return all.together(with: ProposalTree.documents(of: real)) { own.known(of: $0) }
    }

    /// The documents that tell what is kept of the template, and what reads them.
    ///
    /// - Parameter own: reads those of the folder itself.
    private static func telling(
        of folder: String, by template: Template?, _ own: FolderReader,
        _ environment: LaunchEnvironment
    ) -> (reader: FolderReader, documents: [String]) {
        if !environment.restriction.isOn, let beside = DocumentFolders(of: folder),
            case let documents = beside.telling, !documents.isEmpty
        {
            return (readerInFolders(of: beside.around, by: template, environment), documents)
        }
        let documents = (try? ProposalFolder.proposals(in: folder)) ?? []
        return documents.isEmpty
            ? (own, ProposalFolder.documents(called: "README.md", in: folder)) : (own, documents)
    }

    /// Of documents in the folders of a folder.
    private static func readerInFolders(
        of folder: String, by template: Template?, _ environment: LaunchEnvironment
    ) -> FolderReader {
        FolderReader(
            folder: folder, template: template, restriction: environment.restriction,
            trustsCache: environment.trustsCache, isOfFolders: true)
    }

    /// The template of the proposals in the folder.
    func template() throws(Failure) -> Template {
        switch read {
        case .read(let template): return template
        case .failed(let failure): throw failure
        }
    }

    /// The version of the template that a document follows.
    func template(for bytes: [UInt8]) throws(Failure) -> Template {
        let newest = try template()
        return versions?.template(for: bytes) ?? newest
    }

    /// Proposals whose headings tell how numbers are written there.
    private static let readHeadings = 20

    /// The titles' headings of the last proposals of the folder, by the names of their files.
    ///
    /// - Parameter own: the file of the proposal that asks; nil for a new one.
    func headings(besides own: String?) -> [String: String] {
        guard let template = try? template(),
            let paths = try? ProposalFolder.proposals(in: folder)
        else { return [:] }
        let name = own.map { FilePath($0).name }
        let others = paths.filter {
            FilePath($0).name != name && environment.restriction.allows($0)
        }
        var headings: [String: String] = [:]
        for path in others.suffix(Self.readHeadings) {
            guard let bytes = try? WholeFile.read(path) else { continue }
            headings[FilePath(path).name] = Proposal(bytes, template: template).titleHeading
        }
        return headings
    }

    /// The facts that the rules ask beside the bytes of a proposal.
    /// - Parameter path: nil for standard input, and for a proposal without a file yet.
    func context(_ template: Template, path: String?) -> CheckContext {
        let name = path.map { FilePath($0).name }
        var context = CheckContext(template: template, today: Clock.today, fileName: name)
        context.options = configuration.options
        for (rule, level) in environment.levels { context.options.levels[rule] = level }
        context.files = files
        context.dictionary = environment.dictionary
        if template.day != nil {
            (context.newest, context.olderShares) = (versions?.newest, olderShares)
        }
        guard let name else { return context }
        context.learned = ReadOnce { [kept] in kept.value.learned }
        context.folderReading = facts
        context.sharesBeside = sharesBeside
        context.committed = committed?.bytes(at: path ?? name)
            .map { Proposal($0, template: template) }
        context.reviews = reviews(of: name)
        if let path, let committed, let place, let repository = place.repository {
            context.history =
                HistoryReader(
                    path: path, name: "\(place.path)/\(name)".relative(to: repository),
                    repository: repository, committed: committed, template: template,
                    changes: environment.branchChanges
                ).history
        }
        return context
    }

    /// The records of a proposal's reviewers.
    private func reviews(of name: String) -> ReviewFacts {
        let key = ReviewFolder.key(ofProposal: name)
        let (read, unread) =
            reviewed.contains(key) ? ReviewFolder(of: folder).records(of: key) : ([], [])
        return ReviewFacts(
            records: read.map(\.record), unread: unread, needed: configuration.reviewsNeeded,
            isInUse: !reviewed.isEmpty)
    }

    /// A proposal of the folder as it was committed, with the file of its metadata; nil if the revision
    /// or the file is unknown.
    func committed(_ file: ProposalFile, in revision: String) -> [UInt8]? {
        committed?.bytes(of: file, in: revision)
    }

    /// The committed text for a form, which may have no file yet.
    func committed(_ path: String?, in revision: String) -> CommittedText {
        let found: CommittedText.Found =
            if !isInRepository {
                .noRepository
            } else if revision.hasPrefix("-") || !has(revision) {
                .noCommit
            } else if let path, let file = try? ProposalFile(reading: path),
                let text = committed(file, in: revision)
            {
                .text(text)
            } else {
                .newFile
            }
        return CommittedText(revision: revision, found: found)
    }

    /// Whether git knows the revision.
    func has(_ revision: String) -> Bool { git?.has(revision) ?? false }

    var isInRepository: Bool { git != nil }

    /// The commit that holds these bytes of a file, as a record tells it; nil without one.
    func revision(of path: String, _ bytes: [UInt8]) -> String? {
        guard let git, let head = git.commit("HEAD") else { return nil }
        let isSame = git.file(FilePath(path).name)?.checkedOut(like: bytes) == bytes
        return String(head.prefix(8)) + (isSame ? "" : " with changes")
    }

    /// Commits that are looked at for earlier texts of a proposal.
    private static let commitLimit = 200

    /// Goes back through the commits, newest first as git links them, and hands out each text that
    /// a proposal had, whatever its number was then.
    ///
    /// - Parameter visit: says whether to go on.
    func forEachVersion(from revisions: [String], key: String, _ visit: ([UInt8]) -> Bool) {
        guard let git else { return }
        var queue = revisions.compactMap { git.commit($0) }
        var seen: Set<String> = []
        var last: [UInt8] = []
        while !queue.isEmpty, seen.count < Project.commitLimit {
            let commit = queue.removeFirst()
            guard seen.insert(commit).inserted else { continue }
            queue += git.parents(of: commit)
            let name = git.names(in: commit).first {
                ProposalFolder.isProposal($0) && ReviewFolder.key(ofProposal: $0) == key
            }
            guard let name, let bytes = git.file(name, in: commit), bytes != last else { continue }
            last = bytes
            guard visit(bytes) else { return }
        }
    }
}

/// The projects that one run of a command meets, by their folders.
struct Projects {
    private let environment: LaunchEnvironment
    private var known: [String: Project] = [:]

    init(_ environment: LaunchEnvironment) { self.environment = environment.remembering }

    /// The project of a proposal: the folder that it is in.
    mutating func project(ofProposalAt path: String) -> Project {
        let folder = FilePath(path).folder
        if let project = known[folder] { return project }
        let project = Project(folder, environment: environment)
        known[folder] = project
        guard environment.tellsFaults else { return project }
        for fault in project.configuration.faults { Output.error("octopen: \(fault)") }
        let overrides = project.configuration.overrides
        if !overrides.isEmpty, let template = try? project.template() {
            for other in project.configuration.overridden
            where TemplateOverrides.isUnknown(other.heading, in: template) {
                Output.error(
                    "octopen: \(folder)/octopen.conf:\(other.line): [\(other.heading)]: the "
                        + "template has none; octopen template --explain lists them")
            }
        }
        return project
    }

    /// The facts that the rules ask beside a text that is no file.
    func contextWithoutFile() throws(Failure) -> CheckContext {
        let template = try environment.templates.template()
        let project = Project(environment.folder.forNew, environment: environment)
        var context = project.context(template, path: nil)
        context.versions = project.versions
        context.olderShares = project.olderShares
        return context
    }

    /// The facts that the rules ask beside the bytes of a proposal, its version of the template
    /// still to be found.
    mutating func context(ofProposalAt path: String) throws(Failure) -> CheckContext {
        let project = project(ofProposalAt: path)
        var context = project.context(try project.template(), path: path)
        context.versions = project.versions
        context.olderShares = project.olderShares
        return context
    }
}
