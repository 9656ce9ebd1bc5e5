import Forms
import Glibc
import Reviews
import Rules
import Terminal

/// The options, the variables and the user's own files as they are at the start, each part in a
/// type of its own.
struct LaunchEnvironment: Sendable {
    let folder: ProposalFolder
    let restriction: Restriction
    private(set) var templates: TemplateChoice
    let keymaps: KeymapChoice
    let people: AuthorName
    /// The command's settings of rules, by the rules' names.
    let levels: [String: RuleSetting]
    /// How screens look.
    private(set) var look = ScreenLook()
    /// Whether forms begin with the mouse in use.
    private(set) var hearsMouse = false
    /// Whether there is no screen, but questions and answers.
    private(set) var usesPrompts = false
    /// The spelling program, shared by all parts that need the same words looked up.
    var dictionary = SpellingProgram()
    let histories = TemplateHistories()
    let shares = KnownShares()
    let branchChanges = BranchChanges()
    let checkouts = SparseCheckouts()
    /// Whether what an earlier run read of a folder may stand for its files: only where nothing is
    /// written from it.
    var trustsCache = false
    /// Whether faults of a folder's settings are told on standard error: not while a screen stands
    /// there.
    var tellsFaults = true
    /// Whether what an earlier run found of a template's versions at the same commit may stand for
    /// git's answer: where nothing is written but what somebody types.
    var trustsVersions = false

    /// - Parameters:
    ///   - directory: where the proposal folder is looked for.
    ///   - template: the name or the file that was given; `keymap` likewise.
    private init(
        directory: String?, template: String?, keymap: String?, isRestricted: Bool,
        levels: [String: RuleSetting] = [:]
    ) {
        folder = ProposalFolder(from: directory ?? ".")
        restriction = Restriction(isOn: isRestricted, to: folder)
        templates = TemplateChoice(
            name: template ?? Environment.value("OCTOPEN_TEMPLATE"), folder: folder.forNew,
            restriction: restriction)
        keymaps = KeymapChoice(
            name: keymap ?? Environment.value("OCTOPEN_KEYMAP"), restriction: restriction)
        people = AuthorName(folder: folder.start)
        self.levels = levels
    }

    init(_ options: CommonOptions, isRestricted: Bool = false, levels: [String: RuleSetting] = [:])
    {
        self.init(
            directory: options.directory, template: options.template, keymap: options.keymap,
            isRestricted: isRestricted, levels: levels)
    }

    /// For a screen, with no option given.
    static var plain: LaunchEnvironment {
        var environment = LaunchEnvironment(
            directory: nil, template: nil, keymap: nil, isRestricted: isRestrictedByVariable)
        environment.usesPrompts = ScreenArguments.prompts(areAskedFor: false)
        return environment
    }

    /// - Throws: for a rule or a level that there is not.
    init(_ options: CommonOptions, rules: RuleArguments) throws(Failure) {
        self.init(options, levels: try rules.levels())
    }

    /// - Throws: for a theme that cannot be read.
    init(_ options: CommonOptions, screen: ScreenArguments) throws(Failure) {
        self.init(options, isRestricted: screen.restricted || Self.isRestrictedByVariable)
        look = try screen.look(restriction)
        hearsMouse = screen.mouse
        usesPrompts = ScreenArguments.prompts(areAskedFor: screen.prompts)
    }

    private static var isRestrictedByVariable: Bool {
        Environment.value("OCTOPEN_RESTRICTED") != nil
    }

    /// The same for several folders in one go: what is read of a template stands for its files.
    var remembering: LaunchEnvironment {
        var environment = self
        environment.templates.known = KnownTemplates()
        return environment
    }

    /// The keymap of a form.
    var keymap: Keymap { usesPrompts ? .prompts : keymaps.keymap() }

    /// The file of one proposal; in a restricted run it lies in the folder of the proposals.
    func resolve(_ name: String) throws(Failure) -> String {
        let path = try folder.resolve(name)
        try restriction.confine(path)
        return path
    }
}
