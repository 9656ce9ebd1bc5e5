import Proposals

/// All rules: rules that hold for any template, and rules that a template brings with it.
package enum RuleCatalogue {
    /// The rules of the octoserve template.
    package static let all = derivedRules(of: .enhancement)

    /// The rule that says what saving in the form does by itself.
    package static let dateBehind = Rule.dateBehind.name
    package static let spelling = Rule.spelling.name
    package static let fileNumberDiffers = Rule.fileNumberDiffers.name

    package static var names: [String] { all.map(\.name) }

    /// The rules for a template: the demands of its own text become rules named after its fields
    /// and sections.
    package static func rules(for template: Template) -> [Rule] {
        // Nearly every check is of the built-in template or of none, whose rules are made once.
        if template.isNone { return withoutTemplate }
        // A project, or a newer version of it, may give its fields other values.
        let isBuiltIn =
            template.source.bytes == Template.enhancement.source.bytes
            && template.fields.map(\.kind) == Template.enhancement.fields.map(\.kind)
        return isBuiltIn ? all : derivedRules(of: template)
    }

    private static let withoutTemplate = derivedRules(of: .none)

    private static func derivedRules(of template: Template) -> [Rule] {
        title + information + fields(of: template) + sections + sectionBySection(of: template)
            + reviews + text
    }

    private static let title: [Rule] = [
        .titleMissing, .titleRepeated, .titlePlaceholder, .titleDiffers, .titleNumberDiffers,
        .titleLong, .fileNameForm, .preambleLeft,
    ]

    private static let information: [Rule] = [
        .metadataSectionMissing, .metadataFieldMissing, .metadataFieldRepeated,
        .metadataFieldForm, .metadataFieldOrder, .metadataFieldUnknown, .metadataPlaceholder,
        .numberMissing, .numberForm, .dateForm, .dateOrder, .dateFuture,
        .numberEarly, .numberTaken, .numberTakenElsewhere, .fileNumberDiffers, .statusJump,
        .dateBehind, .supersedeOneWay,
    ]

    private static func fields(of template: Template) -> [Rule] {
        template.fields.compactMap { field -> Rule? in
            if let choices = field.listedValues { return .choiceValue(of: field, choices: choices) }
            switch field.kind {
            case .people where field.place != .frontMatter: return .peopleForm(of: field)
            case .line where !field.examples.isEmpty: return .exampleValue(of: field)
            case .prose, .list, .phaseTitle, .phaseText, .line, .number, .date, .people, .values,
                .choice:
                return nil
            }
        }
    }

    private static let sections: [Rule] = [
        .sectionMissing, .sectionRenamed, .sectionLevel, .sectionOrder, .sectionRepeated,
        .sectionExtra, .sectionEmpty, .sectionUntouched, .promptLeft, .commentLeft,
        .placeholderLeft,
        .alternativeEmpty,
        .todoMark, .notApplicableBare, .templateNewer, .acceptedChanged, .overlapsBranch,
    ]

    private static func sectionBySection(of template: Template) -> [Rule] {
        var rules = template.sections.indices.flatMap { self.rules(ofSection: $0, in: template) }
        if template.sections.contains(where: \.hasPhases) {
            rules += [.phasesNumbered, .phasesSequence]
        }
        return rules
    }

    /// Names of the rules that answer what the template asks of one of its sections.
    package static func names(ofSection index: Int, in template: Template) -> [String] {
        let isPhases = template.sections[index].hasPhases
        let phases: [Rule] = isPhases ? [.phasesNumbered, .phasesSequence] : []
        return (rules(ofSection: index, in: template) + phases).map(\.name)
    }

    private static func rules(ofSection index: Int, in template: Template) -> [Rule] {
        let section = template.sections[index]
        var rules: [Rule] = []
        if let limit = section.paragraphs {
            rules.append(.paragraphLimit(of: section, at: index, limit: limit))
            rules.append(.wordLimit(of: section, at: index))
            rules.append(.plainText(of: section, at: index))
        }
        if section.name == HeadingName("References") {
            rules.append(.referencesLink(of: section, at: index))
        }
        guard section.kind == .list else { return rules }
        // Items that are counted ask for a list; others are an example, and prose answers as well.
        if section.placeholders.allSatisfy({ $0.prefix { $0 != ":" }.last?.isNumber ?? false }) {
            rules.append(.listAsked(of: section, at: index))
        }
        rules.append(.itemRepeated(of: section, at: index))
        let opposite = HeadingName("Non-\(section.title)")
        if let other = template.sections.firstIndex(where: { $0.name == opposite }) {
            rules.append(.itemBothWays(of: section, at: index, against: other))
        }
        return rules
    }

    private static let reviews: [Rule] = [
        .statusUnsigned, .reviewStale, .reviewConcern, .reviewSelf, .reviewOrphan,
    ]

    private static let text: [Rule] = [
        .proposalUnknown, .headingNoSpace, .linesJoin, .hiddenCharacter, .conflictMarks,
        .linkFile, .linkAnchor, .linkReference, .linkEmpty, .linkReversed, .linkNumberDiffers,
        .contentsIncomplete, .alertForm, .tableColumns,
        .textAsTag, .unresolvedBlock, .fenceOpen, .lineEndsMixed, .notUTF8, .frontMatterHides,
        .frontMatterForm,
        .wordRepeated,
        .spelling, .suppressionIdle,
        .suppressionBare,
    ]

    /// The stem of a rule about one item of a list: `Goals` gives `goal`.
    static func singularStem(_ name: String) -> String {
        let stem = stem(name)
        return stem.count > 1 && stem.hasSuffix("s") ? String(stem.dropLast()) : stem
    }

    /// The first part of the name of a rule that belongs to a field or a section.
    static func stem(_ name: String) -> String { Slug(name, isInASCII: true)?.string ?? "unnamed" }
}
