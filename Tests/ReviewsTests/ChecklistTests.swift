import Proposals
import Testing

@testable import Reviews

/// What a reviewer is asked, as templates have it.
struct ChecklistTests {
    @Test func ofTheEmbeddedTemplate() {
        let entries = Checklist(.enhancement).entries
        #expect(entries.count == 17)
        #expect(entries.map { $0.questions.count - $0.instructions }.reduce(0, +) == 19)
        #expect(entries.allSatisfy { !$0.questions.isEmpty })
        #expect(entries.count { $0.isRequired } == 15)
    }

    @Test func ofAnyOther() {
        let text = """
            # Decision

            ## Context

            Say what forces a decision. Include:

            - [ ] The costs
            - Who is hurt

            ## Choice (optional)

            Say what was chosen.
            """
        let entries = Checklist(Template(reading: Array(text.utf8), name: "decision")).entries
        #expect(
            entries.map(\.questions) == [
                ["Say what forces a decision. Include:", "The costs", "Who is hurt"],
                ["Say what was chosen."],
            ])
        #expect(entries.map(\.isRequired) == [true, false])
    }

    /// What the template says of itself, and its examples, are no questions.
    @Test func whatIsNoQuestion() {
        let text = """
            # Decision

            ## Context

            <!--
            This section is optional.

            Say in a few words of your own what forces the decision.

            The current placeholder is acceptable for a draft.

            For example:

            > The road is closed for winter.

            [reports]: https://example.org/reports

            TODO: Remove this comment before submitting
            -->

            ## Drivers

            <!-- This is an optional element. Feel free to remove. -->

            * {driver}
            * ... <!-- numbers of drivers can vary -->

            """
        let entries = Checklist(Template(reading: Array(text.utf8), name: "decision")).entries
        #expect(
            entries.map(\.questions)
                == [["Say in a few words of your own what forces the decision."], []])
        #expect(entries.map(\.instructions) == [1, 0])
    }
}
