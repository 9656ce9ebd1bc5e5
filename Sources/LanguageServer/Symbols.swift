import Interchange
import Markdown
import Rules

/// The outline of a document, and the proposals of the folder.
extension Server {
    /// How the protocol calls what there is: a file, a field, a section.
    private enum Kind: Int {
        case file = 1
        case field = 8
        case section = 15
    }

    private struct Symbol {
        let name: String
        let detail: String
        let kind: Kind
        let level: Int
        var range: Range<Int>
        let selection: Range<Int>
        var children: [Symbol] = []
    }

    func documentSymbols(_ document: OpenDocument) -> JSON {
        let reading = reading(of: document)
        var open: [Symbol] = []
        var outer: [Symbol] = []
        func close(to level: Int, at end: Int) {
            while let last = open.last, last.level >= level {
                var symbol = open.removeLast()
                symbol.range = symbol.range.lowerBound..<max(end, symbol.range.upperBound)
                if open.isEmpty {
                    outer.append(symbol)
                } else {
                    open[open.count - 1].children.append(symbol)
                }
            }
        }
        let markdown = reading.markdown
        let (present, blocks) = (reading.sections.filter(\.isPresent), markdown.tree.blocks)
        if let above = present.first, above.heading.isEmpty { outer += fields(of: above, reading) }
        for block in markdown.tree.children(of: 0)
        where reading.isOwn(blocks[block].range.lowerBound) {
            guard let level = blocks[block].headingLevel else { continue }
            let range = blocks[block].range
            close(to: level, at: range.lowerBound)
            let section = present.first { $0.heading.contains(range.lowerBound) }
            let state = section.flatMap { reading.state.rows[$0.index].state?.words } ?? ""
            let name = markdown.text(of: block)
            open.append(
                Symbol(
                    name: name.isEmpty ? "(no title)" : name, detail: state, kind: .section,
                    level: level, range: range, selection: blocks[block].content,
                    children: section.map { fields(of: $0, reading) } ?? []))
        }
        close(to: 0, at: reading.bytes.count)
        guard client.nestsSymbols else {
            return .array(flat(outer, inside: nil, of: document, reading))
        }
        return .array(outer.map { json($0, reading) })
    }

    private func fields(of section: Check.WrittenSection, _ reading: Reading) -> [Symbol] {
        reading.fields.filter { field in
            reading.isOwn(field.range.lowerBound) && !field.name.isEmpty
                && section.range.contains(field.range.lowerBound)
        }
        .map { field in
            let range =
                min(
                    field.range.lowerBound, field.valueRange.lowerBound)..<max(
                    field.range.upperBound, field.valueRange.upperBound)
            return Symbol(
                name: field.name, detail: field.value, kind: .field, level: 7, range: range,
                selection: field.valueRange)
        }
    }

    private func json(_ symbol: Symbol, _ reading: Reading) -> JSON {
        var members: [(String, JSON)] = [("name", .string(symbol.name))]
        if !symbol.detail.isEmpty { members.append(("detail", .string(symbol.detail))) }
        members += [
            ("kind", .number(symbol.kind.rawValue)), ("range", json(symbol.range, in: reading)),
            ("selectionRange", json(symbol.selection, in: reading)),
            ("children", .array(symbol.children.map { json($0, reading) })),
        ]
        return .object(members)
    }

    private func flat(
        _ symbols: [Symbol], inside name: String?, of document: OpenDocument, _ reading: Reading
    ) -> [JSON] {
        symbols.flatMap { symbol -> [JSON] in
            var members: [(String, JSON)] = [
                ("name", .string(symbol.name)), ("kind", .number(symbol.kind.rawValue)),
                (
                    "location",
                    .object([
                        ("uri", .string(document.uri)), ("range", json(symbol.range, in: reading)),
                    ])
                ),
            ]
            if let name { members.append(("containerName", .string(name))) }
            return [.object(members)]
                + flat(symbol.children, inside: symbol.name, of: document, reading)
        }
    }

    /// Proposals whose name or file has the words.
    func workspaceSymbols(_ params: JSON) -> JSON {
        let query = params["query"]?.string?.lowercased() ?? ""
        let found = workspace.proposals(besideFile: nil).filter {
            query.isEmpty || "\($0.name) \($0.fileName)".lowercased().contains(query)
        }
        return .array(
            found.map { other in
                .object([
                    ("name", .string(other.name)), ("kind", .number(Kind.file.rawValue)),
                    ("containerName", .string(other.summary.status)),
                    (
                        "location",
                        .object([
                            ("uri", .string(DocumentURI.uri(ofPath: other.path))),
                            ("range", json(0..<0, in: EditedText([]))),
                        ])
                    ),
                ])
            })
    }
}
