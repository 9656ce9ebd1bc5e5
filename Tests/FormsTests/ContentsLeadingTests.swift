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
        form.goOn(to: title)
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    private static func erase(_ form: inout Form) {
        _ = form.handle(.action(.select(.all)))
        _ = form.handle(.action(.delete(.motion(.left))))
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

    /// What the section stands below is written with it, and has an entry, too.
    @Test func aSectionBelowOneThatIsMissing() {
        let text = Self.text.replacing(
            "  - [Story 1](#story-1)\n  - [Story 2](#story-2)\n", with: ""
        )
        .replacing("- [Proposal](#proposal)\n", with: "")
        .replacing("## Proposal\n\nMine.\n\n### Story 1\n\nMine.\n\n", with: "")
        .replacing("### Story 2\n\nMine.\n\n", with: "")
        var form = Self.form(text, at: "Story 1")
        _ = form.takeSplices()
        _ = form.handle(.typed("I"))
        #expect(
            form.session.message?.text
                == "“Proposal” was written above it; the list of contents follows.")
        for character in "t." { _ = form.handle(.typed(character)) }
        #expect(form.fieldText.string == "It.")
        let written =
            text
            .replacing(
                "- [Plan]", with: "- [Proposal](#proposal)\n  - [Story 1](#story-1)\n- [Plan]"
            )
            .replacing("## Plan", with: "## Proposal\n\n### Story 1\n\nIt.\n\n## Plan")
        #expect(Self.string(form) == written)
        var journaled = Array(text.utf8)
        for splice in form.takeSplices() { journaled = journaled.applying(splice) ?? [] }
        #expect(String(decoding: journaled, as: UTF8.self) == written)
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == text)
    }

    /// Whatever takes all the words out, the file is as it was before the first of them.
    @Test func aSectionThatIsBegunAndEmptied() {
        let without = Self.text.replacing(
            "  - [Story 1](#story-1)\n  - [Story 2](#story-2)\n", with: ""
        )
        .replacing("- [Proposal](#proposal)\n", with: "")
        .replacing("## Proposal\n\nMine.\n\n### Story 1\n\nMine.\n\n", with: "")
        .replacing("### Story 2\n\nMine.\n\n", with: "")
        for text in [without, "# T\n\n## Summary\n\nMine.", "# T\n\n## Summary\n\nMine.\n"] {
            var form = Self.form(text, at: "Story 1")
            for character in "It." { _ = form.handle(.typed(character)) }
            let written = Self.string(form)
            #expect(written.contains("## Proposal\n\n### Story 1\n\nIt."))
            // Elsewhere and back, so that it was cut anew.
            _ = form.handle(.action(.previousSection))
            _ = form.handle(.action(.nextSection))
            Self.erase(&form)
            #expect(Self.string(form) == text)
            #expect(form.proposal.sections[form.section].title == "Story 1")
            #expect(
                form.session.message?.text
                    == "Nothing stands in “Story 1”: its heading went again, as did “Proposal” above it."
            )
            _ = form.handle(.action(.undo))
            #expect(Self.string(form) == written)
            for _ in 1...3 { _ = form.handle(.action(.delete(.motion(.left)))) }
            #expect(Self.string(form) == text)
            for character in "It." { _ = form.handle(.typed(character)) }
            #expect(Self.string(form) == written)
        }
    }

    /// It is one that was read, too, once a heading was typed in it.
    @Test func aSectionThatIsEmptiedWithAHeading() {
        let text = "# T\n\n## Summary\n\nMine.\n\n## Drawbacks (optional)\n\nNone.\n"
        var form = Self.form(text, at: "Plan")
        _ = form.handle(.paste("It.\n\n## More\n\nWords.\n"))
        _ = form.handle(.action(.previousSection))
        _ = form.handle(.action(.nextSection))
        for _ in 1...9 where form.proposal.sections[form.section].title != "Plan" {
            _ = form.handle(.action(.previousSection))
        }
        Self.erase(&form)
        let left = Self.string(form)
        #expect(!left.contains("## Plan") && left.contains("Mine.\n\n## More\n\nWords.\n"))
    }

    /// A heading that others stand below, or that was there before, stays.
    @Test func aSectionThatIsEmptiedBesideAnother() {
        let text = "# T\n\n## Summary\n\nMine.\n"
        var form = Self.form(text, at: "Story 1")
        _ = form.handle(.typed("I"))
        _ = form.handle(.action(.nextSection))
        _ = form.handle(.typed("U"))
        #expect(form.proposal.sections[form.section].title == "Story 2")
        _ = form.handle(.action(.previousSection))
        Self.erase(&form)
        #expect(Self.string(form) == text + "\n## Proposal\n\n### Story 2\n\nU\n")
        _ = form.handle(.action(.nextSection))
        Self.erase(&form)
        #expect(Self.string(form) == text)
        form = Self.form(text, at: "Summary")
        Self.erase(&form)
        #expect(Self.string(form).contains("## Summary\n"))
    }

    /// So it is where another editor writes the section.
    @Test func aSectionFromAnotherEditor() throws {
        let text = "# T\n\n## Summary\n\nMine.\n\n## Plan\n\nMine.\n"
        var form = Self.form(text, at: "Story 1")
        var requests: [EditorRequest] = []
        for case .edit(let request) in form.handle(.action(.externalEditor)) {
            requests.append(request)
        }
        let request = try #require(requests.first)
        _ = form.handle(
            .edited(EditorResult(request: request, text: request.text + "It.\n", problem: nil)))
        #expect(
            Self.string(form)
                == text.replacing("## Plan", with: "## Proposal\n\n### Story 1\n\nIt.\n\n## Plan"))
        #expect(form.proposal.sections[form.section].title == "Story 1")
        #expect(
            form.session.message?.text
                == "“Proposal” was written above it; undo takes both out.")
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == text)
    }
}
