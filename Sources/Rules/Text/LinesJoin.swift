import Markdown
import Proposals

/// # `lines-join`
///
/// Two labelled lines right above each other, such as `**Considered**: ...` and `**Rejected**: ...`,
/// are one paragraph: they are shown as one line, unless the first ends with two blanks, `\` or
/// `<br>`.
///
/// Wrong: `**Considered**: One table` above `**Rejected**: Slow`.
/// Right: a blank line between them, or two blanks at the end of the first.
extension Rule {
    static let linesJoin = Rule(
        "lines-join", .text, .note, "Labelled lines stand in paragraphs of their own."
    ) { document in
        let marks = document.bytes.offsets(of: "**")
        guard !marks.isEmpty else { return [] }
        let information = document.informationPlace?.body
        let places = document.blocksByKind.paragraphs.compactMap { index -> [JoinedLine]? in
            let range = document.tree.blocks[index].range
            // The fields of the block have a rule of their own.
            guard marks.hasAny(in: range), information?.contains(range.lowerBound) != true else {
                return nil
            }
            return document.joinedLabels(in: range)
        }
        return document.told(places, by: "lines-join") { $0[0].line.lowerBound }.map { places in
            let first = places[0][0].line
            return Problem(
                first, document.subject(at: first.lowerBound),
                "Labelled lines are shown as one\(Wording.places(places.count)).",
                help: "End the first with two blanks, or put a blank line between them.",
                fixes: [
                    .suggested(
                        "End the lines with two blanks.",
                        places.flatMap { $0.map { .init($0.end..<$0.end, "  ") } })
                ])
        }
    }
}

/// A line, and where its text ends.
private typealias JoinedLine = (line: Range<Int>, end: Int)

extension CheckedDocument {
    /// Lines that begin with a label and are joined with one below; nil where there is none.
    fileprivate func joinedLabels(in range: Range<Int>) -> [JoinedLine]? {
        // A paragraph of one line joins nothing.
        guard bytes.contains(0x0A, in: range) else { return nil }
        var found: [JoinedLine] = []
        var before: Range<Int>?
        for number in lines.line(at: range.lowerBound)...lines.line(at: range.upperBound - 1) {
            let line = trimmed(lines.range(ofLine: number).clamped(to: range))
            let isLabel = startsWithLabel(line)
            if isLabel, let above = before, !endsHard(above) {
                found.append((trimmed(above), trimmed(above).upperBound))
            }
            before = isLabel ? lines.range(ofLine: number).clamped(to: range) : nil
        }
        return found.isEmpty ? nil : found
    }

    /// `**Label**:` or `**Label:**`
    private func startsWithLabel(_ line: Range<Int>) -> Bool {
        let text = bytes[line]
        guard text.starts(with: [0x2A, 0x2A]), text.count > 5, text[line.lowerBound + 2] != 0x2A,
            let end = text.dropFirst(2).firstIndex(of: 0x2A)
        else { return false }
        let rest = text[end...]
        return rest.starts(with: [0x2A, 0x2A, 0x3A])
            || rest.starts(with: [0x2A, 0x2A]) && text[end - 1] == 0x3A
    }

    private func endsHard(_ line: Range<Int>) -> Bool {
        let text = bytes[line]
        if text.suffix(2).elementsEqual([0x20, 0x20]) || text.last == 0x5C { return true }
        let tags = ["<br>", "<br/>", "<br />"]
        return tags.contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}
