/// A quote that GitHub shows as an alert: its first line is `[!NOTE]` or one of the four others.
package enum Alert: String, CaseIterable, Sendable {
    case note, tip, important, warning, caution

    /// As GitHub titles it.
    package var title: String { rawValue.capitalizedFirst }
}

extension MarkdownDocument {
    /// The alert that a quote is, and its mark: the first inlines of the first paragraph; nil for
    /// any other block. GitHub makes alerts of outermost quotes only, and of none without text.
    package func alert(ofQuote index: Int) -> (alert: Alert, mark: Range<Int>)? {
        let quote = tree.blocks[index]
        guard case .quote = quote.kind, quote.parent == 0, index + 1 < quote.end,
            case .paragraph = tree.blocks[index + 1].kind
        else { return nil }
        let whole = inlines(of: index + 1)
        let first = whole.prefix { inlines[$0].kind == .text }
        guard let start = first.first, let last = first.last else { return nil }
        let text = bytes[inlines[start].range.lowerBound..<inlines[last].range.upperBound]
        let line = String(
            decoding: text.reversed().drop(while: \.isBlank).reversed(), as: UTF8.self)
        guard line.hasPrefix("[!"), line.hasSuffix("]"),
            let alert = Alert(rawValue: line.dropFirst(2).dropLast().lowercased())
        else { return nil }
        guard first.endIndex < whole.upperBound else {
            return tree.blocks[index + 1].end < quote.end ? (alert, whole) : nil
        }
        switch inlines[first.endIndex].kind {
        case .softBreak, .hardBreak: return (alert, whole.lowerBound..<first.endIndex + 1)
        default: return nil
        }
    }
}
