/// # `section-untouched`
///
/// The text of a section is the writer's, not what the template asks there. Text is compared
/// without case, line breaks and markup. A section that is `(optional)` by the template's heading or
/// its own may keep it; of one whose parts were written `prompt-left` tells. Where a newer version of
/// the template has a section that the proposal's own does not know, its text is the template's, too.
///
/// Wrong: `## Overview` with `Provide a detailed description of the proposed solution.`
/// Right: `## Overview` with that description.
extension Rule {
    static let sectionUntouched = Rule(
        "section-untouched", .sections, draft: .todo, later: .error,
        "No section is still the template's text."
    ) { document in
        (document.places + document.newerPlaces).compactMap { place in
            guard place.isUntouched, !place.isExcused else { return nil }
            return Problem(
                place.title, place.subject,
                "'\(place.name)' is still the template's text.",
                help: "Write your own in its place.")
        }
    }
}
