import Markdown
import Proposals

/// # `placeholder-left`
///
/// Items that stand for those to be written are written or removed: the template's own, such as
/// `Goal 3` or `{argument a}`, in their own section, and `TODO`, `TBD` or `FIXME` as a whole item, cell or paragraph.
/// A heading may be a placeholder too. `Phase 1` in a table or in code is nothing.
///
/// Wrong: two goals of the writer's and `- Goal 3`. Right: two goals.
extension Rule {
    static let placeholderLeft = Rule(
        "placeholder-left", .sections, draft: .todo, later: .error,
        "No item still stands for one to be written."
    ) { document in
        document.writtenPlaces.flatMap { place -> [Problem] in
            guard let index = place.templateIndex else { return [] }
            return [
                document.templateItems(in: place), document.templateWords(in: place),
                document.openMarks(in: place),
            ].flatMap {
                document.told($0, by: "placeholder-left", at: \.lowerBound)
            }.map {
                let text = Wording.code(document.text($0[0]).onOneLine)
                return Problem(
                    $0[0], .templateSection(index),
                    "\(text) stands for text to be written\(Wording.places($0.count)).",
                    help: "Write it, or remove it.",
                    fixes: [
                        .suggested(
                            $0.count == 1 ? "Remove it." : "Remove all \($0.count).",
                            document.removal(of: $0))
                    ].filter { !$0.edits.isEmpty })
            }
        }
    }
}

extension CheckedDocument {
    /// Without the lines that hold nothing else; the rest of a line and cells stay.
    func removal(of ranges: [Range<Int>]) -> [Fix.Edit] {
        var edits: [Fix.Edit] = []
        for range in ranges {
            let whole = lines.wholeLines(range)
            let before = bytes[whole.lowerBound..<range.lowerBound]
            let isAlone =
                before.allSatisfy { " \t-*+#>.)0123456789".utf8.contains($0) }
                && trimmed(range.upperBound..<whole.upperBound).isEmpty
            guard isAlone, whole.lowerBound >= edits.last?.range.upperBound ?? 0 else { continue }
            edits.append(.init(whole, ""))
        }
        return edits
    }

    /// Items and headings that are the template's placeholders for this section.
    fileprivate func templateItems(in place: SectionSpan) -> [Range<Int>] {
        let asked = Set((place.asked?.placeholders ?? []).map { NormalizedText($0) })
        guard !asked.isEmpty else { return [] }
        let longest = asked.map(\.string.utf8.count).max() ?? 0
        return blocks(of: place).compactMap { index in
            let block = tree.blocks[index]
            guard isItemText(index) || headingLevel(index) != nil else { return nil }
            let line = firstLine(of: block.content)
            guard line.count <= longest * 2 + 10, asked.contains(NormalizedText(text(line))) else {
                return nil
            }
            return line
        }
    }

    /// Words in brackets that the template has for others, in their own section.
    fileprivate func templateWords(in place: SectionSpan) -> [Range<Int>] {
        let words = (place.asked?.blocks ?? []).flatMap(\.placeholders).filter {
            "{[".contains($0.first ?? " ") && $0.utf8.count > 4
        }
        guard !words.isEmpty else { return [] }
        let items = templateItems(in: place)
        var found: [Range<Int>] = []
        for index in blocks(of: place) where holdsText(index) {
            let text = tree.blocks[index].content
            for word in Set(words) {
                found += bytes.offsets(of: word, in: text).map { $0..<$0 + word.utf8.count }
            }
        }
        found.sort { $0.lowerBound < $1.lowerBound }
        return found.filter { range in !items.contains { $0.overlaps(range) } }
    }

    /// Whole paragraphs and cells that say `TODO`, `TBD` or `FIXME`.
    fileprivate func openMarks(in place: SectionSpan) -> [Range<Int>] {
        blocks(of: place).filter(holdsText).map { tree.blocks[$0].content }.filter(isOpenMark)
    }

    /// Whether a block is the text with which a list item begins.
    private func isItemText(_ index: Int) -> Bool {
        let block = tree.blocks[index]
        guard block.isParagraph, block.parent == index - 1, block.parent >= 0,
            case .item = tree.blocks[block.parent].kind
        else { return false }
        return true
    }

    func firstLine(of range: Range<Int>) -> Range<Int> {
        let end = bytes[range].firstIndex(where: \.isLineEnding) ?? range.upperBound
        return trimmed(range.lowerBound..<end)
    }

    /// `TODO`, `[tbd]`, `**FIXME**:` and the like, and nothing else.
    func isOpenMark(_ range: Range<Int>) -> Bool {
        guard (3...20).contains(range.count) else { return false }
        let letters = bytes[range].filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let others = bytes[range].filter { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
        let isMark = ["TODO", "TBD", "FIXME"].contains(
            String(decoding: letters, as: UTF8.self).uppercased())
        return isMark && others.allSatisfy { ".:!?*_`[]()<>…- ".utf8.contains($0) }
    }
}
