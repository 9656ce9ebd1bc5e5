import Markdown
import Proposals

/// # `summary-long`
///
/// A section that the template limits to some paragraphs is short: two hundred words, or it is read
/// by nobody. The rule is named after the section.
///
/// Wrong: a Summary of 300 words. Right: the detail in Overview.
extension Rule {
    private static let mostWords = 200

    static func wordLimit(of section: Template.Section, at index: Int) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(section.title))-long", .sections, .note,
            "`\(section.title)` has \(mostWords) words at most."
        ) { document in
            guard let place = document.place(forTemplate: index), place.hasOwnText else {
                return []
            }
            let count = document.wordCount(of: place)
            guard count > mostWords else { return [] }
            return [
                Problem(
                    place.title, .templateSection(index),
                    "\(section.title) has \(count) words.",
                    help: "Move the detail further down: many read this section alone.")
            ]
        }
    }

    /// # `summary-structure`
    ///
    /// Such a section is text: headings, lists and tables belong further down. The rule is named
    /// after the section.
    ///
    /// Wrong: a list in Summary.
    static func plainText(of section: Template.Section, at index: Int) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(section.title))-structure", .sections, .note,
            "`\(section.title)` is paragraphs only."
        ) { document in
            guard let place = document.place(forTemplate: index), place.hasOwnText else {
                return []
            }
            let found = place.blocks.compactMap { index -> (String, Range<Int>)? in
                let block = document.tree.blocks[index]
                switch block.kind {
                case .heading: return ("a heading", block.range)
                case .list: return ("a list", block.range)
                case .table: return ("a table", block.range)
                default: return nil
                }
            }
            guard let first = found.first else { return [] }
            return [
                Problem(
                    first.1, .templateSection(index), "\(section.title) holds \(first.0).",
                    help: "Write it as text, or move it further down.")
            ]
        }
    }
}
