import Proposals
import Testing

/// Sections that hold fields, or are one, beside definitions of links and quotes.
@Suite struct FieldSectionTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    private func new(_ template: Template) -> String {
        let new = NewProposal(
            template: template, title: "My T", author: "", today: Day(secondsSince1970: 0))
        return String(decoding: new.bytes, as: UTF8.self)
    }

    @Test(arguments: ["[meta]: #meta\n", "\n", "\n[meta]: #meta\n[other]: https://example.org\n\n"])
    func fieldsBelowDefinitions(top: String) throws {
        let text =
            "# Meta\n\(top)- Name: (fill in the feature name: My Feature)\n- Status: Draft\n"
            + "- Pull Request: (leave blank)\n\n# Summary\n[summary]: #summary\n\nSay it.\n"
        let template = template(text)
        #expect(template.fields.map(\.name) == ["Name", "Status", "Pull Request"])
        #expect(template.sections.map(\.kind) == [.fields, .prose])
        let new = new(template)
        #expect(new == text.replacing("(fill in the feature name: My Feature)", with: "My T"))
        var proposal = Proposal(Array(new.utf8), template: template)
        proposal.setValue("Final", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == new.replacing("Draft", with: "Final"))
    }

    @Test(arguments: ["", "> What it may be.\n> And more.\n\n", "[a]: #a\n\n"])
    func choicesAloneAreAField(beside: String) throws {
        let text =
            "# {TITLE}\n\n## Component\n\n\(beside){Core|SDK|Tools}\n\n## Status\n\n\(beside)"
            + "{Proposed|Accepted|Superseded By XXX}\n\n## Context\n\n> Say why.\n"
        let template = template(text)
        #expect(template.fields.map(\.name) == ["Component", "Status"])
        #expect(template.fields[0].kind == .choice(["Core", "SDK", "Tools"]))
        #expect(template.fields[1].examples == ["Proposed", "Accepted"])
        #expect(template.sections.map(\.kind) == [.value, .value, .prose])
        let new = new(template)
        #expect(
            new
                == text.replacing("{TITLE}", with: "My T")
                .replacing("{Proposed|Accepted|Superseded By XXX}", with: "Proposed"))
        var proposal = Proposal(Array(new.utf8), template: template)
        #expect(proposal.value(ofField: "Component").isEmpty)
        #expect(proposal.value(ofField: "Status") == "Proposed")
        proposal.setValue("Accepted", at: try #require(proposal.fieldPlace(named: "Status")))
        proposal.setValue("SDK", at: try #require(proposal.fieldPlace(named: "Component")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == new.replacing("\nProposed", with: "\nAccepted")
                .replacing("{Core|SDK|Tools}", with: "SDK"))
    }

    /// Choices beside other text are a part of it.
    @Test(arguments: ["Say which.\n\n{A|B}", "{A|B}\n\n- more", "{say it in a word}", "A | B"])
    func otherSectionsAreText(body: String) {
        let template = template("# {title}\n\n## Part\n\n\(body)\n\n## Other\n\nSay why.\n")
        #expect(template.fields.isEmpty && template.sections[0].kind != .value)
    }
}
