import Proposals

/// # `summary-paragraphs`
///
/// Where the template limits a section, `1-2 paragraph`, no more stand there. Lists, tables and
/// code are not counted. The rule is named after the section: `Summary` gives
/// `summary-paragraphs`.
///
/// Wrong: a Summary of four paragraphs. Right: two, the rest in Overview.
extension Rule {
    static func paragraphLimit(
        of section: Template.Section, at index: Int, limit: ClosedRange<Int>
    ) -> Rule {
        let asked = "\(limit.lowerBound)-\(limit.upperBound)"
        return Rule(
            "\(RuleCatalogue.stem(section.title))-paragraphs", .sections, .warning,
            "`\(section.title)` has \(asked) paragraphs."
        ) { document in
            guard let place = document.place(forTemplate: index), place.hasOwnText else {
                return []
            }
            let paragraphs = place.blocks.filter { document.isProse($0) }
            guard paragraphs.count > limit.upperBound else { return [] }
            return [
                Problem(
                    document.tree.blocks[paragraphs[limit.upperBound]].range,
                    .templateSection(index),
                    "\(section.title) has \(paragraphs.count) paragraphs; \(asked) are asked for.",
                    help: "Move the detail further down: many read this section alone.")
            ]
        }
    }
}
