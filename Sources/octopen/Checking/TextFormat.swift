import Markdown
import Prose
import Rules

/// Findings as compilers write them: `FILE:LINE:COLUMN: LEVEL: MESSAGE [RULE]`.
struct TextFormat: FindingsFormat {
    let shown: ShownLevels
    /// Whether the line of text and what to do follow each finding.
    let showsExcerpts: Bool
    /// Whether nothing is told of a file that has only things to do, which no baseline knows.
    var leavesTodosOut = false

    let head = ""
    let separator = ""

    func detail(of level: Level) -> FindingDetail {
        guard shown.contains(level) else { return .place }
        return showsExcerpts ? .help : .message
    }

    func pieces(of file: CheckedFile) -> [String] {
        var text = ""
        for finding in file.findings where shown.contains(finding.level) {
            text += ReadableText.line(file.name(at: finding.range.lowerBound))
            text += line(of: finding, in: file)
            if showsExcerpts { text += excerpt(of: finding, in: file) }
        }
        if !shown.todos, !(leavesTodosOut && text.isEmpty), let todos = todoLine(of: file) {
            text += ReadableText.line(file.documentName) + todos
        }
        return text.isEmpty ? [] : [text]
    }

    /// The rest of a finding's line behind the name of the file.
    private func line(of finding: Finding, in file: CheckedFile) -> String {
        let start = finding.range.lowerBound
        return ":\(file.line(at: start)):\(file.column(at: start)): "
            + "\(finding.level.rawValue): \(ReadableText.line(finding.message)) [\(finding.rule)]\n"
    }

    /// The line of text with a caret below the place, and what to do.
    private func excerpt(of finding: Finding, in file: CheckedFile) -> String {
        let column = file.column(at: finding.range.lowerBound)
        let source = file.lines.text(ofLineAt: finding.range.lowerBound)
        let graphemes = Array(Graphemes(source).prefix(74))
        let shown = ReadableText.line(source.bytes(0..<(graphemes.last?.range.upperBound ?? 0)))
        let before = graphemes.prefix(column - 1).reduce(0) { $0 + $1.columns }
        let caret = column <= 74 ? String(repeating: " ", count: before) + "^" : ""
        let help = ReadableText.line(finding.help)
        return "    \(shown)\n    \(caret)\n    = help: \(help)\n"
    }

    /// "11 sections and 5 fields to do", behind the name of the file.
    private func todoLine(of file: CheckedFile) -> String? {
        var (sections, fields, others) = (0, 0, 0)
        for index in file.findings.indices where file.findings[index].level == .todo {
            switch file.findings[index].subject {
            case .templateSection: sections += 1
            case .field: fields += 1
            default: others += 1
            }
        }
        guard sections + fields + others > 0 else { return nil }
        let counts = [(sections, "section"), (fields, "field"), (others, "other")]
        let parts = counts.filter { $0.0 > 0 }.map { count, name in
            "\(count) \(name)\(count == 1 || name == "other" ? "" : "s")"
        }
        return ": \(parts.joined(separator: " and ")) to do\n"
    }

    func tail(_ counts: LevelCounts) -> String {
        let number = { (count: Int, name: String) in "\(count) \(name)\(count == 1 ? "" : "s")" }
        var parts = [number(counts[.error], "error"), number(counts[.warning], "warning")]
        if counts[.note] > 0 { parts.append(number(counts[.note], "note")) }
        parts.append("\(counts[.todo]) to do")
        return "\(number(counts.files, "proposal")): \(parts.joined(separator: ", "))\n"
    }
}
