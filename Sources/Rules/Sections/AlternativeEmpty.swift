import Markdown
import Proposals

/// # `alternative-empty`
///
/// An alternative that is named is also told: what it is, and why it was not taken. It holds in
/// sections for which the template asks why something was rejected.
///
/// Wrong: `### A database` with no text below it.
extension Rule {
    static let alternativeEmpty = Rule(
        "alternative-empty", .sections, .warning, "Every alternative has text."
    ) { document in
        document.writtenPlaces.filter { $0.asked?.asksWhyRejected ?? false }.flatMap { place in
            place.blocks.indices.compactMap { position -> Problem? in
                let index = place.blocks[position]
                guard let level = document.headingLevel(index) else { return nil }
                if position + 1 < place.blocks.count {
                    guard let next = document.headingLevel(place.blocks[position + 1]),
                        next <= level
                    else { return nil }
                }
                let title = document.tree.blocks[index].content
                return Problem(
                    title, place.subject,
                    "\(Wording.quoted(document.text(title))) says nothing.",
                    help: "Say what it is, and why it was not taken.")
            }
        }
    }
}
