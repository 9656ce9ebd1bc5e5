import Proposals

/// The statuses that a proposal had, one after the other.
package struct StatusHistory: Equatable, Sendable {
    package struct Period: Equatable, Sendable {
        /// As it was written first, without what stood in brackets behind it; empty for none.
        package let status: String
        package let from: Day
        /// When the next one came; nil for the last one.
        package internal(set) var to: Day?
        /// Whether the commit that it came with is not known, and it may be older.
        package let isCutOff: Bool

        /// Whether it is of the status that a proposal has.
        package func isOf(_ proposal: ListedProposal) -> Bool {
            status.lowercased() == proposal.status.statusName.lowercased()
        }

        /// How many days it took; nil where it goes on, or its beginning is not known.
        package var days: Int? {
            isCutOff ? nil : to.map { max(0, $0.days(since: from)) }
        }
    }

    /// The oldest first.
    package private(set) var periods: [Period] = []
    /// Whether there is more that nobody knows.
    package let isCutOff: Bool

    /// - Parameters:
    ///   - versions: the status of each version and the day on which it came, the newest first.
    ///   - isCutOff: whether the oldest is not the first that there was.
    package init(_ versions: [(status: String, day: Day)], isCutOff: Bool = false) {
        self.isCutOff = isCutOff
        for (index, version) in versions.reversed().enumerated() {
            let (last, name) = (periods.last?.status, version.status.statusName)
            guard last?.lowercased() != name.lowercased() else { continue }
            if !periods.isEmpty { periods[periods.count - 1].to = version.day }
            periods.append(
                Period(
                    status: name, from: version.day,
                    isCutOff: isCutOff && index == 0))
        }
    }

    /// Since when it has the status that it has.
    package var current: Period? { periods.last }
}
