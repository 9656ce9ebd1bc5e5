import Proposals
import Prose

/// What a reviewer is asked of each section, read from the template: its instruction, then each of
/// the bullets below it, word for word. What the template says of itself, and examples, ask nothing.
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
            let instructions = (boxes.isEmpty ? [] : section.fixedWords) + section.requests
            return Entry(
                section: index,
                questions: instructions + boxes + section.topics.filter { !$0.asksNothing },
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

    /// The guidance without what asks nothing: an example goes with the words that lead to it.
    fileprivate var requests: [String] {
        guidance.indices.filter { index in
            !guidance[index].asksNothing && !guidance[index].leadsToExample
                && (index == 0 || !guidance[index - 1].leadsToExample)
        }.map { guidance[$0] }
    }
}

extension String {
    /// Whether words of the template say nothing of what the section should hold: that it may be left
    /// out, how many items there can be, what to do with the template's words, where links lead.
    fileprivate var asksNothing: Bool {
        if asksToBeRemoved || definesLink { return true }
        guard wordCount <= 12 else { return false }
        let words = lowercased()
        let remarks = [
            " is optional", " are optional", "an optional element", "not required until",
            "placeholder is acceptable",
        ]
        return remarks.contains(where: words.contains)
            || words.drop { !$0.isLetter }.hasPrefix("number") && words.contains(" can vary")
    }

    /// `[label]: https://example.org`
    private var definesLink: Bool {
        guard hasPrefix("["), let end = firstRange(of: "]: ") else { return false }
        let address = self[end.upperBound...].prefix { $0 != " " }
        return address.hasPrefix("#") || address.contains("/")
    }

    /// `Example (of another proposal):`, `For example:`
    fileprivate var leadsToExample: Bool {
        let words = lowercased().filter { !"*_".contains($0) }
        return words.hasSuffix(":") && wordCount <= 8
            && ["example", "for example"].contains(where: words.hasPrefix)
    }

    /// Without the box of a task.
    fileprivate var withoutBox: String {
        for box in ["[ ] ", "[x] ", "[X] "] where hasPrefix(box) {
            return String(dropFirst(box.count))
        }
        return self
    }
}
