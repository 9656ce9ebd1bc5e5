import Forms
import Markdown
import Proposals
import TestSupport
import Testing

/// Fences, comments and HTML that are open while one writes: no heading is written a second time,
/// and none is lost.
@Suite struct OpenEndTests {
    static let document = """
        # T

        ## Summary

        One

        ## Goals

        - g

        ## Proposal

        ### Design Details

        Text.

        ## References

        <https://example.org>

        """

    @Test(arguments: Seeds.first(30)) func writesNoHeadingTwice(seed: Int) throws {
        try writesNoHeadingTwice(Self.document, seed: seed)
    }

    /// What a file leaves open in one of its sections, at its end or above its first heading.
    @Test(
        arguments: [
            "```\ncode", "````\n```\ncode", "~~~ sh\n\n# remark\n", "<!-- oops", "<pre>\nx",
            "<![CDATA[\n\nx",
        ])
    func writesNoHeadingOfTheFileTwice(open: String) throws {
        for (seed, text) in ["One", "- g", "Text."].enumerated() {
            let document = Self.document.replacing(text, with: "\(text)\n\n\(open)")
            for seed in seed * 10..<seed * 10 + 6 {
                // Those that the file made text of may be written over.
                try writesNoHeadingTwice(document, seed: seed, keeping: [])
            }
        }
    }

    /// Closed as the form offers it, a document has all of its sections again.
    @Test(
        arguments: [
            ("```\ncode", "```"), ("````\n```\ncode", "````"), ("<!-- oops", "-->"),
            ("<![CDATA[ x", "]]>"),
        ])
    func closesWhatTheFileLeftOpenBeforeTheNextHeading(open: String, closing: String) {
        for text in ["One", "- g", "Text."] {
            let document = Self.document.replacing(text, with: "\(text)\n\n\(open)")
            var form = Form.opened(Array(document.utf8))
            _ = form.handle(.action(.fixWarning))
            _ = form.handle(.action(.choose))
            let closed = document.replacing(open, with: "\(open)\n\(closing)")
            #expect(String(decoding: form.proposal.bytes, as: UTF8.self) == closed)
            #expect(!form.proposal.isHeld)
        }
    }

    private func writesNoHeadingTwice(
        _ document: String, seed: Int,
        keeping headings: [String] = [
            "## Summary", "## Goals", "### Design Details", "## References",
        ]
    ) throws {
        var random = SeededRandom(seed: seed)
        var form = Form.opened(Array(document.utf8))
        for step in 0..<400 {
            let event = Self.event(&random)
            _ = form.handle(event)
            if case .action(.undo) = event { _ = form.handle(.action(.undo)) }
            guard step % 7 == 0 else { continue }
            let bytes = form.proposal.bytes
            // A fence that a later one closes has made code of the sections between them for good.
            if Self.hasHeadingsInClosedCode(bytes) { break }
            var seen: Set<String> = []
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            where line.hasPrefix("#") {
                try #require(seen.insert(String(line)).inserted, "step \(step): \(line)")
            }
            // What the file had stays in it, read or not.
            for heading in headings {
                try #require(seen.contains(heading), "step \(step): \(heading)")
            }
        }
    }

    private static func hasHeadingsInClosedCode(_ bytes: [UInt8]) -> Bool {
        BlockTree(bytes).blocks.contains { block in
            guard case .code(.some) = block.kind, block.isClosed else { return false }
            return !bytes.offsets(of: "\n## ", in: block.range).isEmpty
        }
    }

    private static func event(_ random: inout SeededRandom) -> Event {
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: return .typed("ab `".randomElement(using: &random) ?? "a")
        case 2:
            let texts = ["```\n", "~~~\nx", "<!-- ", "-->", "<div>", "```", "\n", "$$\n", "<pre>"]
            return .paste(texts.randomElement(using: &random) ?? "")
        case 3: return .paused
        case 4, 5: return .action(.newline)
        case 6: return .action(.undo)
        case 7: return .action(.move(.sectionEnd))
        default:
            let actions: [Action] = [
                .nextSection, .previousSection, .nextField, .fixWarning, .choose, .move(.rowDown),
                .newItem, .save, .move(.lineEnd),
            ]
            return .action(actions.randomElement(using: &random) ?? .nextSection)
        }
    }
}
