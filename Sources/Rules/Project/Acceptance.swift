import Proposals

/// What a proposal says of whether it was taken.
enum Acceptance: Equatable, Sendable {
    case accepted
    /// It is still written or talked about, or was not taken.
    case open
    /// By a word for a state that not all projects know: `deployed`.
    case unknown(String)
    /// It says nothing, though the template asks.
    case unsaid

    /// Whether the folder may count it among those that were accepted.
    var mayBeAccepted: Bool { self != .open }
}

/// Which documents of a folder were accepted: by words that all projects know, and by those of its own.
package struct AcceptedStates: Equatable, Sendable {
    private let words: Set<String>
    /// Whether no document was accepted by a word that all projects know, and fewer than half say anything.
    private let areUnsaid: Bool

    private static let fewest = 3

    package init(_ summaries: [ProposalSummary] = []) { self.init(summaries.map(\.acceptance)) }

    package init(of proposals: [Proposal]) { self.init(proposals.map(\.acceptance)) }

    private init(_ all: [Acceptance]) {
        var counts: [String: Int] = [:]
        for case .unknown(let word) in all { counts[word, default: 0] += 1 }
        let isNoneKnown = !all.contains(.accepted)
        words = Set(
            counts.filter { _, count in
                isNoneKnown || count >= Self.fewest && count * 3 >= all.count
            }.keys)
        areUnsaid = isNoneKnown && all.count { $0 == .unsaid } * 2 > all.count
    }

    package func contains(_ proposal: Proposal) -> Bool { contains(proposal.acceptance) }

    func contains(_ acceptance: Acceptance) -> Bool {
        switch acceptance {
        case .accepted: true
        case .open: false
        case .unknown(let word): words.contains(word)
        case .unsaid: areUnsaid
        }
    }
}

extension Proposal {
    /// Where the template asks for no state, whatever is there was accepted.
    var acceptance: Acceptance {
        guard !template.isNone else { return .open }
        guard let field = template.state else { return .accepted }
        let own = value(ofField: field.name)
        let value = own.isEmpty ? statusInOtherForm ?? "" : own
        let words = value.lowercased().split { !$0.isLetter }
        if words.contains(where: { ["awaiting", "not", "rejected"].contains($0) }) { return .open }
        let taken = [
            "accept", "approv", "final", "implement", "complet", "adopt", "living", "active",
        ]
        if words.contains(where: { taken.contains(where: $0.hasPrefix) }) { return .accepted }
        if value.isEmpty { return hasField(field) ? .open : .unsaid }
        if field.saysNothing(value) { return .open }
        switch Standing(knownFrom: value) {
        case .accepted: return .accepted
        case .draft, .review, .ended: return .open
        case nil: break
        }
        let word = value.stateWord
        let isOpen =
            word.isEmpty || word == field.name.lowercased()
            || words.contains { word in Self.openStates.contains(where: word.hasPrefix) }
        return isOpen ? .open : .unknown(word)
    }

    /// Beginnings of words for states before an agreement or without one, beside those that a list knows.
    private static let openStates = [
        "new", "raw", "pending", "progress", "submit", "plan", "request", "todo", "tbd", "wait",
        "experiment", "unknown", "unclear", "none", "initial", "early", "develop", "design", "fail",
        "dead", "delet", "inactive", "archiv", "dormant", "void", "idle", "revok", "invalid",
    ]
}

extension String {
    /// The words with which a value begins, in small letters, without markup around them and the remark
    /// behind; empty where they are a sentence.
    fileprivate var stateWord: String {
        let begun = lowercased().drop { !$0.isLetter }.prefix { $0.isLetter || "- ".contains($0) }
        let word = String(begun).trimmed
        return word.wordCount <= 3 ? word : ""
    }
}
