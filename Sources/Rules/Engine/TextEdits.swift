import Markdown
import Proposals

/// Edits of whole lines, with the file's own line ends and blank lines around what is new.
extension CheckedDocument {
    /// Where text may begin: behind a byte order mark, or the line that ends front matter.
    var startOfText: Int {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return markdown.frontMatter?.range.upperBound ?? mark
    }

    /// Whether a block that is written here is one: not where code, a comment or HTML never ends.
    func isOpen(at offset: Int) -> Bool {
        guard trimmed(offset..<end).isEmpty, let last = Array(tree.children(of: 0)).last else {
            return true
        }
        return tree.blocks[last].isClosed
    }

    /// Writes text of its own at the start of a line, or at the end of the file: a file without a
    /// last line end stays one.
    func insertion(of text: String, at offset: Int) -> Fix.Edit {
        let ending = proposal.lineEnding
        let before = String(repeating: ending, count: max(0, 2 - lineEndsAbove(offset)))
        let hasLineEnd = offset > 0 && bytes[offset - 1].isLineEnding
        let after = offset == end ? (hasLineEnd ? ending : "") : ending + ending
        return .init(offset..<offset, before + text + after)
    }

    /// How many line ends stand right above, 2 at most; 2 where the text begins.
    private func lineEndsAbove(_ offset: Int) -> Int {
        guard offset > 3 || offset > startOfText else { return 2 }
        var number = lines.line(at: offset)
        guard lines.range(ofLine: number).lowerBound == offset else { return 0 }
        var count = 0
        while number > 1, count < 2 {
            number -= 1
            count += 1
            if !trimmed(lines.range(ofLine: number)).isEmpty { return count }
        }
        return 2
    }

    /// Makes an item of a paragraph: the lead before its text, its other lines below that.
    func item(of paragraph: Int, lead: String) -> [Fix.Edit] {
        let range = tree.blocks[paragraph].range
        let width = lead.prefix { $0 != " " }.utf8.count + 1
        return [.init(range.lowerBound..<range.lowerBound, lead)]
            + indentation(below: range, by: width)
    }

    /// More blanks before the lines of a block but the first.
    func indentation(below range: Range<Int>, by columns: Int) -> [Fix.Edit] {
        let (first, last) = (lines.line(at: range.lowerBound), lines.line(at: range.upperBound))
        guard columns > 0, first < last else { return [] }
        return (first + 1...last).map { lines.range(ofLine: $0) }
            .filter { !trimmed($0).isEmpty }
            .map {
                .init($0.lowerBound..<$0.lowerBound, String(repeating: " ", count: columns))
            }
    }
}
