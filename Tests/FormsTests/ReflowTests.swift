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

    /// Whatever width the other paragraphs show, the second time is as the first.
    @Test func aSecondTimeChangesNothing() {
        var random = SeededRandom(seed: 3)
        for round in 0..<500 {
            let width = Int.random(in: 50..<110, using: &random)
            let isRagged = Bool.random(using: &random)
            let paragraphs = (0..<Int.random(in: 1..<6, using: &random)).map { _ in
                var lines = [""]
                var room = width
                for _ in 0..<Int.random(in: 1..<60, using: &random) {
                    let word = String(repeating: "w", count: Int.random(in: 1..<13, using: &random))
                    let last = lines[lines.count - 1]
                    if last.utf8.count + 1 + word.utf8.count > room {
                        lines.append(word)
                        room = isRagged ? Int.random(in: 20..<110, using: &random) : width
                    } else {
                        lines[lines.count - 1] = last.isEmpty ? word : "\(last) \(word)"
                    }
                }
                return lines.filter { !$0.isEmpty }.joined(separator: "\n")
            }
            let text = "## Summary\n\n" + paragraphs.joined(separator: "\n\n") + "\n"
            var form = Form.opened(Array(text.utf8))
            for _ in 1...30 where form.proposal.sections[form.section].title != "Summary" {
                _ = form.handle(.action(.nextSection))
            }
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                _ = form.handle(.action(.move(.rowDown)))
            }
            _ = form.handle(.action(.reflow))
            let once = form.proposal.bytes
            _ = form.handle(.action(.reflow))
            #expect(form.proposal.bytes == once, "\(round): \(text)")
        }
    }

    /// Ten times the paragraph takes ten times as long, whether it is wrapped or made one line.
    @Test(arguments: [80, Int.max]) func timeGrowsWithTheText(columns: Int) {
        func time(_ count: Int) -> Duration {
            let lines = (0..<count).map { "Words of a line that is pasted, number \($0) of them." }
            let text = "## Summary\n\n" + lines.joined(separator: "\n") + "\n"
            var form = Form.opened(Array(text.utf8))
            form.goOn(to: "Summary")
            form.session.context.options.wrap = columns
            let time = ProcessorTime.of { _ = form.handle(.action(.reflow)) }
            #expect(form.proposal.bytes != Array(text.utf8))
            return time
        }
        _ = time(30)
        let (small, large) = (time(300), time(3000))
        #expect(large < small * 40, "\(small) and \(large)")
    }

    /// What is no blank, and no sign of a quote, which each line of one has.
    private func words(of bytes: [UInt8]) -> [UInt8] {
        bytes.filter { ![0x20, 0x09, 0x0A, 0x3E].contains($0) }
    }
}
