import Proposals

/// How many of the accepted documents of a folder keep what their template says: a comment that most
/// of them keep is meant to stay, and text that most of them drop is not.
package struct TemplateShares: Equatable, Sendable {
    package struct Share: Equatable, Sendable {
        package fileprivate(set) var kept = 0
        /// Accepted documents that have text of their own in the section.
        package fileprivate(set) var documents = 0

        /// Whether most keep it; nil where there are too few to tell.
        package var isKept: Bool? {
            documents < TemplateShares.fewest ? nil : kept * 2 > documents
        }

        /// Whether next to none keep it.
        package var isDropped: Bool {
            documents >= TemplateShares.fewest && kept * 10 <= documents
        }
    }

    private static let fewest = 5

    private var shares: [NormalizedText: Share] = [:]

    package init() {}

    /// - Parameters:
    ///   - summaries: of the folder's proposals, read by the template.
    ///   - counts: whether a proposal that does not keep a block has dropped it, both by their
    ///     indices.
    package init(
        _ summaries: [ProposalSummary], template: Template,
        counts: (_ summary: Int, _ block: Int) -> Bool = { _, _ in true }
    ) {
        for (number, summary) in summaries.enumerated() where summary.isAccepted {
            let kept = Set(summary.kept)
            for index in summary.asked where kept.contains(index) || counts(number, index) {
                shares[template.keepable[index].words, default: Share()].documents += 1
            }
            for index in summary.kept {
                shares[template.keepable[index].words, default: Share()].kept += 1
            }
        }
    }

    /// Which of the template's blocks stay and which go, as their shares tell.
    package var roles: LearnedRoles {
        LearnedRoles(
            shares.compactMapValues { share in
                share.isKept == true ? true : share.isDropped ? false : nil
            })
    }

    package subscript(words: NormalizedText) -> Share? { shares[words] }
}

extension Proposal {
    /// Whether it was taken; where the template asks for no state, whatever is there was.
    var isAccepted: Bool {
        guard !template.isNone else { return false }
        guard let field = template.fields.first(where: \.isState) else { return true }
        let words = value(ofField: field.name).lowercased().split { !$0.isLetter }
        let taken = [
            "accept", "approv", "final", "implement", "complet", "adopt", "living", "active",
        ]
        return !words.contains { ["awaiting", "not", "rejected"].contains($0) }
            && words.contains { word in taken.contains(where: word.hasPrefix) }
    }
}
