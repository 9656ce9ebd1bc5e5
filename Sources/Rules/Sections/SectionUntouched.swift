/// # `section-untouched`
///
/// The text of a section is the writer's, not what the template asks there. Text is compared
/// without case, line breaks and markup. A section that is `(optional)` by the template's heading or
/// its own, and one whose parts were written, may keep it.
///
/// Wrong: `## Overview` with `Provide a detailed description of the proposed solution.`
/// Right: `## Overview` with that description.
extension Rule {
    static let sectionUntouched = Rule(
        "section-untouched", .sections, draft: .todo, later: .error,
        "No section is still the template's text."
    ) { document in
        document.places.compactMap { place in
            guard place.isUntouched, !place.isExcused, let index = place.templateIndex else {
                return nil
            }
            return Problem(
                place.title, .templateSection(index),
                "'\(place.name)' is still the template's text.",
                help: "Write your own in its place.")
        }
    }
}
