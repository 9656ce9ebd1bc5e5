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
    case choice([String])

    /// Whether the field is one line by nature.
    package var isOneLine: Bool {
        switch self {
        case .prose, .list, .phaseText, .people: false
        case .phaseTitle, .line, .number, .date, .choice: true
        }
    }
}

/// A template read as a form: metadata fields, and sections with their kinds.
package struct Template: Sendable {
    /// One line of the metadata block.
    package struct Field: Sendable {
        package var name: String
        package var kind: FieldKind
        /// The value as the template writes it, which stands for "not filled in".
        package var placeholder: String

        /// Whether a value is the template's own, or nothing.
        package func isUnfilled(_ value: String) -> Bool {
            let normalized = NormalizedText(value)
            return normalized.isEmpty || normalized == NormalizedText(placeholder)
        }
    }

    /// What kind of section the template asks for.
    package enum Kind: String, Sendable {
        case prose, list, phases, fields
        /// A heading with deeper headings and no text of its own.
        case parent
    }

    /// One heading below the title.
    package struct Section: Sendable {
        package var title: String
        package var level: Int
        /// Normalised names of the headings above and its own, without the title.
        package var path: [HeadingName]
        package var kind: Kind
        /// The paragraphs that say what to write.
        package var guidance: [String]
        /// What the text should touch.
        package var topics: [String]
        /// Items that stand for those to be written, such as `Goal 1`.
        package var placeholders: [String]
        /// How many paragraphs the guidance asks for.
        package var paragraphs: ClosedRange<Int>?
        /// The guidance begins with "If".
        package var isConditional: Bool
        package var body: NormalizedText

        package var name: HeadingName { path[path.count - 1] }
        package var isToFill: Bool { kind != .parent && kind != .fields }

        /// The heading says that the section may be left out.
        package var isOptional: Bool { HeadingName.hasOptionalMark(title) }
    }

    package var name: String
    package var source: Source
    /// The title as the template writes it.
    package var title: String
    /// `Enhancement` of "Enhancement Template": the word before the number in a title.
    package var titleWord: String
    /// The bytes of the note between the title and the first section, and the blank line after it.
    package var note: Range<Int>
    package var fields: [Field]
    package var sections: [Section]

    /// Sections to be filled in, the information block among them.
    package var placeCount: Int { sections.count { $0.kind != .parent } }

    package func field(named name: String) -> Field? {
        fields.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The octoserve enhancement template, from its only copy.
    package static let enhancement: Template = {
        let file = octopen_enhancement_template
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        return Template(reading: bytes, name: String(cString: file.name))
    }()
}
