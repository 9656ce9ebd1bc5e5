import Markdown
import Proposals

/// What a list shows of a proposal's metadata: by the template's fields, and where it has none, or no
/// template fits, by what documents of most projects call it: keys of front matter, lines below the
/// title, a section of its own.
struct ShownMetadata {
    let title: String
    let status: String
    /// Where it stands by another word than its status, which no rule goes by.
    let stage: String
    let updated: String
    let authors: [String]

    private static let titleNames = ["feature name", "feature-name", "feature"]
    private static let statusNames = ["status", "state"]
    private static let stageNames = ["stage"]
    private static let updatedNames = ["Last Updated", "last-updated", "updated", "date"]
    private static let authorNames = ["authors", "author", "deciders", "decision-makers"]

    init(_ proposal: Proposal) {
        let template = proposal.template
        // A field that stands for the title is shown without its marks.
        let isOther = !template.hasTitleField && template.titleField != nil
        let own = isOther && proposal.titleHeading.isEmpty ? "" : proposal.title
        // Where there are several headings of the first level, none is the title's.
        let named = template.titleField.map { proposal.filled($0).withoutMarkup } ?? ""
        var written = WrittenLines(proposal)
        title =
            own.nonEmpty ?? named.nonEmpty
            ?? (proposal.titleHeading.isEmpty ? proposal.firstTitle : "").nonEmpty
            ?? written.value(named: Self.titleNames) ?? ""
        let state = template.field(named: "Status") ?? template.state
        // A document of an older version of the template may have it elsewhere.
        var asked = state.flatMap {
            proposal.fieldPlace(named: $0.name) == nil ? nil : proposal.filled($0)
        }
        if asked?.isEmpty ?? true, let other = proposal.statusElsewhere {
            switch other {
            case .key(let place, _): asked = proposal.field(at: place).value.trimmed
            case .line:
                let line = proposal.lineBelowTitle(named: template.namesOfStatus)
                asked = line?.item.value.withoutMarkup ?? proposal.statusInOtherForm?.nonEmpty
            case .section: asked = nil
            }
        }
        status =
            asked ?? written.value(named: Self.statusNames)
            ?? written.section(named: Self.statusNames) ?? ""
        stage = status.isEmpty ? written.value(named: Self.stageNames) ?? "" : ""
        updated = written.value(named: Self.updatedNames) ?? ""
        let people = proposal.people
        authors =
            people.isEmpty
            ? written.people(named: Self.authorNames)
            : people
    }
}

extension Proposal {
    /// The status as a list shows it; empty where the proposal does not say.
    package var shownStatus: String { ShownMetadata(self).status }

    /// The first heading of the first level; empty without one, and for that of a section of the template.
    fileprivate var firstTitle: String {
        guard let first = sections.first(where: { $0.isPresent && $0.level == 1 }) else {
            return ""
        }
        if case .template = first.role { return "" }
        return first.title.withoutMarkup
    }

    /// The value of a field, but for the template's own words.
    fileprivate func filled(_ field: Template.Field) -> String {
        let value = value(ofField: field.name)
        // Most values are of the kind that is asked for; the rest takes longer to tell.
        switch field.kind {
        case .date where Day(value) != nil: return value
        case .choice(let choices) where choices.contains(value): return value
        default: return field.saysNothing(value) ? "" : value
        }
    }
}

/// Lines `Name: value` above the first section.
private struct WrittenLines {
    private let proposal: Proposal
    /// By names in small letters; read when it is first asked for.
    private lazy var head: [String: String] = {
        guard let head = proposal.head else { return [:] }
        var values: [String: String] = [:]
        for line in proposal.sections[head].bodySource.split(whereSeparator: \.isNewline) {
            var text = line.drop(while: \.isWhitespace)
            if let mark = text.first, "-*+".contains(mark), text.dropFirst().first == " " {
                text = text.dropFirst(2).drop(while: \.isWhitespace)
            }
            guard let item = MetadataItem(String(text)), item.hasColon, !item.value.isEmpty else {
                continue
            }
            let name = item.name.lowercased()
            if values[name] == nil { values[name] = item.value }
        }
        return values
    }()

    /// Keys of front matter with their values, by names in small letters; read when it is first asked for.
    private lazy var keys: [String: String] = {
        guard proposal.sections.first?.role == .frontMatter else { return [:] }
        let fields = proposal.content(ofSection: 0).slots.map(\.field).filter(\.isPresent)
        return Dictionary(
            fields.map { ($0.name?.lowercased() ?? "", $0.value.trimmed) },
            uniquingKeysWith: { first, _ in first })
    }()

    init(_ proposal: Proposal) { self.proposal = proposal }

    /// The value of the first of these names that has one.
    mutating func value(named names: [String]) -> String? {
        source(named: names)?.withoutMarkup.nonEmpty
    }

    /// The people of the first of these names that has any, cut at commas; links are their texts.
    mutating func people(named names: [String]) -> [String] {
        guard let source = source(named: names) else { return [] }
        // A mail between brackets is no markup here.
        let text = source.contains("](") ? source.withoutMarkup : source
        return text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }

    private mutating func source(named names: [String]) -> String? {
        for name in names {
            if let field = proposal.template.field(named: name), proposal.hasField(field) {
                if let value = proposal.filled(field).nonEmpty { return value }
            } else if let value = proposal.value(ofField: name).nonEmpty
                ?? head[name.lowercased()] ?? keys[name.lowercased()]?.nonEmpty
            {
                return value
            }
        }
        return nil
    }

    /// The first line of a section that is called so; nil for a list of several, or of boxes or days, and for a
    /// table, of which that line says nothing alone.
    func section(named names: [String]) -> String? {
        let names = names.map { HeadingName($0) }
        let section = proposal.sections.first {
            $0.isPresent && names.contains(HeadingName($0.title))
        }
        let lines = section?.bodySource.split(whereSeparator: \.isNewline).map(\.trimmed) ?? []
        guard let first = lines.first(where: { !$0.isEmpty && !$0.hasPrefix("<!--") }),
            !first.hasPrefix("|")
        else { return nil }
        guard let words = first.wordsOfItem else { return first.withoutMarkup.nonEmpty }
        let isAlone = lines.count { $0.wordsOfItem != nil } == 1
        let isOther =
            words.hasPrefix("[ ]") || words.lowercased().hasPrefix("[x]")
            || words.first?.isNumber ?? false
        return isAlone && !isOther ? words.withoutMarkup.nonEmpty : nil
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }

    /// The words of a line that is an item of a list; nil for another line.
    fileprivate var wordsOfItem: String? {
        ["- ", "* ", "+ "].contains(where: hasPrefix) ? dropFirst(2).trimmed : nil
    }

    /// The text that a line of Markdown shows.
    fileprivate var withoutMarkup: String {
        guard utf8.contains(where: { "*_`[<&\\".utf8.contains($0) }) else { return trimmed }
        let document = MarkdownDocument(Array(utf8))
        let blocks = document.tree.blocks
        return blocks.count > 1 && blocks[1].kind == .paragraph
            ? document.text(of: 1).trimmed : trimmed
    }
}
