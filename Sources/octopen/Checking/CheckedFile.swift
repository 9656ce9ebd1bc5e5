import Glibc
import Proposals
import Rules

/// A file and its findings.
struct CheckedFile {
    /// The name of the file that has the text.
    let documentName: String
    private let beside: (sidecar: Sidecar, places: Sidecar.Places)?
    private(set) var findings: [Finding]
    /// Of the whole, as it was judged.
    let bytes: [UInt8]
    private let check: Check
    private let columns: [Int: Int]

    /// Lines and columns of the text that was judged; where the text is two files, `line(at:)`
    /// tells the lines of each.
    var lines: LineTable { check.lines }

    var proposal: Proposal { check.proposal }

    /// - Parameter detail: how much is made of findings of a level.
    init(
        _ file: ProposalFile, name: String, context: CheckContext,
        detail: @escaping @Sendable (Level) -> FindingDetail
    ) {
        documentName = name
        let bytes = file.bytes
        self.bytes = bytes
        beside = file.sidecar.flatMap { sidecar in
            Sidecar.Places(bytes, of: sidecar).map { (sidecar, $0) }
        }
        var context = context
        context.detail = detail
        context.linesAbove = beside?.places.linesAbove ?? 0
        let check = Check(bytes, context: context)
        self.check = check
        let findings = check.findings()
        self.findings = findings
        let shown = findings.indices.filter { detail(findings[$0].level) > .place }
        columns = check.lines.columns(
            at: shown.flatMap { [findings[$0].range.lowerBound, findings[$0].range.upperBound] })
    }

    /// Leaves out what was known before.
    mutating func drop(_ known: inout KnownFindings) {
        guard !known.isEmpty else { return }
        findings = known.new(in: findings, of: self)
    }

    /// The file that a byte of the judged text stands in.
    func name(at offset: Int) -> String {
        guard let beside else { return documentName }
        return beside.places.place(ofByte: offset, line: 1).isInMetadata
            ? beside.sidecar.path : documentName
    }

    /// From 1, in its file.
    func line(at offset: Int) -> Int {
        let line = lines.line(at: offset)
        return beside.map { $0.places.place(ofByte: offset, line: line).line } ?? line
    }

    /// The byte in its file.
    func byte(at offset: Int) -> Int {
        beside.map { $0.places.place(ofByte: offset, line: 1).byte } ?? offset
    }

    /// The text that an edit puts in, with the line ends of the file that it is made in.
    func text(of edit: Fix.Edit) -> String {
        guard let beside, name(at: edit.range.lowerBound) != documentName else { return edit.text }
        return String(decoding: beside.sidecar.asWritten(Array(edit.text.utf8)), as: UTF8.self)
    }

    /// The column of a byte at which a finding begins or ends, in characters, from 1.
    func column(at offset: Int) -> Int { columns[offset] ?? lines.column(at: offset) }

    func count(_ level: Level) -> Int {
        findings.indices.count { findings[$0].level == level }
    }

    /// The headings above the finding, outermost first.
    func sectionPath(of finding: Finding) -> [String] {
        if case .templateSection(let index) = finding.subject {
            return proposal.template.titlePath(of: index)
        }
        return check.section(at: finding.range.lowerBound).map(proposal.titlePath) ?? []
    }
}

/// How many findings of each level there are.
struct LevelCounts: Sendable {
    private(set) var files = 0
    private var counts: [Level: Int] = [:]

    subscript(level: Level) -> Int { counts[level] ?? 0 }

    /// Whether nothing was found.
    var isEmpty: Bool { counts.isEmpty }

    /// - Parameter isProposal: records are counted with their findings only.
    mutating func add(_ file: CheckedFile, isProposal: Bool = true) {
        if isProposal { files += 1 }
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

/// Which levels a format shows: errors and warnings always.
struct ShownLevels: Sendable {
    let notes: Bool
    let todos: Bool

    func contains(_ level: Level) -> Bool {
        switch level {
        case .error, .warning: true
        case .note: notes
        case .todo: todos
        }
    }
}
