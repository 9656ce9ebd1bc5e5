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

    /// A status that stands in another form than the template's says whether the proposal was accepted.
    @Test(arguments: [
        ("> Status: Accepted\n\n", Acceptance.accepted), ("- Status: Rejected\n\n", .open),
        ("", .unsaid), ("*Status: Accepted\nby all*\n\n", .unsaid),
    ])
    func aStatusInAnotherForm(words: String, acceptance: Acceptance) {
        let asked = Self.asked.replacing(
            "## Motivation", with: "## Status\n\nDraft / Accepted\n\n## Motivation")
        let template = Template(reading: Array(asked.utf8), name: "own")
        let text = Self.written.replacing(Self.note + "\n\n", with: words)
        #expect(Proposal(Array(text.utf8), template: template).acceptance == acceptance)
    }

    /// The template's note goes from a proposal that the project does not have yet.
    @Test func aProposalThatIsNew() {
        #expect(isSafe(Self.written, isNew: true) == [true])
        #expect(isSafe(Self.written, isNew: false) == [false])
        #expect(isSafe(Self.written, isNew: nil) == [false])
    }

    /// Above the title a note is one, too; most accepted documents may keep it there as well.
    @Test func aNoteAboveTheTitle() {
        let note = "<!-- This is a template for RFCs. Remove this comment before you submit it. -->"
        let text = { (title: String, aim: String) in
            "\(note)\n\n# \(title)\n\n## Aim\n\n\(aim)\n"
        }
        let template = Template(reading: Array(text("<title>", "Say why.").utf8), name: "own")
        let own = text("Baskets", "They are light.")
        let fixed = String(own.dropFirst(note.count + 2))
        func found(_ context: CheckContext) -> [Finding] {
            Check(Array(own.utf8), context: context).findings()
        }
        var context = CheckContext(template: template, today: Sample.today)
        context.history = ProposalHistory(
            accepted: { nil }, branches: { [] }, isNew: { true })
        let told = found(context)
        #expect(told.map(\.rule) == ["preamble-left"])
        let fixes = told.flatMap(\.fixes)
        #expect(fixes.map(\.isSafe) == [true])
        #expect(
            fixes.map { String(decoding: $0.applied(to: Array(own.utf8)), as: UTF8.self) } == [
                fixed
            ])
        let kept = Sample.context(beside: Array(repeating: own, count: 6), template)
        #expect(found(kept).isEmpty)
        let dropped = Sample.context(beside: Array(repeating: fixed, count: 6), template)
        #expect(found(dropped).map(\.rule) == ["preamble-left"])
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

/// Which documents count as accepted where they have words of their own for that.
@Suite struct AcceptedStatesTests {
    private static let asked =
        "# <Title>\n\n- Status: Review\n\n## Aim\n\nSay in a few words what it is for.\n\n"
        + "The following addendums are required reading for all.\n"
    private static let template = Template(reading: Array(asked.utf8), name: "own")

    private static func text(_ status: String) -> String {
        asked.replacing("<Title>", with: "Baskets")
            .replacing("- Status: Review\n", with: status.isEmpty ? "" : "- Status: \(status)\n")
            .replacing("Say in a few words what it is for.", with: "They are light.")
    }

    /// How many of these documents count, as they all keep a sentence.
    private func counted(_ statuses: [String]) -> Int {
        let summaries = statuses.enumerated().map { number, status in
            ProposalSummary(
                Proposal(Array(Self.text(status).utf8), template: Self.template),
                fileName: "\(number).md")
        }
        let kept = NormalizedText("The following addendums are required reading for all.")
        return TemplateShares(summaries, template: Self.template)[kept]?.documents ?? 0
    }

    private func many(_ status: String, _ count: Int) -> [String] {
        Array(repeating: status, count: count)
    }

    /// A word that three have, and a third of all, counts beside those that all projects know.
    @Test func aWordOfMany() {
        #expect(counted(many("Deployed", 5) + ["Accepted"]) == 6)
        #expect(counted(many("**Shipped** (1.2)", 3) + many("Accepted", 6)) == 9)
        #expect(counted(many("Shipped", 2) + many("Accepted", 3)) == 3)
        #expect(counted(many("Shipped", 3) + many("Accepted", 7)) == 7)
        #expect(counted(many("Ratified", 1) + many("Accepted", 7)) == 8)
    }

    /// Where no word is known for it, all counts that is not known to be open.
    @Test func whereNoWordIsKnown() {
        #expect(counted(many("Stable", 2) + many("Draft", 9) + ["Rejected"]) == 2)
        for open in ["Draft", "Raw", "In Progress", "Under Review", "Failed", "New", "WIP"] {
            #expect(counted(many(open, 6)) == 0, "\(open)")
        }
        // Nobody says anything there.
        #expect(counted(many("", 6) + ["Draft"]) == 6)
        #expect(counted(many("", 6) + ["Accepted"]) == 1)
    }

    /// What most of them keep is not told of in one of them.
    @Test func whatTheyKeepIsNotTold() {
        let texts = many("Deployed", 6).map(Self.text)
        let context = Sample.context(beside: texts, Self.template)
        #expect(Check(Array(texts[0].utf8), context: context).findings().map(\.rule) == [])
    }
}
