import Forms
import Proposals
import TestSupport
import Testing

/// Whatever is wrapped anew keeps its words, and comes back.
@Suite struct ReflowTests {
    private static let pieces = [
        "word", "longer-word", "`code  of two`", "- ", "* ", "1. ", "> ", "# ", "<b>", "**bold**",
        "[link](a b)", "\\", "  ", "\n", "\n", "\n", "\n\n", "| a | b |", "|---|---|", "```", "$$",
        "+", "47.", "é", "日本語", "[^1]:", "---", "===", "<!-- a b -->", "    ",
    ]

    @Test func keepsAllWords() {
        var random = SeededRandom(seed: 2)
        for round in 0..<3_000 {
            var body = ""
            for _ in 0..<Int.random(in: 1..<40, using: &random) {
                body += (Self.pieces.randomElement(using: &random) ?? "") + " "
            }
            let heading = ["## Summary", "## Goals", "## Overview"].randomElement(using: &random)
            let text = "# Enhancement: A\n\n\(heading ?? "")\n\n\(body)\n"
            var form = Form.opened(Array(text.utf8))
            form.session.context.options.wrap = Int.random(in: 20..<60, using: &random)
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                _ = form.handle(.action(.move(.rowDown)))
            }
            let before = form.proposal.bytes
            // One paragraph, or all of the document from here on.
            let isAll = round.isMultiple(of: 3)
            _ = form.handle(.action(isAll ? .reflowPart(.motion(.sectionEnd)) : .reflow))
            let after = form.proposal.bytes
            guard after != before else { continue }
            #expect(words(of: after) == words(of: before), "\(round): \(text)")
            _ = form.handle(.action(.undo))
            #expect(form.proposal.bytes == before, "\(round): \(text)")
        }
    }

    /// What is no blank, and no sign of a quote, which each line of one has.
    private func words(of bytes: [UInt8]) -> [UInt8] {
        bytes.filter { ![0x20, 0x09, 0x0A, 0x3E].contains($0) }
    }
}
