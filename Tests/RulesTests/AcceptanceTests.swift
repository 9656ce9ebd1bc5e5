import Proposals
import Testing

@testable import Rules

/// What counts as an accepted document where the template asks for no state.
@Suite struct AcceptanceTests {
    private static let note = "This is a template for proposals of ours and of others."
    private static let asked = """
        # <Title>

        \(note)

        ## Motivation

        Explain why this should be added.

        ## Design

        Explain how it should be done.

        ## Costs

        Explain what it costs us.

        """
    private static let template = Template(reading: Array(asked.utf8), name: "own")

    private static let written = asked.replacing("<Title>", with: "Baskets")
        .replacing("Explain why this should be added.", with: "They are light.")
        .replacing("Explain how it should be done.", with: "With hands.")
        .replacing("Explain what it costs us.", with: "Little.")

    private func isSafe(_ text: String, isNew: Bool?) -> [Bool] {
        var context = CheckContext(template: Self.template, today: Sample.today)
        context.history = isNew.map { isNew in
            ProposalHistory(accepted: { nil }, branches: { [] }, isNew: { isNew })
        }
        return Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule == "preamble-left" }.flatMap(\.fixes).map(\.isSafe)
    }

    /// The template's note goes from a proposal that the project does not have yet.
    @Test func aProposalThatIsNew() {
        #expect(isSafe(Self.written, isNew: true) == [true])
        #expect(isSafe(Self.written, isNew: false) == [false])
        #expect(isSafe(Self.written, isNew: nil) == [false])
    }

    /// So it does from one that is for the most part the template's.
    @Test func aProposalThatIsHardlyBegun() {
        let begun = Self.written.replacing(
            "With hands.", with: "Explain how it should be done.")
        #expect(isSafe(begun, isNew: false) == [false])
        let hardly = begun.replacing("Little.", with: "Explain what it costs us.")
        #expect(isSafe(hardly, isNew: false) == [true])
    }
}
