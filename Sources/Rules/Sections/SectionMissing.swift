import Proposals

/// # `section-missing`
///
/// Every heading of the template is there, so that reviewers find each question answered; where
/// there is nothing to say, one sentence says so. A heading that is missing with its parts is
/// reported once, with those of its parts that stand under no other heading. The information block has
/// a rule of its own, and an optional section may be left out; a status that stands in another form, and the
/// heading of another one, `## Status: Accepted` for `## Status: Draft`, is not asked for once more. A section that only a newer version of the template has is missed where nearly all
/// accepted documents of the folder have it; one that next to none of these have is not missed in another
/// that was accepted.
///
/// Wrong: a proposal that goes from `## Backward Compatibility` to `## References`.
/// Right: `## Migration Path` between them, if only with `There is nothing to migrate: ...`.
extension Rule {
    static let sectionMissing = Rule(
        "section-missing", .sections, draft: .todo, later: .error,
        "Every section of the template is there."
    ) { document in
        let missing = document.missingSections
        let own = document.places.enumerated().compactMap { position, place -> Problem? in
            guard let index = place.templateIndex, missing.contains(index),
                let asked = place.asked, !document.hasMissingParent(asked, missing),
                !document.isAskedInVain(asked)
            else { return nil }
            var heading: String {
                String(repeating: "#", count: asked.level) + " " + asked.titleOfAnswer
            }
            var with: String {
                let parts = missing.count { document.template.sections[$0].isPart(of: asked) }
                return parts == 0 ? "" : " with its \(parts) parts"
            }
            return Problem(
                place.range, .templateSection(index),
                "`\(heading)` is missing\(with); it goes \(document.goal(of: index)).",
                help: "Reviewers look for it: if there is nothing to say, say why in a sentence.",
                fixes: document.insertion(of: heading, at: position))
        }
        return own + document.missingSectionsOfNewest
    }
}

extension CheckedDocument {
    /// The template's sections that are not there under any name, by their indices.
    fileprivate var missingSections: [Int] {
        let missing = places.compactMap { place -> Int? in
            guard let index = place.templateIndex, !place.isPresent,
                place.asked?.kind != .fields, place.asked?.isOptional == false,
                renamed[index] == nil,
                !levels.found.contains(index),
                template.state?.place != .ownSection(index) || !saysStatusElsewhere,
                !hasOtherStatus(than: index)
            else { return nil }
            return index
        }
        let hidden = missing.isEmpty ? [] : hiddenHeadings
        return withoutPartsElsewhere(
            missing.filter { !hidden.contains(template.sections[$0].name) })
    }

    /// Whether a section of the template that has a status in its heading, `## Status: Draft`, is there with
    /// another one.
    private func hasOtherStatus(than index: Int) -> Bool {
        guard let name = template.sections[index].title.nameBeforeStatus else { return false }
        return places.contains {
            $0.templateIndex == nil && text($0.title).nameBeforeStatus == name
        }
    }

    /// Without parts of a missing section that the document has under another heading.
    private func withoutPartsElsewhere(_ missing: [Int]) -> [Int] {
        let elsewhere = Set(displacedSections.values.joined().map(\.path))
        guard !elsewhere.isEmpty else { return missing }
        let paths = Set(missing.map { template.sections[$0].path })
        return missing.filter { index in
            let path = template.sections[index].path
            guard elsewhere.contains(path) else { return true }
            return !path.indices.dropFirst().contains { paths.contains(Array(path[..<$0])) }
        }
    }

    /// Whether the proposal was accepted as the others were, next to none of which have the section.
    fileprivate func isAskedInVain(_ asked: Template.Section) -> Bool {
        // What only an older version has is not counted.
        (context.newest ?? template).sections.contains { $0.name == asked.name }
            && isUsual { $0.isInNextToNone(section: asked.name) }
    }

    /// The outermost sections that neither the document has nor its own version of the template, but
    /// the newest one and nearly all accepted documents.
    fileprivate var missingSectionsOfNewest: [Problem] {
        guard let newest = context.newest, let shares = context.shares else { return [] }
        let known = Set(headings.map(\.name) + template.sections.map(\.name))
        return newest.sections.filter { asked in
            asked.path.count == 1 && asked.kind != .fields && !asked.isOptional
                && !asked.isConditional && !known.contains(asked.name)
                && shares.isInNearlyAll(section: asked.name)
        }.map { asked -> Problem in
            var problem = Problem(
                end..<end, .document, "\(Wording.quoted(asked.titleOfAnswer)) is missing.",
                help: "The template has it by now, and nearly all accepted proposals have it.")
            problem.level = .todo
            return problem
        }
    }

    /// Names of headings that are none: without a blank, in code or a comment that never ends, or
    /// in HTML, which goes on up to a blank line.
    var hiddenHeadings: Set<HeadingName> {
        var names = Set(
            gluedHeadings.map { HeadingName(text($0.gap.upperBound..<$0.line.upperBound)) })
        for index in blocksByKind.code + blocksByKind.html {
            let block = tree.blocks[index]
            switch block.kind {
            case .code(.some), .html(.comment): if block.isClosed { continue }
            case .html: break
            default: continue
            }
            let last = lines.line(at: block.range.upperBound)
            for number in lines.line(at: block.range.lowerBound)...last {
                let line = text(lines.range(ofLine: number))
                guard line.hasPrefix("#") else { continue }
                names.insert(HeadingName(line.drop { $0 == "#" }.trimmed))
            }
        }
        return names
    }

    /// The heading with blank lines around it, in the place where it goes.
    fileprivate func insertion(of heading: String, at position: Int) -> [Fix] {
        let end = proposal.lineEnding
        let at = places[position].range.lowerBound
        guard isOpen(at: at) else { return [] }
        let isLast = at == self.end
        let text = proposal.gapAbove(position) + heading + end + (isLast ? "" : end)
        return [.suggested("Add the heading.", [.init(at..<at, text)])]
    }

    fileprivate func hasMissingParent(_ asked: Template.Section, _ missing: [Int]) -> Bool {
        missing.contains { asked.isPart(of: template.sections[$0]) }
    }

    /// Behind which section a missing one goes.
    fileprivate func goal(of index: Int) -> String {
        let asked = template.sections[index]
        let before = template.sections[..<index].last { $0.level <= asked.level }
        guard let before else { return "first" }
        let title = before.titleOfAnswer
        return before.level < asked.level ? "first in \(title)" : "after \(title)"
    }
}

extension Template.Section {
    /// Whether it stands right below another.
    fileprivate func isPart(of other: Template.Section) -> Bool {
        path.count == other.path.count + 1 && path.starts(with: other.path)
    }
}

extension String {
    /// The name before the colon of a heading that says a status: `status` of `Status: Draft`.
    fileprivate var nameBeforeStatus: String? {
        guard let colon = firstIndex(where: { ":：".contains($0) }) else { return nil }
        let name = self[..<colon].trimmed.lowercased()
        return ["status", "state"].contains(name) ? name : nil
    }
}
