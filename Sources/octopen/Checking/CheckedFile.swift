import Glibc
import Proposals
import Rules

/// One file and what the rules say of it.
struct CheckedFile {
    let name: String
    let lines: LineTable
    let findings: [Finding]
    let proposal: Proposal

    init(_ bytes: [UInt8], name: String, context: CheckContext, format: any FindingsFormat) {
        self.name = name
        var context = context
        context.detail = format.detail
        let check = Check(bytes, context: context)
        lines = check.lines
        proposal = check.proposal
        findings = Self.limited(check.findings())
    }

    /// A rule that has more to say of a file is cut short.
    private static let mostOfARule = 100

    private static func limited(_ findings: [Finding]) -> [Finding] {
        guard findings.count > mostOfARule else { return findings }
        let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
        var seen: [String: Int] = [:]
        return findings.compactMap { finding in
            seen[finding.rule, default: 0] += 1
            guard let count = counts[finding.rule], let number = seen[finding.rule],
                number <= mostOfARule
            else { return nil }
            guard number == mostOfARule, count > number else { return finding }
            var last = finding
            last.message += " (and \(count - number) more places)"
            return last
        }
    }

    func count(_ level: Level) -> Int {
        findings.indices.count { findings[$0].level == level }
    }

    /// The headings above the finding, outermost first.
    func sectionPath(of finding: Finding) -> [String] {
        if case .templateSection(let index) = finding.subject {
            return proposal.template.titlePath(of: index)
        }
        let section = proposal.sections[
            proposal.place(atByte: finding.range.lowerBound).place.section]
        return proposal.titlePath(of: section)
    }
}

/// How many findings of each level there are.
struct LevelCounts: Sendable {
    private(set) var files = 0
    private var counts: [Level: Int] = [:]

    subscript(level: Level) -> Int { counts[level] ?? 0 }

    /// Whether nothing was found.
    var isEmpty: Bool { counts.isEmpty }

    mutating func add(_ file: CheckedFile) {
        files += 1
        for level in Level.allCases {
            let count = file.count(level)
            if count > 0 { counts[level, default: 0] += count }
        }
    }

    mutating func add(_ other: LevelCounts) {
        files += other.files
        counts.merge(other.counts, uniquingKeysWith: +)
    }
}

/// A form in which findings are printed: what comes first, what is said of each file, and the end.
protocol FindingsFormat: Sendable {
    /// How much is printed of findings of a level.
    func detail(of level: Level) -> FindingDetail
    var head: String { get }
    /// Pieces that are joined by `separator`, across files too.
    func pieces(of file: CheckedFile) -> [String]
    var separator: String { get }
    func tail(_ counts: LevelCounts) -> String
}
