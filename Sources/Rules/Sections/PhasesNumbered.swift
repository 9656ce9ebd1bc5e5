import Markdown

/// # `phases-numbered`
///
/// Phases are an ordered list, or headings `Phase 1`, `Phase 2`, so that a review can speak of
/// one. A short paragraph instead, such as `One phase.` or `Not applicable`, is an answer too.
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
                document.listMarker(block)?.ordered == true || document.isPhaseHeading(block)
            }
            guard !isNumbered else { return nil }
            return Problem(
                document.tree.blocks[first].range, .templateSection(index),
                "The phases are not numbered.",
                help: "Write `1. Phase 1: …`, so that a review can speak of one.")
        }
    }
}
