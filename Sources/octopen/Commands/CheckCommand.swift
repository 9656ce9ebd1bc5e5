import ArgumentParser
import Glibc
import Markdown
import Proposals
import Prose
import Rules
import Terminal

/// `octopen check`: findings, as compilers write them or as JSON.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check proposals; exit with 1 if there is an error.",
        usage: "octopen check [PROPOSAL...] [<options>]")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: "Proposals; all of the folder if none is named. - is standard input.")
    var proposals: [String] = []

    @Option(help: "text or json.")
    var format = Format.text

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Show notes too.")
    var notes = false

    @Flag(help: "List what is still to do.")
    var todo = false

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        guard !proposals.isEmpty || environment.folder.path != nil else {
            Output.error("octopen: no proposal folder here; name the files to check")
            return
        }
        let paths =
            try proposals.isEmpty
            ? environment.folder.proposals()
            : proposals.map { name throws(Failure) in
                name == "-" ? name : try environment.folder.resolve(name)
            }
        guard !paths.isEmpty else {
            Output.error("octopen: no proposals in \(environment.folder.path ?? ".")")
            return
        }
        var report = CheckReport(showsNotes: notes, showsTodos: todo)
        for path in paths {
            try report.add(CheckedFile(path, environment: environment))
        }
        try Output.write(format == .json ? report.json : report.text(isTerminal: isatty(1) == 1))
        let failed = report.count(.error) + (strict ? report.count(.warning) : 0)
        if failed > 0 { throw ExitCode(1) }
    }
}

/// One file and what the rules say of it.
struct CheckedFile {
    let name: String
    let lines: LineTable
    let findings: [Finding]
    let proposal: Proposal

    init(_ path: String, environment: LaunchEnvironment) throws(Failure) {
        let isInput = path == "-"
        let bytes =
            isInput
            ? try WholeFile.readAll(STDIN_FILENO, path: "standard input")
            : try WholeFile.read(path)
        let template = try environment.template(forProposalAt: isInput ? nil : path)
        let context = CheckContext(
            template: template, today: Clock.today,
            fileName: isInput ? nil : FilePath(path).name)
        name = isInput ? "(standard input)" : path
        lines = LineTable(bytes)
        proposal = Proposal(bytes, template: template)
        findings = Check(proposal, context: context).findings()
    }
}

/// The findings of all files, in the form of commands.
struct CheckReport {
    let showsNotes: Bool
    let showsTodos: Bool
    private var files: [CheckedFile] = []

    init(showsNotes: Bool, showsTodos: Bool) {
        (self.showsNotes, self.showsTodos) = (showsNotes, showsTodos)
    }

    mutating func add(_ file: CheckedFile) { files.append(file) }

    func count(_ level: Level) -> Int {
        files.reduce(0) { $0 + $1.findings.count { $0.level == level } }
    }

    // MARK: Text

    func text(isTerminal: Bool) -> String {
        var text = ""
        for file in files {
            for finding in file.findings where isShown(finding.level) {
                text += line(of: finding, in: file)
                if isTerminal { text += excerpt(of: finding, in: file) }
            }
            if !showsTodos, let todos = todoLine(of: file) { text += todos }
        }
        return text + summary
    }

    private func isShown(_ level: Level) -> Bool {
        switch level {
        case .error, .warning: true
        case .note: showsNotes
        case .todo: showsTodos
        }
    }

    private func line(of finding: Finding, in file: CheckedFile) -> String {
        let place = file.lines.place(of: finding.range.lowerBound)
        return "\(file.shownName):\(place.line):\(place.column): \(finding.level.rawValue): "
            + "\(ReadableText.line(finding.message)) [\(finding.rule)]\n"
    }

    /// The line of text with a caret below the place, and what to do.
    private func excerpt(of finding: Finding, in file: CheckedFile) -> String {
        let place = file.lines.place(of: finding.range.lowerBound)
        let source = file.lines.text(ofLineAt: finding.range.lowerBound)
        let start = Array(Graphemes(source).prefix(74)).last?.range.upperBound ?? 0
        let shown = ReadableText.line(source.bytes(0..<start))
        let before = Graphemes(source).prefix(place.column - 1).reduce(0) { $0 + $1.columns }
        let caret = before < 74 ? String(repeating: " ", count: before) + "^" : ""
        return "    \(shown)\n    \(caret)\n    = help: \(ReadableText.line(finding.help))\n"
    }

    /// "11 sections and 5 fields to do".
    private func todoLine(of file: CheckedFile) -> String? {
        let todos = file.findings.filter { $0.level == .todo }
        guard !todos.isEmpty else { return nil }
        let fields = todos.count { if case .field = $0.subject { true } else { false } }
        let sections = todos.count { if case .templateSection = $0.subject { true } else { false } }
        let parts = [
            (sections, "section"), (fields, "field"), (todos.count - sections - fields, "other"),
        ].filter { $0.0 > 0 }.map { count, name in
            "\(count) \(name)\(count == 1 || name == "other" ? "" : "s")"
        }
        return "\(file.shownName): \(parts.joined(separator: " and ")) to do\n"
    }

    private var summary: String {
        let number = { (count: Int, name: String) in "\(count) \(name)\(count == 1 ? "" : "s")" }
        var parts = [number(count(.error), "error"), number(count(.warning), "warning")]
        if count(.note) > 0 { parts.append(number(count(.note), "note")) }
        parts.append("\(count(.todo)) to do")
        return "\(number(files.count, "proposal")): \(parts.joined(separator: ", "))\n"
    }

    // MARK: JSON

    var json: String {
        let findings = files.flatMap { file in
            file.findings.map { finding -> JSON in
                let start = file.lines.place(of: finding.range.lowerBound)
                let end = file.lines.place(of: finding.range.upperBound)
                return .object([
                    ("file", .string(file.name)), ("line", .number(start.line)),
                    ("column", .number(start.column)), ("endLine", .number(end.line)),
                    ("endColumn", .number(end.column)),
                    ("section", .array(file.sectionPath(of: finding).map(JSON.string))),
                    ("rule", .string(finding.rule)), ("level", .string(finding.level.rawValue)),
                    ("message", .string(finding.message)), ("help", .string(finding.help)),
                    ("fix", .null),
                ])
            }
        }
        let summary = JSON.object(
            [("files", .number(files.count))]
                + [Level.error, .warning, .note, .todo].map { ($0.rawValue, .number(count($0))) })
        return JSON.object([
            ("version", .number(1)), ("findings", .array(findings)), ("summary", summary),
        ]).text + "\n"
    }
}

extension CheckedFile {
    /// What a name or a document brings along is not for a terminal.
    fileprivate var shownName: String { ReadableText.line(name) }

    /// The headings above the finding, outermost first.
    fileprivate func sectionPath(of finding: Finding) -> [String] {
        if case .templateSection(let index) = finding.subject {
            return proposal.template.titlePath(of: index)
        }
        let section = proposal.sections[
            proposal.place(atByte: finding.range.lowerBound).place.section]
        return proposal.titlePath(of: section)
    }
}
