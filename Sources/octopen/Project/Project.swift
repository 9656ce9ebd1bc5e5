import Glibc
import Proposals
import Rules

/// A folder of proposals with what checks ask about it: its configuration, the other proposals,
/// and what git has of them. Each part is read once, when it is first asked for.
final class Project {
    let folder: String
    let configuration: Configuration
    private let environment: LaunchEnvironment
    private lazy var read = Result { () throws(Failure) in
        try environment.template(forProposalAt: folder + "/proposal.md")
    }
    private lazy var git = GitObjects(in: folder)
    private lazy var facts: FolderReading = {
        let reader = FolderReader(folder: folder, template: try? read.get(), git: git)
        return FolderReading { reader.facts() }
    }()
    private lazy var files = ProposalFiles(folder: folder)

    init(_ folder: String, environment: LaunchEnvironment) {
        self.folder = folder
        self.environment = environment
        configuration = Configuration(folder: folder)
    }

    /// The template of the proposals in the folder.
    func template() throws(Failure) -> Template { try read.get() }

    /// What the rules ask beside the bytes of a proposal.
    /// - Parameter path: nil for standard input, and for a proposal without a file yet.
    func context(_ template: Template, path: String?) -> CheckContext {
        let name = path.map { FilePath($0).name }
        var context = CheckContext(template: template, today: Clock.today, fileName: name)
        context.options = configuration.options
        for (rule, level) in environment.levels { context.options.levels[rule] = level }
        context.files = files
        guard let name else { return context }
        context.folderReading = facts
        context.committed = git?.file(name).map { Proposal($0, template: template) }
        return context
    }

    /// A file of the folder as it was committed; nil if the revision or the file is unknown.
    func committed(_ name: String, in revision: String) -> [UInt8]? {
        git?.file(name, in: revision)
    }

    /// Whether git knows the revision.
    func has(_ revision: String) -> Bool { git?.has(revision) ?? false }

    var isInRepository: Bool { git != nil }
}

extension Configuration {
    /// `octopen.conf` of a proposal folder; as if it were empty where there is none.
    init(folder: String) {
        let path = folder == "." ? "octopen.conf" : folder + "/octopen.conf"
        guard access(path, F_OK) == 0 else {
            self.init()
            return
        }
        do {
            self.init(try WholeFile.read(path), file: path, rules: RuleCatalogue.names)
        } catch {
            self.init(unreadable: path, "\(error)")
        }
    }
}

/// The projects that one run of a command meets, by their folders.
struct Projects {
    private let environment: LaunchEnvironment
    private var known: [String: Project] = [:]

    init(_ environment: LaunchEnvironment) { self.environment = environment }

    /// The project of a proposal: the folder that it is in.
    mutating func project(ofProposalAt path: String) -> Project {
        let folder = FilePath(path).folder
        if let project = known[folder] { return project }
        let project = Project(folder, environment: environment)
        known[folder] = project
        for fault in project.configuration.faults { Output.error("octopen: \(fault)") }
        return project
    }
}
