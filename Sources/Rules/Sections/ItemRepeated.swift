import Markdown
import Proposals

/// # `goal-repeated`, `non-goal-repeated`
///
/// No item of a list stands in it twice. What stands in two lists of one section is of two things, as
/// tests of one kind of object and of another. The rule is named after the section.
///
/// Wrong: `- Fast pushes` twice under Goals.
extension Rule {
    static func itemRepeated(of section: Template.Section, at index: Int) -> Rule {
        Rule(
            "\(RuleCatalogue.singularStem(section.title))-repeated", .sections, .note,
            "No item of `\(section.title)` stands twice."
        ) { document in
            document.lists(ofSection: index).flatMap { list -> [Problem] in
                var seen: Set<NormalizedText> = []
                return document.items(ofList: list).compactMap { text, range -> Problem? in
                    guard !seen.insert(text).inserted else { return nil }
                    return Problem(
                        range, .templateSection(index),
                        "\(Wording.quoted(document.text(range).onOneLine)) stands twice.",
                        help: "Remove one of the two.",
                        fixes: [
                            .suggested(
                                "Remove the second.",
                                [.init(document.lines.wholeLines(range), "")])
                        ])
                }
            }
        }
    }

    /// # `goal-both-ways`
    ///
    /// What is a goal is no non-goal. The rule is named after the section that has a counterpart
    /// with `Non-` in front.
    ///
    /// Wrong: `- Tag history` under Goals and under Non-Goals.
    static func itemBothWays(
        of section: Template.Section, at index: Int, against other: Int
    ) -> Rule {
        Rule(
            "\(RuleCatalogue.singularStem(section.title))-both-ways", .sections, .warning,
            "What stands under `\(section.title)` does not stand under its opposite."
        ) { document in
            let wanted = Set(document.items(ofSection: index).map(\.text))
            return document.items(ofSection: other).compactMap { text, range in
                guard wanted.contains(text) else { return nil }
                return Problem(
                    range, .templateSection(other),
                    "\(Wording.quoted(document.text(range).onOneLine)) stands under "
                        + "\(section.title) too.",
                    help: "It is one or the other.")
            }
        }
    }
}

extension CheckedDocument {
    /// The outermost lists of a section.
    fileprivate func lists(ofSection index: Int) -> [Int] {
        guard let place = place(forTemplate: index), place.hasOwnText else { return [] }
        return place.blocks.filter { listMarker($0) != nil }
    }

    /// The items of a section's outermost lists, without their markup.
    fileprivate func items(ofSection index: Int) -> [(text: NormalizedText, range: Range<Int>)] {
        lists(ofSection: index).flatMap { items(ofList: $0) }
    }

    /// The items of a list, without their markup.
    fileprivate func items(ofList list: Int) -> [(text: NormalizedText, range: Range<Int>)] {
        tree.children(of: list).compactMap { item in
            guard item + 1 < tree.blocks[item].end, tree.blocks[item + 1].isParagraph
            else { return nil }
            let range = tree.blocks[item + 1].range
            let text = NormalizedText(self.text(range))
            return text.isEmpty ? nil : (text, range)
        }
    }
}
