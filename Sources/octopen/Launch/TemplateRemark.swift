import Folders
import Proposals

extension TemplateChoice {
    /// Proposals of the folder that are read to see whether they follow the built-in template.
    private static let readProposals = 5

    /// What to tell of the template of a new proposal: that it is the built-in one, where nobody
    /// named it and the proposals of the folder are of another kind, or one that stands in for
    /// `template.md`; nil where there is nothing to tell.
    func remark(on template: Template, in folder: ProposalFolder) -> String? {
        guard name == nil else { return nil }
        if let file = template.file { return remark(onStandIn: file) }
        guard !template.rivals.isEmpty || isStrange(template, in: folder) else { return nil }
        let words = Template.wordsOnNaming(theirsAmong: template.rivals)
        guard template.rivals.isEmpty else {
            return "took the template \(template.label); \(words)"
        }
        let place = folder.forNew == "." ? "here" : "in \(folder.forNew)"
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
            return Proposal(file.bytes, template: template.chosen(.tried)).template.isNone
        }
        return strangers * 2 > read.count
    }
}
