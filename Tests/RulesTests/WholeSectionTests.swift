import Proposals
import Testing

@testable import Rules

/// Text of a section that accepted documents keep word for word is no text still to be written.
@Suite struct WholeSectionTests {
    private static let template = """
        # Title

        - Status: Draft | Accepted

        ## Summary

        Summarize it.

        ## Addendums

        The following addendums are required reading before voting:

        * (none at this time)

        ## Thanks

        This text is heavily based on others. Thanks to those groups who wrote them.

        """

    private var template: Template { Template(reading: Array(Self.template.utf8), name: "own") }

    private func text(
        _ status: String, addendums: String = "* (none at this time)", thanks: Bool = true
    ) -> String {
        let start = Self.template.replacing("# Title", with: "# Baskets")
            .replacing("Draft | Accepted", with: status)
            .replacing("Summarize it.", with: "It.")
            .replacing("* (none at this time)", with: addendums)
        return thanks
            ? start
            : start.replacing(
                "This text is heavily based on others. Thanks to those groups who wrote them.",
                with: "None.")
    }

    private func shares(of others: [String]) -> (shares: TemplateShares, facts: FolderFacts) {
        let template = template
        let summaries = others.enumerated().map { number, text in
            ProposalSummary(
                Proposal(Array(text.utf8), template: template), fileName: "\(number).md")
        }
        return (TemplateShares(summaries, template: template), FolderFacts(summaries.map(\.entry)))
    }

    private func rules(_ text: String, beside others: [String]) -> [String] {
        var context = CheckContext(template: template, today: Sample.today)
        let known = shares(of: others)
        context.folder = known.facts
        context.folder?.shares = known.shares
        return Check(Array(text.utf8), context: context).findings().map(\.rule)
    }

    @Test(arguments: ["Draft", "Accepted"]) func whatHalfKeep(status: String) {
        let others =
            [text("Accepted", addendums: "* [a](#thanks)")]
            + (0..<5).map { text("Accepted", thanks: $0 < 2) }
        #expect(rules(text(status), beside: others) == [])
        #expect(rules(text(status, addendums: "* [b](#thanks)"), beside: others) == [])
        // Most have words of their own there.
        let fewer = (0..<6).map { text("Accepted", thanks: $0 < 2) }
        #expect(rules(text(status), beside: fewer) == ["section-untouched"])
    }

    /// Documents that nobody began say nothing.
    @Test func documentsWithoutOwnText() {
        let begun = text("Accepted").replacing("It.", with: "Summarize it.")
        let others = (0..<6).map { _ in begun }
        #expect(
            rules(begun, beside: others)
                == ["section-untouched", "section-untouched", "section-untouched"])
    }

    /// Text that would stay is to be written where next to no accepted document keeps it.
    @Test(arguments: [0, 3, 6]) func fixedTextThatOthersDrop(keeping: Int) {
        let asking = "<!-- Say in ten words or more what this is all about, please. -->"
        let text = { (title: String, aim: String, cases: String) in
            "# \(title)\n\n- Status: Draft | Accepted\n\n## Aim\n\n\(aim)\n\n## Cases\n\n\(cases)\n"
        }
        let cases = "Cases are asked of all changes of the core."
        let template = Template(reading: Array(text("Title", asking, cases).utf8), name: "own")
        func own(_ cases: String, _ status: String) -> String {
            text("Baskets", "It.", cases).replacing("Draft | Accepted", with: status)
        }
        let others = (0..<6).map { own($0 < keeping ? cases : "One.", "Accepted") }
        let context = Sample.context(beside: others, template)
        let rules = Check(Array(own(cases, "Draft").utf8), context: context).findings().map(\.rule)
        #expect(rules == (keeping == 0 ? ["section-untouched"] : []))
    }

    /// Next to own text the template's stays where those who have some keep it.
    @Test func whatStaysBesideOwnText() {
        let kept = NormalizedText("The following addendums are required reading before voting:")
        let whole = (0..<5).map { _ in text("Accepted") }
        let added = whole + [text("Accepted", addendums: "* [a](#thanks)")]
        #expect(shares(of: added).shares[kept]?.isKept == true)
        #expect(shares(of: whole + [dropping, dropping]).shares[kept]?.isKept == nil)
        // Few have some.
        let most = shares(of: whole + [text("Accepted"), dropping, dropping]).shares[kept]
        #expect(most?.isKept == true && most?.kept == 6 && most?.documents == 8)
    }

    private var dropping: String {
        text("Accepted").replacing(
            "The following addendums are required reading before voting:\n\n* (none at this time)",
            with: "Ours.")
    }

    /// Items of a section that nearly all keep word for word stay; a question may have been left by those
    /// who did not answer it.
    @Test func itemsAndQuestions() throws {
        let asked =
            "# Title\n\n- Status: Draft | Accepted\n\n## Aim\n\nWhat is it?\n\n## Readers\n\n"
            + "Please read it with this in mind:\n\n* Does this fit with our principles?\n\n"
            + "## Risks\n\nWhich risks are there in all of this?\n"
        let template = Template(reading: Array(asked.utf8), name: "own")
        let whole = asked.replacing("Draft | ", with: "").replacing("What is it?", with: "It.")
        let other = whole.replacing("Please read it with this in mind:", with: "All of you:")
            .replacing("Which risks are there in all of this?", with: "None.")
        let summaries = [whole, whole, whole, whole, whole, whole, other, other].map {
            ProposalSummary(Proposal(Array($0.utf8), template: template), fileName: "a.md")
        }
        let roles = TemplateShares(summaries, template: template).roles
        let learned = try #require(template.learning(roles))
        let isKept = learned.sections.map { $0.blocks.map(\.isKept) }
        #expect(isKept == [[false], [true, true], [false]])
    }

    /// Comments that nobody sees are no text: in a draft the section is still to be written.
    @Test func commentsAlone() {
        let comment = "<!-- Say in ten words or more what this is all about, please. -->"
        let asked =
            "# Title\n\n- Status: Draft | Accepted\n\n## Aim\n\n\(comment)\n\n## Rest\n\n"
            + "<!-- Say in ten words or more what there is besides, please. -->\n"
        let template = Template(reading: Array(asked.utf8), name: "own")
        func found(_ status: String) -> [String] {
            func text(_ status: String) -> String {
                "# Baskets\n\n- Status: \(status)\n\n## Aim\n\n\(comment)\n\n## Rest\n\nIt.\n"
            }
            let context = Sample.context(
                beside: Array(repeating: text("Accepted"), count: 6), template)
            return Check(Array(text(status).utf8), context: context).findings().map(\.rule)
        }
        #expect(found("Draft") == ["section-untouched"])
        #expect(found("Accepted") == [])
    }
}
