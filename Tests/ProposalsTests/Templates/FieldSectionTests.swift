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

    /// A list of changes is text: its days are no names of fields.
    @Test(arguments: [
        "2020-10-21", "6/9/23", "21 Oct 2020", "October 21, 2020", "v0.1", "1.2", "YYYY-MM-DD",
        "dd.mm.yyyy",
    ])
    func daysAndNumbersAreNoNames(key: String) {
        let list = "* \(key): @ana Initial draft\n* \(key): @bo Another one\n\n"
        let rest = "## Abstract\n\nSay it in short.\n"
        #expect(template("# Title\n\n## Status\n\n* \(key): Draft\n\n\(rest)").fields.isEmpty)
        #expect(template("# Title\n\n## Changelog\n\n\(list)\(rest)").fields.isEmpty)
        #expect(template("# Title\n\n\(list)\(rest)").fields.isEmpty)
        let names = ["Phase 1", "2nd reviewer", "Version 2", "May"]
        let own = names.map { "* \($0): <words>\n" }.joined()
        #expect(template("# Title\n\n\(own)\n\(rest)").fields.map(\.name) == names)
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

    private static let preamble = """
        # Preamble

        SIP Number:  _To be given._

        Title: xx

        Author(s):
        * Name < email >
        * Name < email >

        Status: Draft

        License: BSD-2-Clause

        Discussions-To:
        * Link to where it was talked over.

        # Abstract

        Say what it is.

        """

    /// A section of lines such as headers of proposals have, the title among them.
    @Test(arguments: ["\n", "\r\n"]) func linesOfASection(ending: String) throws {
        let text = Self.preamble.replacing("\n", with: ending)
        let template = template(text)
        let names = ["SIP Number", "Title", "Author(s)", "Status", "License", "Discussions-To"]
        #expect(template.fields.map(\.name) == names)
        #expect(template.sections.map(\.kind) == [.fields, .prose])
        let new = new(template)
        #expect(new == text.replacing("xx", with: "My T"))
        var proposal = Proposal(Array(new.utf8), template: template)
        #expect(proposal.title == "My T" && proposal.value(ofField: "Author(s)").isEmpty)
        // What stands below a name is no line, and of people each item is one of them.
        #expect(proposal.fieldPlace(named: "Discussions-To") == nil)
        var named = proposal
        named.setValue("Ada, Bo", at: try #require(named.fieldPlace(named: "Author(s)")))
        let item = "* Name < email >"
        #expect(
            String(decoding: named.bytes, as: UTF8.self)
                == new.replacing(item + ending + item, with: "* Ada\(ending)* Bo"))
        proposal.setValue("Final", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == new.replacing("Draft", with: "Final"))
        // A missing one is a paragraph as the others are.
        let line = "License: BSD-2-Clause\(ending)\(ending)"
        proposal = Proposal(Array(new.replacing(line, with: "").utf8), template: template)
        proposal.setValue(
            "BSD-2-Clause", at: try #require(proposal.fieldPlace(named: "License")))
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == new)
        let list = new.replacing("Name < email >", with: "Ada")
        #expect(
            Proposal(Array(list.utf8), template: template).value(ofField: "Author(s)")
                == "Ada, Ada")
    }

    /// A field is a paragraph as in the template, where the document has only one other, whatever
    /// that is called; lines of one paragraph stay one.
    @Test(arguments: [
        ("Title: A\n\nLayer: x\n", "Title: A\n\nLicense: GPL\n\nLayer: x\n"),
        ("Author: Ada\n", "Author: Ada\n\nLicense: GPL\n"),
        ("Title: A\nLayer: x\n", "Title: A\nLicense: GPL\nLayer: x\n"),
        ("Title: A\nStatus: Draft\n", "Title: A\nStatus: Draft\nLicense: GPL\n"),
    ])
    func aLineBesideOne(lines: String, expected: String) throws {
        let template = template(Self.preamble)
        let text = "# Preamble\n\n\(lines)\n# Abstract\n\nIt is.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("GPL", at: try #require(proposal.fieldPlace(named: "License")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing(lines, with: expected))
    }

    /// A value that goes on in the next line is not cut in two.
    @Test func valuesOfMoreLines() {
        let template = template(Self.preamble)
        let text = Self.preamble.replacing("xx", with: "One\nand more")
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.fieldPlace(named: "Title") == nil)
        #expect(proposal.fieldPlace(named: "Status") != nil)
    }

    /// Lines that are no header of a proposal ask.
    @Test(arguments: ["Aim: what for?\n\nCost: how much?", "Status: Draft\n\nSay more."])
    func otherLines(body: String) {
        let template = template("# {title}\n\n## Details\n\n\(body)\n\n## Other\n\nWhy?\n")
        #expect(template.fields.isEmpty && template.sections[0].kind == .prose)
    }

    /// Choices beside other text are a part of it.
    @Test func aStateBesideOtherWords() {
        let template = template(
            "# {title}\n\n## Status\n\n{DRAFT | OPEN} by 2026, done\n\n> See there.\n\n## Other\n\nWhy?\n"
        )
        #expect(template.fields.isEmpty && template.sections[0].kind == .prose)
    }

    @Test(arguments: ["Say which.\n\n{A|B}", "{A|B}\n\n- more", "{say it in a word}", "A | B"])
    func otherSectionsAreText(body: String) {
        let template = template("# {title}\n\n## Part\n\n\(body)\n\n## Other\n\nSay why.\n")
        #expect(template.fields.isEmpty && template.sections[0].kind != .value)
    }
}
