import Proposals
import Testing

@testable import Rules

/// Headings that a list of contents lacks.
@Suite struct ContentsRuleTests {
    private static let template =
        "# Title\n\n- Status: Draft | Accepted\n\n<!-- toc -->\n<!-- /toc -->\n\n## Summary\n\nSay it.\n"

    /// - Parameters:
    ///   - alpha: the entry of `Alpha`, or none.
    private func text(
        _ alpha: String = "", status: String = "Draft", marks: (String, String) = ("toc", "/toc")
    ) -> String {
        """
        # Baskets

        - Status: \(status)

        <!-- \(marks.0) -->
        - [Summary](#summary)
        - [Design](#design)
          - [Test Plan](#test-plan)
        \(alpha)- [Drawbacks](#drawbacks)
        <!-- \(marks.1) -->

        ## Summary

        It.

        ## Design

        With hands.

        ### Test Plan

        By hand.

        ### Alpha

        First.

        #### Not Listed

        None of this level is.

        ## Drawbacks

        None.

        """
    }

    private func found(_ text: String, by asked: String = Self.template) -> [Finding] {
        let template = Template(reading: Array(asked.utf8), name: "own")
        let context = CheckContext(template: template, today: Sample.today)
        return Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule == "contents-incomplete" }
    }

    @Test(arguments: [("Draft", true), ("Accepted", false)])
    func aHeadingWithoutAnEntry(status: String, isSafe: Bool) throws {
        let entry = "  - [Alpha](#alpha)\n"
        #expect(found(text(entry, status: status)).isEmpty)
        let lacking = text(status: status)
        let finding = try #require(found(lacking).first)
        #expect(found(lacking).count == 1)
        #expect(finding.message == "The contents lack 'Alpha'.")
        let fix = try #require(finding.fixes.first)
        #expect(fix.isSafe == isSafe)
        let fixed = String(decoding: fix.applied(to: Array(lacking.utf8)), as: UTF8.self)
        #expect(fixed == text(entry, status: status))
    }

    /// Headings below one entry get theirs at once.
    @Test func severalHeadings() throws {
        let more = text().replacing("#### Not Listed", with: "### Beta\n\n#### Not Listed")
            .replacing("## Drawbacks\n", with: "## Drawbacks\n\n## A\n\n## B\n\n## C\n")
            .replacing("(#drawbacks)\n", with: "(#drawbacks)\n- [A](#a)\n- [B](#b)\n- [C](#c)\n")
        let finding = try #require(found(more).first)
        #expect(finding.message == "The contents lack 'Alpha' (2 places).")
        let fix = try #require(finding.fixes.first)
        let fixed = String(decoding: fix.applied(to: Array(more.utf8)), as: UTF8.self)
        #expect(fixed.contains("(#test-plan)\n  - [Alpha](#alpha)\n  - [Beta](#beta)\n- [Draw"))
        #expect(found(fixed).isEmpty)
    }

    /// A list without marks is the author's own, and one that leaves out many leaves them out on purpose.
    @Test func listsThatNeedNotHaveAll() {
        #expect(found(text(marks: ("contents", "end"))).isEmpty)
        let few = text().replacing("## Drawbacks\n", with: "## Drawbacks\n\n## A\n\n## B\n")
        #expect(found(few).isEmpty)
    }

    /// What the template's own list leaves out, documents may leave out, too.
    @Test func headingsThatTheTemplateLeavesOut() {
        let template = text(status: "Draft | Accepted").replacing("Baskets", with: "Title")
        #expect(found(text(), by: template).isEmpty)
        let other = text().replacing("### Alpha", with: "### Beta")
        #expect(found(other, by: template).count == 1)
    }
}
