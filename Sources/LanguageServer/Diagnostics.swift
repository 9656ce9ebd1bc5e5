import Interchange
import Rules

/// Findings as a client shows them beside the text.
extension Server {
    /// Who says it.
    static let source = "octopen"

    /// How long nothing is told while somebody types.
    static let pause = 300

    /// How long somebody is still at a line that was changed.
    static let rest = 1000

    func publishWhatIsDue() {
        for document in documents.values.sorted(by: { $0.uri < $1.uri }) {
            guard let due = document.due, due <= now else { continue }
            document.due = nil
            tellFindings(of: document)
        }
    }

    /// What is new on the line of the last change waits until the line was left: half a word is
    /// always wrong.
    private func tellFindings(of document: OpenDocument) {
        let reading = document.reading(in: workspace)
        guard reading.isJudged else {
            if !document.told.isEmpty { publish([], of: document) }
            return
        }
        var findings = reading.ownFindings
        if let edit = document.lastEdit, now < edit.time + Server.rest {
            let all = findings.count
            findings.removeAll { finding in
                let line = document.text.line(at: finding.range.lowerBound - reading.shift)
                return edit.lines.contains(line) && !document.told.contains(finding.told)
            }
            if findings.count < all { document.due = edit.time + Server.rest }
        }
        publish(findings, of: document)
    }

    func publish(_ findings: [Finding], of document: OpenDocument) {
        document.told = Set(findings.map(\.told))
        guard !client.onlyPulls else { return }
        let reading = findings.isEmpty ? nil : document.reading(in: workspace)
        var members: [(String, JSON)] = [("uri", .string(document.uri))]
        if let version = document.version { members.append(("version", .number(version))) }
        members.append(
            (
                "diagnostics",
                .array(findings.compactMap { finding in reading.map { json(finding, in: $0) } })
            ))
        notify("textDocument/publishDiagnostics", .object(members))
    }

    /// All of them, for a client that asks when it wants to know.
    func diagnosticReport(_ document: OpenDocument) -> JSON {
        let reading = document.reading(in: workspace)
        return .object([
            ("kind", .string("full")),
            ("items", .array(reading.ownFindings.map { json($0, in: reading) })),
        ])
    }

    func json(_ finding: Finding, in reading: Reading) -> JSON {
        .object([
            ("range", json(finding.range, in: reading)),
            ("severity", .number(finding.level.severity)), ("code", .string(finding.rule)),
            ("source", .string(Server.source)), ("message", .string(finding.message)),
        ])
    }
}

extension Finding {
    var told: OpenDocument.ToldFinding { .init(rule: rule, message: message) }
}

extension Level {
    /// Error, warning, information, hint.
    fileprivate var severity: Int {
        switch self {
        case .error: 1
        case .warning: 2
        case .note: 3
        case .todo: 4
        }
    }
}
