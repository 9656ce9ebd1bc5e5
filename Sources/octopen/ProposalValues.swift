import Interchange
import Markdown
import Proposals

/// A whole proposal as JSON: its title, fields, and the texts of sections.
///
/// `sections` is an object of names, or the array that `octopen show --format json` prints. A text is
/// a string, or an array of items: of a list, of phases, or of the values of a field.
struct ProposalValues {
    let title: String
    private let fields: [(name: String, text: Text)]
    private let sections: [(path: [String], text: Text)]
    private let shown: ShownDocument?
    /// Whether it is a whole document as `show` prints it.
    var isShown: Bool { shown != nil }
    /// As it is told.
    private let source: String

    /// - Parameter path: `-` for standard input.
    init(reading path: String) throws(Failure) {
        let source = path == "-" ? "standard input" : path
        let json = try JSON.of(path, asking: "an object with title, fields and sections")
        guard case .object(let members) = json else {
            throw Failure("\(source): is no JSON object; write title, fields and sections")
        }
        // The members that show prints beside the members that are read.
        let known = ["version", "file", "title", "fields", "metadata", "sections"]
        if let other = members.first(where: { !known.contains($0.0) }) {
            throw Failure("\(source): \(other.0): is none of title, fields and sections")
        }
        for (index, member) in members.enumerated()
        where members[..<index].contains(where: { $0.0 == member.0 }) {
            throw Failure("\(source): \(member.0): stands twice")
        }
        if let version = json["version"], version.number != 1 {
            throw Failure("\(source): version: is not 1, which is all that octopen reads")
        }
        if let title = json["title"], title.string == nil {
            throw Failure("\(source): title: is no string")
        }
        if let metadata = json["metadata"], metadata.string == nil || json["version"] == nil {
            throw Failure("\(source): metadata: is read as show prints it; give fields")
        }
        self.source = source
        title = json["title"]?.string ?? ""
        fields = try ProposalValues.members(of: json["fields"], "fields", in: source)
        if !title.isEmpty,
            case .whole(let other)? = fields.first(where: { $0.name.lowercased() == "title" })?.text,
            !other.trimmed.isEmpty, NormalizedText(other) != NormalizedText(title),
            json["version"] == nil
        {
            throw Failure("\(source): title and the field Title differ; give one of them")
        }
        shown =
            json["version"] == nil
            ? nil
            : json["sections"]?.array.flatMap {
                ShownDocument($0, metadata: json["metadata"]?.string)
            }
        if let array = json["sections"]?.array {
            sections = try array.map { section throws(Failure) in
                guard let path = section["path"]?.array?.compactMap(\.string),
                    let text = section["text"].flatMap(Text.init)
                else {
                    throw Failure("\(source): sections: each needs a path of strings, and a text")
                }
                return (path, text)
            }
        } else {
            sections = try ProposalValues.members(of: json["sections"], "sections", in: source)
                .map { ([$0.name], $0.text) }
        }
    }

    private static func members(
        of json: JSON?, _ name: String, in source: String
    ) throws(Failure) -> [(name: String, text: Text)] {
        guard let json else { return [] }
        guard case .object(let members) = json else {
            throw Failure("\(source): \(name): is no object")
        }
        return try members.enumerated().map { index, member throws(Failure) in
            // One of two members with equal names would be lost.
            guard !members[..<index].contains(where: { $0.0.lowercased() == member.0.lowercased() })
            else { throw Failure("\(source): \(name): \(member.0): stands twice") }
            guard let text = Text(member.1) else {
                throw Failure("\(source): \(member.0): is neither a string nor an array of strings")
            }
            return (member.0, text)
        }
    }

    /// The document that is shown as a whole, with the title and the values that the JSON has by now.
    /// What its author left out of it, of sections and of text that the template has to stay, stays
    /// out. Nil where the template's own text is to be filled.
    ///
    /// - Parameters:
    ///   - new: a new proposal of the template.
    ///   - versions: of the template, of which the document may follow an older one.
    func document(
        over new: Proposal, _ versions: TemplateVersions?
    ) throws(Failure) -> (Proposal, FieldValues)? {
        guard let shown else { return nil }
        let bytes = new.bytes
        let top = new.template.sidecar == nil ? 0 : FrontMatter(bytes)?.range.upperBound ?? 0
        let metadata = shown.metadata(by: new.template)?[...] ?? bytes[..<top]
        let older = versions?.template(for: Array(metadata) + shown.bytes).chosen(.named)
        let readings = [
            shown.proposal(by: new.template, metadata: metadata),
            older.flatMap { shown.proposal(by: $0, metadata: metadata) },
            shown.unchanged(by: new.template, metadata: metadata),
        ].compactMap { $0 }
        // Of another version there may be other fields.
        guard var proposal = readings.first(where: hasFields) ?? readings.first else { return nil }
        let old = proposal.title
        let values = try fill(fieldsOf: &proposal)
        let words = proposal.withoutLabelOfHeading(title)
        guard !words.isEmpty, words != old, words != proposal.title else {
            return (proposal, values)
        }
        let named = FieldValues([("Title", words)])
        try named.apply(to: &proposal)
        return (proposal, values.adding(named))
    }

