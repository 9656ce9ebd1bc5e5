import Markdown

/// # `alert-form`
///
/// A quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` on a
/// line of its own is shown as an alert; with the sign missing, or outside of the brackets, it is a
/// quote of those letters. One that has a definition is a link.
///
/// Wrong: `> [NOTE]` or `> ![NOTE]` above the text. Right: `> [!NOTE]`.
extension Rule {
    static let alertForm = Rule(
        "alert-form", .text, .note, "Alerts begin with `[!NOTE]` or one of the four others."
    ) { document in
        document.nearAlerts.map { mark, alert in
            let right = "[!\(alert.rawValue.uppercased())]"
            return Problem(
                mark, document.subject(at: mark.lowerBound),
                "\(Wording.code(document.text(mark))) begins no alert.",
                help: "Write `\(right)` on a line of its own.",
                fixes: [.suggested("Write `\(right)`.", [.init(mark, right)])])
        }
    }
}

extension Document {
    /// First lines of outermost quotes that nearly are the mark of an alert.
    fileprivate var nearAlerts: [(mark: Range<Int>, alert: Alert)] {
        tree.children(of: 0).compactMap { index in
            let quote = tree.blocks[index]
            guard case .quote = quote.kind, index + 1 < quote.end,
                tree.blocks[index + 1].isParagraph
            else { return nil }
            let line = firstLine(of: tree.blocks[index + 1].range)
            guard line.count <= 20, line.upperBound < trimmed(quote.range).upperBound,
                !isReference(line, in: index + 1)
            else { return nil }
            var text = text(line)
            if text.hasPrefix("!") {
                text.removeFirst()
            } else if text.hasPrefix("[!") {
                return nil
            }
            guard text.hasPrefix("["), text.hasSuffix("]"),
                let alert = Alert(rawValue: text.dropFirst().dropLast().lowercased())
            else { return nil }
            return (line, alert)
        }
    }

    /// Whether the bytes begin with a link or an image, which has its definition.
    private func isReference(_ range: Range<Int>, in block: Int) -> Bool {
        markdown.inlines(of: block).contains { index in
            let inline = markdown.inlines[index]
            return (inline.kind == .link || inline.kind == .image)
                && inline.range.lowerBound == range.lowerBound
        }
    }
}
