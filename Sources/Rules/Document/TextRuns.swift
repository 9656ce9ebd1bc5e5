import Markdown

/// The words of a block as they are read: words in code, tags, comments and addresses are left out.
extension CheckedDocument {
    /// The pieces of a block's text in file order, entities and escapes left out.
    func textRuns(of block: Int) -> [Range<Int>] {
        markdown.inlines(of: block).compactMap { index in
            markdown.inlines[index].kind == .text ? markdown.inlines[index].range : nil
        }
    }

    /// The innermost link or image around an inline; nil outside of any.
    func link(around inline: Int) -> Int? {
        var at = markdown.inlines[inline].parent
        while at >= 0 {
            switch markdown.inlines[at].kind {
            case .link, .image: return at
            default: at = markdown.inlines[at].parent
            }
        }
        return nil
    }

    /// How many words a reader sees in the paragraphs, headings and cells of a section.
    func wordCount(of place: SectionSpan) -> Int {
        blocks(of: place).reduce(0) { count, block in
            guard !markdown.inlines(of: block).isEmpty else { return count }
            return count + markdown.text(of: block).words.count
        }
    }
}
