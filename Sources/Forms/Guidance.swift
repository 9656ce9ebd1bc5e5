import Proposals
import Prose

/// What the template asks for in a section, or in a field above the sections.
package struct Guidance: Equatable {
    /// Nil above the sections.
    fileprivate let section: Template.Section?
    fileprivate let fieldCount: Int
    /// The words that ask for something above the sections; empty for nothing in particular.
    fileprivate(set) var words = ""

    /// The whole guidance as one text.
    package var text: String {
        guard let section, section.kind != .fields else {
            return words.isEmpty
                ? "\(fieldCount) fields. Tab and Shift-Tab move between them." : words
        }
        return section.paragraphsOfGuidance.joined(separator: " ")
    }

    package static func == (left: Guidance, right: Guidance) -> Bool {
        left.section === right.section && left.fieldCount == right.fieldCount
            && left.words == right.words
    }
}

extension Template.Section {
    /// What the template asks for, the points of a list in one paragraph, where they stand.
    var paragraphsOfGuidance: [String] {
        var paragraphs: [String] = []
        var isBelowTopic = false
        for wanted in self.wanted {
            if wanted.isTopic, isBelowTopic {
                paragraphs[paragraphs.count - 1].removeLast()
                paragraphs[paragraphs.count - 1] += "; \(wanted.words)."
            } else {
                paragraphs.append(wanted.isTopic ? wanted.words + "." : wanted.words)
            }
            isBelowTopic = wanted.isTopic
        }
        return paragraphs
    }
}

extension Form {
    /// What the template asks for in the section at hand.
    package var guidance: Guidance? {
        if let asked = proposal.templateSection(of: section) {
            return Guidance(section: asked, fieldCount: proposal.template.fields.count)
        }
        return guidanceAboveSections
    }

    /// The guidance below the title, or for a field whose row does not hold it.
    private var guidanceAboveSections: Guidance? {
        let preamble = proposal.template.preamble
        switch proposal.sections[section].role {
        case .frontMatter: break
        case .head where !preamble.promptWords.isEmpty:
            return Guidance(section: nil, fieldCount: 0, words: preamble.promptWords)
        case .head: break
        case .template, .other: return nil
        }
        let count = content.slots.count { $0.field.name != nil }
        guard count > 1, !proposal.template.isNone else { return nil }
        let hint = hint(of: field) ?? ""
        let isCut = hint.columns + 2 > wrapping(of: field.kind).columns
        return Guidance(section: nil, fieldCount: count, words: isCut ? hint : "")
    }

    /// What stands in a field that is empty: what is asked, and whether the file is without the field.
    package func hint(of field: Field) -> String? {
        guard proposal.isLeftOut(field) else { return field.hint }
        return "left out" + (field.hint.map { ": \($0)" } ?? "")
    }

    /// The file's name where there is no title.
    package var fileTitle: String {
        let heading = proposal.titleHeading
        if !heading.isEmpty, heading != proposal.template.title { return heading }
        return session.file.path?.split(separator: "/").last.map(String.init) ?? "New proposal"
    }
}
