import Markdown
import Proposals

/// # `section-level`
///
/// A section of the template is a heading of the template's level: at another one it belongs to
/// something else, and is not found. It is looked for in its place only, behind the sections that the
/// template has before it; what is found there is not reported as missing too. Headings of the writer's
/// own may stand between. The fix moves the headings below it along, and is never made by itself: text
/// would stand below another heading. There is none where a level alone does not bring it to its place.
/// A document that follows an older version of the template may have the levels of the newest, and one
/// that was accepted those that others had that were accepted, and any those that a fifth of the
/// folder's documents have, more than three. Where all of a document is one level deeper or higher, it
/// is read on its own levels, and a draft is told once.
///
/// Wrong: `## Overview` below `## Proposal`. Right: `### Overview`.
extension Rule {
    static let sectionLevel = Rule(
        "section-level", .sections, .warning, "Sections have the template's level."
    ) { document in
        let wrong = document.levels.wrong
        guard let first = wrong.first else { return document.isOnAnotherLevel }
        let asked = document.template.sections[first.index]
        let title = first.block.content
        let more = wrong.count == 1 ? "" : " (\(wrong.count) headings)"
        let heading = String(repeating: "#", count: asked.level) + " " + asked.title
        return [
            Problem(
                title, document.subject(at: first.block.range.lowerBound),
                "\(Wording.quoted(document.text(title))) is a heading of level \(first.level), "
                    + "in the template of level \(asked.level)\(more).",
                help: "Write `\(heading)`: there reviewers and tools find it.",
                fixes: document.levels.fixes)
        ]
    }
}

/// What the outline would be if the template's sections had the template's levels.
struct SectionLevels: Sendable {
    /// A heading of a section that stands at another level, and its section in the template.
    struct Wrong: Sendable {
        let level: Int
        let block: Block
        let index: Int
    }

    /// In file order.
    private(set) var wrong: [Wrong] = []
    /// The template's sections that would be there; none if no heading is wrong.
    private(set) var found: Set<Int> = []
    private(set) var fixes: [Fix] = []
    /// Whether one of them has the level of the title.
    private(set) var hasOuter = false

    init() {}

    /// - Parameter document: with its places and renamed sections.
    init(_ document: CheckedDocument) {
        let sections = document.template.sections
        hasOuter = document.template.levelShift < 0 && document.template.outerLevel == 1
        var isAbsent = Array(repeating: false, count: sections.count)
        for place in document.places where !place.isPresent {
            if let index = place.templateIndex, document.renamed[index] == nil {
                isAbsent[index] = true
            }
        }
        // Not many documents have a heading of such a name at all.
        let isAny = document.headings.contains { heading in
            document.template.sections(named: heading.name).contains { isAbsent[$0] }
        }
        guard isAny else { return }
        let outline = SectionOutline(document)
        var candidates = outline.candidates { isAbsent[$0] }
        var levels: [Int] = []
        var matches: [Int: Int] = [:]
        // One that another level does not bring below its parent stays where it is, and may then
        // part others from theirs.
        while !candidates.isEmpty {
            levels = outline.rows.map(\.level)
            for (position, index) in candidates { levels[position] = sections[index].level }
            matches = outline.matches(levels: levels, skipping: outline.own)
            let fitting = candidates.filter { matches[$0.position] != nil }
            if fitting.count == candidates.count { break }
            candidates = fitting
        }
        guard !candidates.isEmpty else { return }
        found = Set(matches.values)
        let changed = candidates.map(\.position)
        wrong = changed.compactMap { position in
            matches[position].map {
                Wrong(
                    level: outline.rows[position].level, block: outline.rows[position].block,
                    index: $0)
            }
        }
        hasOuter = hasOuter || wrong.contains { $0.level == 1 }
        let shift = document.levelsOfNewest
        wrong.removeAll { heading in
            heading.level == sections[heading.index].level + shift
                || document.isUsual(heading.level, of: sections[heading.index])
        }
        guard wrong.count == changed.count else { return }
        let known = Set(outline.matches(levels: levels).keys)
        if known.isSuperset(of: changed) {
            fixes = outline.fixes(changed, levels: levels, known: known)
        }
    }
}

extension CheckedDocument {
    /// That a draft has all sections on another level than the template, of which the newest version
    /// has them elsewhere, too.
    fileprivate var isOnAnotherLevel: [Problem] {
        guard template.levelShift != 0, isDraft, context.newest?.outerLevel != template.outerLevel,
            let place = places.first(where: { $0.isPresent && $0.templateIndex != nil }),
            let index = place.templateIndex
        else { return [] }
        let asked = template.sections[index]
        if isUsual(asked.level, of: asked) { return [] }
        let level = asked.level - template.levelShift
        let heading = String(repeating: "#", count: level) + " " + asked.title
        return [
            Problem(
                place.title, subject(at: place.heading.lowerBound),
                "\(Wording.quoted(place.name)) is a heading of level \(asked.level), in the template "
                    + "of level \(level), and all others with it.",
                help: "Write `\(heading)`, and the others likewise.")
        ]
    }

    /// Whether others have a section at this level: who was accepted with it there, or many.
    fileprivate func isUsual(_ level: Int, of asked: Template.Section) -> Bool {
        isUsual { $0.isUsual(asked.name, at: level) }
            || context.shares?.isOfMany(asked.name, at: level) == true
    }

    /// By how many levels the newest version of the template has its sections deeper than the
    /// version that the document follows.
    fileprivate var levelsOfNewest: Int {
        (context.newest?.outerLevel ?? template.outerLevel) - template.outerLevel
    }
}
