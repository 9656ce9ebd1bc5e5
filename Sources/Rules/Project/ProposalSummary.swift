import Markdown
import Proposals

/// The facts of a proposal for judging another one, or for listing the folder.
package struct ProposalSummary: Equatable, Sendable {
    package let entry: FolderFacts.Entry
    /// As the list shows it, which does not tell the template's own words apart; empty where there
    /// is none.
    package let number: String
    package let title: String
    /// Empty where the proposal does not say, as the two below.
    package let status: String
    package let lastUpdated: String
    package let authors: [String]
    let acceptance: Acceptance
    /// The texts of the template that the proposal could keep, and the texts that it keeps, by the
    /// place in `keepable`.
    package let asked: [Int]
    let kept: [Int]
    /// The template's sections that the proposal has word for word, and those of which it has another text,
    /// by their indices. Of proposals that may be accepted.
    let wholeSections: [Int]
    let otherSections: [Int]
    /// The headings that bear names of the template's sections, in file order: the section's index
    /// and the level, to which `TemplateShares.inOtherNumber` is added for a name that is another by
    /// one and many alone.
    let headings: [Int]
    /// The template's sections that it has by nearly their names alone, by their indices, and these names.
    let renamedSections: [Int]
    let otherNames: [String]
    /// The fields that have a value and are no section of their own, by their indices among the
    /// template's. Of proposals that may be accepted.
    let filledFields: [Int]
    /// How many written sections it has whose heading ends with a comment in the template, and how many
    /// of them keep that. Of proposals that may be accepted.
    let headingMarks: [Int]
    /// The keys of front matter and the lines that have the template's own value, by their indices among its
    /// fields. Of proposals that may be accepted.
    let keptValues: [Int]
    /// The keys of front matter behind which the template's comment stands, by their indices among its
    /// fields. Of proposals that may be accepted.
    let keyComments: [Int]
    /// For each field of which the template lists the values, a value that is none of them, or several; else
    /// empty.
    let ownChoices: [String]
    /// The keys of its front matter, where the template has no fields. Of proposals that may be accepted.
    let ownKeys: [String]
    /// The forms of its dates that are not `YYYY-MM-DD`.
    let dateForms: [String]
    /// The fields of the template's header in code that the proposal has, by their indices. Of
    /// proposals that may be accepted.
    let fieldsInCode: [Int]
    /// Whether it has none of the fields that the template has below its title.
    let isWithoutHead: Bool
    /// The numbered files right beside it that its links lead to, or would.
    let neighbours: [String]

    package init(_ proposal: Proposal, fileName: String) {
        var proposal = proposal
        proposal.openMetadata()
        entry = FolderFacts.Entry(proposal, fileName: fileName)
        number =
            proposal.template.fields.first { $0.kind == .number }
            .map { proposal.value(ofField: $0.name) } ?? ""
        let shown = ShownMetadata(proposal)
        title = shown.title
        status = shown.status.isEmpty ? shown.stage : shown.status
        (lastUpdated, authors) = (shown.updated, shown.authors)
        acceptance = proposal.acceptance
        let isAccepted = acceptance.mayBeAccepted
        (asked, kept) = isAccepted ? proposal.keptBlocks : ([], [])
        (wholeSections, otherSections) = isAccepted ? proposal.keptSections : ([], [])
        (headings, renamedSections, otherNames) = proposal.headingsOfTemplate
        filledFields = isAccepted ? proposal.filledFields : []
        headingMarks = isAccepted ? proposal.headingMarks : []
        keptValues = isAccepted ? proposal.keptValues : []
        keyComments = isAccepted ? proposal.keyComments : []
        ownChoices = proposal.template.fieldsOfChoices.map { field in
            let value = proposal.value(ofField: field.name).trimmed
            let isOwn = !field.saysNothing(value) && !field.lists(value)
            let isShort = value.wordCount <= ProposalSummary.mostWords
            return isOwn && (isShort || field.severalChoices(in: value) != nil) ? value : ""
        }
        ownKeys = isAccepted ? proposal.keysBesideTemplate : []
        dateForms = proposal.template.fields.compactMap { field in
            guard field.asksForADay, case let value = proposal.value(ofField: field.name),
                !field.saysNothing(value),
                !(field.ownFormOfDays.map { value.hasDigits(asIn: $0) } ?? false)
            else { return nil }
            return value.ownDateForm
        }
        fieldsInCode = isAccepted ? proposal.fieldsInCode : []
        let fieldsBelowTitle = proposal.template.fields.filter { $0.place == .head }
        isWithoutHead =
            !fieldsBelowTitle.isEmpty
            && fieldsBelowTitle.allSatisfy { !proposal.hasField($0) }
        neighbours = proposal.source.bytes.linkedNeighbours
    }

    /// Whether the proposal has two sections of the template that it was read by, or the only one.
    package func follows(_ template: Template) -> Bool {
        !headings.isEmpty && headings.count >= min(2, template.sections.count)
    }

    /// Words of a value that may be a choice: more are a sentence.
    private static let mostWords = 4

    init(fileName: String, _ reader: inout SummaryReader) {
        entry = FolderFacts.Entry(
            fileName: fileName, number: reader.string(), status: reader.string(),
            supersedes: reader.integers(), supersededBy: reader.integers())
        number = reader.string()
        title = reader.string()
        status = reader.string()
        lastUpdated = reader.string()
        authors = reader.strings()
        acceptance = Acceptance(reader.string())
        asked = reader.integers()
        kept = reader.integers()
        wholeSections = reader.integers()
        otherSections = reader.integers()
        headings = reader.integers()
        renamedSections = reader.integers()
        otherNames = reader.strings()
        filledFields = reader.integers()
        headingMarks = reader.integers()
        keptValues = reader.integers()
        keyComments = reader.integers()
        ownChoices = reader.strings()
        ownKeys = reader.strings()
        dateForms = reader.strings()
        fieldsInCode = reader.integers()
        isWithoutHead = reader.integer() != 0
        neighbours = reader.strings()
    }

    func write(to writer: inout SummaryWriter) {
        writer.write(entry.number)
        writer.write(entry.status)
        writer.write(entry.supersedes)
        writer.write(entry.supersededBy)
        writer.write(number)
        writer.write(title)
        writer.write(status)
        writer.write(lastUpdated)
        writer.write(authors)
        writer.write(acceptance.kept)
        writer.write(asked)
        writer.write(kept)
        writer.write(wholeSections)
        writer.write(otherSections)
        writer.write(headings)
        writer.write(renamedSections)
        writer.write(otherNames)
        writer.write(filledFields)
        writer.write(headingMarks)
        writer.write(keptValues)
        writer.write(keyComments)
        writer.write(ownChoices)
        writer.write(ownKeys)
        writer.write(dateForms)
        writer.write(fieldsInCode)
        writer.write(isWithoutHead ? 1 : 0)
        writer.write(neighbours)
    }
}

