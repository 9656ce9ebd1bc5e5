import Proposals

/// Other texts of a proposal that git has: the text of the commit in which it was accepted, and the
/// texts on other branches; and whether the project has the proposal at all. Each is read once, by whatever
/// rule asks for it first.
package struct ProposalHistory: Sendable {
    /// The text in the commit that brought the present status, or an earlier status of its kind.
    package struct Accepted: Sendable {
        /// As it is told.
        package let commit: String
        package let status: String
        package let proposal: Proposal

        package init(commit: String, status: String, proposal: Proposal) {
            (self.commit, self.status, self.proposal) = (commit, status, proposal)
        }
    }

    /// The text on a branch that goes another way.
    package struct Branch: Sendable {
        /// As it is told, and what the branch at hand is called.
        package let name: String
        package let own: String
        /// Where both parted, and now.
        package let base: Proposal
        package let text: Proposal

        package init(name: String, own: String, base: Proposal, text: Proposal) {
            (self.name, self.own, self.base, self.text) = (name, own, base, text)
        }
    }

    private let readAccepted: ReadOnce<Accepted?>
    private let readBranches: ReadOnce<[Branch]>
    private let readIsNew: ReadOnce<Bool>

    /// - Parameter isNew: whether no commit has the file, or the main branch has it not.
    package init(
        accepted: @escaping @Sendable () -> Accepted?,
        branches: @escaping @Sendable () -> [Branch],
        isNew: @escaping @Sendable () -> Bool = { false }
    ) {
        (readAccepted, readBranches) = (ReadOnce(accepted), ReadOnce(branches))
        readIsNew = ReadOnce(isNew)
    }

    /// The accepted text; nil where no commit tells.
    var accepted: Accepted? { readAccepted.value }

    /// The branches that have another text of the proposal.
    var branches: [Branch] { readBranches.value }

    /// Whether the file is not the project's yet: no commit has it, or the main branch has it not.
    var isNew: Bool { readIsNew.value }
}

extension Proposal {
    /// Whether a section is text, and no fields, which nearly every change touches.
    func isText(_ index: Int) -> Bool {
        switch sections[index].role {
        case .head, .frontMatter: false
        case .template, .other: kind(of: index) != .fields && kind(of: index) != .value
        }
    }
}
