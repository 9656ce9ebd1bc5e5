import Forms
import Proposals
import TestSupport
import Testing

/// Rows of another document's metadata that are pasted into a field of several values.
@Suite struct PastedRowsTests {
    private static func text(_ reviewers: [String]) -> String {
        let rows = reviewers.map { "  - \($0)\n" }.joined()
        return
            "---\ntitle: T\nreviewers:\n\(rows)---\n\n# T\n\n## Summary\n\nMine.\n\n## Plan\n\nMine.\n"
    }

    /// With their quotes they are values as the others are, and one alone is one, too.
    @Test(arguments: [
        ("- \"@d\"\n- '@e'\n", ["\"@d\"", "\"@e\""]), ("- \"@d\"", ["\"@d\""]),
        ("  - '@d'\n", ["\"@d\""]), ("- '@d' of \"it\"\n", ["\"'@d' of \\\"it\\\"\""]),
    ]) func intoAList(pasted: String, rows: [String]) throws {
        let template = Template(reading: Array(Self.text(["\"@a\""]).utf8), name: "own")
        var form = Form.opened(
            Array(Self.text(["\"@b\""]).utf8), path: "x.md", template: template)
        let place = try #require(form.proposal.fieldPlace(named: "reviewers"))
        for step in 0..<20 where form.place.field != place {
            _ = form.handle(.action(step < 10 ? .previousField : .nextField))
        }
        _ = form.handle(.action(.move(.lineEnd)))
        _ = form.handle(.action(.newline))
        _ = form.handle(.paste(pasted))
        let expected = Self.text(["\"@b\""] + rows)
        #expect(String(decoding: form.proposal.bytes, as: UTF8.self) == expected)
    }
}
