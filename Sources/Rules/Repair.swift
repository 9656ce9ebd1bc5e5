import Proposals

/// Applies the safe fixes of a proposal until none is left.
package struct Repair: Sendable {
    package let bytes: [UInt8]
    /// What was fixed, in the order in which it was; places are those of the text at that time.
    package let fixed: [Finding]

    /// A fix may make another one possible; a chain longer than this is a rule's own mistake.
    private static let rounds = 16

    package init(_ bytes: [UInt8], context: CheckContext) {
        var (bytes, fixed) = (bytes, [Finding]())
        for _ in 0..<Repair.rounds {
            let chosen = Repair.chosen(from: Check(bytes, context: context).findings())
            if chosen.isEmpty { break }
            let edits = chosen.flatMap { $0.1.edits }
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
            bytes = bytes.applying(edits)
            fixed += chosen.map(\.0)
        }
        (self.bytes, self.fixed) = (bytes, fixed)
    }

    /// The safe fixes that stand apart; what overlaps waits for the next round.
    private static func chosen(from findings: [Finding]) -> [(Finding, Fix)] {
        var chosen: [(Finding, Fix)] = []
        for finding in findings {
            guard let fix = finding.fixes.first(where: \.isSafe), !fix.edits.isEmpty,
                chosen.allSatisfy({ $0.1.isApart(from: fix) })
            else { continue }
            chosen.append((finding, fix))
        }
        return chosen
    }
}