extension Template {
    /// The fields of which it lists the values.
    var fieldsOfChoices: [Field] { fields.filter { $0.listedValues != nil } }
}

extension Proposal {
    /// For each heading of a name of the template's, the section's index and the heading's level; then the
    /// sections that are there by nearly their names alone, and these.
    fileprivate var headingsOfTemplate: (known: [Int], renamed: [Int], names: [String]) {
        if template.sections.isEmpty { return ([], [], []) }
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        let inOne = Dictionary(
            template.sections.indices.map { (template.sections[$0].name.inOne, $0) },
            uniquingKeysWith: { first, _ in first })
        let headings = Heading.all(in: tree, of: source)
        var (known, strangers): ([Int], [Heading]) = ([], [])
        var present: Set<HeadingName> = []
        for heading in headings {
            if let index = template.sections(named: heading.name).first {
                known += [index, heading.level]
                present.insert(template.sections[index].name)
                continue
            }
            strangers.append(heading)
            if let index = inOne[heading.name.inOne] {
                known += [index, heading.level + TemplateShares.inOtherNumber]
            }
        }
        let missing = template.sections.indices.filter {
            !present.contains(template.sections[$0].name)
        }
        var (renamed, names): ([Int], [String]) = ([], [])
        for heading in strangers where !missing.isEmpty {
            let words = HeadingWords(heading.name.string)
            let index = missing.first { index in
                let asked = template.sections[index]
                return asked.level == heading.level && words.isSame(as: asked.words)
            }
            guard let index else { continue }
            renamed.append(index)
            names.append(heading.name.string)
        }
        return (known, renamed, names)
    }

    /// The template's sections that are there word for word, but for those above parts that somebody wrote,
    /// and those of which there is another text.
    fileprivate var keptSections: (whole: [Int], others: [Int]) {
        var (whole, others): ([Int], [Int]) = ([], [])
        let parents = sections.withWrittenParts
        for (index, section) in sections.enumerated() where section.isPresent {
            guard case .template(let asked) = section.role, template.sections[asked].isToFill
            else { continue }
            if !section.isUntouched {
                others.append(asked)
            } else if !parents.contains(index) {
                whole.append(asked)
            }
        }
        // Where nothing is written all is still to be.
        return others.isEmpty ? ([], []) : (whole, others)
    }

