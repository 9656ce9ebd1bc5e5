/// The order in which proposals are listed.
package struct ProposalOrder: Equatable, Sendable {
    package enum Key: String, CaseIterable, Sendable {
        /// The lowest number first, proposals without a number last.
        case number
        /// By letters, capitals as small ones.
        case title
        /// In the order in which a proposal goes through the statuses, unknown statuses last.
        case status
        /// The proposal that was changed last comes first.
        case updated

        /// The next key where a person goes through all keys; the first one behind the last.
        package var next: Key {
            let all = Self.allCases
            return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
        }
    }

    package var key: Key
    /// Whether the order is turned round; a proposal without a value stays last.
    package var isReversed: Bool
    /// The statuses in the order in which a proposal passes them.
    package var statuses: [String]

    package init(_ key: Key = .number, isReversed: Bool = false, statuses: [String] = []) {
        (self.key, self.isReversed, self.statuses) = (key, isReversed, statuses)
    }

    /// Proposals that are the same by the key stand by number, then by path, so that there is one
    /// order only.
    package func sorted(_ proposals: [ListedProposal]) -> [ListedProposal] {
        var ranks: [String: Int] = [:]
        if key == .status {
            let known = StatusRanks(statuses)
            for proposal in proposals where ranks[proposal.status] == nil {
                ranks[proposal.status] = known.rank(of: proposal.status)
            }
        }
        let entries = proposals.map { Entry($0, by: key, ranks: ranks) }
        return entries.sorted { one, other in
            if one.isMissing != other.isMissing { return other.isMissing }
            if one.rank != other.rank { return (one.rank < other.rank) != isReversed }
            if one.text != other.text { return (one.text < other.text) != isDescending }
            let (first, second) = (one.number, other.number)
            return (first, one.proposal.path) < (second, other.proposal.path)
        }.map(\.proposal)
    }

    /// Of days the last one comes first.
    private var isDescending: Bool { isReversed != (key == .updated) }

    private struct Entry {
        let proposal: ListedProposal
        var rank = 0
        var text = ""
        var isMissing = false
        let number: Int

        init(_ proposal: ListedProposal, by key: Key, ranks: [String: Int]) {
            self.proposal = proposal
            number = proposal.value ?? Int.max
            switch key {
            case .number:
                rank = number
                isMissing = proposal.value == nil
            case .title:
                text = proposal.name.lowercased()
            case .status:
                text = proposal.status.lowercased()
                rank = ranks[proposal.status] ?? 0
                isMissing = text.isEmpty
            case .updated:
                text = proposal.updated
                isMissing = text.isEmpty
            }
        }
    }
}
