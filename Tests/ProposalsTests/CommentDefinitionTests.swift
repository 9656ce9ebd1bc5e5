import Proposals
import Testing

/// Link definitions that are comments say what to write, as comments do.
@Suite struct CommentDefinitionTests {
    private static let text = """
        # TITLE

        ## Objective

        [comment]: # (Describe the objective of this proposal)

        ## Rules

        [//]: # (Say which rules there are,)
        [//]: # (and why.)

        ## Links

        [top]: # "The first heading"
        [//]: /elsewhere "Another place"

        """

    private static let template = Template(reading: Array(text.utf8), name: "own")

    @Test func theyAsk() {
        let sections = Self.template.sections
        #expect(sections.map(\.isToFill) == [true, true, false])
        #expect(
            sections.map(\.guidance) == [
                ["Describe the objective of this proposal"],
                ["Say which rules there are,", "and why."], [],
            ])
    }

    @Test(arguments: ["Objective", "Rules"]) func theyGoWithAnAnswer(title: String) throws {
        var proposal = Proposal(Array(Self.text.utf8), template: Self.template)
        let index = try #require(
            proposal.sections.indices.first {
                proposal.sections[$0].title == title
            })
        #expect(proposal.sections[index].isUntouched)
        proposal.answer(section: index, with: "Mine.", keepsFixed: false)
        let written = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(written.contains("## \(title)\n\nMine.\n\n## "), "\(written)")
    }
}
