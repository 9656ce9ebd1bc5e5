import Interchange
import Rules

/// Findings as one JSON object, version 1 of the command line's contract.
struct JSONFormat: FindingsFormat {
    let head = "{\n  \"version\": 1,\n  \"findings\": ["
    let separator = ","

    func detail(of level: Level) -> FindingDetail { .fixes }

    func pieces(of file: CheckedFile) -> [String] {
        file.findings.map { "\n    " + object($0, file).text(indent: 4) }
    }

    private func object(_ finding: Finding, _ file: CheckedFile) -> JSON {
        let (start, end) = (finding.range.lowerBound, finding.range.upperBound)
        return .object([
            ("file", .string(file.name(at: start))), ("line", .number(file.line(at: start))),
            ("column", .number(file.column(at: start))),
            ("endLine", .number(file.line(at: end))),
            ("endColumn", .number(file.column(at: end))),
            ("section", .array(file.sectionPath(of: finding).map(JSON.string))),
            ("rule", .string(finding.rule)), ("level", .string(finding.level.rawValue)),
            ("message", .string(finding.message)), ("help", .string(finding.help)),
            ("fix", finding.fixes.first.map { fix($0, file) } ?? .null),
        ])
    }

    private func fix(_ fix: Fix, _ file: CheckedFile) -> JSON {
        .object([
            ("safe", .bool(fix.isSafe)),
            (
                "edits",
                .array(
                    fix.edits.map {
                        .object([
                            ("start", .number(file.byte(at: $0.range.lowerBound))),
                            ("end", .number(file.byte(at: $0.range.upperBound))),
                            ("text", .string(file.text(of: $0))),
                        ])
                    })
            ),
        ])
    }

    func tail(_ counts: LevelCounts) -> String {
        let summary = JSON.object(
            [("files", .number(counts.files))]
                + [Level.error, .warning, .note, .todo].map {
                    ($0.rawValue, .number(counts[$0]))
                })
        let end = counts.isEmpty ? "]" : "\n  ]"
        return "\(end),\n  \"summary\": \(summary.text(indent: 2))\n}\n"
    }
}
