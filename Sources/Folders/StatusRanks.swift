import Proposals
import Rules

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
    package var statusName: String {
        guard let bracket = firstRange(of: " (") else { return self }
        let name = String(self[..<bracket.lowerBound]).trimmed
        return name.isEmpty ? self : name
    }
}
