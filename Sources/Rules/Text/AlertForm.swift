import Markdown

/// # `alert-form`
///
/// A quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` on a
/// line of its own is shown as an alert; with the sign missing, or outside of the brackets, with
/// text behind it on its line, or with another word, as `[!INFO]`, it is a quote of those letters.
/// One that has a definition is a link.
///
/// Wrong: `> [NOTE]`, `> ![NOTE]`, `> [!NOTE] text`. Right: `> [!NOTE]`, and the text below.
extension Rule {
    static let alertForm = Rule(
        "alert-form", .text, .note, "Alerts begin with `[!NOTE]` or one of the four others."
    ) { document in
        document.nearAlerts.map { near in
            let right = "[!\(near.alert.rawValue.uppercased())]"
            let mark = near.mark
            let subject = document.subject(at: mark.lowerBound)
            guard !near.hasText else {
                return Problem(
                    mark, subject,
                    "Text behind \(Wording.code(document.text(mark))) keeps it from being an alert.",
                    help: "Write the text on the next line of the quote.")
            }
            return Problem(
                mark, subject, "\(Wording.code(document.text(mark))) begins no alert.",
                help: "Write `\(right)` on a line of its own.",
                fixes: [.suggested("Write `\(right)`.", [.init(mark, right)])])
        }
    }
}

/// A mark that is nearly the mark of an alert.
private struct NearAlert {
    var mark: Range<Int>
    /// The alert that is meant.
    var alert: Alert
    /// Whether text follows on the line, which keeps a right mark from being one.
    var hasText = false

    /// - Parameter line: The first line of a quote, without blanks at its ends.
    init?(line: Range<Int>, of document: CheckedDocument) {
        let text = document.text(line)
        guard let close = text.utf8.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let label = text[...close].utf8.count
        let sign = text.hasPrefix("![") ? 1 : 0
        let hasSign = sign == 0 && text.hasPrefix("[!")
        guard sign == 1 || text.hasPrefix("[") else { return nil }
        let word = text[..<close].dropFirst(hasSign ? 2 : 1 + sign).lowercased()
        mark = line.prefix(label)
        guard label < line.count else {
            guard let alert = Alert(meantBy: word), !hasSign || alert.rawValue != word
            else { return nil }
            self.alert = alert
            return
        }
        // Behind a label without its sign, text makes it a link or words in brackets.
        guard hasSign, let alert = Alert(rawValue: word) else { return nil }
        (self.alert, hasText) = (alert, true)
    }
}

extension Alert {
    /// The alert that is meant by its own word, or by one that other programs have.
    fileprivate init?(meantBy word: String) {
        let words = [
            "info": Alert.note, "hint": .tip, "danger": .caution, "error": .caution,
            "attention": .warning,
        ]
        guard let alert = Alert(rawValue: word) ?? words[word] else { return nil }
        self = alert
    }
}

extension CheckedDocument {
    /// First lines of outermost quotes that nearly are the mark of an alert.
    fileprivate var nearAlerts: [NearAlert] {
        tree.children(of: 0).compactMap { index in
            let quote = tree.blocks[index]
            guard case .quote = quote.kind, index + 1 < quote.end,
                tree.blocks[index + 1].isParagraph
            else { return nil }
            let line = firstLine(of: tree.blocks[index + 1].range)
            guard !line.isEmpty,
                bytes[line.lowerBound] == UInt8(ascii: "[")
                    || bytes[line.lowerBound] == UInt8(ascii: "!"),
                let near = NearAlert(line: line, of: self),
                near.hasText || line.upperBound < trimmed(quote.range).upperBound,
                !isReference(near.mark, in: index + 1)
            else { return nil }
            return near
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