    /// Whether all fields that have words are fields of it.
    private func hasFields(_ proposal: Proposal) -> Bool {
        fields.allSatisfy { name, text in
            text.isEmpty || proposal.template.field(named: name) != nil
                || proposal.fieldPlace(named: name) != nil
        }
    }

    /// The title for a new document, with the number that the heading of the shown one has; refused
    /// where that has no place.
    func title(by template: Template) throws(Failure) -> String {
        let number = template.fields.first { $0.kind == .number }
        let hasNumber = fields.contains { $0.name == number?.name && !$0.text.isEmpty }
        guard !title.isEmpty, !hasNumber, let heading = shown?.titleHeading(by: template) else {
            return title
        }
        guard let words = template.title(title, numberedAsIn: heading) else {
            throw Failure(
                "\(source): title: the heading “\(heading)” has a number, for which the template has no "
                    + "place; give the title on the command line, as it is to be")
        }
        return words
    }

    /// Fills the fields that are given; fields without words stay as they are, and so do those that
    /// have the value already.
    func fill(fieldsOf proposal: inout Proposal) throws(Failure) -> FieldValues {
        var written = FieldValues()
        let heading = proposal.titleHeading
        defer { proposal.restoreTitleHeading(heading, of: title) }
        for (name, text) in fields where !text.isEmpty && !text.stands(in: name, of: proposal) {
            switch text {
            case .whole(let value):
                let values = FieldValues([(name, value)])
                try values.apply(to: &proposal)
                written = written.adding(values)
            case .items(let items):
                let none = FieldValues([(name, "")])
                try none.apply(to: &proposal)
                try FieldValues(items.map { (name, $0) }).add(to: &proposal)
                written = written.adding(none)
            }
        }
        return written
    }

    /// Puts the texts in place of what the template asks in the sections; what it has there to stay
    /// stays.
    func fill(sectionsOf proposal: inout Proposal) throws(Failure) {
        var filled: Set<Int> = []
        for (path, text) in sections {
            guard !path.isEmpty else {
                try requireFieldsAlone(text, in: proposal)
                continue
            }
            if isBelowTitle(path, in: proposal) {
                try write(text, belowTitleOf: &proposal, named: path[0])
                continue
            }
            let index = try index(of: path, in: proposal)
            guard filled.insert(index).inserted else {
                throw Failure("\(source): \(path.joined(separator: " > ")): stands twice")
            }
            let title = proposal.sections[index].title
            switch text {
            case .whole(let words):
                // A text that was read from a new proposal stays as the template has it.
                guard words.trimmed != proposal.sections[index].bodySource.trimmed else { continue }
                try proposal.replaceText(
                    ofSection: index, with: words, of: title, from: source, keepsFixed: true)
            case .items(let items):
                try add(items, to: &proposal, index, named: title)
            }
        }
    }

    /// Whether a section of what `show` prints is the text between the title and the first section.
    private func isBelowTitle(_ path: [String], in proposal: Proposal) -> Bool {
        let shownHeading = shown?.titleHeading(by: proposal.template) ?? ""
        return path.count == 1 && !title.isEmpty
            && (isTitle(path[0], ofHeading: proposal.titleHeading)
                || isTitle(path[0], ofHeading: shownHeading))
            && !proposal.sections.contains {
                $0.role != .head && HeadingName($0.title) == HeadingName(path[0])
            }
    }

    /// Whether a name is the heading of the title, or the title, alone or behind a label that ends in
    /// a sign or a number: `RFC 7: Goals`, but not `Further goals`.
    private func isTitle(_ name: String, ofHeading heading: String) -> Bool {
        let (name, title) = (HeadingName(name), HeadingName(title).string)
        guard name != HeadingName(heading) else { return true }
        guard name.string.hasSuffix(title) else { return false }
        return name.string.dropLast(title.count).trimmed.last.map { !$0.isLetter } ?? true
    }

    /// Refuses text above the first section that is more than the fields, which are given by
    /// themselves.
    private func requireFieldsAlone(_ text: Text, in proposal: Proposal) throws(Failure) {
        guard case .whole(let words) = text, FrontMatter(Array(words.utf8)) == nil,
            let line = prose(in: words, of: proposal).first(where: { !$0.trimmed.isEmpty })
        else { return }
        throw Failure(
            "\(source): sections: the text above the first section, “\(line.trimmed)”, has no place in "
                + "the template; give it under the name of a section")
    }

