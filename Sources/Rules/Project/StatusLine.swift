import Markdown
import Proposals

/// The status where it is words and no field of a template: in a section of its own, `## Status`, below
/// it `Accepted`, and what else somebody has to say of it; or in a line below the title.
extension Proposal {
    /// The section that is the template's status, or where the template has none, none fits, or the document
    /// has not what it has, the one that is called so.
    package var statusSection: Int? {
        if let field = template.state {
            switch statusElsewhere {
            case .section(let index, _): return index
            case .key, .line: return nil
            case nil: break
            }
            guard case .ownSection(let asked) = field.place else { return nil }
            return section(forTemplate: asked).flatMap { sections[$0].isPresent ? $0 : nil }
        }
        let names = template.namesOfStatus.map { HeadingName($0) }
        return sections.indices.first {
            sections[$0].isPresent && names.contains(HeadingName(sections[$0].title))
        }
    }

    /// More are a sentence about the status.
    private static let mostWords = 4

    /// The line that is the status: its words, their bytes, and what it is called. Nil where a field
    /// has the status, or nothing does.
    package var statusLine: (name: String, text: String, range: Range<Int>)? {
        guard let section = statusSection else { return statusBelowTitle }
        let body = Array(sections[section].bodySource.utf8)
        let tree = BlockTree(body, keeping: .topLevel, extensions: .file)
        let first = tree.children(of: 0).lazy.map { tree.blocks[$0] }.first { block in
            if case .html(.comment) = block.kind { false } else { true }
        }
        // The first of the section, where it is all of its paragraph and a few words.
        guard let first, first.kind == .paragraph else { return nil }
        let text = String(decoding: body[first.content], as: UTF8.self)
        let isNamed = ["superseded by", "replaced by"].contains { text.lowercased().hasPrefix($0) }
        guard !text.contains(where: \.isNewline), !text.trimmed.isEmpty,
            isNamed || text.split(separator: " ").count <= Self.mostWords
        else { return nil }
        let start = byteOffset(ofSection: section) + sections[section].heading.utf8.count
        return (
            sections[section].title, text,
            start + first.content.lowerBound..<start + first.content.upperBound
        )
    }

    /// A line `Status: Accepted` or `- Status: accepted` above the first section, where the template has no
    /// status, or has it elsewhere; or what says it in a form of its own.
    private var statusBelowTitle: (name: String, text: String, range: Range<Int>)? {
        let names = template.namesOfStatus
        if let state = template.state {
            guard case .line = statusElsewhere else { return nil }
            if lineBelowTitle(named: names) == nil {
                return writtenStatus(named: names)?.value.map {
                    (name: state.name, text: $0.text, range: $0.range)
                }
            }
        }
        guard let (_, item, range, _) = lineBelowTitle(named: names) else { return nil }
        // The signs around a status that is bold or in italics as a whole stay.
        let marks = item.value.prefix { $0 == item.value.first && "*_".contains($0) }.count
        let isMarked =
            item.value.utf8.count > 2 * marks
            && item.value.hasSuffix(item.value.prefix(marks))
        let words = isMarked ? String(item.value.dropFirst(marks).dropLast(marks)) : item.value
        guard !words.utf8.contains(where: { "*_`[<&\\".utf8.contains($0) }),
            words.split(separator: " ").count <= Self.mostWords
        else { return nil }
        let start = range.lowerBound + (isMarked ? marks : 0)
        return (item.name, words, start..<start + words.utf8.count)
    }

    /// The proposal with another status in that line; nil where it would not be read so, or words of the old
    /// one would stay in the next line.
    package func withStatusLine(_ status: String) -> Proposal? {
        guard let line = statusLine else { return nil }
        let isBelowTitle = statusSection == nil
        if isBelowTitle, lineBelowTitle(named: template.namesOfStatus)?.goesOn ?? false {
            return nil
        }
        var bytes = self.bytes
        bytes.replaceSubrange(line.range, with: Array(status.utf8))
        let edited = Proposal(bytes, template: template)
        let titles = { (proposal: Proposal) in proposal.titles(besides: line.range.lowerBound) }
        return edited.statusLine?.text == status && titles(edited) == titles(self) ? edited : nil
    }

    /// The titles of the sections, without that of a heading which holds the byte.
    private func titles(besides byte: Int) -> [String] {
        var start = 0
        return sections.compactMap { section -> String? in
            defer { start += section.byteCount }
            guard section.isPresent else { return nil }
            let heading = start..<start + section.heading.utf8.count
            return heading.contains(byte) ? "" : section.title
        }
    }

    /// Writes a status where the document has it in another form than its template.
    ///
    /// - Returns: false, and nothing has changed, where it would not be read there.
    package mutating func setStatus(_ status: String, _ other: StatusElsewhere) -> Bool {
        if case .key(let place, _) = other {
            guard field(at: place).readOnly == nil else { return false }
            setValue(status, at: place)
            return true
        }
        guard let edited = withStatusLine(status) else { return false }
        self = edited
        return true
    }

    /// The status as the document has it in another form than its template; nil where it has none so.
    package var statusInOtherForm: String? {
        switch statusElsewhere {
        case .key(let place, _): field(at: place).value.trimmed
        case .section, .line: statusLine?.text ?? ""
        case nil: nil
        }
    }
}

extension CheckedDocument {
    /// Whether the document says its status in another form than the template, so that it is known.
    var saysStatusElsewhere: Bool { !(proposal.statusInOtherForm ?? "").isEmpty }
}
