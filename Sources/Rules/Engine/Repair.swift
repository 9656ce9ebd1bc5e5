import Proposals

/// Applies the safe fixes of a proposal until none is left.
package struct Repair: Sendable {
    package let bytes: [UInt8]
    /// The findings that were fixed, in the order in which they were; their places are places of
    /// the text at that time.
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
        var taken = TakenRanges()
        for finding in findings {
            guard let fix = finding.fixes.first(where: \.isSafe), !fix.edits.isEmpty,
                fix.edits.allSatisfy({ taken.areApart(from: $0.range) })
            else { continue }
            for edit in fix.edits { taken.add(edit.range) }
            chosen.append((finding, fix))
        }
        return chosen
    }
}

/// Ranges of bytes that are changed already, in file order.
private struct TakenRanges {
    private var ranges: [Range<Int>] = []

    /// Whether none of the ranges overlaps the range, or touches it.
    func areApart(from range: Range<Int>) -> Bool {
        let next = index(for: range)
        return (next == ranges.count || range.upperBound < ranges[next].lowerBound)
            && (next == 0 || ranges[next - 1].upperBound < range.lowerBound)
    }

    mutating func add(_ range: Range<Int>) { ranges.insert(range, at: index(for: range)) }

    /// Where the range stands among the others, by its start.
    private func index(for range: Range<Int>) -> Int {
        ranges.partitioningIndex { $0.lowerBound >= range.lowerBound }
    }
}
