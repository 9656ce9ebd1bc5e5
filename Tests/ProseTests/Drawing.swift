@testable import Prose

/// A text with the caret drawn in as `▮`.
struct Drawing {
    var text: Text
    var caret: Position

    init(_ drawn: String) {
        let parts = drawn.split(separator: "▮", omittingEmptySubsequences: false)
        text = Text(parts.joined())
        let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        caret = Position(line: lines.count - 1, offset: lines[lines.count - 1].utf8.count)
    }

    static func string(_ text: Text, _ caret: Position) -> String {
        text.string(in: .start..<caret) + "▮" + text.string(in: caret..<text.end)
    }
}
