/// # `metadata-section-missing`
///
/// The block that says who proposes what, and how far it is, stands below the title.
///
/// Wrong: a proposal that goes from its title to `## Summary`.
/// Right: `## Enhancement Information` with its list between them.
extension Rule {
    static let metadataSectionMissing = Rule(
        "metadata-section-missing", .information, .error, "The information block is there."
    ) { document in
        guard let place = document.informationPlace, !place.isPresent, let asked = place.asked,
            let index = place.templateIndex, document.renamed[index] == nil
        else { return [] }
        let heading = String(repeating: "#", count: asked.level) + " " + asked.title
        return [
            Problem(
                place.range, .templateSection(index), "`\(heading)` is missing.",
                help: "Add it under the title: it says who proposes this, and how far it is.")
        ]
    }
}
