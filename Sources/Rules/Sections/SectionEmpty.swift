/// # `section-empty`
///
/// A heading of the template has text below it, or deeper headings with text; a comment is none, nor is one that
/// asks for a status, or a line across the page.
/// Where there is nothing to say, `None`, or better why, says so. A section whose heading
/// ends with `(optional)`, in the template or here, may be empty.
///
/// Wrong: `## References` with nothing below it. Right: `## References` with `None.` below it.
extension Rule {
    static let sectionEmpty = Rule(
        "section-empty", .sections, draft: .todo, later: .error, "No section is empty."
    ) { document in
        (document.places + document.newerPlaces).compactMap { place in
            guard place.isPresent, place.isBlank, !place.hasParts,
                !place.isUntouched, !place.isExcused,
                place.asked.map({ $0.isToFill || $0.asksForValueInComments }) == true
            else { return nil }
            return Problem(
                place.title, place.subject, "'\(place.name)' is empty.",
                help: "Fill it in, or say in a sentence why there is nothing to say.")
        }
    }
}
