import Glibc
import Interchange
import Markdown
import Proposals
import Rules

/// The links of a proposal, and the links of other files that lead to it, by address and by number.
struct ProposalLinks {
    /// The state of the place that a link leads to.
    enum State: String, Sendable {
        case present
        case missing
        /// The file is there, and has no such heading.
        case heading = "no-heading"
        /// Outside of the repository: it is not looked at.
        case outside

        var isBroken: Bool { self == .missing || self == .heading }
    }

    struct Link: Sendable {
        /// The file that it stands in.
        let file: String
        /// From 1, columns in characters.
        let line: Int
        let column: Int
        /// As it is written: a path, or a word and a number.
        let text: String
        /// From the current folder; nil where nothing is there.
        let target: String?
        let anchor: String?
        let state: State
        /// Of the section that it stands in; empty above all, and for links of the proposal itself.
        var heading = ""
        /// Names the proposal by its number, `Enhancement 012`.
        var isByNumber = false
    }

    let path: String
    private(set) var out: [Link] = []
    private(set) var `in`: [Link] = []
    /// Files that could not be read, and why.
    private(set) var unread: [String] = []

    private let real: String
    private let files: MarkdownFiles
    private let linked: ProposalFiles
    private let here = FilePath.real(".") ?? "/"

    /// - Parameter environment: says what its folder holds.
    init(of file: ProposalFile, environment: LaunchEnvironment) throws(Failure) {
        path = file.path
        guard let folder = RealFolder(FilePath(path).folder), let real = FilePath.real(path) else {
            throw Failure("\(path): is not there any more")
        }
        self.real = real
        files = MarkdownFiles(around: folder)
        linked = ProposalFiles(folder)
        var projects = Projects(environment)
        let numbered = try numbered(environment)
        try readOut(file, numbered, &projects)
        try readIn(numbered, &projects)
    }

    /// Why git does not tell the files that may link here, in a sentence; nil where it does.
    var unanswered: String? {
        files.unanswered.map {
            "git did not answer, so links from other files are not all known: \($0)"
        }
    }

    var hasBroken: Bool { (out + `in`).contains(where: \.state.isBroken) }

    // MARK: Reading

    private typealias Numbered = [(number: Int, path: String)]

    /// The proposals of the folder by their numbers.
    private func numbered(_ environment: LaunchEnvironment) throws(Failure) -> Numbered {
        let folder = FilePath(path).folder
        let paths = (try? ProposalFolder.proposals(in: folder)) ?? []
        guard let template = try? environment.templates.template(forProposalAt: path) else {
            return []
        }
        let reader = FolderReader(
            folder: folder, template: template, restriction: environment.restriction,
            trustsCache: environment.trustsCache)
        return zip(paths, reader.summaries(of: paths)).compactMap { path, read in
            guard let entry = try? read.get().entry else { return nil }
            return (entry.value ?? entry.fileNumber).map { ($0, path) }
        }
    }

