import Glibc
import Proposals
import Terminal

/// Which template proposals are read by: the template that was named, else the template of their
/// folder, else a template that lies where projects keep theirs, else the built-in one. Whether the
/// template fits, the document tells that is read by it.
struct TemplateChoice {
    /// The template's name for the run; nil if none was named.
    let name: String?
    /// The folder of proposals, or where they were looked for, for proposals that are not given by
    /// their path.
    let folder: String?
    let restriction: Restriction
    /// What was read for other folders; nil where the files may change meanwhile.
    var known: KnownTemplates?

    /// Reads the built-in template on another thread, where it is likely to be asked for: it takes as
    /// long as all else until then.
    func readAhead() {
        if name == nil { Threads.start { _ = Template.enhancement } }
    }

    /// The template of a proposal as its folder has it, where nothing else is known of a run.
    static func usual(forProposalAt path: String) -> Template {
        let choice = TemplateChoice(
            name: Environment.value("OCTOPEN_TEMPLATE"), folder: nil, restriction: .none)
        return (try? choice.template(forProposalAt: path)) ?? .enhancement
    }

    /// Documents that are read at most for what they all begin with.
    private static let readDocuments = 200

    /// The template of a proposal, below what nearly all documents of its folder begin with, where the
    /// template has no metadata of its own, and with its heading as these have it.
    func template(forProposalAt path: String? = nil) throws(Failure) -> Template {
        let template = try ownTemplate(forProposalAt: path)
        guard template.mayLearnHead || template.mayKeepTitle,
            let own = path.map({ FilePath($0).folder }) ?? folder
        else { return template }
        var learned = learning(template, in: own)
        // The template of a folder by its usual name is of the documents beside it.
        if learned.heads.count < LearnedHead.fewest, template.choice != .own,
            let other = folderOfDocuments(by: template, besides: own)
        {
            let others = learning(template, in: other)
            if others.heads.count > learned.heads.count { learned = others }
        }
        return learned.template.keepingTitle(asIn: learned.heads)
    }

    /// What the documents of a folder tell of a template.
    private func learning(_ template: Template, in folder: String) -> LearnedTemplate {
        let documents = documents(of: folder)
        guard let known, let key = KnownTemplates.Key(template, of: documents) else {
            return learning(template, of: documents)
        }
        return known.learned.value(of: key) { learning(template, of: documents) }
    }

    /// The template below what documents begin with, and the heads of those that follow it; of a few of
    /// them where there is nothing to learn.
    private func learning(_ template: Template, of paths: [String]) -> LearnedTemplate {
        let documents = paths.suffix(Self.readDocuments).filter(restriction.allows)
            .compactMap { try? WholeFile.read($0) }
        let mayLearn = template.mayLearnHead && template.mayLearnMore(of: documents)
        let telling =
            mayLearn || template.mayKeepTitle
            ? documents : Array(documents.suffix(2 * LearnedHead.fewest))
        let heads = FolderReader.inOrder(telling) { DocumentHead($0, of: template) }
            .compactMap(\.self)
        return LearnedTemplate(
            template: mayLearn ? LearnedHead(heads).map(template.below) ?? template : template,
            heads: heads)
    }

    /// The folder around the template's file with the most documents that follow it, where those of the
    /// proposals do not, which may be any files beside it.
    private func folderOfDocuments(by template: Template, besides own: String) -> String? {
        guard !restriction.isOn, let found = folderOfDocuments(by: template),
            FilePath.real(found) != FilePath.real(own)
        else { return nil }
        return found
    }

    private func folderOfDocuments(by template: Template) -> String? {
        guard let known, let file = template.file, template.overrides.isEmpty else {
            return ProposalFolder.ofDocuments(around: template)
        }
        return known.folders.value(of: file) { ProposalFolder.ofDocuments(around: template) }
    }

    /// The template of a new document, with the notes above its title that those of a folder keep.
    func keepingNotes(of template: Template, asIn folder: String) -> Template {
        let read = documents(of: folder).suffix(Self.readDocuments).filter(restriction.allows)
        return template.keepingNotes(asIn: read.compactMap { try? WholeFile.read($0) })
    }

    /// The documents of a folder; of one that holds a single document, those in the folders beside it.
    func documents(of folder: String) -> [String] {
        let own = (try? ProposalFolder.proposals(in: folder)) ?? []
        guard own.count < LearnedHead.fewest else { return own }
        let beside = (DocumentFolders(of: folder)?.telling ?? []).filter(restriction.allows)
        return beside.isEmpty ? own : beside
    }

    private func ownTemplate(forProposalAt path: String?) throws(Failure) -> Template {
        if let name {
            return try template(named: name, of: path.map { FilePath($0).folder } ?? folder)
        }
        // A proposal given by its path belongs to its own folder.
        if let own = path.map({ FilePath($0).folder }) ?? folder {
            let configuration = ConfigurationFile(folder: own, restriction: restriction).read()
            let overrides = configuration.overrides
            if let named = configuration.template {
                return try read(Self.path(named, in: own), overrides, of: own).chosen(.own)
            }
            if access(Self.usual(in: own), R_OK) == 0 {
                return try usual(in: own, overrides).chosen(.own)
            }
            // One that was looked for may be of other documents.
            let found = TemplateSearch(restriction: restriction).templates(forProposalsIn: own)
            if let path = found.path, let template = try? read(path, overrides, of: own) {
                return template.chosen(.found)
            }
            var template = Template.enhancement
            if !overrides.isEmpty {
                template = Template(
                    reading: template.source.bytes, name: template.name, overrides: overrides)
            }
            template.rivals = found.rivals
            return template.chosen(.tried)
        }
        return .enhancement.chosen(.tried)
    }

