import Proposals
import Testing

/// A field whose value is a list below its name.
@Suite struct ValuesBelowTests {
    private static let text = """
        # [Title]

        **Authors:**
        * @nickname
        * @nickname

        ## Summary

        Say what it is.

        """

    private static let template = Template(reading: Array(text.utf8), name: "own")

    @Test func theTemplateAsksForPeople() throws {
        let field = try #require(Self.template.fields.first)
        #expect(Self.template.fields.count == 1 && field.name == "Authors")
        #expect(field.kind == .people && field.placeholder == "@nickname, @nickname")
        let new = NewProposal(
            template: Self.template, title: "T", author: "Ada", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == Self.text.replacing("[Title]", with: "T"))
        #expect(Proposal(new.bytes, template: Self.template).value(ofField: "Authors").isEmpty)
    }

    /// It is read, and there is no line of which it could be made another one.
    @Test(arguments: ["\n", "\r\n"], ["**Authors:**\n", "Authors:\n", "__Authors__:\n\n"])
    func aListIsRead(ending: String, label: String) {
        let text = "# T\n\n\(label)* @ada\n* @bo\n\n## Summary\n\nText.\n"
            .replacing("\n", with: ending)
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        #expect(proposal.value(ofField: "Authors") == "@ada, @bo")
        #expect(proposal.fieldPlace(named: "Authors") == nil)
    }

    @Test func aLineIsSet() throws {
        let text = "# T\n\n**Authors:** Ada, Bo\n\n## Summary\n\nText.\n"
        var proposal = Proposal(Array(text.utf8), template: Self.template)
        proposal.setValue("Cy", at: try #require(proposal.fieldPlace(named: "Authors")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("Ada, Bo", with: "Cy"))
    }

    /// A list below a blank line is a value where people are asked for; of other names it may be any.
    @Test func otherListsBelow() throws {
        let own = "# <title>\n\nStatus:\n\n- [Aim](#aim)\n\n## Aim\n\nWhat?\n"
        let template = Template(reading: Array(own.utf8), name: "own")
        var proposal = Proposal(Array(own.utf8), template: template)
        proposal.setValue("Draft", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == own.replacing("Status:", with: "Status: Draft"))
    }

    /// Nor is a list of fields below a blank line the value of an empty one above it.
    @Test func fieldsBelow() throws {
        let own =
            "# <title>\n\nAuthor: <name>\n\n- Status: draft\n- Area: <area>\n\n## Aim\n\nWhat?\n"
        let template = Template(reading: Array(own.utf8), name: "own")
        let text = own.replacing("Author: <name>", with: "Author:")
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Author").isEmpty)
        proposal.setValue("Ada", at: try #require(proposal.fieldPlace(named: "Author")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("Author:", with: "Author: Ada"))
    }

    /// A label above a list of fields has none of them as its value.
    @Test func aLabelOfFields() throws {
        let own = "# <title>\n\nMetadata:\n- Status: draft\n- Area: <area>\n\n## Aim\n\nWhat?\n"
        let template = Template(reading: Array(own.utf8), name: "own")
        var proposal = Proposal(Array(own.utf8), template: template)
        #expect(proposal.value(ofField: "Metadata").isEmpty)
        proposal.setValue("open", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == own.replacing("draft", with: "open"))
    }

    /// A field that is missing goes above the label, not into its list.
    @Test func aFieldBesideIt() throws {
        let own = Self.text.replacing("**Authors", with: "**Date:** YYYY-MM-DD\n\n**Authors")
            .replacing("\n\n## Summary", with: "\n\n**Status:** <state>\n\n## Summary")
        let template = Template(reading: Array(own.utf8), name: "own")
        #expect(template.fields.map(\.name) == ["Date", "Authors", "Status"])
        let text = "# T\n\n**Date:** 2026-01-02\n\n**Authors:**\n* @ada\n\n## Summary\n\nText.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("Open", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("01-02\n", with: "01-02\n**Status:** Open\n"))
    }
}
