import Proposals

/// # `goals-list`, `non-goals-list`
///
/// Where the template shows a list, the section holds one: goals are ticked off one by one. A word
/// or two instead, such as `None.`, is an answer too. The rules are named after the sections.
///
/// Wrong: `We want fast pushes and we want tags.` Right: `- Fast pushes` and `- Tags`.
extension Rule {
    static func listAsked(of section: Template.Section, at index: Int) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(section.title))-list", .sections, .warning,
            "`\(section.title)` is a list."
        ) { document in
            guard let place = document.place(forTemplate: index), place.hasOwnText,
                let first = place.blocks.first, place.blocks.allSatisfy({ document.isProse($0) }),
                !document.isShortAnswer(place, words: 3)
            else { return [] }
            return [
                Problem(
                    document.tree.blocks[first].range, .templateSection(index),
                    "\(section.title) holds prose only.",
                    help: "Make it a list: its items are discussed and checked one by one.",
                    fixes: [
                        .suggested(
                            place.blocks.count == 1
                                ? "Make an item of the paragraph."
                                : "Make items of the \(place.blocks.count) paragraphs.",
                            place.blocks.flatMap { document.item(of: $0, lead: "- ") })
                    ])
            ]
        }
    }
}
