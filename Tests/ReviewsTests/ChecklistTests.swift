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
}
