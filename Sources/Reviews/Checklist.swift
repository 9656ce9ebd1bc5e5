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
            let boxes = section.blocks.filter(\.isTask).map(\.text.withoutBox)
            let instructions = (boxes.isEmpty ? [] : section.fixedWords) + section.guidance
            return Entry(
                section: index, questions: instructions + boxes + section.topics,
                isRequired: !section.isConditional && !section.isOptional,
                instructions: instructions.count)
        }
    }

    package func entry(forTemplate index: Int) -> Entry? { entries.first { $0.section == index } }
}

extension Template.Section {
    /// Text that stays, but for link definitions: beside tick boxes it says how to tick them.
    fileprivate var fixedWords: [String] {
        blocks.filter { $0.role == .fixed && !$0.text.hasPrefix("[") }.map(\.text)
    }
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
