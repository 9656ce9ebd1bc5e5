import Proposals

/// What a reviewer is asked of each section, read from the template: its instruction, then each of
/// the bullets below it, word for word.
package struct Checklist: Sendable {
    package struct Entry: Equatable, Sendable {
        /// Index in the template.
        package let section: Int
        package let questions: [String]
        /// Whether an approval needs the section: it is neither optional nor conditional.
        package let isRequired: Bool
        /// How many of the questions are instructions; the others are bullets.
        package let instructions: Int
    }

    package let entries: [Entry]

    package init(_ template: Template) {
        entries = template.sections.enumerated().compactMap { index, section in
            guard section.isToFill else { return nil }
            return Entry(
                section: index, questions: section.guidance + section.topics.map(\.withoutBox),
                isRequired: !section.isConditional && !section.isOptional,
                instructions: section.guidance.count)
        }
    }

    package func entry(forTemplate index: Int) -> Entry? { entries.first { $0.section == index } }
}

extension String {
    /// Without the box of a task.
    fileprivate var withoutBox: String {
        for box in ["[ ] ", "[x] ", "[X] "] where hasPrefix(box) {
            return String(dropFirst(box.count))
        }
        return self
    }
}
