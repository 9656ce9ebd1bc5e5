import Proposals

/// # `section-untouched`
///
/// The text of a section is the writer's, not what the template asks there. Text is compared
/// without case, line breaks and markup. A section that is `(optional)` by its own heading may keep it;
/// one that the template calls so is told of once all others are written, or the proposal was accepted:
/// it may go, but not stay as it is. Of a section whose parts were written `prompt-left` tells. Where a
/// newer version of the template has a section that the proposal's own does not know, its text is the
/// template's, too. What half of the folder's accepted documents keep word for word, five at least, is not
/// told; nor is a section with nothing but comments that half of them keep, in one that was accepted. Text that
/// is meant to stay is something to do where it is all that stands there, and next to none of them keep it.
///
/// Wrong: `## Overview` with `Provide a detailed description of the proposed solution.`
/// Right: `## Overview` with that description.
extension Rule {
    static let sectionUntouched = Rule(
        "section-untouched", .sections, draft: .todo, later: .error,
        "No section is still the template's text."
    ) { document in
        let required = (document.places + document.newerPlaces).compactMap { place -> Problem? in
            guard place.isUntouched, !place.isExcused, !document.isKeptWhole(place) else {
                return nil
            }
            return Problem(
                place.title, place.subject,
                "'\(place.name)' is still the template's text.",
                help: "Write your own in its place.")
        }
        return required + document.textsThatOthersDrop
            + document.optionalPlacesLeft.map { place -> Problem in
                var problem = Problem(
                    place.title, place.subject,
                    "'\(place.name)' is optional, and still the template's text.",
                    help: "Write your own in its place, or remove the section.")
                problem.level = .warning
                return problem
            }
    }
}

extension CheckedDocument {
    /// Problems of sections with nothing but text of the template's that would stay, were there not the folder's
    /// accepted documents, of which next to none keep it beside their own.
    fileprivate var textsThatOthersDrop: [Problem] {
        guard let shares = context.shares, template.sections.contains(where: \.isFixed) else {
            return []
        }
        return places.compactMap { place -> Problem? in
            guard let index = place.templateIndex, let asked = place.asked, asked.isFixed,
                place.isPresent, !place.hasWrittenParts, !place.isExcused || isWritten,
                case let kept = template.keepable.filter({ $0.section == index }), !kept.isEmpty,
                kept.allSatisfy({ shares[$0.words]?.isDropped == true }),
                NormalizedText(text(place.body)) == asked.body
            else { return nil }
            var problem = Problem(
                place.title, place.subject, "'\(place.name)' is still the template's text.",
                help: "Write your own in its place, as accepted documents have it.")
            problem.level = .todo
            return problem
        }
    }

    /// Sections that may be left out and have nothing but the template's text, with all that stands
    /// below them: the outermost ones, and none before the rest is written.
    fileprivate var optionalPlacesLeft: [SectionSpan] {
        guard template.sections.contains(where: \.isOptional), isWritten else { return [] }
        var left: [SectionSpan] = []
        var around: SectionSpan?
        for place in places where place.isPresent && !place.isAboveSections {
            if let outer = around, place.level <= outer.level { around = nil }
            if around == nil, place.asked?.isOptional == true, !place.hasOwnText,
                !place.hasWrittenParts, !isKeptWhole(place)
            {
                around = place
            }
            guard let outer = around, left.last !== outer, place.isUntouched, !place.isBlank,
                place.asked?.showsWhatItAsks == true
            else { continue }
            left.append(outer)
        }
        return left
    }

    /// Whether the folder's accepted documents keep a section as the template has it, which this one does:
    /// text that all read, or in a document that was accepted.
    func isKeptWhole(_ place: SectionSpan) -> Bool {
        let wasAccepted = template.state != nil && wasTaken
        guard let asked = place.asked, !place.isBlank || wasAccepted else { return false }
        return context.shares?.isKeptWhole(asked) ?? false
    }

    /// Whether the author is through with what has to be written.
    var isWritten: Bool {
        if template.state != nil, wasTaken { return true }
        return places.contains(where: \.isBegun)
            && places.allSatisfy { place in
                let isOpen = place.isUntouched || place.isBlank && !place.hasParts
                return !place.isPresent || !isOpen || place.isExcused
                    || place.asked?.isToFill != true || place.isUntouched && isKeptWhole(place)
            }
    }
}

extension Template.Section {
    /// Whether a reader sees what it asks: words outside of comments that are to be replaced.
    fileprivate var showsWhatItAsks: Bool {
        blocks.contains { block in
            guard !block.isComment, block.role != .default else { return false }
            return !block.isKept || !block.placeholders.isEmpty || block.isSkeleton
        }
    }
}
