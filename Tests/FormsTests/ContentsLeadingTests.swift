import Forms
import Proposals
import TestSupport
import Testing

/// Lists of contents follow sections that come and go by the form's keys.
@Suite struct ContentsLeadingTests {
    private static let text = """
        # T

        <!-- toc -->
        - [Summary](#summary)
        - [Proposal](#proposal)
          - [Story 1](#story-1)
          - [Story 2](#story-2)
        - [Plan](#plan)
        - [Drawbacks (optional)](#drawbacks-optional)
        <!-- /toc -->

        ## Summary

        Mine.

        ## Proposal

        Mine.

        ### Story 1

        Mine.

        ### Story 2

        Mine.

        ## Plan

        Mine.

        ## Drawbacks (optional)

        """

    private static let template = Template(
        reading: Array(
            """
            # {title}

            ## Summary

            What is it?

            ## Proposal

            How is it done?

            ### Story 1

            What is it for?

            ### Story 2

            And else?

            ## Plan

            When?

            ## Drawbacks (optional)

            Why not?

            """.utf8), name: "own")

    private static func form(_ text: String, at title: String) -> Form {
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        while form.proposal.sections[form.section].title != title,
            form.section + 1 < form.proposal.sections.count
        {
            _ = form.handle(.action(.nextSection))
        }
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test func aSectionMore() {
        var form = Self.form(Self.text, at: "Story 2")
        _ = form.handle(.action(.newItem))
        #expect(
            Self.string(form).contains(
                "  - [Story 2](#story-2)\n  - [Story 3](#story-3)\n- [Plan](#plan)\n"))
        #expect(form.proposal.sections[form.section].title == "Story 3")
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
    }

    @Test func aSectionLess() {
        var form = Self.form(Self.text, at: "Drawbacks (optional)")
        _ = form.handle(.action(.removePart))
        #expect(!Self.string(form).contains("rawbacks"))
        #expect(Self.string(form).contains("- [Plan](#plan)\n<!-- /toc -->\n"))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
    }

    /// The first letter of a section that the file did not have, and all behind it, are one step.
    @Test func aSectionThatWasMissing() {
        let text = Self.text.replacing("- [Plan](#plan)\n", with: "")
            .replacing("## Plan\n\nMine.\n\n", with: "")
        var form = Self.form(text, at: "Plan")
        for character in "Soon." { _ = form.handle(.typed(character)) }
        #expect(form.fieldText.string == "Soon.")
        #expect(
            Self.string(form) == Self.text.replacing("## Plan\n\nMine", with: "## Plan\n\nSoon"))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == text)
    }
}
