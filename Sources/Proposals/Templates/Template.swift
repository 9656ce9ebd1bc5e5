import CEmbedded
import Markdown

/// What a field of a proposal holds, and so how the form shows and edits it.
package enum FieldKind: Hashable, Sendable {
    case prose
    case list
    /// The title of a phase; its number counts from 1.
    case phaseTitle(number: Int)
    case phaseText(number: Int)
    case line
    case number
    case date
    case people
    /// Several words or lines, one below the other.
    case values
    case choice([String])

    /// Whether the field is one line by nature.
    package var isOneLine: Bool {
        switch self {
        case .prose, .list, .phaseText, .people, .values: false
        case .phaseTitle, .line, .number, .date, .choice: true
        }
    }

    /// Whether the field holds several values, one below the other.
    package var isSeveral: Bool { self == .people || self == .values }
}

/// A template read as a form: metadata fields, and sections with their kinds.
package struct Template: Sendable {
    /// A value that the template asks for.
    package struct Field: Sendable {
        /// Where a field stands.
        package enum Place: Equatable, Sendable {
            /// An item of the section that holds nothing else.
            case section
            /// A key of front matter.
            case frontMatter
            /// An item or a line below the title, or at the top of a document without a title.
            case head
            /// All that the section of this index holds.
            case ownSection(Int)
        }

        package var name: String
        package var kind: FieldKind
        package var place = Place.section
        /// The value as the template writes it, which stands for "not filled in".
        package var placeholder: String
        /// The words on what to write, where the template has them beside the value.
        package var remark: String?
        /// The first of the values that the template offers.
        package var first: String?
        /// The values that the template offers among others, which it does not name.
        package var examples: [String] = []
        /// The template shows all choices and marks one of them.
        package internal(set) var marksChoice = false
        /// Words of the template's behind each value of its own, with the blank before them.
        var wordsBehind: String?
        /// The words, in small letters, behind which the template has a place for another document; where
        /// there are some, any other value is one of `examples`.
        package var openEnds: [String] = []
        /// A comment behind the value that goes with the answer: `<!-- optional -->`, with its signs.
        package var mark: String?
        /// The comment on the line of a key of front matter, with its sign, if it does not name the values
        /// that there are.
        package internal(set) var keyComment: String?
        /// What stands in brackets behind the key, and goes with the answer: ` (*optional)`.
        var keyRemark: String?
        /// Whether a document may be without it.
        package var isOptional = false
        /// It stands in a block of code that the template begins with.
        package var isInCode = false
        /// It stands in a row of a table above the first section.
        package var isInTable = false
        /// It stands in a line of a quote.
        package var isInQuote = false
        /// It stands in a list above the heading of the title.
        package var isAboveTitle = false
        /// It stands below the title of a document that has not the section which the template has for
        /// it.
        package var isMoved = false
        /// It is a line of its own in its section, and no item of a list.
        var isLine = false
        /// A blank line parts it from the lines around it.
        package var isParted = false
        /// What stands between the name and the first value, which is an item of a list below it.
        package var itemLead: String?
        /// The template's own text in front of the value: `- Status:`, `**Status:**`.
        var lead: String?
        /// Keys of its own stand in it, which no line can be put in place of.
        package var isNested = false
        /// The template's value is one that may stay.
        package var isDefault = false
        /// Its documents have it, and the template itself does not.
        package var isLearned = false
        /// Its documents have it not, for a comment behind it asks to delete its line.
        package internal(set) var isOfTemplateAlone = false

        /// May say where the proposal stands: `Template.state` is the one that does.
        package var isState: Bool {
            name.mentions("status") || name.mentions("state")
                || Self.isNameOfState(name)
        }

        /// Whether a name is that of the status in another language.
        static func isNameOfState(_ name: String) -> Bool {
            stateNames.contains(name.lowercased())
        }

        /// What the status is called in other languages.
        static let stateNames: Set<String> = [
            "estado", "estatus", "statut", "état", "stato", "ステータス", "状態", "状态", "狀態", "상태",
        ]

        /// It is called a name, or asks for a word of code as one: `Feature ID`.
        fileprivate var standsForTitle: Bool {
            let name = name.lowercased()
            let asked = placeholder.isEmpty ? remark ?? "" : placeholder
            if ["feature", "feature id", "feature name"].contains(name), asked.contains("ident") {
                return [.head, .section, .frontMatter].contains(place)
            }
            return [.head, .section].contains(place) && name.hasSuffix("name")
        }

        /// The field with a value, in the template's form.
        package func written(_ value: String) -> String {
            let start = lead ?? "- **\(name)**:"
            guard let itemLead else { return value.isEmpty ? start : "\(start) \(value)" }
            let marker = itemLead.split(separator: "\n").last ?? "- "
            return start + itemLead
                + value.split(separator: ",").map(\.trimmed).joined(separator: "\n\(marker)")
        }

        /// Whether a value is the template's own, or nothing; of a title, what stands around it is
        /// nothing.
        package func isUnfilled(_ value: String) -> Bool {
            let normalized = NormalizedText(value)
            // `1.` alone is a value, though it begins items of a list.
            if normalized.isEmpty, value.contains(where: \.isNumber) {
                return !isDefault && value.trimmed == placeholder.trimmed
            }
            return normalized.isEmpty || !isDefault && isPlaceholder(value, normalized)
                || isLabel(value)
        }

        /// Whether a value is the template's in other markup. One with another choice in bold has chosen
        /// that, and `N/A` is an answer.
        private func isPlaceholder(_ value: String, _ normalized: NormalizedText) -> Bool {
            guard normalized == NormalizedText(placeholder) else { return false }
            let isAnswer = ["n/a", "none"].contains(value.trimmed.lowercased())
            return !isAnswer && value.wordsInBold == placeholder.wordsInBold
        }
    }

    /// What kind of section the template asks for.
    package enum Kind: String, Sendable {
        case prose, list, phases, fields
        /// A heading with deeper headings and no text of its own.
        case parent
        /// One field, whose value is all that stands there.
        case value
    }

    package var name: String
    /// Where it was read from; nil for the built-in one.
    package var file: String?
    /// Where the metadata of its documents stands, if not in them.
    package var sidecar: Sidecar?
    /// How it was chosen for the documents that are read by it.
    package internal(set) var choice = Choice.named
    /// Files that were found in place of which the built-in one was taken, for each of them could be
    /// meant.
    package var rivals: [String] = []
    /// When it was committed, of a version that is not the newest; nil for the newest.
    package internal(set) var day: Day?
    package var source: Source
    /// The title as the template writes it.
    package internal(set) var title: String
    /// The level of its heading: 1, or 2 where all others are of level 1, or of its own.
    package internal(set) var titleLevel: Int
    /// Whether a heading of fixed words with the number in it stands above the title's, or a deeper one.
    package internal(set) var hasLabelAboveTitle = false
    /// Where in it the title goes, if it says so.
    package internal(set) var titleForm: TitleForm?
    /// Whether nearly all documents have its words in their heading, which then is no place for a title.
    package internal(set) var isTitleFixed = false
    /// `Enhancement` of "Enhancement Template": the word before the number in a title.
    package internal(set) var titleWord: String
    package internal(set) var preamble: TemplatePreamble
    package var fields: [Field]
    package internal(set) var sections: [Section]
    /// By how many levels its sections are deeper for a document than they were read.
    package internal(set) var levelShift = 0
    /// Whether its fields stand in a block of code that documents begin with.
    package var hasCodeHeader: Bool { fields.contains(where: \.isInCode) }
    /// The names of such fields, in small letters.
    package var namesInCode: Set<String> {
        Set(fields.lazy.filter(\.isInCode).map { $0.name.lowercased() })
    }
    /// Whether its fields stand in a table above the first section.
    package var hasTableHeader: Bool { fields.contains(where: \.isInTable) }
    /// Whether its fields stand in a quote.
    package var hasQuotedFields: Bool { fields.contains(where: \.isInQuote) }
    /// The section that is nothing but such a block or table.
    package var headerSection: Int? {
        guard hasCodeHeader || hasTableHeader, fields.allSatisfy({ $0.place != .section }) else {
            return nil
        }
        return sections.firstIndex { $0.kind == .fields }
    }
    /// Whether its fields stand above the heading of the title.
    var hasFieldsAboveTitle: Bool { fields.contains(where: \.isAboveTitle) }
    /// Whether its fields stand above its first section, and no heading has a title.
    var hasFieldsWithoutTitle: Bool {
        title.isEmpty && fields.contains { $0.place == .head && !$0.isMoved }
    }
    /// Whether fields of such a place are looked for in lines outside of lists, too.
    func hasLines(in place: Field.Place) -> Bool {
        place == .head || fields.contains { $0.place == place && $0.isLine }
    }
    /// The blocks of the template's text that documents keep or drop.
    package internal(set) var keepable: [KeepableBlock]
    let names: SectionNames
    /// Whether there is a heading that documents may have more often than the template shows.
    let hasRepetitions: Bool
    /// The project's settings for the template.
    package internal(set) var overrides = TemplateOverrides()
    /// The blocks that the template's documents keep and drop, as far as it is known.
    package internal(set) var learned = LearnedRoles()
    /// What its source begins with as its documents do, and its own text does not.
    package internal(set) var learnedHead: LearnedHead?

    /// Sections to be filled in, the information block among them.
    package var placeCount: Int { sections.count(where: \.isPlace) }

    /// The words by which its phases are counted.
    package var wordsOfPhases: [String] {
        let own = sections.compactMap(\.wordOfPhases)
        return own.contains("Phase") ? own : own + ["Phase"]
    }

    /// The field that has the title, or in documents without a heading what stands for it: `Feature
    /// Name`.
    package var titleField: Field? {
        fields.first(where: \.isTitle)
            ?? fields.first {
                (title.isEmpty || isTitleFixed) && $0.kind == .line && $0.standsForTitle
            }
    }

    /// Whether a field has the title, which then needs no other place to be written in.
    package var hasTitleField: Bool { fields.contains(where: \.isTitle) }

    /// Whether the title is written in the heading, and in no field of the text below it.
    var asksForTitleInHeading: Bool {
        titleForm != nil && fields.allSatisfy { !$0.isTitle || $0.place == .frontMatter }
    }

    /// Whether the title is written in the heading, and in a field above it.
    var hasTitleAboveHeading: Bool {
        titleForm != nil && fields.contains { $0.isTitle && $0.isAboveTitle }
    }

    /// Whether both were read once, and so mean the same.
    package func isSameReading(as other: Template) -> Bool {
        sections.count == other.sections.count
            && zip(sections, other.sections).allSatisfy { $0.isSame(as: $1) }
    }

    /// The level of the outermost sections.
    package var outerLevel: Int { sections.lazy.map(\.level).min() ?? 2 }

    /// Indices of the sections that have this name.
    package func sections(named name: HeadingName) -> [Int] { names[name] }

    /// The first section of this level that has these headings above it, its own last.
    package func section(at path: [HeadingName], level: Int) -> Int? {
        guard let name = path.last else { return nil }
        return sections(named: name).first {
            sections[$0].level == level && sections[$0].isNamed(path)
        }
    }

    /// The field of this name that stands in such a place.
    package func field(named name: String, in place: Field.Place) -> Field? {
        let key = name.lowercased()
        if let exact = fields.first(where: { $0.place == place && $0.name.lowercased() == key }) {
            return exact
        }
        // `Author:` where the template has `Authors`, and the other way round.
        guard place != .section || hasLines(in: place) else { return nil }
        let words = name.withoutKeyRemark.singular
        return fields.first {
            $0.place == place && (place != .section || $0.isLine) && $0.name.singular == words
        }
    }

    /// The field of this name; of lines, one that is called nearly so: `Author` for `Author(s)`.
    package func field(named name: String) -> Field? {
        if let exact = fields.first(where: { $0.name == name }) { return exact }
        let key = name.lowercased()
        return fields.first { $0.name.lowercased() == key }
            ?? field(named: name, in: .head) ?? field(named: name, in: .section)
    }

    /// The field that says where a proposal stands: `approval-status` beside `status` is another.
    package var state: Field? {
        fields.first { ["status", "state"].contains($0.name.lowercased()) }
            ?? fields.first(where: \.isState)
    }

    /// Takes the fields of another version, and the place of its title where a field has that there, and
    /// no heading then, or had it here.
    mutating func take(fieldsOf other: Template) {
        let hadTitleField = title.isEmpty && hasTitleField && !other.hasTitleField
        fields = other.fields
        guard other.title.isEmpty ? other.hasTitleField : hadTitleField else { return }
        (title, titleLevel) = (other.title, other.titleLevel)
        (titleForm, titleWord) = (other.titleForm, other.titleWord)
    }

    /// The template as if it asked for several values in a key of front matter.
    package func asking(forValues name: String) -> Template {
        var template = self
        template.fields.append(
            Field(name: name, kind: .values, place: .frontMatter, placeholder: "", isOptional: true)
        )
        return template
    }

    /// The octoserve enhancement template, from its only copy.
    package static let enhancement: Template = {
        let file = octopen_enhancement_template
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        return Template(reading: bytes, name: String(cString: file.name))
    }()
}

extension String {
    /// Whether both call the same field: `Author`, `authors` and `Author(s)`.
    package func isSameField(as other: String) -> Bool {
        lowercased() == other.lowercased() || withoutKeyRemark.singular == other.singular
    }

    /// A name of a field in small letters, without the end of a plural, `author(s)` or `authors`,
    /// and without what parts its words: `LastUpdated`, `last-updated`.
    fileprivate var singular: String {
        var name = lowercased()
        if name.first?.isLetter == true { name.removeAll(where: " -_".contains) }
        if name.hasSuffix("(s)") { name.removeLast(3) }
        if name.count > 3, name.hasSuffix("s"), !name.hasSuffix("ss"), !name.hasSuffix("us") {
            name.removeLast()
        }
        return name
    }

    /// The first words in bold; empty without any.
    fileprivate var wordsInBold: String {
        let parts = split(separator: "**", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[1]) : ""
    }
}
