import Markdown
import Proposals

/// # `heading-no-space`
///
/// Between the signs of a heading and its words stands a blank; without one, or with a no-break
/// space, the line is a paragraph that begins with `##`.
///
/// Wrong: `##Goals`. Right: `## Goals`.
extension Rule {
    static let headingNoSpace = Rule(
        "heading-no-space", .text, .warning, "A blank stands behind the signs of a heading."
    ) { document in
        let glued = document.gluedHeadings
        guard !glued.isEmpty else { return [] }
        var times: [HeadingName: Int] = [:]
        for name in document.headings.map(\.name) + glued.map(document.name) {
            times[name, default: 0] += 1
        }
        return glued.indices.map { index in
            let heading = glued[index]
            let isSafe =
                times[document.name(of: heading)] == 1
                && document.leavesText(above: heading, after: index > 0 ? glued[index - 1] : nil)
            return Problem(
                heading.line, document.subject(at: heading.line.lowerBound),
                "\(Wording.code(document.text(heading.line))) is no heading, but text.",
                help: "Put a blank behind the signs.",
                fixes: [document.parting(heading, isSafe: isSafe)])
        }
    }
}

/// A line that would be a heading, and where its blank goes.
struct GluedHeading: Sendable {
    let line: Range<Int>
    let gap: Range<Int>
}

extension CheckedDocument {
    fileprivate func name(of heading: GluedHeading) -> HeadingName {
        HeadingName(text(heading.gap.upperBound..<heading.line.upperBound))
    }

    private func level(of heading: GluedHeading) -> Int {
        bytes[heading.line].prefix { $0 == UInt8(ascii: "#") }.count
    }

    /// Whether the section that the line is in has text of its own above it, or would hold it still:
    /// else all that it has would stand below another name.
    ///
    /// - Parameter other: the line before that would be a heading, too.
    fileprivate func leavesText(above heading: GluedHeading, after other: GluedHeading?) -> Bool {
        let start = heading.line.lowerBound
        guard let place = place(at: start) else { return true }
        let top: (end: Int, level: Int)
        if let other, other.line.lowerBound >= place.body.lowerBound {
            top = (other.line.upperBound, level(of: other))
        } else if place.templateIndex != nil {
            top = (place.body.lowerBound, place.level)
        } else {
            return true
        }
        guard level(of: heading) <= top.level else { return true }
        let first = place.blocks.partitioningIndex { tree.blocks[$0].range.upperBound > top.end }
        let above = place.blocks[first...].prefix { tree.blocks[$0].range.lowerBound < start }
        return above.contains { index in
            let range = tree.blocks[index].range.clamped(to: top.end..<start)
            return !trimmed(range).isEmpty && !SectionSpan.isComment(index, tree, proposal.source)
        }
    }

    /// Puts the blank there. Where other headings would stand below this one then, which they do
    /// not in the template, a person decides.
    ///
    /// - Parameter isSafe: whether no other section would be the worse for it.
    fileprivate func parting(_ heading: GluedHeading, isSafe: Bool) -> Fix {
        let level = level(of: heading)
        let name = name(of: heading)
        var isFree = isSafe
        var parent = level
        let first = headings.partitioningIndex {
            $0.block.range.lowerBound > heading.line.lowerBound
        }
        for below in headings[first...] {
            guard isFree, below.level > level else { break }
            // Headings below another heading stay there.
            guard parent == level || below.level <= parent else { continue }
            parent = below.level
            isFree = template.sections(named: below.name).contains {
                template.sections[$0].path.dropLast().last == name
            }
        }
        let title = "Put a blank behind the signs."
        let edits = [Fix.Edit(heading.gap, " ")]
        return isFree ? .safe(title, edits) : .suggested(title, edits)
    }

    /// The glued headings in paragraphs of the document itself, outside of code and whatever else
    /// goes on over the ends of their lines: a link or emphasis there would be cut in two.
    func readGluedHeadings() -> [GluedHeading] {
        let paragraphs = bytes.withUnsafeBufferPointer { bytes in
            blocksByKind.paragraphs.filter { index in
                tree.blocks[index].parent == 0
                    && bytes.firstIndex(of: 0x23, in: tree.blocks[index].range) != nil
            }
        }
        return paragraphs.flatMap { index in
            let found = gluedHeadings(in: tree.blocks[index].range)
            let spans = found.isEmpty ? [] : spans(in: index)
            return found.filter { heading in
                !spans.hold(heading.line.lowerBound) && !spans.hold(heading.line.upperBound)
            }
        }
    }

    /// The bytes of the inlines of a block that hold text, as ranges that follow one another.
    private func spans(in block: Int) -> [Range<Int>] {
        markdown.inlines(of: block).filter { index in
            switch markdown.inlines[index].kind {
            case .text, .escape, .entity, .softBreak, .hardBreak, .autolink, .footnoteReference:
                return false
            case .code, .emphasis, .strong, .strikethrough, .link, .image, .html:
                return markdown.inlines[index].parent < 0
            }
        }.map { markdown.inlines[$0].range }
    }

    /// Columns of blanks.
    private func indentation(of blanks: Range<Int>) -> Int {
        bytes[blanks].reduce(0) { $1 == 0x09 ? ($0 / 4 + 1) * 4 : $0 + 1 }
    }

    private func gluedHeadings(in range: Range<Int>) -> [GluedHeading] {
        var found: [GluedHeading] = []
        for number in lines.line(at: range.lowerBound)...lines.line(at: range.upperBound - 1) {
            let whole = lines.range(ofLine: number)
            let line = trimmed(whole.clamped(to: range))
            // Further to the right a line goes on with a paragraph, signs or not.
            guard indentation(of: whole.lowerBound..<line.lowerBound) < 4 else { continue }
            let text = bytes[line]
            let signs = text.prefix { $0 == 0x23 }
            guard (1...6).contains(signs.count), let next = text.dropFirst(signs.count).first else {
                continue
            }
            let after = signs.endIndex
            if text[after...].starts(with: [0xC2, 0xA0]) {
                found.append(GluedHeading(line: line, gap: after..<after + 2))
            } else if signs.count > 1, (0x41...0x5A).contains(next & 0xDF) {
                // One sign alone is a tag or a number of an issue as often.
                found.append(GluedHeading(line: line, gap: after..<after))
            }
        }
        return found
    }
}
