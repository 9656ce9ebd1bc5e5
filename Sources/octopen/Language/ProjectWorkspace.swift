import Glibc
import LanguageServer
import Proposals
import Rules

/// The folders of proposals that a language server's texts are in, as the other commands see them.
final class ProjectWorkspace: Workspace {
    private let options: CommonOptions
    private let levels: [String: RuleSetting]
    /// Whether other Markdown files are judged, too.
    private let judgesAll: Bool
    private var folders: [String] = []
    private var known: [String: Place] = [:]
    /// One for all folders: it keeps what the program of dictionaries answered.
    private let dictionary = SpellingProgram()

    /// A folder of files with what is read of its project once.
    private final class Place {
        let environment: LaunchEnvironment
        var projects: Projects
        /// The facts that the rules ask beside each text: git and reviews are not asked for every
        /// key.
        var surroundings: [String?: Surroundings] = [:]
        private(set) lazy var proposals = readProposals()
        private(set) lazy var people = KnownAuthors(
            of: environment.folder.forNew, people: environment.people
        ).names()
        /// The stamps that tell whether the files are still so on the disk.
        let stamps: [WholeFile.Stamp?]

        init(_ environment: LaunchEnvironment, stamps: [WholeFile.Stamp?]) {
            (self.environment, self.stamps) = (environment, stamps)
            projects = Projects(environment)
        }

        private func readProposals() -> [KnownProposal] {
            guard let paths = try? environment.folder.proposals(), let first = paths.first,
                let template = try? environment.templates.template(forProposalAt: first)
            else { return [] }
            let reader = FolderReader(
                folder: environment.folder.forNew, template: template,
                restriction: environment.restriction, trustsCache: environment.trustsCache)
            return zip(paths, reader.summaries(of: paths)).compactMap { path, read in
                guard let summary = try? read.get(), let real = FilePath.real(path) else {
                    return nil
                }
                return KnownProposal(path: real, summary: summary)
            }
        }
    }

    init(_ options: CommonOptions, levels: [String: RuleSetting], judgesAll: Bool) {
        (self.options, self.levels, self.judgesAll) = (options, levels, judgesAll)
    }

    /// The place of a file; of what is none, where the server was started.
    private func place(ofFile path: String?) -> Place {
        let folder = path.map { FilePath($0).folder } ?? options.directory ?? "."
        let stamps = Self.stamps(of: folder)
        if let place = known[folder], place.stamps == stamps { return place }
        var options = options
        options.directory = folder
        // Fixes are written from what is read: nothing that was kept stands for a file.
        var environment = LaunchEnvironment(options, levels: levels)
        environment.dictionary = dictionary
        let place = Place(environment, stamps: stamps)
        known[folder] = place
        return place
    }

    /// Of what changes with a commit, a new file, and the project's own settings.
    private static func stamps(of folder: String) -> [WholeFile.Stamp?] {
        let root = RealFolder(folder)?.repository
        let heads = root.map { ["\($0)/.git/HEAD", "\($0)/.git/logs/HEAD"] } ?? []
        let own = ["octopen.conf", "template.md", "reviews"].map { "\(folder)/\($0)" }
        return ([folder] + own + heads).map { WholeFile.Stamp(path: $0) }
    }

    // MARK: What the server asks

    func surroundings(ofFile path: String?) -> Surroundings {
        let place = place(ofFile: path)
        if var known = place.surroundings[path] {
            known.context.today = Clock.today
            return known
        }
        let found = readSurroundings(ofFile: path, in: place)
        place.surroundings[path] = found
        return found
    }

    private func readSurroundings(ofFile path: String?, in place: Place) -> Surroundings {
        let folder = place.environment.folder
        let isProposal = path.map { folder.path != nil && folder.mayHold(textOf: $0) } ?? false
        do throws(Failure) {
            let context: CheckContext
            if let path {
                context = try place.projects.context(ofProposalAt: path)
            } else {
                context = try place.projects.contextWithoutFile()
            }
            return Surroundings(context, isJudged: isProposal || judgesAll)
        } catch {
            Output.error("octopen: \(error)")
            return Surroundings(
                CheckContext(template: .none, today: Clock.today), isJudged: false)
        }
    }

    func judged(
        _ text: [UInt8], ofFile path: String, opened: [String: [UInt8]]
    ) -> JudgedText? {
        guard ProposalFile.isMetadata(path) else {
            let file = ProposalFile(path: path, document: text, opened: opened)
            return JudgedText(
                file.bytes, pair: file.sidecar.map { FilePair(document: path, sidecar: $0) })
        }
        let document = FilePath(path).folder + "/" + Sidecar.documentName
        guard let own = opened[document] ?? (try? WholeFile.read(document)) else { return nil }
        let opened = opened.merging([path: text]) { $1 }
        let file = ProposalFile(path: document, document: own, opened: opened)
        guard let sidecar = file.sidecar, sidecar.path == path else { return nil }
        return JudgedText(file.bytes, pair: FilePair(document: document, sidecar: sidecar))
    }

    func proposals(besideFile path: String?) -> [KnownProposal] {
        guard path == nil, !folders.isEmpty else { return place(ofFile: path).proposals }
        return folders.flatMap { place(ofFile: $0 + "/-").proposals }
    }

    func people(besideFile path: String?) -> [String] { place(ofFile: path).people }

    /// Bytes of a file that is read for what leads to it, or what it leads to.
    private static let largest = 4 << 20

    func text(ofFile path: String) -> [UInt8]? {
        guard path.hasSuffix(".md") || path.hasSuffix(".markdown"),
            let stamp = WholeFile.Stamp(path: path), stamp.size <= Self.largest
        else { return nil }
        return try? WholeFile.read(path)
    }

    func file(_ link: String, linkedFrom path: String) -> String? {
        RealFolder(FilePath(path).folder).flatMap { $0.target(of: link, from: $0.path) }
    }

    func realPath(_ path: String) -> String? { FilePath.real(path) }

    func open(folders: [String]) { self.folders = folders }

    func forget() { known = [:] }
}
