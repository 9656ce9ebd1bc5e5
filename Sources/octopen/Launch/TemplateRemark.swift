import Folders
import Proposals

extension TemplateChoice {
    /// Proposals of the folder that are read to see whether they follow the built-in template.
    private static let readProposals = 5

    /// What to tell of the template of a new proposal: that it is the built-in one, or one of another
    /// folder, where nobody named it and the proposals of the folder are of another kind, the built-in one
    /// where others lie deeper in the project, one that only they tell, or one that stands in for
    /// `template.md`; nil where there is nothing to tell.
    func remark(on template: Template, in folder: ProposalFolder) -> String? {
        guard name == nil else { return nil }
        if let file = template.file {
            if let remark = remark(onStandIn: file) { return remark }
            let configuration = ConfigurationFile(folder: folder.forNew, restriction: restriction)
            guard configuration.read().template == nil else { return nil }
            if let other = templateOfOthers(besides: file, folder) {
                return "took the template \(file); if \(other) is meant, name it with -t \(other)"
            }
            if TemplateSearch(restriction: restriction).isToldByFollowersAlone(file) {
                return "took the template \(file), which the proposals beside it follow; name "
                    + "another with -t FILE, or template = FILE in octopen.conf"
            }
            guard isElsewhere(file, folder), isStrange(template.chosen(.found), in: folder) else {
                return nil
            }
        } else if template.rivals.isEmpty, !isStrange(template.chosen(.tried), in: folder) {
            return remark(onTemplatesBelow: folder, insteadOf: template)
        }
        let words = Template.wordsOnNaming(theirsAmong: template.rivals)
        guard template.rivals.isEmpty else {
            return "took the template \(template.label); \(words)"
        }
        let shown = FilePath.shortest(folder.forNew)
        let place = shown == "." ? "here" : "in \(shown)"
        return "took the template \(template.label), which the proposals \(place) do not follow; "
            + words
    }

    /// That a file was taken, though the folder has a template by the usual name.
    private func remark(onStandIn file: String) -> String? {
        guard let folder, case let usual = Self.usual(in: folder), file != usual,
            ProposalFolder.exists(usual),
            ConfigurationFile(folder: folder, restriction: restriction).read().template == nil
        else { return nil }
        return "took the template \(file), for \(usual) has neither sections nor fields"
    }

    /// Templates that are named at most where several may be meant.
    private static let namedTemplates = 3

    /// That the built-in template was taken, though others lie deeper in the project than they are looked for.
    private func remark(
        onTemplatesBelow folder: ProposalFolder, insteadOf template: Template
    ) -> String? {
        guard folder.path == nil, RealFolder(folder.start)?.repository != nil else { return nil }
        let below = TemplateSearch(restriction: restriction).templates(below: folder.start)
        guard !below.isEmpty else { return nil }
        let named = below.prefix(Self.namedTemplates).joined(separator: " or ")
        let more = below.count - Self.namedTemplates
        return "took the template \(template.label); if \(named)"
            + (more > 0 ? " or one of \(more) more" : "")
            + " is meant, name it with -t FILE, and where the proposal goes with -o FILE"
    }

    /// A file called a template where the proposal folder was looked for, which is another.
    private func templateOfOthers(besides file: String, _ folder: ProposalFolder) -> String? {
        guard let path = folder.path, let found = FilePath.real(path),
            let start = FilePath.real(folder.start), start != found,
            restriction.allows(folder.start)
        else { return nil }
        return StateFolder.names(in: folder.start).sorted()
            .filter { TemplateName($0).isTemplateInCapitals }
            .map { ProposalFolder.joined(folder.start, $0) }
            .first { FilePath.real($0) != FilePath.real(file) }
    }

    /// Whether a template was found in another folder than that of the proposals.
    private func isElsewhere(_ file: String, _ folder: ProposalFolder) -> Bool {
        FilePath.real(FilePath(file).folder) != FilePath.real(folder.forNew)
    }

    /// Whether the folder holds several proposals, the last of which mostly do not follow the template,
    /// as `check` judges them. Beside numbered ones, others count for nothing.
    private func isStrange(_ template: Template, in folder: ProposalFolder) -> Bool {
        var proposals = (try? folder.proposals()) ?? []
        let numbered = proposals.filter { FileNumber(path: $0) != nil }
        if numbered.count > 1 { proposals = numbered }
        if proposals.count < 2 {
            proposals = ProposalFolder.indexes(inNumberedFoldersOf: folder.forNew)
        }
        guard proposals.count > 1 else { return false }
        let read = proposals.suffix(Self.readProposals)
        let strangers = read.count { path in
            guard restriction.allows(path), let file = try? ProposalFile(reading: path) else {
                return true
            }
            return Proposal(file.bytes, template: template).template.isNone
        }
        return strangers * 2 > read.count
    }
}
