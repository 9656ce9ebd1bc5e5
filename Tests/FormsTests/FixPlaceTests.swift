import Proposals
import Prose
import TestSupport
import Testing

@testable import Forms

/// Where the caret is once a warning was mended.
@Suite struct FixPlaceTests {
    /// The entry of a heading is written far above it, and the author stays with the heading.
    @Test func anEntryThatIsMissing() throws {
        let contents = ["Summary", "Proposal", "Plan", "Costs"]
        let entries = contents.map { "- [\($0)](#\($0.lowercased()))\n" }.joined()
        let sections = (contents + ["Risks"]).map { "\n## \($0)\n\nMine.\n" }.joined()
        let text = "# T\n\n<!-- toc -->\n\(entries)<!-- /toc -->\n" + sections
        var form = Form.opened(Array(text.utf8), path: "x.md", template: .none)
        for _ in 0..<9 where form.proposal.sections[form.section].title != "Risks" {
            _ = form.handle(.action(.nextSection))
        }
        _ = form.handle(.action(.move(.right)))
        _ = form.handle(.paused)
        let finding = form.session.known.findings.first {
            $0.finding.rule == "contents-incomplete"
        }
        let fix = try #require(finding?.finding.fixes.first)
        form.apply(fix)
        #expect(
            String(decoding: form.proposal.bytes, as: UTF8.self)
                == text.replacing("(#costs)\n", with: "(#costs)\n- [Risks](#risks)\n"))
        #expect(form.proposal.sections[form.section].title == "Risks")
        #expect(form.place.caret == Position(line: 0, offset: 1))
    }
}
