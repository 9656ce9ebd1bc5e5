import Markdown
import Proposals

/// # `link-reference`
///
/// A reference such as `[the design][design]` has its definition, `[design]: design.md`; without
/// one it is shown with its brackets. It is taken for a reference only where it reads as words.
///
/// Wrong: `see [the design][design]` with no definition of `design`.
extension Rule {
    static let linkReference = Rule(
        "link-reference", .text, .warning, "References have definitions."
    ) { document in
        document.textBlocks.flatMap { block in
            document.brokenReferences(in: document.markdown.inlines(of: block))
        }.map { range, label in
            Problem(
                range, document.subject(at: range.lowerBound),
                "\(Wording.code(document.text(range).onOneLine)) has no definition.",
                help: "Add `[\(document.text(label).onOneLine)]: ` with its address at the end.")
        }
    }
}

extension Document {
    /// Text that reads `[words][label]`.
    fileprivate func brokenReferences(
        in inlines: Range<Int>
    ) -> [(range: Range<Int>, label: Range<Int>)] {
        inlines.flatMap { index -> [(range: Range<Int>, label: Range<Int>)] in
            let inline = markdown.inlines[index]
            guard inline.kind == .text else { return [] }
            return turns(from: 0x5B, over: [0x5D, 0x5B], in: inline.range).compactMap { words in
                let start = words.upperBound + 2
                guard let close = firstIndex(of: 0x5D, from: start, to: inline.range.upperBound),
                    readsAsWords(words), readsAsWords(start..<close)
                else { return nil }
                return (words.lowerBound - 1..<close + 1, start..<close)
            }
        }
    }

    /// Three letters at least, and nothing but letters, digits, blanks and what joins words.
    private func readsAsWords(_ range: Range<Int>) -> Bool {
        let text = text(range)
        return text.count(where: \.isLetter) >= 3 && text.first?.isWhitespace == false
            && text.allSatisfy {
                $0.isLetter || $0.isNumber || " -_.,'’/:".contains($0)
            }
    }
}
