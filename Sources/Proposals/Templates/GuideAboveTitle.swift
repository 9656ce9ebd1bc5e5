import Markdown

/// A guide to the documents of a template that stands above the heading of their title, with a heading of
/// its own.
extension TemplatePreamble {
    /// Takes the guide for a note that new proposals are without.
    mutating func leaveOut(guide range: Range<Int>, of source: Source) {
        let place = notes.firstIndex { $0.lowerBound >= range.upperBound } ?? notes.endIndex
        notes.insert(range, at: place)
        let tree = BlockTree(source.bytes, in: range)
        for index in tree.children(of: 0) {
            let block = tree.blocks[index]
            let text = NormalizedText(source.string(block.range))
            if block.isParagraph || block.kind == .quote, text.wordCount >= 5 {
                noteText.append(text)
            }
        }
    }
}

extension PreamblePart {
    /// Whether a block is the text of a heading above the title that is deeper than that.
    func isOfHeading(_ index: Int) -> Bool {
        blocks[..<index].contains { ($0.headingLevel ?? 1) > 1 }
    }
}
