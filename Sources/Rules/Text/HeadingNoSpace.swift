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
        document.gluedHeadings.map { heading in
            Problem(
                heading.line, document.subject(at: heading.line.lowerBound),
                "\(Wording.code(document.text(heading.line))) is no heading, but text.",
                help: "Put a blank behind the signs.",
                fixes: [document.parting(heading)])
        }
    }
}

/// A line that would be a heading, and where its blank goes.
struct GluedHeading: Sendable {
    let line: Range<Int>
    let gap: Range<Int>
}

extension Document {
    /// Puts the blank there. Where other headings would stand below this one then, which they do
    /// not in the template, a person decides.
    fileprivate func parting(_ heading: GluedHeading) -> Fix {
        let level = bytes[heading.line].prefix { $0 == UInt8(ascii: "#") }.count
        let name = HeadingName(text(heading.gap.upperBound..<heading.line.upperBound))
        var isFree = true
        var parent = level
        let first = headings.partitioningIndex {
            $0.block.range.lowerBound > heading.line.lowerBound
        }
        for below in headings[first...] {
            guard below.level > level else { break }
            // What stands below another heading stays there.
            guard parent == level || below.level <= parent else { continue }
            parent = below.level
            isFree = template.sections(named: below.name).contains {
                template.sections[$0].path.dropLast().last == name
            }
            guard isFree else { break }
        }
        let title = "Put a blank behind the signs."
        let edits = [Fix.Edit(heading.gap, " ")]
        return isFree ? .safe(title, edits) : .suggested(title, edits)
    }

    /// Those in paragraphs of the document itself, outside of code.
    func readGluedHeadings() -> [GluedHeading] {
        let paragraphs = bytes.withUnsafeBufferPointer { bytes in
            blocksByKind.paragraphs.filter { index in
                tree.blocks[index].parent == 0
                    && bytes.firstIndex(of: 0x23, in: tree.blocks[index].range) != nil
            }
        }
        return paragraphs.flatMap { index in
            gluedHeadings(in: tree.blocks[index].range).filter {
                !isVerbatim($0.line.lowerBound, in: index)
            }
        }
    }

    private func gluedHeadings(in range: Range<Int>) -> [GluedHeading] {
        var found: [GluedHeading] = []
        for number in lines.line(at: range.lowerBound)...lines.line(at: range.upperBound - 1) {
            let line = trimmed(lines.range(ofLine: number).clamped(to: range))
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
