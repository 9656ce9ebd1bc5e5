import ArgumentParser
import Glibc
import Interchange
import Markdown
import Proposals
import Rules
import Terminal

/// `octopen show`: a proposal as text for reading, byte for byte, or as data.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a proposal.",
        usage: "octopen show PROPOSAL [<options>]",
        discussion: """
            On a terminal, text goes through $PAGER. The HTML is the fragment that GitHub's parser \
            makes; HTML in the document is left out unless --unsafe-html is given.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html, json
    }

    @OptionGroup var options: CommonOptions

    @Argument(help: "The proposal; - is standard input.", completion: Completions.proposals)
    var proposal: String

    @Option(help: "text, markdown (the bytes of the file), html (a fragment) or json.")
    var format = Format.text

    @Option(help: "Only the text of this section.", completion: Completions.sections)
    var section: String?

    @Option(
        name: .customLong("field"), help: "Only the value of this field; may be given again.")
    var fields: [String] = []

    @Flag(help: "With html: a whole page with a style sheet.")
    var standalone = false

    @Flag(help: "With html: keep the document's own HTML, which may run scripts.")
    var unsafeHTML = false

    @Option(
        name: .shortAndLong, help: "Write here instead of standard output.", completion: .file())
    var output: String?

    func validate() throws {
        let isPart = section != nil || !fields.isEmpty
        if isPart, format == .html {
            throw ValidationError("--section and --field need text, markdown or json")
        }
        if section != nil, !fields.isEmpty {
            throw ValidationError("--section or --field, not both")
        }
        guard format != .html else { return }
        for (isSet, name) in [(standalone, "--standalone"), (unsafeHTML, "--unsafe-html")]
        where isSet {
            throw ValidationError("\(name) needs --format html")
        }
    }

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let isInput = proposal == "-"
        let path = isInput ? "-" : try environment.folder.resolve(proposal)
        let file =
            isInput
            ? ProposalFile(
                path: path, bytes: try WholeFile.readAll(STDIN_FILENO, path: "standard input"))
            : try ProposalFile(reading: path)
        let template =
            isInput
            ? try environment.templates.template(forProposalAt: nil)
            : try Project(FilePath(path).folder, environment: environment)
                .template(for: file.bytes)
        let read = Proposal(file.bytes, template: template)
        if !fields.isEmpty { return try show(try fields(of: read), of: read, from: file) }
        if let section {
            let index = try read.index(ofText: section)
            guard read.sections[index].isPresent else {
                throw Failure(
                    "\(section): the file has no such section yet; octopen set --section writes it")
            }
            return try show(index, of: read, from: file)
        }
        switch format {
        case .markdown: try OutputFile.write(file.document, to: output)
        case .html: try OutputFile.write(html(of: file, titled: read.title), to: output)
        case .json: try OutputFile.write(Array(json(of: read, from: file).utf8), to: output)
        case .text:
            try write(layout.lines(of: MarkdownDocument(file.bytes, extensions: .file)))
        }
    }

    private var layout: TextLayout { TextLayout(columns: min(Output.columns ?? 80, 80)) }

    private func write(_ lines: [StyledLine]) throws(Failure) {
        try isatty(STDOUT_FILENO) == 1 && output == nil
            ? page(lines)
            : OutputFile.write(Array(lines.map { $0.text + "\n" }.joined().utf8), to: output)
    }

    private func html(of file: ProposalFile, titled title: String) -> [UInt8] {
        // The fragment is what GitHub's parser makes, which knows nothing of front matter.
        let document = MarkdownDocument(file.document, extensions: standalone ? .file : .all)
        let rawHTML: HTMLRenderer.RawHTML = unsafeHTML ? .kept : .omitted
        return standalone
            ? HTMLPage(title: title, rawHTML: rawHTML).html(of: document)
            : HTMLRenderer(rawHTML: rawHTML).html(of: document)
    }

    /// Through `$PAGER`, else `less -R`; without either, straight out.
    ///
    /// Bold and italic are for pagers that are told to pass them on.
    private func page(_ lines: [StyledLine]) throws(Failure) {
        let words = (Environment.value("PAGER") ?? "less -R").split(separator: " ").map(String.init)
        let isDumb = ["", "dumb"].contains(Environment.value("TERM") ?? "")
        let plain = lines.map { $0.text + "\n" }.joined()
        let styled = isDumb ? plain : lines.map { $0.withEscapeSequences + "\n" }.joined()
        guard let name = words.first, ChildProcess.isInstalled(name) || name.contains("/") else {
            return try Output.write(styled)
        }
        let takesStyles = words.dropFirst().contains { $0.hasPrefix("-") && $0.contains("R") }
        let text = Array((takesStyles ? styled : plain).utf8)
        guard let file = PrivateFile(holding: text, name: "proposal") else {
            return try Output.write(styled)
        }
        defer { file.remove() }
        if ChildProcess.run(words + [file.path]) == nil { try Output.write(styled) }
    }

    // MARK: Parts

    /// The fields that were asked for, by their own names.
    private func fields(of proposal: Proposal) throws(Failure) -> [(name: String, value: String)] {
        try fields.map { name throws(Failure) in
            let own = proposal.fieldName(meantBy: name)
            let isState = proposal.template.state?.name.isSameField(as: own) ?? false
            let value =
                (isState ? proposal.statusInOtherForm : nil) ?? proposal.valueToSet(meantBy: name)
            if let field = proposal.template.field(named: own) { return (field.name, value) }
            if name.lowercased() == "title", !proposal.title.isEmpty {
                return (name, proposal.title)
            }
            guard proposal.fieldPlace(meantBy: name) != nil else {
                throw .noField(named: name, in: proposal)
            }
            return (name, value)
        }
    }

    /// Values, a line each.
    private func show(
        _ fields: [(name: String, value: String)], of proposal: Proposal, from file: ProposalFile
    ) throws(Failure) {
        let text =
            switch format {
            case .json: json(of: proposal, from: file, fields: fields, sections: 0..<0)
            case .markdown: fields.map { $0.value + "\n" }.joined()
            case .text, .html: fields.map { ReadableText.line($0.value) + "\n" }.joined()
            }
        try OutputFile.write(Array(text.utf8), to: output)
    }

    /// A section's own text, without its heading: what `octopen set --section` takes.
    private func show(
        _ index: Int, of proposal: Proposal, from file: ProposalFile
    ) throws(Failure) {
        let section = proposal.sections[index]
        switch format {
        case .json:
            let text = json(of: proposal, from: file, fields: [], sections: index..<index + 1)
            try OutputFile.write(Array(text.utf8), to: output)
        case .markdown:
            let own = proposal.bodyParts(ofSection: index).text
            let text = own.withoutBlankLines.map { $0 + proposal.lineEnding } ?? ""
            try OutputFile.write(Array(text.utf8), to: output)
        case .text, .html:
            // Of the whole document, for the definitions of its links may stand anywhere.
            let document = MarkdownDocument(file.bytes, extensions: .file)
            let start = proposal.byteOffset(ofSection: index) + section.heading.utf8.count
            let body = start..<start + proposal.bodyParts(ofSection: index).text.utf8.count
            let tree = document.tree
            let blocks = tree.children(of: 0).filter {
                body.contains(tree.blocks[$0].range.lowerBound)
            }
            guard let first = blocks.first, let last = blocks.last else {
                return try OutputFile.write([], to: output)
            }
            try write(layout.lines(of: document, blocks: first..<tree.blocks[last].end))
        }
    }

    // MARK: JSON

    private func json(of proposal: Proposal, from file: ProposalFile) -> String {
        let metadata = file.sidecar?.parted(file.bytes).map {
            String(decoding: $0.metadata, as: UTF8.self)
        }
        return json(
            of: proposal, from: file,
            fields: proposal.template.fields.map { field -> (name: String, value: String) in
                let isState = proposal.template.state?.name == field.name
                let status = isState ? proposal.statusInOtherForm : nil
                return (field.name, status ?? proposal.valueToSet(ofField: field.name))
            }
                + proposal.otherKeys,
            metadata: metadata.flatMap { isTextOfJSON($0, of: proposal) ? $0 : nil },
            sections: proposal.sections.indices)
    }

    /// Whether strings of JSON that is read may have all characters of a part, and all of its bytes were
    /// characters.
    private func isTextOfJSON(_ text: String, of proposal: Proposal) -> Bool {
        let hasStrangeBytes = proposal.source.firstInvalidByte != nil
        return !text.contains { character in
            guard let first = character.unicodeScalars.first, character != "\r\n" else {
                return false
            }
            return first == "\u{FFFD}" && hasStrangeBytes || first == "\u{7F}"
                || first.value < 0x20 && first != "\t" && first != "\n"
        }
    }

    /// - Parameters:
    ///   - metadata: the text of the file that has the fields, if there is one.
    ///   - chosen: the sections that are wanted.
    private func json(
        of proposal: Proposal, from file: ProposalFile, fields: [(name: String, value: String)],
        metadata: String? = nil, sections chosen: Range<Int>
    ) -> String {
        let context = CheckContext(
            template: proposal.template, today: Clock.today,
            fileName: file.path == "-" ? nil : FilePath(file.path).name)
        let rows = Check(proposal, context: context).state().rows
        // Metadata in another file is among the fields, and no part of this file.
        var start = file.document.count - file.bytes.count
        var sections: [JSON] = []
        for (index, section) in proposal.sections.enumerated() where section.isPresent {
            let end = start + section.byteCount
            defer { start = end }
            guard chosen.contains(index) else { continue }
            guard section.byteCount > 0 else { continue }
            if file.sidecar != nil, section.role == .frontMatter { continue }
            let (before, text, after) = proposal.sourceAroundText(ofSection: index)
            // A title alone is no section that could be named.
            let isTitle = section.role == .head && section.isBlank
            let path = isTitle ? [] : proposal.titlePath(of: section)
            // What is no text for JSON is left out, and the document is then not shown as a whole.
            let isAllText = isTextOfJSON(before + text + after, of: proposal)
            sections.append(
                .object(
                    [
                        ("path", .array(path.map(JSON.string))),
                        ("level", .number(section.level)),
                        ("kind", .string(proposal.shownKind(ofSection: index))),
                        ("state", rows[index].state.map { .string($0.rawValue) } ?? .null),
                    ] + (isAllText ? [("before", .string(before))] : []) + [("text", .string(text))]
                        + (isAllText ? [("after", .string(after))] : []) + [
                            ("startByte", .number(start)), ("endByte", .number(end)),
                        ]))
        }
        var members: [(String, JSON)] = [
            ("version", .number(1)), ("file", .string(file.path)),
            ("title", .string(proposal.title)),
            ("fields", .object(fields.map { ($0.name, .string($0.value)) })),
        ]
        if let metadata { members.append(("metadata", .string(metadata))) }
        members.append(("sections", .array(sections)))
        return JSON.object(members).text + "\n"
    }
}

extension Proposal {
    /// The keys of the front matter that the template does not have, and their values.
    fileprivate var otherKeys: [(name: String, value: String)] {
        guard sections.first?.role == .frontMatter else { return [] }
        var known = Set(template.fields.map { $0.name.lowercased() })
        var keys: [(name: String, value: String)] = []
        for slot in content(ofSection: 0).slots where slot.field.isPresent && !slot.field.isPart {
            // A key `title` may be another name of what the heading has.
            guard let name = slot.field.name, fieldPlace(named: name)?.section == 0,
                known.insert(name.lowercased()).inserted
            else { continue }
            keys.append((name, slot.field.valueToSet))
        }
        return keys
    }

    /// The text of a section alone, from the first line with words to the last as they are, and all that is
    /// written before and after it.
    fileprivate func sourceAroundText(
        ofSection index: Int
    ) -> (before: String, text: String, after: String) {
        let heading = sections[index].heading
        let (body, rule) = bodyParts(ofSection: index)
        guard let text = body.withoutBlankLines else { return (heading, "", body + rule) }
        return (
            heading + body[..<text.startIndex], String(text), String(body[text.endIndex...]) + rule
        )
    }
}
