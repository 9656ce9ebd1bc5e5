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

    /// Tells findings; a new finding on the line of the last change waits until the line was left:
    /// half a word is always wrong.
    private func tellFindings(of document: OpenDocument) {
        let reading = reading(of: document)
        guard reading.isJudged else { return takeBack(document) }
        var findings = reading.ownFindings
        if let edit = document.lastEdit, now < edit.time + Server.rest {
            let all = findings.count
            findings.removeAll { finding in
                let line = reading.text.line(at: finding.range.lowerBound - reading.shift)
                return edit.lines.contains(line) && !document.told.contains(finding.told)
            }
            if findings.count < all { document.due = edit.time + Server.rest }
        }
        document.told = Set(findings.map(\.told))
        publish(findings.map { json($0, in: reading) }, document.uri, document.version)
        // A file that is open tells its own.
        guard let beside = reading.beside, openDocument(ofFile: beside.path) == nil else {
            return takeBackBeside(document)
        }
        document.toldBeside = beside.path
        publish(
            reading.besideFindings.map { json($0, at: json($0.range, in: beside)) },
            DocumentURI.uri(ofPath: beside.path))
    }

    private func takeBackBeside(_ document: OpenDocument) {
        if let path = document.toldBeside, openDocument(ofFile: path) == nil {
            publish([], DocumentURI.uri(ofPath: path))
        }
        document.toldBeside = nil
    }

    private func json(_ range: Range<Int>, in beside: BesideFile) -> JSON {
        let start = max(range.lowerBound - beside.shift, 0)
        return json(start..<max(range.upperBound - beside.shift, start), in: beside.judged)
    }

    /// Nothing more is found in a document that is none of ours, or is not open any more.
    func takeBack(_ document: OpenDocument) {
        if !document.told.isEmpty { publish([], document.uri, document.version) }
        document.told = []
        takeBackBeside(document)
    }

    private func publish(_ findings: [JSON], _ uri: String, _ version: Int? = nil) {
        guard !client.onlyPulls else { return }
        let number: [(String, JSON)] = version.map { [("version", .number($0))] } ?? []
        notify(
            "textDocument/publishDiagnostics",
            .object([("uri", .string(uri))] + number + [("diagnostics", .array(findings))]))
    }

    /// All findings of a document, for a client that asks when it wants to know.
    func diagnosticReport(_ document: OpenDocument) -> JSON {
        let reading = reading(of: document)
        return .object([
            ("kind", .string("full")),
            ("items", .array(reading.ownFindings.map { json($0, in: reading) })),
        ])
    }

    func json(_ finding: Finding, in reading: Reading) -> JSON {
        json(finding, at: json(finding.range, in: reading))
    }

    private func json(_ finding: Finding, at range: JSON) -> JSON {
        .object([
            ("range", range),
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
