import Proposals

/// Where a proposal stands, told by the words of its status as projects choose them.
package enum Standing: String, CaseIterable, Sendable {
    /// It is being written; also without a status.
    case draft
    /// Others are asked for what they think of it.
    case review
    /// It was taken.
    case accepted
    /// It was not, or is no longer in force.
    case ended

    private static let words: [(standing: Standing, beginnings: [String])] = [
        (
            .ended,
            [
                "reject", "withdr", "supersed", "deprecat", "abandon", "stagnant",
                "replac", "obsolet", "declin", "closed", "postpon", "defer", "dropped", "removed",
                "moved", "retired", "cancel", "hold", "expire",
            ]
        ),
        (.draft, ["draft", "idea", "wip", "returned"]),
        (
            .review,
            [
                "review", "propos", "provisional", "discuss", "comment", "call", "open", "voting",
                "candidate",
            ]
        ),
        (
            .accepted,
            [
                "accept", "approv", "final", "implement", "complet", "adopt", "living", "active",
                "decided", "done", "ratified", "preview",
            ]
        ),
    ]

    /// - Parameter choices: the values that the template offers, in their order.
    package init(status: String, choices: [String] = []) {
        self = Standing(knownFrom: status, choices) ?? .draft
    }

    /// Nil for a status that neither a word nor its place among the choices tells.
    fileprivate init?(knownFrom status: String, _ choices: [String]) {
        let parts = status.lowercased().split { !$0.isLetter }
        // `Last call`, `Awaiting review`, `Accepted with revisions`: what comes first in the list
        // says more.
        let known = Standing.words.first { _, beginnings in
            parts.contains { part in beginnings.contains { part.hasPrefix($0) } }
        }
        if let known {
            let isDenied = known.standing == .accepted && parts.contains("not")
            self = isDenied ? .draft : known.standing
        } else if let place = choices.firstIndex(of: status) {
            let taken = choices.firstIndex { Standing(status: $0) == .accepted } ?? choices.count
            self = place == 0 ? .draft : place < taken ? .review : .accepted
        } else {
            return nil
        }
    }
}

/// The order of statuses: as a proposal goes through them.
struct StatusRanks {
    private let choices: [String]
    private let places: [String: Int]

    /// - Parameter choices: the values that the template offers, in their order.
    init(_ choices: [String]) {
        self.choices = choices
        places = Dictionary(
            choices.enumerated().map { ($1.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// By where a proposal stands, then as the template has them; what nobody knows comes last.
    func rank(of status: String) -> Int {
        let standing = Standing(knownFrom: status, choices)
        let first = standing.flatMap { Standing.allCases.firstIndex(of: $0) }
        return (first ?? Standing.allCases.count) * (choices.count + 1)
            + (places[status.statusName.lowercased()] ?? choices.count)
    }
}

extension String {
    /// A status without what stands behind it in brackets: of `Implemented (Swift 5.9)` there are many.
    var statusName: String {
        guard let bracket = firstRange(of: " (") else { return self }
        let name = String(self[..<bracket.lowerBound]).trimmed
        return name.isEmpty ? self : name
    }
}

extension Template {
    /// The values that the template offers for where a proposal stands, in their order.
    package var statusChoices: [String] {
        for field in fields where field.isState {
            if case .choice(let choices) = field.kind { return choices }
        }
        return []
    }
}
