import Proposals
import Prose
import Testing

/// What a template says of leaving out a field or a section goes once that is answered, or a part of it.
@Suite struct FieldMarksTests {
    private static let text = """
        # [title]

        - Status: [draft | accepted] <!-- optional -->
        - Deciders: [list of all] <!-- optional -->
        - Tags: [list of tags] <!-- optional -->

        ## Context

        [Describe the context in two sentences.]

        ## Pros and Cons <!-- optional -->

        ### First side <!-- optional -->

        [What speaks for it?]

        ### Other side

        [What speaks against it?]

        <!-- This is an optional element. Feel free to remove. -->
        ## Notes

        ### On time

        [How long does it take?]

        """

    private static let template = Template(reading: Array(text.utf8), name: "own")

    private static func new() throws -> Proposal {
        let new = NewProposal(
            template: template, title: "Baskets", author: "Ana",
            today: try #require(Day("2026-11-27")))
        return Proposal(new.bytes, template: template)
    }

    private static func answer(_ title: String, in proposal: inout Proposal) throws {
        let index = try #require(
            proposal.sections.firstIndex { $0.title.hasPrefix(title) })
        proposal.edit(proposal.firstPlace(ofSection: index)) {
            $0.text = Text(lines: [Line(text: "Mine.", trail: "\n")])
        }
    }

    private static func lines(_ proposal: Proposal) -> [Substring] {
        String(decoding: proposal.bytes, as: UTF8.self).split(separator: "\n")
    }

    /// The headings above a part that is answered, and none beside it.
    @Test func ofHeadingsAboveAnAnswer() throws {
        var proposal = try Self.new()
        try Self.answer("Other side", in: &proposal)
        #expect(Self.lines(proposal).contains("## Pros and Cons"))
        #expect(Self.lines(proposal).contains("### First side <!-- optional -->"))
        #expect(
            Self.lines(proposal).contains(
                "<!-- This is an optional element. Feel free to remove. -->"))
        try Self.answer("On time", in: &proposal)
        #expect(
            !Self.lines(proposal).contains(
                "<!-- This is an optional element. Feel free to remove. -->"))
        #expect(Self.lines(proposal).contains("## Notes"))
        let again = Proposal(proposal.bytes, template: Self.template)
        #expect(again.sections.map(\.role) == proposal.sections.map(\.role))
        #expect(again.sections.allSatisfy { $0.isPresent })
    }

    /// Other words in a part that has some already leave the headings above it as they are.
    @Test func notOfHeadingsAboveWrittenText() throws {
        var proposal = try Self.new()
        let text = String(decoding: proposal.bytes, as: UTF8.self)
            .replacing("[What speaks against it?]", with: "Much.")
        proposal = Proposal(Array(text.utf8), template: Self.template)
        try Self.answer("Other side", in: &proposal)
        #expect(Self.lines(proposal).contains("## Pros and Cons <!-- optional -->"))
    }

    /// Behind a value that a new proposal has, when the other fields have one, or are out.
    @Test func behindTheFirstValues() throws {
        var proposal = try Self.new()
        let first = "- Status: draft <!-- optional -->"
        #expect(Self.lines(proposal).contains(first[...]))
        proposal.setValue("Bo", at: try #require(proposal.fieldPlace(named: "Deciders")))
        #expect(Self.lines(proposal).contains("- Deciders: Bo"))
        #expect(Self.lines(proposal).contains(first[...]))
        var other = proposal
        proposal.setValue("baskets", at: try #require(proposal.fieldPlace(named: "Tags")))
        #expect(
            Self.lines(proposal).prefix(4) == [
                "# Baskets", "- Status: draft", "- Deciders: Bo", "- Tags: baskets",
            ])
        try other.removeField(at: try #require(other.fieldPlace(named: "Tags")))
        #expect(
            Self.lines(other).prefix(4) == [
                "# Baskets", "- Status: draft", "- Deciders: Bo", "## Context",
            ])
    }
}