    /// The template of a folder by its usual name.
    static func usual(in folder: String) -> String { "\(folder)/template.md" }

    /// The template of a folder by its usual name; where that has nothing to fill in, as it only points
    /// to others beside it, the other one.
    private func usual(
        in folder: String, _ overrides: TemplateOverrides
    ) throws(Failure) -> Template {
        let path = Self.usual(in: folder)
        do throws(Failure) {
            return try read(path, overrides, of: folder)
        } catch {
            let others = templates(beside: path, in: folder, overrides)
            guard let first = others.first?.file else { throw error }
            if others.count == 1, TemplateName(FilePath(first).name).isTemplate { return others[0] }
            let further = others.dropFirst().compactMap(\.file).map { ", -t \($0)" }.joined()
            throw Failure(
                "\(path): has neither sections nor fields, but others beside it have: octopen new -t "
                    + "\(first) \"Title\"\(further); template = FILE in octopen.conf names one for all"
            )
        }
    }

    /// Files beside one that is no template, which are called templates, and are.
    private func templates(
        beside path: String, in folder: String, _ overrides: TemplateOverrides
    ) -> [Template] {
        guard restriction.allows(path), let bytes = try? WholeFile.read(path),
            Template(reading: bytes, name: "").isNone
        else { return [] }
        return StateFolder.names(in: folder).sorted().filter {
            $0.hasSuffix(".md") && $0.mentions("template") && !TemplateName.isNumbered($0)
                && FilePath(path).name != $0
        }.compactMap { try? read(ProposalFolder.joined(folder, $0), overrides, of: folder) }
    }

    /// The file that the configuration of a folder names.
    private static func path(_ named: String, in folder: String) -> String {
        named.hasPrefix("/") ? named : "\(folder)/\(named)"
    }

    private func template(named name: String, of folder: String?) throws(Failure) -> Template {
        if name == Template.enhancement.name { return .enhancement }
        let configured = UserConfiguration.folder.map { "\($0)/templates/\(name).md" }
        let file = [name, configured].compactMap { $0 }.first { access($0, F_OK) == 0 }
        guard let file else {
            throw Failure("\(name): no such template; name a file, or enhancement")
        }
        return try read(file, of: folder)
    }

    /// The path of a template that may be read. Outside of the folder of the proposals a restricted run
    /// reads what is found where projects keep theirs, whoever names it, and nothing else.
    ///
    /// - Parameter folder: of the proposals that it is for.
    private func confined(_ path: String, of folder: String?) throws(Failure) -> String {
        if !restriction.allows(path), let folder, let real = FilePath.real(path) {
            let search = TemplateSearch(restriction: restriction).templates(forProposalsIn: folder)
            let found = [search.path].compactMap(\.self) + search.rivals
            if let same = found.first(where: { FilePath.real($0) == real }) { return same }
        }
        try restriction.confine(path)
        return path
    }

    /// - Parameter folder: of the proposals that it is for.
    private func read(
        _ path: String, _ overrides: TemplateOverrides = TemplateOverrides(), of folder: String?
    ) throws(Failure) -> Template {
        let path = try confined(path, of: folder)
        if overrides.isEmpty, let read = known?[path] { return read }
        let file = try ProposalFile(reading: path)
        let bytes = file.bytes
        if bytes == Template.enhancement.source.bytes, overrides.isEmpty { return .enhancement }
        let name = FilePath(path).name
        var template = Template(
            reading: bytes, name: name.hasSuffix(".md") ? String(name.dropLast(3)) : name,
            overrides: overrides)
        guard !template.isNone else {
            throw Failure(
                "\(path): has neither sections nor fields; a template asks for text under headings, "
                    + "or for values"
                    + (self.name == nil
                        ? "; name another one with -t FILE, or template = FILE in octopen.conf"
                        : ""))
        }
        template.file = path
        template.sidecar = file.sidecar
        if overrides.isEmpty { known?[path] = template }
        return template
    }

    /// The templates that can be named: the built-in one, the folder's, the user's own.
    var all: [(name: String, source: String)] {
        var found = [(Template.enhancement.name, "built in")]
        if let folder { found += own(in: folder) }
        if let own = UserConfiguration.folder.map({ $0 + "/templates" }) {
            found += StateFolder.names(in: own).filter { $0.hasSuffix(".md") }.sorted()
                .map { (String($0.dropLast(3)), "\(own)/\($0)") }
        }
        return found
    }

    /// The templates that a folder's proposals may be read by: the one that its configuration names;
    /// else its own, and those that are found.
    private func own(in folder: String) -> [(String, String)] {
        let configuration = ConfigurationFile(folder: folder, restriction: restriction).read()
        if let named = configuration.template {
            return [(Self.path(named, in: folder), "named in octopen.conf")]
        }
        var own: [(String, String)] = []
        if access(Self.usual(in: folder), R_OK) == 0 {
            own.append((Self.usual(in: folder), "of the proposal folder"))
        }
        let search = TemplateSearch(restriction: restriction).templates(forProposalsIn: folder)
        if let path = search.path,
            FilePath.real(path) != FilePath.real(Self.usual(in: folder))
        {
            own.append((path, "found in the project"))
        }
        let words =
            search.rivals.count == 1 ? "could be meant" : "one of several that could be meant"
        return own + search.rivals.map { ($0, words) }
    }

    /// Where a template of the folder's proposals was looked for; nil where one was named or found.
    var placesOfNone: String? {
        guard name == nil, let folder, own(in: folder).isEmpty else { return nil }
        return "no template of the proposals was found: looked in "
            + TemplateSearch(restriction: restriction).placesInWords(forProposalsIn: folder)
            + "; name it with -t FILE, or template = FILE in octopen.conf"
    }
}
