import Proposals

/// # `metadata-section-missing`
///
/// The block that says who proposes what, and how far it is, stands below the title. Where a document has
/// fields of a project's template below its title, without the section, they are read there, and nothing is
/// missed but fields.
///
/// Wrong: a proposal that goes from its title to `## Summary`.
/// Right: `## Enhancement Information` with its list between them.
extension Rule {
    static let metadataSectionMissing = Rule(
        "metadata-section-missing", .information, .error, "The information block is there."
    ) { document in
        guard let place = document.informationPlace, !place.isPresent, let asked = place.asked,
            let index = place.templateIndex, !document.hasFieldsElsewhere,
            document.renamed[index] == nil,
            !document.levels.found.contains(index), !document.hiddenHeadings.contains(asked.name)
        else { return [] }
        let heading = String(repeating: "#", count: asked.level) + " " + asked.title
        return [
            Problem(
                place.range, .templateSection(index), "`\(heading)` is missing.",
                help: "Add it under the title: it says who proposes this, and how far it is.",
                fixes: document.insertion(of: heading, at: place))
        ]
    }
}

extension CheckedDocument {
    /// The heading with each field as the template has it: with what the title says of it, else with
    /// the template's words. Nothing where no section says where it goes.
    fileprivate func insertion(of heading: String, at place: SectionSpan) -> [Fix] {
        let isPlaced = template.file == nil || proposal.hasPlaceForAbsent
        guard isOpen(at: place.range.lowerBound), isPlaced, template.headerSection == nil else {
            return []
        }
        var lines = [heading, ""]
        var isBelowList = false
        for field in template.fields where field.place == .section {
            if isBelowList || field.isParted && lines.count > 2 { lines.append("") }
            let words = field.written(valueInTitle(of: field) ?? field.placeholder)
            lines += words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            isBelowList = field.itemLead != nil
        }
        let text = lines.joined(separator: proposal.lineEnding)
        return [
            .suggested(
                "Add `\(heading)` with the template's fields.",
                [insertion(of: text, at: place.range.lowerBound)])
        ]
    }

    /// What the title's heading says of a field: the title, or the number.
    private func valueInTitle(of field: Template.Field) -> String? {
        guard let title, NormalizedText(title.heading) != NormalizedText(template.title) else {
            return nil
        }
        let isTitle = field.name == titleField?.name
        let value = isTitle ? title.title.onOneLine : field.kind == .number ? title.number : ""
        return value.isEmpty ? nil : value
    }
}