    private mutating func readOut(
        _ file: ProposalFile, _ numbered: Numbered, _ projects: inout Projects
    ) throws(Failure) {
        let document = MarkdownDocument(file.document, extensions: .file)
        let source = Source(document.bytes)
        let lines = LineTable(source, document.tree)
        let own = HeadingAnchors(document).names
        for link in Self.links(of: document) {
            guard !link.path.isEmpty || link.anchor?.isEmpty == false else { continue }
            let target = link.path.isEmpty ? real : files.target(of: link.path, from: real)
            let names = link.path.isEmpty ? own : linked.anchors(in: link.path)
            out.append(
                self.link(
                    link, at: lines, in: path, target: target,
                    state: link.path.isEmpty ? .present : state(of: link.path), names: names))
        }
        let shift = file.bytes.count - file.document.count
        for named in try mentions(in: file, &projects) {
            let found = numbered.filter { $0.number == named.number }
            // Where the word is a link, that is told.
            let range = named.range.lowerBound - shift..<named.range.upperBound - shift
            guard range.lowerBound >= 0 else { continue }
            out.append(
                Link(
                    file: path, line: lines.line(at: range.lowerBound),
                    column: lines.column(at: range.lowerBound), text: source.string(range),
                    target: found.first?.path, anchor: nil,
                    state: found.isEmpty ? .missing : .present, isByNumber: true))
        }
        out.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private static func links(of document: MarkdownDocument) -> [LocalLink] {
        LocalLink.all(in: document, withUnused: true) + LocalLink.inHTML(of: document)
    }

    private func state(of path: String) -> State {
        switch linked.state(of: path) {
        case .present, .leftOut: .present
        case .missing: linked.hasSource(ofPage: path) ? .present : .missing
        case .outside: .outside
        }
    }

    private func link(
        _ link: LocalLink, at lines: LineTable, in file: String, target: String?,
        state: State, names: Set<String>?
    ) -> Link {
        let start = link.destination.lowerBound
        let hasHeading =
            link.anchor.flatMap { anchor in names.map { HeadingAnchors.contains(anchor, in: $0) } }
            ?? true
        return Link(
            file: file, line: lines.line(at: start), column: lines.column(at: start),
            text: link.path, target: target.map { $0.relative(to: here) }, anchor: link.anchor,
            state: state == .present && !hasHeading ? .heading : state)
    }

    private mutating func readIn(_ numbered: Numbered, _ projects: inout Projects) throws(Failure) {
        let (texts, unread) = files.mayLink(to: real)
        self.unread = [unanswered].compactMap(\.self) + unread
        let names = linked.anchors(in: FilePath(real).name)
        for text in texts where text.file.real != real {
            let document = MarkdownDocument(text.bytes, extensions: .file)
            let lines = LineTable(Source(document.bytes), document.tree)
            for link in Self.links(of: document) where !link.path.isEmpty {
                let target = files.target(of: link.path, from: text.file.real)
                let isFolder = FilePath(real).name == Sidecar.documentName
                guard let target, target == real || isFolder && target == FilePath(real).folder
                else { continue }
                var found = self.link(
                    link, at: lines, in: text.file.path, target: real, state: .present,
                    names: names)
                found.heading = document.heading(above: link.destination.lowerBound)
                `in`.append(found)
            }
        }
        let own = numbered.first { FileKey.absolute($0.path) == real }?.number
        guard let own, numbered.count(where: { $0.number == own }) == 1 else { return }
        for (_, path) in numbered where FileKey.absolute(path) != real {
            guard let file = try? ProposalFile(reading: path) else { continue }
            let shift = file.bytes.count - file.document.count
            let ranges = try mentions(in: file, &projects).filter { $0.number == own }
                .map { $0.range.lowerBound - shift..<$0.range.upperBound - shift }
                .filter { $0.lowerBound >= 0 }
            guard !ranges.isEmpty else { continue }
            let document = MarkdownDocument(file.document, extensions: .file)
            let source = Source(document.bytes)
            let lines = LineTable(source, document.tree)
            for range in ranges {
                `in`.append(
                    Link(
                        file: path, line: lines.line(at: range.lowerBound),
                        column: lines.column(at: range.lowerBound), text: source.string(range),
                        target: self.path, anchor: nil, state: .present,
                        heading: document.heading(above: range.lowerBound), isByNumber: true))
            }
        }
        `in`.sort { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
    }

    /// Proposals that a text names by their numbers, `Enhancement 012`.
    private func mentions(
        in file: ProposalFile, _ projects: inout Projects
    ) throws(Failure) -> [(number: Int, range: Range<Int>)] {
        let project = projects.project(ofProposalAt: file.path)
        let template = try project.template(for: file.bytes)
        let word = Array(template.titleWord.utf8)
        guard !word.isEmpty, file.bytes.firstOffset(of: word) != nil else { return [] }
        let context = CheckContext(template: template, today: Clock.today)
        let markdown = MarkdownDocument(file.bytes, extensions: .file)
        let headings = markdown.tree.blocks.filter { $0.headingLevel != nil }.map(\.range)
        // The title names the proposal itself.
        return Check(file.bytes, context: context).namedProposals.filter { named in
            !headings.contains { $0.contains(named.range.lowerBound) }
        }
    }
}

extension MarkdownDocument {
    /// The words of the last heading above a byte; empty without any.
    fileprivate func heading(above offset: Int) -> String {
        let block = tree.blocks.last { $0.headingLevel != nil && $0.range.lowerBound <= offset }
        return block.map { String(decoding: bytes[$0.content], as: UTF8.self) } ?? ""
    }
}

// MARK: Output

extension ProposalLinks {
    /// A line for each, as compilers write them.
    var text: String {
        out.map { link in
            line(
                link, "links to \(link.text.isEmpty ? "" : link.target ?? link.text)\(anchor(link))"
            )
        }.joined()
            + `in`.map { link in
                let how = link.isByNumber ? " as \(link.text)" : ""
                return line(link, "links here\(how)\(anchor(link, before: ", to "))")
            }.joined()
    }

    private func anchor(_ link: Link, before: String = "") -> String {
        link.anchor.map { "\(before)#\($0)" } ?? ""
    }

    private func line(_ link: Link, _ what: String) -> String {
        let state =
            switch link.state {
            case .present: ""
            case .missing:
                link.isByNumber ? ": no proposal has that number" : ": there is no such file"
            case .heading: ": no heading is called so"
            case .outside: ", outside of the repository"
            }
        return ReadableText.line("\(link.file):\(link.line):\(link.column): \(what)\(state)") + "\n"
    }

    var json: JSON {
        .object([
            ("version", .number(1)), ("file", .string(path)),
            ("out", .array(out.map { json($0, isOut: true) })),
            ("in", .array(`in`.map { json($0, isOut: false) })),
        ])
    }

    private func json(_ link: Link, isOut: Bool) -> JSON {
        let place: [(String, JSON)] = [
            ("line", .number(link.line)), ("column", .number(link.column)),
            ("text", .string(link.text)),
        ]
        let goal: [(String, JSON)] = [
            ("anchor", link.anchor.map(JSON.string) ?? .null),
            ("state", .string(link.state.rawValue)),
        ]
        return .object(
            isOut
                ? place + [("target", link.target.map(JSON.string) ?? .null)] + goal
                : [("file", .string(link.file))] + place + goal)
    }

    /// How many there are.
    var summary: String {
        let broken = (out + `in`).count(where: \.state.isBroken)
        let lost = broken == 0 ? "" : "; \(broken) \(broken == 1 ? "leads" : "lead") nowhere"
        return "\(out.count) \(out.count == 1 ? "link" : "links") out, \(`in`.count) in\(lost)"
    }
}
