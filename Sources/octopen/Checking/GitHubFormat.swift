import Markdown
import Rules

/// Findings as workflow commands, which GitHub shows beside the lines of a pull request.
struct GitHubFormat: FindingsFormat {
    let shown: ShownLevels

    let head = ""
    let separator = ""

    func detail(of level: Level) -> FindingDetail { .help }

    func pieces(of file: CheckedFile) -> [String] {
        file.findings.filter { shown.contains($0.level) }.map { finding in
            let command =
                switch finding.level {
                case .error: "error"
                case .warning: "warning"
                case .note, .todo: "notice"
                }
            let (start, end) = (finding.range.lowerBound, finding.range.upperBound)
            let properties = [
                "file=\(file.name(at: start).commandProperty)", "line=\(file.line(at: start))",
                "endLine=\(file.line(at: end))", "col=\(file.column(at: start))",
                "endColumn=\(file.column(at: end))",
                "title=\(finding.rule.commandProperty)",
            ]
            return "::\(command) \(properties.joined(separator: ","))::"
                + "\(finding.message) \(finding.help)".commandData + "\n"
        }
    }

    func tail(_ counts: LevelCounts) -> String { "" }
}

extension String {
    /// The text of a command: a line end would end it.
    fileprivate var commandData: String {
        replacing(["%": "%25", "\r": "%0D", "\n": "%0A", "\r\n": "%0D%0A"])
    }

    fileprivate var commandProperty: String {
        replacing([
            "%": "%25", "\r": "%0D", "\n": "%0A", "\r\n": "%0D%0A", ":": "%3A", ",": "%2C",
        ])
    }

    /// Other controls become marks: a log may be read on a terminal.
    private func replacing(_ signs: [Character: String]) -> String {
        map { signs[$0] ?? ReadableText.line(String($0)) }.joined()
    }
}
