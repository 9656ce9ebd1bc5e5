import Forms
import Proposals
import TestSupport
import Testing

/// Where the caret of a section without text is found again.
@Suite struct EmptiedSectionTests {
    private static func form(at title: String, in text: String) -> Form {
        var form = Form.opened(Array(text.utf8))
        form.goOn(to: title)
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

    /// What gives a section a name for links goes with the heading that came with it.
    @Test func theNameForLinks() {
        let template = Template(
            reading: Array(
                "# T\n\n## Why\n[why]: #why\n\nSay why.\n\n## Rest\n[rest]: #rest\n\nWhat else?\n"
                    .utf8),
            name: "own")
        let text = "# A\n\n## Why\n[why]: #why\n\nSo.\n"
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        for _ in 0..<3 where form.proposal.sections[form.section].title != "Rest" {
            _ = form.handle(.action(.nextSection))
        }
        _ = form.handle(.typed("N"))
        let written = String(decoding: form.proposal.bytes, as: UTF8.self)
        #expect(written == text + "\n## Rest\n[rest]: #rest\n\nN\n")
        // Elsewhere and back, so that it was cut anew.
        _ = form.handle(.action(.previousSection))
        _ = form.handle(.action(.nextSection))
        _ = form.handle(.action(.select(.all)))
        _ = form.handle(.action(.delete(.motion(.left))))
        #expect(String(decoding: form.proposal.bytes, as: UTF8.self) == text)
    }

    /// The blank line that came with a heading is the one below the section above it, too.
    @Test func theLastSectionIsWrittenAgain() {
        let template = Template(
            reading: Array(
                "# T\n\n## Why\n\nSay why.\n\n## Else\n\nSay more.\n\n## Thanks\n\nWho helped?\n"
                    .utf8
            ), name: "own")
        let text = "# A\n\n## Why\n\nSo.\n\n## Else\n\nSay more.\n"
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        form.goOn(to: "Thanks")
        _ = form.handle(.typed("N"))
        for _ in 0..<3 where form.proposal.sections[form.section].title != "Else" {
            _ = form.handle(.action(.previousSection))
        }
        _ = form.handle(.typed("W"))
        _ = form.handle(.paused)
        #expect(
            String(decoding: form.proposal.bytes, as: UTF8.self)
                == "# A\n\n## Why\n\nSo.\n\n## Else\n\nW\n\n## Thanks\n\nN\n")
    }
}
