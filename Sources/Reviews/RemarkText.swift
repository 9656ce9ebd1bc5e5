import Markdown
import Proposals

/// The words of a remark, as they stand behind its label in a record.
///
/// Words that would end the section or begin another remark, such as a heading or a fence that is
/// never closed, are written as a quote, out of which nothing breaks.
package struct RemarkText {
    static let noteLabel = "note"

    package let body: String

    package init(body: String) { self.body = body.withPlainLineEnds.trimmed }

    /// Reads what stands between a label and the next remark.
    init(written: String) {
        let text = written.withPlainLineEnds
        let words = text.trimmed
        // Behind the label itself, a quote is none.
        let isBelow = text.drop(while: { $0 == " " || $0 == "\t" }).first == "\n"
        body = isBelow ? RemarkText.unquoted(words) ?? words : words
    }

    /// The text behind `**label**`: nothing, or a colon and the words.
    var written: String {
        if body.isEmpty { return "" }
        if isQuote || !isSafe(":" + separator + body) {
            return ":\n\n" + RemarkText.quoted(body)
        }
        return ":" + separator + body
    }

    /// The words as blocks of their own, out of which nothing breaks: no heading of theirs parts what
    /// others say, and no comment hides it.
    package var block: String {
        let parts = BlockTree(Array(body.utf8)).blocks.contains { block in
            switch block.kind {
            case .heading, .html: true
            default: false
            }
        }
        return isQuote || !parts && isSafe(":\n\n" + body) ? body : RemarkText.quoted(body)
    }

    /// A body that begins with a paragraph follows its label.
    private var separator: String {
        let tree = BlockTree(Array(body.utf8))
        guard let first = tree.blocks.dropFirst().first, first.kind == .paragraph,
            first.range.lowerBound == 0
        else { return "\n\n" }
        return " "
    }

    private var isQuote: Bool { RemarkText.unquoted(body) != nil }

    /// Whether the words are read back from a record as they are, and end where they end.
    private func isSafe(_ written: String) -> Bool {
        let label = "**\(RemarkText.noteLabel)**"
        let after = "\n\n\(label): next\n\n## after\n\n\(label): after\n"
        let entries = RecordReader(Array(("## before\n\n\(label)" + written + after).utf8))
            .entries()
        return entries.count == 2 && entries[0].notes.map(\.body) == [body, "next"]
            && entries[0].notes.allSatisfy { $0.paragraph == nil }
            && entries[0].verdict == nil && entries[0].mark == nil && entries[0].questions.isEmpty
            && entries[1].notes.map(\.body) == ["after"]
    }

    // MARK: Quotes

    static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    }

    /// The text of lines that are all of one quote; nil if they are not.
    static func unquoted(_ text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.allSatisfy({ $0.hasPrefix(">") }) else { return nil }
        return lines.map { $0.hasPrefix("> ") ? $0.dropFirst(2) : $0.dropFirst() }
            .joined(separator: "\n")
    }
}

extension String {
    fileprivate var withPlainLineEnds: String {
        utf8.contains(0x0D) ? String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }) : self
    }
}
