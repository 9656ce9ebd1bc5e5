import Proposals
import Testing

/// Where a document has its status in another form than the template, the template's field is only shown, in
/// the form too.
@Suite struct StatusElsewhereTests {
    private static func text(_ words: String) -> [UInt8] {
        Array("# Title\n\n\(words)\n## Why\n\nSay why.\n".utf8)
    }

    @Test(arguments: [
        ("## Status\n\nDraft / Accepted\n", "- Status: Accepted\n- Date: 2026-01-01\n", true),
        (
            "- Status: Draft / Accepted\n- Date: YYYY-MM-DD\n",
            "- Date: 2026-01-01\n\n## Status\n\nAccepted\n", true
        ),
        // What the template has in its own place, or the document has nowhere, is written there.
        ("## Status\n\nDraft / Accepted\n", "Words.\n", false),
        ("## Status\n\nDraft / Accepted\n", "## Status\n\nAccepted\n", false),
        (
            "- Status: Draft / Accepted\n- Date: YYYY-MM-DD\n",
            "- Status: Draft\n- Date: 2026-01-01\n\n## Status\n\nAccepted\n", false
        ),
        // A name alone stands above its value, or has none yet.
        (
            "**Status**: Draft / Accepted\n**Date**: YYYY-MM-DD\n",
            "**Status**\n\nAccepted\n\n**Date**: 2026-01-01\n", true
        ),
        (
            "**Status**: Draft / Accepted\n**Date**: YYYY-MM-DD\n",
            "**Status**:\n**Date**: 2026-01-01\n\nWords of it.\n", false
        ),
    ]) func theTemplatesField(asked: String, written: String, isElsewhere: Bool) throws {
        let template = Template(reading: Self.text(asked), name: "own")
        var proposal = Proposal(Self.text(written), template: template)
        #expect((proposal.statusElsewhere != nil) == isElsewhere)
        let place = try #require(proposal.fieldPlace(named: "Status"))
        #expect((proposal.field(at: place).readOnly != nil) == isElsewhere)
        proposal.setValue("Draft!", at: place)
        #expect((proposal.bytes == Self.text(written)) == isElsewhere)
    }
}
