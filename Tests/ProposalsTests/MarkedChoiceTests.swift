import Proposals
import Testing

/// A status of which the template shows all choices and marks the one that holds.
@Suite struct MarkedChoiceTests {
    private static func text(_ status: String) -> String {
        "# Title\n\n- Status: \(status)\n- Author: <name>\n\n## Context\n\nWhat is it?\n"
    }

    private static func template(_ status: String) -> Template {
        Template(reading: Array(text(status).utf8), name: "own")
    }

    @Test(arguments: [
        ("[ ] Proposed [x] Accepted [ ] Rejected", "[ ] Proposed [ ] Accepted [x] Rejected"),
        ("Proposed | **Accepted** | Rejected", "Proposed | Accepted | **Rejected**"),
        ("**Accepted**| Rejected", "Accepted| **Rejected**"),
        ("Proposed / **Accepted** / Rejected", "Proposed / Accepted / **Rejected**"),
        (
            "**Accepted** (one of: **Proposed**, **Accepted** and **Rejected**)",
            "**Rejected** (one of: **Proposed**, **Accepted** and **Rejected**)"
        ),
    ]) func theMarkMoves(old: String, new: String) throws {
        let template = Self.template(old)
        guard case .choice(let choices)? = template.state?.kind else {
            Issue.record("no choices")
            return
        }
        #expect(choices.suffix(2) == ["Accepted", "Rejected"])
        var proposal = Proposal(Array(Self.text(old).utf8), template: template)
        #expect(proposal.value(ofField: "Status") == "Accepted")
        let place = try #require(proposal.fieldPlace(named: "Status"))
        proposal.setValue("Rejected", at: place)
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == Self.text(new))
        #expect(proposal.value(ofField: "Status") == "Rejected")
    }

    /// Where nothing is marked yet, the first choice of a new proposal is; of a list in code it takes the place.
    @Test(arguments: [
        ("[ ] Proposed [ ] Accepted", "[x] Proposed [ ] Accepted"),
        ("`Proposed` / `Accepted`", "`Proposed`"),
    ]) func theFirstChoice(asked: String, first: String) throws {
        let template = Self.template(asked)
        let new = NewProposal(
            template: template, title: "", author: "", today: try #require(Day("2026-11-27")))
        #expect(
            String(decoding: new.bytes, as: UTF8.self).contains("- Status: \(first)\n"),
            "\(String(decoding: new.bytes, as: UTF8.self))")
        let proposal = Proposal(new.bytes, template: template)
        #expect(proposal.value(ofField: "Status") == "Proposed")
    }

    /// What a document has alone stays in bold or in code, and a plain word is one.
    @Test(arguments: [
        ("`Proposed` / `Accepted`", "`Proposed`", "`Accepted`"),
        ("Proposed | **Accepted**", "**Proposed**", "**Accepted**"),
        ("Proposed | **Accepted**", "Proposed", "Accepted"),
    ]) func aWordAlone(asked: String, old: String, new: String) throws {
        var proposal = Proposal(Array(Self.text(old).utf8), template: Self.template(asked))
        #expect(proposal.value(ofField: "Status") == "Proposed")
        let place = try #require(proposal.fieldPlace(named: "Status"))
        proposal.setValue("Accepted", at: place)
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == Self.text(new))
    }
}
