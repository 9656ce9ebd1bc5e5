import Interchange
import Markdown
import Proposals
import Rules

/// What may be written at a place.
extension Server {
    static let triggers = ["#", "(", "[", ":", "/"]

    /// One thing that may be written, in place of bytes of one line.
    struct Proposed {
        /// How the protocol calls it.
        enum Kind: Int {
            case text = 1
            case value = 12
            case file = 17
            case reference = 18
        }

        var label: String
        var text: String
        var detail = ""
        /// The words that typed words are compared with; the text if there are none.
        var words = ""
        var kind = Kind.value
    }

    func completion(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let (offset, reading) = try place(params, in: document)
        guard let (range, proposed) = proposed(at: offset, reading, document) else { return .null }
        let items = proposed.enumerated().map { index, item -> JSON in
            var members: [(String, JSON)] = [
                ("label", .string(item.label)), ("kind", .number(item.kind.rawValue)),
                ("sortText", .string(String(String(index + 10_000).dropFirst()))),
                ("filterText", .string(item.words.isEmpty ? item.text : item.words)),
                (
                    "textEdit",
                    .object([
                        ("range", json(range, in: reading)), ("newText", .string(item.text)),
                    ])
                ),
            ]
            if !item.detail.isEmpty { members.append(("detail", .string(item.detail))) }
            return .object(members)
        }
        return .object([("isIncomplete", .bool(false)), ("items", .array(items))])
    }

    private func proposed(
        at offset: Int, _ reading: Reading, _ document: OpenDocument
    ) -> (Range<Int>, [Proposed])? {
        let line = reading.line(at: offset)
        let typed = Array(reading.bytes[line.lowerBound..<offset])
        if let found = values(at: offset, line, reading, document) { return found }
        guard reading.markdown.frontMatter?.range.contains(offset) != true else { return nil }
        switch reading.markdown.tree.blocks[reading.block(at: offset)].kind {
        case .code, .html: return nil
        default: break
        }
        if let marks = typed.headingMarks {
            return (line, missingHeadings(reading, level: marks))
        }
        if let start = typed.lastIndex(of: "](")
            ?? typed.definitionStart, let rest = typed.rest(from: start)
        {
            let from = line.lowerBound + start
            guard let sign = rest.firstIndex(of: UInt8(ascii: "#")) else {
                return (from..<offset, files(reading, document) + anchors(reading))
            }
            let page = Array(rest[..<sign])[...].decodingPercents
            let names = page.isEmpty ? anchors(reading) : anchors(ofFile: page, document)
            return (from + sign - rest.startIndex..<offset, names)
        }
        if let start = typed.lastIndex(of: "[^"), typed.isOpenLabel(from: start) {
            return (line.lowerBound + start..<offset, reading.footnoteLabels)
        }
        if let start = typed.lastIndex(of: "]["), typed.isOpenLabel(from: start) {
            return (line.lowerBound + start..<offset, reading.definitionLabels)
        }
        return mentions(at: offset, typed, reading, document)
    }

    // MARK: Values of fields

    private func values(
        at offset: Int, _ line: Range<Int>, _ reading: Reading, _ document: OpenDocument
    ) -> (Range<Int>, [Proposed])? {
        let own = reading.fields.first { entry in
            let value = entry.valueRange
            guard entry.field != nil else { return false }
            if !value.isEmpty, value.holds(offset) { return true }
            // Behind the colon, with nothing but blanks between.
            let end = value.isEmpty ? entry.range.upperBound : value.upperBound
            return line.contains(entry.range.lowerBound) && end <= offset
                && reading.bytes[end..<offset].allSatisfy { $0.isBlank }
        }
        guard let own, let field = own.field else { return nil }
        var start = own.valueRange.isEmpty ? own.range.upperBound : own.valueRange.lowerBound
        start = max(start, line.lowerBound)
        var end = max(own.valueRange.upperBound, offset)
        var values: [String]
        switch field.kind {
        case .choice(let choices):
            // Where all choices stay, no word takes their place.
            let value = String(decoding: reading.bytes[own.valueRange], as: UTF8.self).outOfCell
            values = field.chosen(in: value) == value ? choices : []
        case .date: values = [reading.context.today.description]
        case .people:
            values = workspace.people(besideFile: document.path)
            // Names before and behind the name at hand stay.
            let before = reading.bytes[start..<max(offset, start)]
            let sign =
                before.lastIndex { ",[".utf8.contains($0) } ?? before.firstIndex { $0 != 0x20 }
            if let sign, ",[-".utf8.contains(reading.bytes[sign]) {
                start = sign + 1
                while start < offset, reading.bytes[start] == 0x20 { start += 1 }
            }
            end = offset
        case .line: values = field.examples
        case .number, .values, .prose, .list, .phaseTitle, .phaseText: values = []
        }
        if own.isInFrontMatter { values.removeAll { !$0.needsNoQuotesInYAML } }
        end = min(end, line.upperBound)
        guard start <= end, !values.isEmpty else { return nil }
        let isBare = start > 0 && reading.bytes[start - 1] == UInt8(ascii: ":")
        return (
            start..<end,
            values.map {
                Proposed(label: $0, text: (isBare ? " " : "") + $0)
            }
        )
    }

    // MARK: Headings, links, mentions

