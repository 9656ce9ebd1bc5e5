import Interchange
import Rules

/// Findings as GitLab's code quality report, which a merge request shows beside its lines.
struct GitLabFormat: FindingsFormat {
    let shown: ShownLevels

    let head = "["
    let separator = ","

    func detail(of level: Level) -> FindingDetail { .help }

    func pieces(of file: CheckedFile) -> [String] {
        var fingerprints = Fingerprints()
        return file.findings.filter { shown.contains($0.level) }.map { finding in
            let severity =
                switch finding.level {
                case .error: "major"
                case .warning: "minor"
                case .note, .todo: "info"
                }
            let path = file.repositoryName(at: finding.range.lowerBound)
            let (start, end) = (finding.range.lowerBound, finding.range.upperBound)
            let lines = JSON.object([
                ("begin", .number(file.line(at: start))), ("end", .number(file.line(at: end))),
            ])
            let object = JSON.object([
                ("description", .string("\(finding.message) \(finding.help)")),
                ("check_name", .string(finding.rule)),
                (
                    "fingerprint",
                    .string(
                        fingerprints.fingerprint(of: FindingKey(finding, in: file), in: path))
                ),
                ("severity", .string(severity)),
                ("location", .object([("path", .string(path)), ("lines", lines)])),
            ])
            return "\n  " + object.text(indent: 2)
        }
    }

    func tail(_ counts: LevelCounts) -> String { "\n]\n" }
}
