import Proposals
import Testing

@testable import Rules

/// Words of a newer version of the template than the document's.
extension StandInTests {
    private static let old =
        "# T\n\n- Status: Draft/Done\n\n## Risks\n\nSay what could go wrong with all this.\n"
    private static let new =
        old.replacing("## Risks", with: "## Hazards")
        + "\n## Rollout\n\nSay how it comes to the people.\n\n### Steps {of it}\n\nName each of "
        + "the steps.\n"

    /// Sections of a newer version are to do while they are its words, whoever wrote them there.
    @Test func wordsOfANewerVersion() {
        let (old, new) = (template(Self.old), template(Self.new))
        let text = "# A\n\n- Status: Draft\n\n## Risks\n\nNone.\n\n## Rollout\n\n"
        let untouched = text + "Say how it comes to the people.\n"
        let said = ["9 'Rollout' is still the template's text."]
        #expect(check(untouched, by: old, newest: new) == said)
        #expect(check(untouched, by: old) == [])
        #expect(check(text + "Slowly.\n", by: old, newest: new) == [])
        let heading = text + "Slowly.\n\n### Steps {of it}\n\nOne.\n"
        #expect(
            check(heading, by: old, newest: new)
                == ["13 `{of it}` stands for text to be written."])
        let parts = untouched + "\n### Steps {of it}\n\nName each of the steps.\n"
        #expect(
            check(parts, by: old, newest: new)
                == said + ["13 'Steps {of it}' is still the template's text."])
        // Under another heading than the template has it.
        let elsewhere =
            text.replacing("## Rollout", with: "### Rollout").replacing(
                "## Risks", with: "## Risks of it") + "Say how it comes to the people.\n"
        #expect(check(elsewhere, by: old, newest: new) == [])
    }

    /// What the newest version asks in a section of the document's own version is told of once.
    @Test func otherWordsInANewerVersion() {
        let own = "Say in a few words what it is."
        let asked = "# T\n\n## Aim\n\n\(own)\n\n## Rest\n\nSay what there is besides.\n"
        let (words, brackets) = ("Describe all that it is to reach.", "[Name all whom it serves.]")
        let newest = template(asked.replacing(own, with: "\(own) \(words)\n\n\(brackets)"))
        func found(_ left: String, newest: Template?) -> [String] {
            var context = CheckContext(template: template(asked), today: Sample.today)
            context.newest = newest
            let text = "# A\n\n## Aim\n\n\(left)\n\nWe weave.\n\n## Rest\n\nNone.\n"
            return Check(Array(text.utf8), context: context).findings().map(\.rule)
        }
        #expect(found(words, newest: newest) == ["prompt-left"])
        #expect(found(brackets, newest: newest) == ["placeholder-left"])
        #expect(found(own, newest: newest) == ["prompt-left"])
        #expect(found("\(words)\n\n\(brackets)", newest: nil) == [])
    }

    @Test func newerWordsStandInTheWay() throws {
        var context = CheckContext(template: template(Self.old), today: Sample.today)
        context.newest = template(Self.new)
        let text =
            "# A\n\n- Status: Draft\n\n## Risks\n\nNone.\n\n## Rollout\n\nSay how it comes to the "
            + "people.\n"
        let proposal = Proposal(Array(text.utf8), template: context.template)
        let step = try #require(StatusStep(following: proposal, context: context))
        #expect(!step.isReady, "\(step.obstacles)")
    }
}
