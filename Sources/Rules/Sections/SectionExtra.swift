import Proposals

/// # `section-extra`
///
/// Off unless it is asked for: many good proposals have sections of their own. Where it is on, each
/// heading of the outermost level is one of the template's; what else there is to say stands below
/// one of those.
///
/// Wrong: `## Rollout`. Right: `### Rollout` below `## Migration Path`.
extension Rule {
    static let sectionExtra = Rule(
        "section-extra", .sections, draft: nil, later: nil, "No section is one of its own."
    ) { document in
        let sections = document.template.sections
        guard !sections.isEmpty else { return [] }
        let outermost = document.template.outerLevel
        // What is told of under another name is not extra.
        let told = Set(
            document.renamed.values.map(\.title.lowerBound)
                + document.levels.wrong.map(\.block.content.lowerBound))
        let paths = Set(sections.map(\.path))
        return document.places.filter {
            $0.templateIndex == nil && !$0.isAboveSections && $0.isPresent && $0.level == outermost
                && !told.contains($0.title.lowerBound) && !paths.contains($0.path)
        }.map { place in
            Problem(
                place.title, .otherSection,
                "\(Wording.quoted(place.name)) is not in the template.",
                help: "Put it below one of the template's sections.")
        }
    }
}
