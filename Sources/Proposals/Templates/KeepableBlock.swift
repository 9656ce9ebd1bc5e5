import Prose

/// A part of a template's text that documents keep or drop when they answer: a comment, an answer that
/// may stand, a sentence that is meant to stay.
package struct KeepableBlock: Sendable {
    /// The section that it stands in, by its index in the template.
    package let section: Int
    package let block: TemplateBlock

    package var words: NormalizedText { block.body }

    /// What it is known by in a document: a sentence by its first words, for people mend the rest.
    fileprivate var sign: String {
        guard !block.isComment else { return words.string }
        return words.string.split(separator: " ").prefix(6).joined(separator: " ")
    }

    static func all(of sections: [Template.Section]) -> [KeepableBlock] {
        sections.indices.flatMap { index in
            sections[index].blocks.filter(\.isKeepable).map {
                KeepableBlock(section: index, block: $0)
            }
        }
    }
}

extension TemplateBlock {
    fileprivate var isKeepable: Bool {
        guard !isAboveHeading, !isTask else { return false }
        switch role {
        case .prompt: return isComment && body.wordCount >= 5
        case .fixed: return !isComment && body.wordCount >= 5
        case .default: return true
        case .topic, .placeholder, .scaffold: return false
        }
    }
}

extension Proposal {
    /// What of the template's text is in sections that somebody wrote, by its place in `keepable`:
    /// what could be there, and what is.
    package var keptBlocks: (asked: [Int], kept: [Int]) {
        guard !template.keepable.isEmpty else { return ([], []) }
        let holders = Set(template.keepable.map(\.section))
        var written: [Int: String] = [:]
        for section in sections where section.isPresent && !section.isUntouched {
            guard case .template(let index) = section.role, holders.contains(index),
                !section.isBlank
            else { continue }
            written[index] = NormalizedText(section.bodySource).string
        }
        let asked = template.keepable.indices.filter {
            written[template.keepable[$0].section] != nil
        }
        let kept = asked.filter {
            let block = template.keepable[$0]
            return written[block.section]?.range(ofText: block.sign) != nil
        }
        return (asked, kept)
    }
}
