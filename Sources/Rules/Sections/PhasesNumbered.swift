import Markdown
import Proposals

/// # `phases-numbered`
///
/// Phases are an ordered list, or headings `Phase 1`, `Phase 2`, so that a review can speak of
/// one; so are headings that begin with a number, labels in bold, and a table. A short paragraph
/// instead, such as `One phase.` or `Not applicable`, is an answer too.
///
/// Wrong: `- Storage` and `- API`. Right: `1. Phase 1: Storage` and `2. Phase 2: API`.
extension Rule {
    static let phasesNumbered = Rule(
        "phases-numbered", .sections, .warning, "Phases are numbered."
    ) { document in
        document.phasePlaces.compactMap { place in
            guard let first = place.blocks.first, let index = place.templateIndex,
                !document.isShortAnswer(place, words: 20)
            else { return nil }
            let isNumbered = place.blocks.contains { block in
                document.listMarker(block)?.ordered == true || document.isNumberedPhase(block)
            }
            guard !isNumbered else { return nil }
            return Problem(
                document.tree.blocks[first].range, .templateSection(index),
                "The phases are not numbered.",
                help: "Write `1. Phase 1: …`, so that a review can speak of one.",
                fixes: document.numbering(of: place))
        }
    }
}

extension CheckedDocument {
    /// Whether a block names a phase by its number, or may name several in its rows.
    fileprivate func isNumberedPhase(_ index: Int) -> Bool {
        let block = tree.blocks[index]
        if case .table = block.kind { return true }
        let isHeading = headingLevel(index) != nil
        let content = text(block.content)
        guard isHeading || content.hasPrefix("**") || content.hasPrefix("__") else { return false }
        let words = content.drop { "*_ ".contains($0) }
        if let number = words.first, number.isNumber, isHeading { return true }
        let label = words.prefix(5).lowercased()
        let number = words.dropFirst(5).drop { $0 == " " }.first
        return label == "phase" && (number?.isNumber ?? false)
    }

    /// Numbers the items of the section's first list, else its paragraphs.
    fileprivate func numbering(of place: SectionSpan) -> [Fix] {
        let edits: [Fix.Edit]
        if let list = place.blocks.first(where: { listMarker($0) != nil }) {
            edits = tree.children(of: list).enumerated().flatMap { numbered($1, as: $0 + 1) }
        } else if place.blocks.allSatisfy({ isProse($0) }) {
            edits = place.blocks.enumerated().flatMap {
                item(of: $1, lead: "\($0 + 1). " + label($0 + 1, of: tree.blocks[$1].content))
            }
        } else {
            return []
        }
        return [.suggested("Number the phases.", edits)]
    }

    /// An item with a number in place of its mark, and all below it as far in as its text.
    private func numbered(_ index: Int, as number: Int) -> [Fix.Edit] {
        let item = tree.blocks[index]
        guard case .item(let marker) = item.kind else { return [] }
        let start = item.range.lowerBound
        let width = marker.contentIndent - (start - marker.lead.lowerBound)
        let sign = "\(number)."
        let padding = max(1, width - sign.utf8.count)
        let text = sign + String(repeating: " ", count: padding) + label(number, of: item.content)
        // The lead of an item without text on its first line runs to the end of that line.
        let end = max(start + 1, min(marker.lead.upperBound, trimmed(item.content).lowerBound))
        return [.init(start..<end, text)]
            + indentation(below: item.range, by: sign.utf8.count + padding - width)
    }

    /// `Phase 2: `, if the text does not begin so.
    private func label(_ number: Int, of text: Range<Int>) -> String {
        phaseNumber(text) == nil ? "Phase \(number): " : ""
    }
}
