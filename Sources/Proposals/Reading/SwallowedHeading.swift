import Markdown

/// A line that reads as a heading, but stands in code, a comment or HTML that never ends.
package struct SwallowedHeading: Sendable {
    package let level: Int
    package let name: HeadingName
    /// Where its line begins.
    package let start: Int
    /// Where the last line above it that is not blank ends, without its line end.
    package let endOfTextAbove: Int
    /// Remarks in code have one sign, or no blank line above them, more often than headings.
    package let isLikely: Bool

    /// All below the first line of a block, in file order.
    package static func all(in block: Block, of source: Source) -> [SwallowedHeading] {
        var found: [SwallowedHeading] = []
        var lines = RawLines(source, block.range.lowerBound..<source.bytes.count)
        var last = lines.next().map { $0.start..<$0.end } ?? block.range
        var endOfTextAboveLast = last.lowerBound
        var isBelowBlank = false
        while let line = lines.next(), line.start < block.range.upperBound {
            let range = line.start..<line.end
            guard !source.isBlank(range) else {
                isBelowBlank = true
                continue
            }
            if source.bytes[range].contains(0x23), let heading = source.heading(in: range) {
                let isLikely = isBelowBlank && (2...6).contains(heading.level)
                found.append(
                    SwallowedHeading(
                        level: heading.level, name: heading.name, start: line.start,
                        endOfTextAbove: last.upperBound, isLikely: isLikely))
            } else if !isBelowBlank, last.lowerBound > block.range.lowerBound,
                source.isUnderline(range),
                let heading = source.heading(in: last.lowerBound..<line.end)
            {
                found.append(
                    SwallowedHeading(
                        level: heading.level, name: heading.name, start: last.lowerBound,
                        endOfTextAbove: endOfTextAboveLast, isLikely: false))
            }
            (endOfTextAboveLast, last, isBelowBlank) = (last.upperBound, range, false)
        }
        return found
    }
}

extension Proposal {
    /// Where a block that never ends is to be closed: behind the text above the first heading in
    /// it, if one of the headings is a heading of the template that the document lacks. Nil where
    /// none is.
    package func endOfText(in block: Block, of source: Source) -> Int? {
        let swallowed = SwallowedHeading.all(in: block, of: source)
        guard swallowed.contains(where: isMissing) else { return nil }
        return swallowed.first { $0.isLikely || isMissing($0) }?.endOfTextAbove
    }

    /// Whether a heading would be that of a section of the template which the document lacks.
    private func isMissing(_ heading: SwallowedHeading) -> Bool {
        template.sections(named: heading.name).contains { asked in
            template.sections[asked].level == heading.level
                && section(forTemplate: asked).map { !sections[$0].isPresent } ?? true
        }
    }

    /// The section whose open text holds the heading of one that the document lacks.
    package func openSection(swallowing index: Int) -> Int? {
        guard !sections[index].isPresent, let asked = templateSection(of: index) else { return nil }
        return sections.indices.first { open in
            guard sections[open].openEnd != nil else { return false }
            let source = Source(bytes(ofSection: open))
            let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
            guard let last = Array(tree.children(of: 0)).last else { return false }
            return SwallowedHeading.all(in: tree.blocks[last], of: source).contains {
                $0.level == asked.level && $0.name == asked.name
            }
        }
    }
}

extension Source {
    /// Whether a line underlines the text above it, if that is a heading's.
    fileprivate func isUnderline(_ range: Range<Int>) -> Bool {
        guard let first = bytes[range].first, first == 0x3D || first == 0x2D else { return false }
        return bytes[range].allSatisfy { $0 == first || $0 == 0x20 }
    }

    /// The heading that these lines are by themselves.
    fileprivate func heading(in range: Range<Int>) -> Heading? {
        let tree = BlockTree(bytes, in: range, keeping: .topLevel)
        return Heading.all(in: tree, of: self).first
    }
}
