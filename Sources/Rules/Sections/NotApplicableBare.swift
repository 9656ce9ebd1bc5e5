import Markdown
import Proposals

/// # `not-applicable-bare`
///
/// A section that does not apply says why in a few words: reviewers ask anyway. Where the template
/// begins with "If", in lists and for sources `None` is an answer of its own.
///
/// Wrong: `N/A` under Security Considerations. Right: `None: nothing is stored.`
extension Rule {
    static let notApplicableBare = Rule(
        "not-applicable-bare", .sections, draft: nil, later: .note,
        "A section that does not apply says why."
    ) { document in
        let answers: Set = ["n/a", "na", "none", "not applicable", "nothing", "-"]
        return document.writtenPlaces.compactMap { place in
            guard let asked = place.asked, let index = place.templateIndex, !asked.isConditional,
                asked.kind != .list,
                asked.name.string != "references", document.isShortAnswer(place, words: 2),
                let only = place.blocks.first
            else { return nil }
            let range = document.tree.blocks[only].range
            let words = NormalizedText(document.text(range)).string.filter { $0 != "." }
            guard answers.contains(words) else { return nil }
            return Problem(
                range, .templateSection(index),
                "\(place.name) just says \(Wording.quoted(document.text(range))).",
                help: "Say why in a few words: reviewers ask.")
        }
    }
}