    /// How many written sections have a heading that ends with a comment in the template, and how many
    /// of them keep that; empty where none has.
    fileprivate var headingMarks: [Int] {
        let kept = sections.compactMap { section -> Bool? in
            guard case .template(let index) = section.role, section.isPresent,
                !section.isUntouched, let mark = template.sections[index].headingMark
            else { return nil }
            return section.heading.bytes(section.titleRange).trimmed.hasSuffix(mark)
        }
        return kept.isEmpty ? [] : [kept.count, kept.count { $0 }]
    }

    /// The fields that have a value and are no section of their own.
    fileprivate var filledFields: [Int] {
        template.fields.indices.filter { index in
            let field = template.fields[index]
            if case .ownSection = field.place { return false }
            return !value(ofField: field.name).isEmpty
        }
    }

    /// The keys of front matter, the lines, and the fields whose own is a sign and no words, that have the
    /// template's own value.
    fileprivate var keptValues: [Int] {
        template.fields.indices.filter { index in
            let field = template.fields[index]
            guard field.place == .frontMatter || field.place == .head || field.showsASign,
                let place = fieldPlace(named: field.name),
                let words = self.field(at: place).standIn
            else { return false }
            // A line without a value says nothing.
            return field.place == .frontMatter || !words.trimmed.isEmpty
        }
    }

    /// The keys of front matter behind which the template's comment stands, by their indices.
    fileprivate var keyComments: [Int] {
        let asked = template.fields.indices.filter { template.fields[$0].keyComment != nil }
        guard !asked.isEmpty, let frontMatter = FrontMatter(source.bytes) else { return [] }
        let lines = source.string(frontMatter.content).split(whereSeparator: \.isNewline)
            .filter { $0.contains("#") }.map(\.trimmed)
        return asked.filter { index in
            lines.contains { $0.hasSuffix(template.fields[index].keyComment ?? "") }
        }
    }

    /// The keys of front matter that can be read, where the template has no fields.
    var keysBesideTemplate: [String] {
        guard template.fields.isEmpty, sections.first?.role == .frontMatter else { return [] }
        return content(ofSection: 0).slots.compactMap {
            $0.field.isPresent && !$0.field.isPart ? $0.field.name : nil
        }
    }

    /// The fields of the template's header in code that stand in the file, by their indices.
    fileprivate var fieldsInCode: [Int] {
        guard template.hasCodeHeader else { return [] }
        return template.fields.indices.filter { index in
            let asked = template.fields[index]
            let place = asked.isInCode ? fieldPlace(named: asked.name) : nil
            return place.map { field(at: $0).isPresent } ?? false
        }
    }

    /// The people whom the first field of people names.
    package var people: [String] {
        guard let field = template.fields.first(where: { $0.kind == .people }),
            let place = fieldPlace(named: field.name),
            !field.saysNothing(value(ofField: field.name))
        else { return [] }
        return self.field(at: place).text.lines.map(\.text).filter { !$0.isEmpty }
    }
}

extension Acceptance {
    /// As it is kept: no word is one of the signs.
    fileprivate var kept: String {
        switch self {
        case .accepted: "+"
        case .open: "-"
        case .unknown(let word): word
        case .unsaid: ""
        }
    }

    fileprivate init(_ kept: String) {
        switch kept {
        case "+": self = .accepted
        case "-": self = .open
        case "": self = .unsaid
        default: self = .unknown(kept)
        }
    }
}

extension HeadingName {
    /// The words in one, as far as an ending tells: the same for `Reference Implementation` and
    /// `Reference Implementations`.
    var inOne: String {
        string.split(separator: " ").map { word -> String in
            if word.hasSuffix("ies"), word.utf8.count > 4 { return "\(word.dropLast(3))y" }
            return String(word.hasSuffix("s") && !word.hasSuffix("ss") ? word.dropLast() : word)
        }.joined(separator: " ")
    }
}

extension String {
    /// A value of a field without emphasis around it and the full stop of a sentence.
    var plainChoice: String {
        let words = trimmed.drop { "*_`".contains($0) }
        return words.lastIndex { !"*_`.".contains($0) }.map { String(words[...$0]) } ?? ""
    }
}

extension Template.Field {
    /// Whether a sign stands for the value, and no words: `-`.
    fileprivate var showsASign: Bool {
        !placeholder.isEmpty && !placeholder.contains { $0.isLetter || $0.isNumber }
    }
}
