import Markdown

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
        document.tree.blocks.filter { $0.kind == .paragraph && $0.parent == 0 }.flatMap { block in
            document.gluedHeadings(in: block.range).map { line, gap in
                let words = document.text(line)
                return Problem(
                    line, document.subject(at: line.lowerBound),
                    "\(Wording.code(words)) is no heading, but text.",
                    help: "Put a blank behind the signs.",
                    fixes: [.safe("Put a blank behind the signs.", [.init(gap, " ")])])
            }
        }
    }
}

extension Document {
    /// Lines that would be headings, and where their blank goes.
    func gluedHeadings(
        in range: Range<Int>
    ) -> [(line: Range<Int>, gap: Range<Int>)] {
        guard bytes[range].contains(0x23) else { return [] }
        var found: [(line: Range<Int>, gap: Range<Int>)] = []
        for number in lines.line(at: range.lowerBound)...lines.line(at: range.upperBound - 1) {
            let line = trimmed(lines.range(ofLine: number).clamped(to: range))
            let text = bytes[line]
            let signs = text.prefix { $0 == 0x23 }
            guard (1...6).contains(signs.count), let next = text.dropFirst(signs.count).first else {
                continue
            }
            let after = signs.endIndex
            if text[after...].starts(with: [0xC2, 0xA0]) {
                found.append((line, after..<after + 2))
            } else if signs.count > 1, (0x41...0x5A).contains(next & 0xDF) {
                // One sign alone is a tag or a number of an issue as often.
                found.append((line, after..<after))
            }
        }
        return found
    }
}