    /// The lines that are no fields, nor what goes on with a field's value, and that do not stand
    /// around the title already.
    private func prose(in words: String, of proposal: Proposal) -> [Substring] {
        let own = proposal.sections.filter { [.head, .other].contains($0.role) }.map(\.bodySource)
        let known = Set(
            own.flatMap { $0.split(whereSeparator: \.isNewline) }.map { NormalizedText($0) })
        let table = TableHeader(of: words, template: proposal.template)
        var isInField = false
        return words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).filter {
            line in
            if let table,
                table.hasFields(
                    ofTemplate: proposal.template,
                    inLineAt: words.utf8.distance(from: words.startIndex, to: line.startIndex))
            {
                return false
            }
            let item = MetadataItem(line.trimmed.drop { "-*+ ".contains($0) }.trimmed)
            let place = item.flatMap { proposal.template.field(named: $0.name) }?.place
            let goesOn = isInField && line.first?.isWhitespace == true && !line.trimmed.isEmpty
            isInField = place == .head || place == .section || goesOn
            return !isInField && (line.trimmed.isEmpty || !known.contains(NormalizedText(line)))
        }
    }

    /// Writes prose below the title: in place of words that ask for it, else behind what stands there.
    /// Fields are given by themselves.
    private func write(
        _ text: Text, belowTitleOf proposal: inout Proposal, named name: String
    ) throws(Failure) {
        guard case .whole(let words) = text else {
            throw Failure("\(source): sections: \(name): is an array, and is text below the title")
        }
        guard let prose = prose(in: words, of: proposal).joined(separator: "\n").withoutBlankLines
        else { return }
        guard let head = proposal.head else {
            throw Failure(
                "\(source): sections: \(name): the template has no heading for the title, and no "
                    + "place for text below it; give the text under the name of a section")
        }
        let own = proposal.sections[head].bodySource
        let asks = proposal.isAskedBelowTitle
        let end = proposal.lineEnding
        let kept = asks ? nil : own.withoutBlankLines.map(String.init)
        let text = prose.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .joined(separator: end)
        let isBelowHeading = !proposal.sections[head].heading.isEmpty
        let isLast = !proposal.sections[(head + 1)...].contains(where: \.isPresent)
        let tail = isLast ? end : end + end
        let lead = isBelowHeading ? end : String(own.prefix(while: \.isNewline))
        let body =
            lead + [kept, text].compactMap { $0 }.joined(separator: end + end) + tail
        let top = proposal.sections[..<head].reduce(0) { $0 + $1.byteCount }
        let start = top + proposal.sections[head].heading.utf8.count
        var bytes = proposal.bytes
        bytes.replaceSubrange(start..<start + own.utf8.count, with: Array(body.utf8))
        let new = Proposal(bytes, template: proposal.template)
        guard new.presentTitles == proposal.presentTitles else {
            throw Failure(
                "\(source): sections: \(name): has a heading, which would begin a section, or leaves "
                    + "a fence, comment or tag open; give sections under their own names")
        }
        proposal = new
    }

    private func add(
        _ items: [String], to proposal: inout Proposal, _ index: Int, named title: String
    ) throws(Failure) {
        do throws(RefusedItem) {
            try proposal.addItems(items, toSection: index)
        } catch {
            guard error.fault != .noItems else {
                throw Failure(
                    "\(source): sections: \(title): is an array, and the template has no list or "
                        + "phases there; write one string, with the items as lines “- …” if they "
                        + "are to be a list")
            }
            throw error.fault.failure(error.words, inSection: title)
        }
    }

    private func index(of path: [String], in proposal: Proposal) throws(Failure) -> Int {
        // `A > B` is a path, too, unless a section is called so.
        for names in [path, path.flatMap { $0.split(separator: " > ").map(String.init) }] {
            let wanted = names.map { HeadingName($0) }
            let same = proposal.sections.indices.filter {
                proposal.sections[$0].role != .head
                    && proposal.titlePath(of: proposal.sections[$0]).map { HeadingName($0) }
                        == wanted
            }
            if same.count == 1 { return same[0] }
        }
        return try SectionFinder(proposal).index(
            of: path.joined(separator: " > "), listedBy: "octopen template --explain")
    }
}

extension ProposalValues {
    /// Refuses what would lose a line of a document that is shown as a whole.
    ///
    /// - Parameter isTitled: whether the title was given elsewhere.
    func requireKept(in proposal: Proposal, isTitled: Bool) throws(Failure) {
        guard let shown else { return }
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        let written = Set(lines.map { NormalizedText($0.withoutSigns) })
        let names = Set(proposal.sections.map { HeadingName($0.title) })
        let heading = HeadingName(shown.titleHeading(by: proposal.template))
        // The title may be another one by now.
        var isTitleFree = isTitled || title.isEmpty || text.contains(title)
        for line in shown.texts.flatMap({ prose(in: $0, of: proposal) }) {
            let words = line.withoutSigns
            let isKept =
                words.isEmpty || written.contains(NormalizedText(words))
                || names.contains(HeadingName(words))
            guard !isKept else { continue }
            if isTitleFree, line.hasPrefix("# ") || HeadingName(words) == heading {
                isTitleFree = false
                continue
            }
            throw Failure(
                "\(source): sections: “\(line.trimmed)” has no place in the template; name the "
                    + "template of the document with -t, or take it out of the JSON")
        }
    }
}

extension Substring {
    /// Without the signs of a heading, an item or a line below a heading.
    fileprivate var withoutSigns: Substring { drop { "#=- \t\u{FEFF}".contains($0) } }
}

extension Proposal {
    var presentTitles: [String] { sections.filter(\.isPresent).map(\.title) }
}
