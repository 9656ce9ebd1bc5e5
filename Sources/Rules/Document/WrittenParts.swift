import Markdown
import Proposals

/// The sections and fields that a check read, for programs that show a document beside its
/// findings.
extension Check {
    /// A section of the proposal, with its bytes in the file.
    package struct WrittenSection: Sendable {
        /// The index among the proposal's sections.
        package let index: Int
        /// The template's section for this one.
        package let asked: Template.Section?
        package let isPresent: Bool
        /// Whether the section stands above all others: front matter, or the title with the text
        /// below it.
        package let isAboveSections: Bool
        package let level: Int
        /// The range of the heading's lines; empty where the section is missing.
        package let heading: Range<Int>
        /// The range of the heading's text.
        package let title: Range<Int>
        /// The range of the section with its heading, up to the next heading.
        package let range: Range<Int>
    }

    /// A value that bears a name, with its bytes in the file.
    package struct WrittenField: Sendable {
        /// The template's field of this name.
        package let field: Template.Field?
        package let name: String
        package let value: String
        /// The range of the whole item or line.
        package let range: Range<Int>
        /// Of the value; empty where it goes if there is none.
        package let valueRange: Range<Int>
        package let isInFrontMatter: Bool
    }

    package var markdown: MarkdownDocument { document.markdown }

    /// One for each of the proposal's sections, in the same order.
    package var writtenSections: [WrittenSection] {
        document.places.enumerated().map { index, place in
            WrittenSection(
                index: index, asked: place.asked, isPresent: place.isPresent,
                isAboveSections: place.isAboveSections,
                level: place.level, heading: place.heading, title: place.title,
                range: place.range)
        }
    }

    /// In the order in which they stand.
    package var writtenFields: [WrittenField] {
        document.metadata.map { entry in
            WrittenField(
                field: entry.field, name: entry.name, value: entry.value, range: entry.range,
                valueRange: entry.valueRange, isInFrontMatter: entry.place == .frontMatter)
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Proposals that the text names by their numbers, `Enhancement 012`, with the bytes of that.
    package var namedProposals: [(number: Int, range: Range<Int>)] {
        document.namedProposals.map { ($0.number, $0.range) }
    }
}
