import Markdown
import Proposals

/// # `link-reference`
///
/// A reference such as `[the design][design]` has its definition, `[design]: design.md`; without
/// one it is shown with its brackets. It is taken for a reference only where it reads as words, and
/// not as names one beside the other.
///
/// Wrong: `see [the design][design]` with no definition of `design`.
extension Rule {
    static let linkReference = Rule(
        "link-reference", .text, .warning, "References have definitions."
    ) { document in
        let broken = document.textBlocks(holding: "][").flatMap { block in
            document.brokenReferences(in: document.markdown.inlines(of: block))
        }
        let groups = Dictionary(grouping: broken) {
            document.text($0.label).onOneLine.lowercased()
        }
        return groups.values.flatMap {
            document.told($0, by: "link-reference") { $0.range.lowerBound }
        }.map { places in
            let (range, label) = places[0]
            let name = document.text(label).onOneLine
            return Problem(
                range, document.subject(at: range.lowerBound),
                "\(Wording.code(document.text(range).onOneLine)) has no definition"
                    + "\(Wording.places(places.count)).",
                help: name.contains("://")
                    ? "Put the address in round brackets."
                    : "Add `[\(name)]: ` with its address at the end.")
        }
    }
}

extension CheckedDocument {
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
                    readsAsWords(words), readsAsWords(start..<close),
                    !(readsAsTag(words) && readsAsTag(start..<close))
                else { return nil }
                return (words.lowerBound - 1..<close + 1, start..<close)
            }
        }
    }

    /// Marks such as `[sig-node][Disruptive][NodeFeature:Eviction]` stand beside one another, and
    /// refer to nothing: a capital first, a colon in it, or one word that is a group or a domain.
    private func readsAsTag(_ range: Range<Int>) -> Bool {
        let text = text(range)
        return text.contains(":") && !text.contains("://") || text.first?.isUppercase == true
            || !text.contains(" ") && (text.hasPrefix("sig-") || text.contains("."))
    }

    /// Three letters at least, small ones among them, and nothing but letters, digits, blanks and
    /// what joins words; options and their values in square brackets are none.
    private func readsAsWords(_ range: Range<Int>) -> Bool {
        let text = text(range)
        return text.count(where: \.isLetter) >= 3 && text.contains(where: \.isLowercase)
            && text.first.map { $0.isLetter || $0.isNumber } == true
            && text.allSatisfy {
                $0.isLetter || $0.isNumber || " -_.,'’/:".contains($0)
            }
    }
}
