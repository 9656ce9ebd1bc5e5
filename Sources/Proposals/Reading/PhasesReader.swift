import Markdown
import Prose

/// Phases as real files write them: one ordered list, an item a phase, its first line the title,
/// the rest of the item its text.
extension ContentReader {
    func phases() -> Content? {
        guard let list = onlyList(ordered: true) else { return nil }
        var pieces: [Piece] = []
        for (index, item) in tree.children(of: list).enumerated() {
            let block = tree.blocks[item]
            // An item without words, or one that begins with anything else, is no phase.
            let isTitled = item + 1 < block.end && tree.blocks[item + 1].isParagraph
            guard isTitled || item + 1 == block.end else { return nil }
            pieces.append(phase(number: index + 1, item: block))
        }
        return assembled(pieces: pieces, trailing: body)
    }

    private func phase(number: Int, item: Block) -> Piece {
        let range = wholeLines(item.range)
        let indent = item.itemIndent
        var title: Line?
        var titleEnd = ""
        var blank = ""
        var lines: [Line] = []
        for raw in RawLines(source, range) {
            guard title != nil else {
                let start = min(max(item.content.lowerBound, raw.start), raw.end)
                title = titleLine(raw, from: start)
                titleEnd = source.string(raw.end..<raw.next)
                continue
            }
            let trail = source.string(raw.end..<raw.next)
            if source.isBlank(raw.start..<raw.end) {
                let line = source.string(raw.start..<raw.end)
                if lines.isEmpty {
                    blank += line + trail
                } else {
                    lines.append(Line(lead: line, text: "", trail: trail))
                }
                continue
            }
            let start = source.indentEnd(raw.start, raw.end, columns: indent)
            lines.append(
                Line(
                    lead: source.string(raw.start..<start), text: source.string(start..<raw.end),
                    trail: trail))
        }
        let titleText = Text(lines: [title ?? Line(text: "", trail: "")])
        var text = Field(
            .phaseText(number: number),
            text: lines.isEmpty
                ? Text(lines: [
                    Line(lead: String(repeating: " ", count: indent), text: "", trail: titleEnd)
                ])
                : Text(lines: lines))
        text.isPresent = !lines.isEmpty
        return Piece(
            range: range,
            slots: [
                Slot(field: Field(.phaseTitle(number: number), text: titleText)),
                Slot(before: blank, field: text),
            ])
    }

    /// `1. **Phase 1: Foundation (Week 1)**`: bold and label are form, the rest is the title.
    private func titleLine(_ raw: RawLines.RawLine, from start: Int) -> Line {
        let words = source.string(start..<raw.end)
        let form = PhaseForm(words, countedBy: template.wordsOfPhases)
        let lead = source.string(raw.start..<start) + words.bytes(0..<form.title.lowerBound)
        return Line(
            lead: lead, text: words.bytes(form.title),
            trail: words.bytes(from: form.title.upperBound) + source.string(raw.end..<raw.next))
    }
}

/// What is form and what is title in the first line of a phase.
private struct PhaseForm {
    /// Bytes of the title in the line.
    let title: Range<Int>

    /// - Parameter words: the words of labels: `Phase` of `Phase 1: `.
    init(_ line: String, countedBy words: [String]) {
        let bytes = Array(line.utf8)
        var start = 0
        var end = bytes.count
        while end > 0, bytes[end - 1].isBlank { end -= 1 }
        let isBold =
            end >= 4 && bytes.starts(with: [0x2A, 0x2A]) && bytes[..<end].suffix(2) == [0x2A, 0x2A]
            && !bytes[2..<end - 2].contains(0x2A)
        if isBold { (start, end) = (2, end - 2) }
        let text = line.bytes(start..<end)
        if let label = words.lazy.compactMap(text.endOfPhaseLabel).first { start += label }
        title = start..<end
    }
}

extension String {
    /// Where the label `Phase N: ` ends that the text begins with, or `Phase N` that is all of it.
    func endOfPhaseLabel(_ word: String) -> Int? {
        let label = prefix(word.count)
        guard label.lowercased() == word.lowercased() else { return nil }
        let bytes = Array(utf8)
        var at = label.utf8.count
        guard at < bytes.count, bytes[at] == 0x20 else { return nil }
        at += 1
        let number = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at > number else { return nil }
        if at == bytes.count { return at }
        guard bytes[at] == 0x3A else { return nil }
        at += 1
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        return at
    }
}

extension Field {
    /// Between the label of a phase and its title stand a colon and a blank, and nothing where there
    /// is no title: `**Phase 3: **` would not be bold.
    package mutating func fitPhaseLabel() {
        guard case .phaseTitle = kind else { return }
        var line = text.lines[0]
        guard let end = line.lead.lastIndex(where: { $0 != " " && $0 != ":" }) else { return }
        let label = line.lead[...end]
        guard label.last?.isNumber == true, line.lead.wordOfPhase != nil else { return }
        line.lead = line.text.isEmpty ? String(label) : label + ": "
        text.replaceLines(0..<1, with: [line])
    }
}

extension Source {
    /// Where at most so many columns of blanks end.
    func indentEnd(_ start: Int, _ end: Int, columns: Int) -> Int {
        var (at, column) = (start, 0)
        while at < end, column < columns, bytes[at].isBlank {
            column += bytes[at] == 0x09 ? 4 - column % 4 : 1
            at += 1
        }
        return at
    }
}
