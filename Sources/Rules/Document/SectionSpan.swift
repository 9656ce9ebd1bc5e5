import Markdown
import Proposals

/// A section of a proposal with its bytes and blocks in the file. Rules hand it around a lot, so
/// there is one of each.
final class SectionSpan: Sendable {
    /// The section's index in the template; nil for the head and for a section that the template
    /// does not know, whether or not a newer version knows it.
    let templateIndex: Int?
    /// The template's section for this one.
    let asked: Template.Section?
    /// The template's section for those beside this one, which may be there several times; nil where this
    /// one has its own.
    let repeated: Template.Section?
    let isHead: Bool
    let isFrontMatter: Bool
    let isPresent: Bool
    /// Whether there is a heading; false for a head without a title.
    let hasHeading: Bool
    /// The body is the template's, word for word.
    let isUntouched: Bool
    /// Nothing below the heading is shown: blank lines and comments.
    let isBlank: Bool
    let level: Int
    let path: [HeadingName]
    let name: String
    /// Bytes of the heading's lines; empty where the section is missing, or a head without title.
    let heading: Range<Int>
    /// Bytes of the heading's text.
    let title: Range<Int>
    let body: Range<Int>
    /// The outermost blocks of the body.
    let blocks: [Int]
    /// Whether a section stands below it, so that it need not have text itself.
    let hasParts: Bool
    /// Whether somebody wrote text into a section below it: then it has been worked on.
    let hasWrittenParts: Bool

    var range: Range<Int> { heading.lowerBound..<body.upperBound }

    /// Whether a person wrote anything here.
    var hasOwnText: Bool { isPresent && !isBlank && !isUntouched }

    /// Whether somebody wrote text where some is asked for.
    var isBegun: Bool { hasOwnText && asked != nil && asked?.kind != .fields }

    /// Whether the text is the template's, above parts that somebody wrote.
    var isLeftAboveParts: Bool { isUntouched && hasWrittenParts && asked?.kind != .fields }

    /// Whether nothing is asked here any more, though the text is the template's or none: the
    /// template's heading or its own says that it may be left out, or its parts were written.
    var isExcused: Bool {
        (asked?.isOptional ?? false) || hasWrittenParts || HeadingName.hasOptionalMark(name)
    }

    /// Whether the section stands above all others: front matter, or the title with the text below
    /// it.
    var isAboveSections: Bool { isHead || isFrontMatter }

    var subject: Subject {
        if isAboveSections { return .document }
        return templateIndex.map(Subject.templateSection) ?? .otherSection
    }

    /// The sections of a proposal, one after the other.
    ///
    /// - Parameter isNewer: whether the proposal's template is a newer version than the one that
    ///   the proposal is judged by.
    static func all(
        of proposal: Proposal, tree: BlockTree, isNewer: Bool = false
    ) -> [SectionSpan] {
        let top = Array(tree.children(of: 0))
        let levelsBelow = levelsBelow(proposal.sections)
        let written = proposal.sections.withWrittenParts
        var next = 0
        var offset = 0
        var places: [SectionSpan] = []
        places.reserveCapacity(levelsBelow.count)
        proposal.sections.visit { index, section in
            let start = offset
            offset += section.byteCount
            let heading = start..<start + section.heading.utf8.count
            var first = next
            while next < top.count, tree.blocks[top[next]].range.lowerBound < offset {
                let isBody = tree.blocks[top[next]].range.lowerBound >= heading.upperBound
                next += 1
                if !isBody { first = next }
            }
            places.append(
                SectionSpan(
                    section, asked: proposal.templateSection(of: index),
                    repeated: proposal.repeatedSection(beside: index), isNewer: isNewer,
                    heading: heading,
                    body: heading.upperBound..<offset, blocks: Array(top[first..<next]),
                    isBlank: section.isBlank
                        || first < next
                            && top[first..<next].allSatisfy {
                                tree.blocks[$0].kind == .thematicBreak
                                    || isComment($0, tree, proposal.source)
                            },
                    hasParts: levelsBelow[index] > section.level,
                    hasWrittenParts: written.contains(index)))
        }
        return places
    }

    /// Whether a block is nothing but comments.
    static func isComment(_ index: Int, _ tree: BlockTree, _ source: Source) -> Bool {
        guard case .html = tree.blocks[index].kind else {
            return tree.wordsOfCommentDefinition(index, in: source) != nil
        }
        let text = source.string(tree.blocks[index].range).trimmed
        return text.hasPrefix("<!--") && text.hasSuffix("-->")
    }

    /// For each section the level of the next one that is written; 0 below the last.
    private static func levelsBelow(_ sections: Sections) -> [Int] {
        var levels = sections.presentLevels
        var below = 0
        for index in levels.indices.reversed() {
            let own = levels[index]
            levels[index] = below
            if own > 0 { below = own }
        }
        return levels
    }

    private init(
        _ section: borrowing Section, asked: Template.Section?, repeated: Template.Section?,
        isNewer: Bool, heading: Range<Int>, body: Range<Int>, blocks: [Int], isBlank: Bool,
        hasParts: Bool,
        hasWrittenParts: Bool
    ) {
        switch section.role {
        case .template(let index): templateIndex = isNewer ? nil : index
        case .frontMatter, .head, .other: templateIndex = nil
        }
        (self.asked, self.repeated) = (asked, repeated)
        isHead = section.role == .head
        isFrontMatter = section.role == .frontMatter
        hasHeading = section.hasHeading
        isPresent = section.isPresent
        isUntouched = section.isUntouched
        self.isBlank = isBlank
        (level, path, name) = (section.level, section.path, section.title)
        (self.heading, self.body, self.blocks) = (heading, body, blocks)
        (self.hasParts, self.hasWrittenParts) = (hasParts, hasWrittenParts)
        let start = heading.lowerBound + section.titleRange.lowerBound
        title = start..<start + section.titleRange.count
    }
}
