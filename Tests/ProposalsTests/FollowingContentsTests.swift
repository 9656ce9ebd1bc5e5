import Proposals
import TestSupport
import Testing

/// Entries of a list of contents come and go with headings.
@Suite struct FollowingContentsTests {
    private static let contents = """
        # T

        <!-- toc -->
        - [Summary](#summary)
        - [Proposal](#proposal)
          - [Story 1](#story-1)
          - [Story 2](#story-2)
        - [Drawbacks](#drawbacks)
        <!-- /toc -->

        """

    private static let sections = """

        ## Summary

        See [the first](#story-1).

        ## Proposal

        ### Story 1

        ### Story 2

        ## Drawbacks

        None.

        """

    private func led(_ text: String, since old: String) -> String {
        let bytes = Array(text.utf8)
        return String(
            decoding: bytes.writing(bytes.contentsEdits(since: Array(old.utf8))), as: UTF8.self)
    }

    @Test(arguments: [
        ("### Story 3", "## Drawbacks", "  - [Story 3](#story-3)\n", "- [Drawbacks]"),
        ("## Plan", "## Drawbacks", "- [Plan](#plan)\n", "- [Drawbacks]"),
        // The first of its level is one step deeper than the heading above it.
        (
            "#### Details of 1", "### Story 2", "    - [Details of 1](#details-of-1)\n",
            "  - [Story 2]"
        ),
    ])
    func cameAndWent(heading: String, below: String, entry: String, next: String) {
        let old = Self.contents + Self.sections
        let sections = Self.sections.replacing(below, with: "\(heading)\n\nMine.\n\n\(below)")
        let contents = Self.contents.replacing(next, with: entry + next)
        #expect(led(Self.contents + sections, since: old) == contents + sections)
        // And back.
        #expect(led(contents + Self.sections, since: contents + sections) == old)
    }

    @Test func withAllThatIsBelow() {
        let old = Self.contents + Self.sections
        let start = Self.sections.range(ofText: "## Proposal")?.lowerBound ?? 0
        let end = Self.sections.range(ofText: "## Drawbacks")?.lowerBound ?? 0
        let sections = Self.sections.bytes(0..<start) + Self.sections.bytes(from: end)
        let contents = Self.contents.replacing(
            "- [Proposal](#proposal)\n  - [Story 1](#story-1)\n  - [Story 2](#story-2)\n", with: "")
        #expect(led(Self.contents + sections, since: old) == contents + sections)
    }

    /// Lists that are no contents, those of other levels, headings with other words, and no change.
    @Test(arguments: [
        "- [Summary](#summary)\n- [Drawbacks](#drawbacks)\n",
        "- [Drawbacks](#drawbacks)\n- [Summary](#summary)\n- [Proposal](#proposal)\n",
        "- [Summary](#summary)\n- [Proposal](#proposal)\n- [Drawbacks](#drawbacks)\n",
        "- [Summary](#summary)\n- [Proposal](#proposal)\n- [More](x.md)\n",
        "1. [Summary](#summary)\n2. [Proposal](#proposal)\n3. [Drawbacks](#drawbacks)\n",
    ])
    func staysAsItIs(list: String) {
        let old = "# T\n\n" + list + Self.sections
        let more = old.replacing("## Drawbacks", with: "### Story 3\n\n## Drawbacks")
        #expect(led(more, since: old) == more)
        let other = old.replacing("## Summary", with: "## Abstract")
        #expect(led(other, since: old) == other)
        #expect(led(old, since: old) == old)
    }
}