    /// The headings of the template that the document does not have, in their order; headings of
    /// the level that was begun alone, if there are any.
    private func missingHeadings(_ reading: Reading, level: Int) -> [Proposed] {
        let missing = reading.sections.filter { !$0.isPresent }.compactMap(\.asked)
        let same = missing.filter { $0.level == level }
        return (same.isEmpty ? missing : same).map { asked in
            let heading = Renderer(lineEnding: "").heading(level: asked.level, title: asked.title)
            return Proposed(
                label: heading, text: heading, detail: asked.guidance.first ?? "", kind: .text)
        }
    }

    private func files(_ reading: Reading, _ document: OpenDocument) -> [Proposed] {
        let own = document.path.flatMap { workspace.realPath($0) }
        let folder = own.map { $0.split(separator: "/").dropLast() }
        return workspace.proposals(besideFile: document.path).compactMap { other in
            guard other.path != own else { return nil }
            let parts = other.path.split(separator: "/")
            guard let folder else { return nil }
            let shared = zip(parts, folder).prefix { $0 == $1 }.count
            let up = Array(repeating: "..", count: folder.count - shared)
            let path = (up + parts[shared...].map(String.init)).joined(separator: "/")
            return Proposed(
                label: other.name, text: path.percentEncoded, detail: other.summary.status,
                words: "\(path) \(other.name)", kind: .file)
        }
    }

    private func anchors(_ reading: Reading) -> [Proposed] {
        anchors(of: reading.markdown, reading.anchors)
    }

    private func anchors(ofFile page: String, _ document: OpenDocument) -> [Proposed] {
        guard let own = document.path, let path = workspace.file(page, linkedFrom: own),
            let text = text(ofFile: path)?.text
        else { return [] }
        let markdown = MarkdownDocument(text.bytes, extensions: .file)
        return anchors(of: markdown, HeadingAnchors(markdown))
    }

    private func anchors(of markdown: MarkdownDocument, _ anchors: HeadingAnchors) -> [Proposed] {
        anchors.all.filter { !$0.name.isEmpty }.map { block, name in
            Proposed(
                label: markdown.text(of: block), text: "#" + name,
                words: "#" + name + " " + markdown.text(of: block), kind: .reference)
        }
    }

    /// `Enhancement 012`, where the word was written.
    private func mentions(
        at offset: Int, _ typed: [UInt8], _ reading: Reading, _ document: OpenDocument
    ) -> (Range<Int>, [Proposed])? {
        let word = reading.check.proposal.template.titleWord
        let digits = typed.reversed().prefix { (0x30...0x39).contains($0) }.count
        let before = String(decoding: typed.dropLast(digits), as: UTF8.self)
        guard !word.isEmpty, before.hasSuffix(word + " ") else { return nil }
        let others = workspace.proposals(besideFile: document.path).filter {
            !$0.summary.entry.number.isEmpty
        }
        return (
            offset - digits..<offset,
            others.map {
                Proposed(
                    label: $0.name, text: $0.summary.entry.number, detail: $0.summary.status,
                    words: $0.name, kind: .reference)
            }
        )
    }
}

extension Reading {
    /// The bytes of the line that holds a byte, without its end.
    func line(at offset: Int) -> Range<Int> {
        let own = text.range(ofLine: text.line(at: offset - shift))
        return own.lowerBound + shift..<max(own.upperBound + shift, offset)
    }

    fileprivate var footnoteLabels: [Server.Proposed] {
        labels {
            if case .footnote(let label) = $0 { label.range } else { nil }
        }
    }

    fileprivate var definitionLabels: [Server.Proposed] {
        labels {
            if case .definition(let definition) = $0 { definition.label } else { nil }
        }
    }

    private func labels(_ range: (Block.Kind) -> Range<Int>?) -> [Server.Proposed] {
        markdown.tree.blocks.compactMap { range($0.kind) }.map {
            .init(label: string($0), text: string($0), kind: .reference)
        }
    }
}

extension [UInt8] {
    /// How many `#` begin the line, if it is the beginning of a heading.
    fileprivate var headingMarks: Int? {
        let rest = drop { $0 == 0x20 }
        let marks = rest.prefix { $0 == UInt8(ascii: "#") }.count
        guard count - rest.count < 4, (1...6).contains(marks),
            marks == rest.count || rest.dropFirst(marks).first == 0x20
        else { return nil }
        return marks
    }

    /// Where the bytes end that stand in it last.
    fileprivate func lastIndex(of text: StaticString) -> Int? {
        let sought = text.withUTF8Buffer { Array($0) }
        guard count >= sought.count else { return nil }
        return (0...count - sought.count).last { self[$0...].starts(with: sought) }.map {
            $0 + sought.count
        }
    }

    /// The bytes behind a place, if they begin an address.
    fileprivate func rest(from start: Int) -> ArraySlice<UInt8>? {
        let rest = self[start...]
        return rest.contains { $0 == 0x20 || $0 == UInt8(ascii: ")") } ? nil : rest
    }

    /// Whether a label in brackets is open that begins at a place.
    fileprivate func isOpenLabel(from start: Int) -> Bool {
        !self[start...].contains(UInt8(ascii: "]"))
    }

    /// Where the address begins in `[label]: address`.
    fileprivate var definitionStart: Int? {
        guard drop(while: { $0 == 0x20 }).first == UInt8(ascii: "["),
            let start = lastIndex(of: "]: ")
        else { return nil }
        return start
    }
}
