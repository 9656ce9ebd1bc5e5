import Interchange
import Rules

/// Findings in reviewdog's diagnostic format (`rdjson`). Columns count bytes of UTF-8, as it says.
struct ReviewdogFormat: FindingsFormat {
    let shown: ShownLevels

    let head = "{\n  \"source\": {\"name\": \"octopen\"},\n  \"diagnostics\": ["
    let separator = ","

    func detail(of level: Level) -> FindingDetail { .fixes }

    func pieces(of file: CheckedFile) -> [String] {
        file.findings.filter { shown.contains($0.level) }.map { finding in
            let severity =
                switch finding.level {
                case .error: "ERROR"
                case .warning: "WARNING"
                case .note, .todo: "INFO"
                }
            var members: [(String, JSON)] = [
                ("message", .string("\(finding.message) \(finding.help)")),
                (
                    "location",
                    .object([
                        ("path", .string(file.repositoryName(at: finding.range.lowerBound))),
                        ("range", range(finding.range, file)),
                    ])
                ),
                ("severity", .string(severity)),
                ("code", .object([("value", .string(finding.rule))])),
            ]
            // A suggestion is one replacement.
            let fixes = finding.fixes.filter { $0.edits.count == 1 }
            if !fixes.isEmpty {
                members.append(
                    (
                        "suggestions",
                        .array(
                            fixes.flatMap(\.edits).map { edit in
                                .object([
                                    ("range", range(edit.range, file)),
                                    ("text", .string(file.text(of: edit))),
                                ])
                            })
                    ))
            }
            return "\n    " + JSON.object(members).text(indent: 4)
        }
    }

    private func range(_ range: Range<Int>, _ file: CheckedFile) -> JSON {
        .object([
            ("start", place(range.lowerBound, file)), ("end", place(range.upperBound, file)),
        ])
    }

    private func place(_ offset: Int, _ file: CheckedFile) -> JSON {
        .object([
            ("line", .number(file.line(at: offset))),
            ("column", .number(file.lines.byteColumn(at: offset))),
        ])
    }

    func tail(_ counts: LevelCounts) -> String { "\n  ]\n}\n" }
}
