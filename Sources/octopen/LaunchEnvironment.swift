import ArgumentParser
import Forms
import Glibc
import Proposals
import Reviews
import Rules
import Terminal

/// What the options, the variables and the user's own files say at the start.
struct LaunchEnvironment {
    var folder: ProposalFolder
    private let templateName: String?
    private let keymapName: String?
    let dictionary = SpellingProgram()
    /// Nothing but the proposal folder is to be reached from the screen.
    private(set) var isRestricted = false
    /// Whether what an earlier run read of a folder may stand for its files: only where nothing is
    /// written from it.
    var trustsCache = false

    /// What the command makes of rules, by their names.
    private(set) var levels: [String: RuleSetting] = [:]

    /// - Throws: for a rule or a level that there is not.
    init(_ options: CommonOptions, rules: RuleArguments) throws(Failure) {
        self.init(options)
        var given = RuleOptions()
        for setting in rules.rule {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Failure("--rule \(setting): write NAME=LEVEL", exitCode: 64)
            }
            if let fault = given.set(parts[0], parts[1], among: RuleCatalogue.names) {
                throw Failure("--rule \(setting): \(fault)", exitCode: 64)
            }
        }
        levels = given.levels
    }

    init(_ options: CommonOptions) {
        folder = ProposalFolder(from: options.directory ?? ".")
        templateName = options.template ?? Environment.value("OCTOPEN_TEMPLATE")
        keymapName = options.keymap ?? Environment.value("OCTOPEN_KEYMAP")
    }

    init(_ options: CommonOptions, screen: ScreenArguments) {
        self.init(options)
        isRestricted = screen.restricted || Environment.value("OCTOPEN_RESTRICTED") != nil
    }

    /// The file of one proposal; in a restricted run it lies in the folder of the proposals.
    func resolve(_ name: String) throws(Failure) -> String {
        let path = try folder.resolve(name)
        try confine(path)
        return path
    }

    /// In a restricted run, refuses a file that is not in the folder of the proposals, be it by a
    /// link on the way.
    func confine(_ path: String) throws(Failure) {
        guard isReachable(path) else { throw outside(path) }
    }

    /// Whether a run may read and write the file: in a restricted one it, or where it would be,
    /// lies below the folder of the proposals, links followed.
    func isReachable(_ path: String) -> Bool {
        guard isRestricted else { return true }
        guard let root = folder.path.flatMap(FilePath.real) else { return false }
        return FilePath.isBelow(root, path)
    }

    private func outside(_ path: String) -> Failure {
        Failure(
            "\(path): lies outside the proposal folder; this run is restricted to what is in it")
    }

    /// The proposals that a command is about.
    struct Selection {
        var paths: [String] = []
        /// Whether something was named that there is not; it has been told.
        var isIncomplete = false
    }

    /// The files of proposals that are named, each once, or all of the folder; where there is
    /// none, that is told. One that cannot be found stops no other.
    func proposals(named names: [String]) throws -> Selection {
        guard names.isEmpty else {
            var selection = Selection()
            var files = DistinctFiles()
            for name in names {
                do throws(Failure) {
                    selection.paths += try paths(of: name).filter { files.insert($0) }
                } catch {
                    Output.error("octopen: \(error)")
                    selection.isIncomplete = true
                }
            }
            if selection.paths.isEmpty, selection.isIncomplete { throw ExitCode(2) }
            return selection
        }
        let paths = try folder.proposals()
        if paths.isEmpty {
            let place = folder.path.map { "in \($0)" } ?? "here"
            Output.error("octopen: no proposals \(place); name the files, or their folder with -C")
        }
        return Selection(paths: paths)
    }

    private func paths(of name: String) throws(Failure) -> [String] {
        if name == "-" { return [name] }
        if ProposalFolder.isFolder(name) { return try ProposalFolder.proposals(in: name) }
        return [try folder.resolve(name)]
    }

    // MARK: Configuration

    /// `octopen.conf` of a proposal folder; as if it were empty where there is none.
    func configuration(of folder: String) -> Configuration {
        let path = folder == "." ? "octopen.conf" : folder + "/octopen.conf"
        guard access(path, F_OK) == 0 else { return Configuration() }
        do throws(Failure) {
            try confine(path)
            return Configuration(
                try WholeFile.read(path), file: path, rules: RuleCatalogue.names)
        } catch {
            return Configuration(unreadable: path, "\(error)")
        }
    }

    // MARK: Template

    /// The template that was named, else the folder's, else the built-in one. Whether it fits is
    /// told by the document that is read by it.
    func template(forProposalAt path: String? = nil) throws(Failure) -> Template {
        if let templateName { return try template(named: templateName) }
        // A proposal given by its path belongs to its own folder.
        if let own = path.map({ FilePath($0).folder }) ?? folder.path {
            if let named = configuration(of: own).template {
                return try readTemplate(named.hasPrefix("/") ? named : "\(own)/\(named)")
                    .chosen(.own)
            }
            if access("\(own)/template.md", R_OK) == 0 {
                return try readTemplate("\(own)/template.md").chosen(.own)
            }
        }
        return .enhancement.chosen(.tried)
    }

    private func template(named name: String) throws(Failure) -> Template {
        if name == Template.enhancement.name { return .enhancement }
        let configured = configurationFolder.map { "\($0)/templates/\(name).md" }
        let file = [name, configured].compactMap { $0 }.first { access($0, F_OK) == 0 }
        guard let file else {
            throw Failure("\(name): no such template; name a file, or enhancement")
        }
        return try readTemplate(file)
    }

    /// The templates that can be named: the built-in one, the folder's, the user's own.
    var templates: [(name: String, source: String)] {
        var found = [(Template.enhancement.name, "built in")]
        if let path = folder.path, access("\(path)/template.md", R_OK) == 0 {
            found.append(("\(path)/template.md", "of the proposal folder"))
        }
        if let own = configurationFolder.map({ $0 + "/templates" }) {
            found += StateFolder.names(in: own).filter { $0.hasSuffix(".md") }.sorted()
                .map { (String($0.dropLast(3)), "\(own)/\($0)") }
        }
        return found
    }

    private func readTemplate(_ path: String) throws(Failure) -> Template {
        guard isReachable(path) else { throw outside(path) }
        let bytes = try WholeFile.read(path)
        if bytes == Template.enhancement.source.bytes { return .enhancement }
        let name = FilePath(path).name
        var template = Template(
            reading: bytes, name: name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
        guard !template.sections.isEmpty else {
            throw Failure("\(path): has no sections; a template asks for text under headings")
        }
        template.file = path
        return template
    }

    // MARK: Keymap

    /// `$XDG_CONFIG_HOME/octopen`, or nil without a home.
    private var configurationFolder: String? {
        let named = Environment.value("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        let base = named ?? Environment.value("HOME").map { $0 + "/.config" }
        return base.map { $0 + "/octopen" }
    }

    /// The keymap in force: the user's own lines, the chosen file, the shipped one.
    func keymap() -> Keymap {
        var sources: [KeymapSource] = []
        if let own = configurationFolder.map({ $0 + "/keys" }), access(own, F_OK) == 0 {
            sources.append(source(own, shown: "keys"))
        }
        if let keymapName { sources.append(named(keymapName)) }
        return Keymap(sources) { resolve($0) }
    }

    /// One file as it stands, above the shipped keymap.
    func keymap(checking file: String) -> Keymap {
        Keymap([source(file, shown: FilePath(file).name)]) { resolve($0) }
    }

    private func named(_ name: String) -> KeymapSource {
        if let found = resolve(name) { return found }
        let file = FilePath(name).name
        if isRestricted { return KeymapSource(file: file, .unreadable("this run is restricted")) }
        return source(name, shown: FilePath(name).name)
    }

    private func resolve(_ name: String) -> KeymapSource? {
        if let shipped = KeymapSource.embedded(name) { return shipped }
        guard !name.contains("/"), let folder = configurationFolder else { return nil }
        let path = "\(folder)/keymaps/\(name).keys"
        return access(path, F_OK) == 0 ? source(path, shown: "\(name).keys") : nil
    }

    private func source(_ path: String, shown: String) -> KeymapSource {
        do {
            return KeymapSource(file: shown, bytes: try WholeFile.read(path))
        } catch {
            return KeymapSource(file: shown, .unreadable("\(error)"))
        }
    }

    // MARK: Author

    /// Who reviews: as told, else as git knows the author.
    func reviewer(_ given: String?) throws(Failure) -> Reviewer {
        if let given {
            guard let reviewer = Reviewer(given) else {
                throw Failure("--as \(given): write NAME or NAME <MAIL>", exitCode: 64)
            }
            return reviewer
        }
        let mail = Environment.value("GIT_AUTHOR_EMAIL") ?? configured("user.email")
        let name = author(nil)
        guard let reviewer = Reviewer(mail.map { "\(name) <\($0)>" } ?? name) else {
            throw Failure("nobody is known as the reviewer; say who with --as \"NAME <MAIL>\"")
        }
        return reviewer
    }

    private func configured(_ name: String) -> String? {
        ChildProcess.output(of: ["git", "config", "--get", name], in: folder.start)
            .map { String(decoding: $0, as: UTF8.self).trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// From `GIT_AUTHOR_NAME`, git's configuration, or the account's name.
    func author(_ given: String?) -> String {
        if let given { return given }
        if let name = Environment.value("GIT_AUTHOR_NAME") { return name }
        if let name = configured("user.name") { return name }
        return Environment.value("LOGNAME") ?? Environment.value("USER") ?? ""
    }
}
