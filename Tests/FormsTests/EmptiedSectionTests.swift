import Forms
import Proposals
import TestSupport
import Testing

/// Where the caret of a section without text is found again.
@Suite struct EmptiedSectionTests {
    private static func form(at title: String, in text: String) -> Form {
        var form = Form.opened(Array(text.utf8))
        while form.proposal.sections[form.section].title != title,
            form.section + 1 < form.proposal.sections.count
        {
            _ = form.handle(.action(.nextSection))
        }
        return form
    }

    /// The place that is remembered of a file leads to the section, saved or not.
    @Test(arguments: ["\n", "\n\n", "\n\n\n"]) func theRememberedPlace(gap: String) {
        let text = "# Enhancement: T\n\n## Summary\(gap)## Problem Statement\n\nWords.\n"
        var form = Self.form(at: "Summary", in: text)
        #expect(form.proposal.place(atByte: form.byteInFile).place == form.place.field)
        _ = form.handle(.typed("x"))
        #expect(
            Proposal(Array(text.utf8), template: .enhancement).place(atByte: form.byteInFile)
                .place.section == form.section)
        _ = form.handle(.action(.delete(.motion(.left))))
        _ = form.handle(.paused)
        #expect(form.proposal.sections[form.section].title == "Summary")
    }
}
