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

    /// Its items are read and replaced, in the form that the list has.
    @Test(arguments: ["\n", "\r\n"], ["**Authors:**\n", "Authors:\n", "__Authors__:\n\n"])
    func aListIsReadAndSet(ending: String, label: String) throws {
        for (marker, gap) in [("* ", ""), ("- ", "\n"), ("  + ", "")] {
            let text =
                "# T\n\n\(label)\(marker)@ada\n\(gap)\(marker)@bo  \n\n## Summary\n\nText.\n"
                .replacing("\n", with: ending)
            var proposal = Proposal(Array(text.utf8), template: Self.template)
            #expect(proposal.value(ofField: "Authors") == "@ada, @bo")
            let place = try #require(proposal.fieldPlace(named: "Authors"))
            proposal.open(place.section)
            #expect(
                proposal.content(ofSection: place.section).source.utf8.elementsEqual(
                    proposal.sections[place.section].bodySource.utf8))
            proposal.setValue("Bo Ek, Ana, Cy", at: place)
            let below = (gap + marker).replacing("\n", with: ending)
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == text.replacing("@ada", with: "Bo Ek").replacing(
                        "@bo  ", with: "Ana\(ending)\(below)Cy  "))
            proposal = Proposal(proposal.bytes, template: Self.template)
            #expect(proposal.value(ofField: "Authors") == "Bo Ek, Ana, Cy")
            try proposal.removeValue("Bo Ek", at: place)
            try proposal.addValue("Di", at: place)
            #expect(proposal.value(ofField: "Authors") == "Ana, Cy, Di")
            let again = Proposal(proposal.bytes, template: Self.template)
            #expect(again.value(ofField: "Authors") == "Ana, Cy, Di")
        }
    }

    /// Without a value the template's items stand there, which are none; and below a name alone the
    /// first is written as the template has it.
    @Test func noValue() throws {
        let text = "# T\n\n**Authors:**\n- @ada\n\n## Summary\n\nText.\n"
        var proposal = Proposal(Array(text.utf8), template: Self.template)
        proposal.setValue("", at: try #require(proposal.fieldPlace(named: "Authors")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("- @ada", with: "- @nickname\n- @nickname"))
        #expect(proposal.value(ofField: "Authors").isEmpty)
        proposal = Proposal(
            Array(text.replacing("- @ada\n", with: "").utf8), template: Self.template)
        #expect(proposal.value(ofField: "Authors").isEmpty)
        proposal.setValue("@bo", at: try #require(proposal.fieldPlace(named: "Authors")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("- @ada", with: "* @bo"))
    }

    /// Items of more than a line, and text that follows at once, are read and left alone.
    @Test(arguments: [
        "* @ada\n  of here\n* @bo\n", "* @ada\n  * @cy\n* @bo\n", "1. @ada\n2. @bo\n",
        "* @ada\n\n  of here\n", "* @ada\nof here\n", "* @ada\n---\n",
    ])
    func otherLists(list: String) {
        let text = "# T\n\n**Authors:**\n\(list)\n## Summary\n\nText.\n"
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        #expect(proposal.fieldPlace(named: "Authors") == nil)
        #expect(proposal.value(ofField: "Authors").hasPrefix("@ada"))
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

    /// A field that is missing goes below the list, not into it.
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
                == text.replacing("* @ada\n", with: "* @ada\n\n**Status:** Open\n"))
    }
}
