import Interchange
import Markdown
import Prose

/// How long proposals stay in each status, for people and programs.
package struct StatusReport: Sendable {
    /// The facts of one status.
    struct Row {
        let status: String
        /// Days of all periods that have ended, the shortest first.
        var days: [Int] = []
        /// The proposal of the longest of all periods that have ended.
        var longest: ListedProposal?
        /// How many proposals are in the status now.
        var now = 0

        /// The number of days in the middle, or the mean of the two numbers there: `36.5`; nil
        /// without any.
        var median: String? {
            guard !days.isEmpty else { return nil }
            let sum = days[(days.count - 1) / 2] + days[days.count / 2]
            return "\(sum / 2)" + (sum % 2 == 0 ? "" : ".5")
        }
    }

    private let proposals: [(proposal: ListedProposal, history: StatusHistory)]
    private let rows: [Row]
    /// Whether all commits were there to be looked at.
    private let isComplete: Bool

    /// - Parameters:
    ///   - proposals: in their order; the history of a proposal that no commit has is empty.
    ///   - statuses: the statuses of the template, in the template's order.
    package init(
        _ proposals: [(proposal: ListedProposal, history: StatusHistory)], statuses: [String],
        isComplete: Bool
    ) {
        self.proposals = proposals
        self.isComplete = isComplete
        var rows: [String: Row] = [:]
        for (proposal, history) in proposals {
            for period in history.periods {
                let key = period.status.lowercased()
                var row = rows[key] ?? Row(status: period.status)
                if let days = period.days {
                    if days > row.days.max() ?? -1 { row.longest = proposal }
                    row.days.append(days)
                }
                if period.to == nil { row.now += 1 }
                rows[key] = row
            }
        }
        let ranks = StatusRanks(statuses)
        self.rows = rows.map { (rank: ranks.rank(of: $0.value.status), key: $0.key, row: $0.value) }
            .sorted { ($0.rank, $0.key) < ($1.rank, $1.key) }
            .map { _, _, row in
                var row = row
                row.days.sort()
                return row
            }
    }

    // MARK: Text

    /// A table of statuses, and a line for each proposal.
    package var text: String {
        let head = ["Status", "Ended", "Median", "Longest", "Now"]
        let cells =
            [head]
            + rows.map { row in
                [
                    Self.named(row.status), "\(row.days.count)", Self.days(row.median),
                    longest(of: row), "\(row.now)",
                ]
            }
        let lines = proposals.map { proposal, history in
            [proposal.number.isEmpty ? "-" : proposal.number, proposal.name, told(history)]
        }
        return Self.columns(cells) + (lines.isEmpty ? "" : "\n" + Self.columns(lines))
    }

    private func longest(of row: Row) -> String {
        guard let days = row.days.last, let proposal = row.longest else { return "-" }
        let name = proposal.number.isEmpty ? proposal.fileName : proposal.number
        return "\(Self.days(days)) (\(name))"
    }

    private func told(_ history: StatusHistory) -> String {
        guard !history.periods.isEmpty else {
            return history.isCutOff ? "not known" : "not committed yet"
        }
        return history.periods.map { period in
            let name = Self.named(period.status)
            if period.to == nil {
                return "\(name) since \(period.isCutOff ? "before " : "")\(period.from)"
            }
            return "\(name) \(period.days.map { Self.days($0) } ?? "for an unknown time")"
        }.joined(separator: ", ")
    }

    private static func named(_ status: String) -> String {
        status.isEmpty ? "(no status)" : status
    }

    private static func days(_ count: Int?) -> String { days(count.map { "\($0)" }) }

    private static func days(_ count: String?) -> String {
        count.map { "\($0) day\($0 == "1" ? "" : "s")" } ?? "-"
    }

    private static func columns(_ rows: [[String]]) -> String {
        let rows = rows.map { $0.map(ReadableText.line) }
        let count = rows.first?.count ?? 0
        let widths = (0..<count).map { column in rows.map { $0[column].columns }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { index, text in
                index == count - 1
                    ? text : text + String(repeating: " ", count: widths[index] - text.columns)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    // MARK: Data

    package var json: JSON {
        .object([
            ("version", .number(1)), ("complete", .bool(isComplete)),
            ("statuses", .array(rows.map(json(of:)))),
            ("proposals", .array(proposals.map { json(of: $0.proposal, $0.history) })),
        ])
    }

    private func json(of row: Row) -> JSON {
        .object([
            ("status", .string(row.status)), ("ended", .number(row.days.count)),
            ("median", row.median.map { .decimal($0) } ?? .null),
            ("longest", row.days.last.map { .number($0) } ?? .null), ("now", .number(row.now)),
        ])
    }

    private func json(of proposal: ListedProposal, _ history: StatusHistory) -> JSON {
        .object([
            ("file", .string(proposal.path)), ("number", .string(proposal.number)),
            ("title", .string(proposal.title)),
            (
                "history",
                .array(
                    history.periods.map { period in
                        .object([
                            ("status", .string(period.status)),
                            ("from", period.isCutOff ? .null : .string("\(period.from)")),
                            ("to", period.to.map { .string("\($0)") } ?? .null),
                            ("days", period.days.map { .number($0) } ?? .null),
                        ])
                    })
            ),
        ])
    }
}
