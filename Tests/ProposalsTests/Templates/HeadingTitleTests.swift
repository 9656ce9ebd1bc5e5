import Proposals
import Testing

/// The title in the heading: its number and what stands behind it stay.
@Suite struct HeadingTitleTests {
    @Test(arguments: [
        ("RFC 0000 – Title", "RFC 0000 – My T"), ("RFC 0000 - Title", "RFC 0000 - My T"),
        ("ADR-001 Title", "ADR-NNN My T"), ("Title (RFC)", "My T (RFC)"),
        ("KEP-NNNN: T", "KEP-NNNN: My T"),
        ("NUMBER. TITLE", "NUMBER. My T"), ("ADR: [short title]", "ADR: My T"),
        ("1. ADR title (choice to make)", "NUMBER. My T"), ("12. [title]", "NUMBER. My T"),
        ("1. Record architecture decisions", "NUMBER. My T"),
        ("[XXXX: Title of it]", "XXXX: My T"),
        ("(Feature Name Goes Here)", "My T"),
    ])
    func newProposalsKeepTheTemplatesLabel(heading: String, expected: String) {
        let template = Template(
            reading: Array("# \(heading)\n\n## S\n\nWhat?\n".utf8), name: "own")
        let new = NewProposal(
            template: template, title: "My\nT", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self) == "# \(expected)\n\n## S\n\nWhat?\n")
    }

    /// Words in round brackets that ask for the name stand for the title above sections of its level, too.
    @Test func aNameInRoundBrackets() {
        let rest = "\n\n- Start Date: `YYYY-MM-DD`\n\n# Summary\n\nWhat?\n\n# Motivation\n\nWhy?\n"
        let template = Template(
            reading: Array("# (Feature Name Goes Here)\(rest)".utf8), name: "own")
        #expect(template.sections.map(\.title) == ["Summary", "Motivation"])
        let new = NewProposal(
            template: template, title: "My T", author: "", today: Day(secondsSince1970: 0))
        let expected = "# My T" + rest.replacing("YYYY-MM-DD", with: "1970-01-01")
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("# 3. Old", "# 3. New"), ("# KEP-12: Old", "# KEP-12: New"),
        ("# RFC 0007 – Old", "# RFC 0007 – New"), ("# 2024: a year", "# New"),
        ("# HTTP 2 - a survey", "# New"), ("Old\n===", "New\n==="),
    ])
    func renamingKeepsTheNumber(heading: String, expected: String) throws {
        let template = Template(
            reading: Array("# NUMBER. TITLE\n\n## S\n\nWhat?\n".utf8), name: "own")
        var proposal = Proposal(Array("\(heading)\n\n## S\n\nIt.\n".utf8), template: template)
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == "\(expected)\n\n## S\n\nIt.\n")
    }

    /// Above a line of `=` these would be no title, or open a fence.
    @Test(arguments: ["", "- x", "> q", "1. x", "---", "```", "<div>", "[a]: b", "# x"])
    func anUnderlinedTitleStaysATitle(title: String) throws {
        let template = Template(
            reading: Array("Title\n=====\n\n## S\n\nWhat?\n".utf8), name: "own")
        var proposal = Proposal(Array("Old\n===\n\n## S\n\nIt.\n".utf8), template: template)
        proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "Title")))
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.titleHeading == title || title.isEmpty && again.titleHeading.isEmpty)
        #expect(!String(decoding: proposal.bytes, as: UTF8.self).contains("==="))
        #expect(again.sections.filter(\.isPresent).count == 2)
    }

    /// A heading of level 2 that says that the title goes there, with no heading above it.
    @Test(arguments: [
        ("EEP 00: <title>\n----\n\nA\n=\n\nWhat?\n", "EEP 00: New\n----\n\nA\n=\n\nWhat?\n"),
        ("## RFC: {title}\n\n## A\n\nWhat?\n", "## RFC: New\n\n## A\n\nWhat?\n"),
        ("<!-- x -->\n## {title}\n\n### A\n\nWhat?\n", "<!-- x -->\n## New\n\n### A\n\nWhat?\n"),
    ])
    func aTitleOfLevel2(text: String, expected: String) throws {
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.sections.map(\.title) == ["A"])
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.title == "New")
        #expect(proposal.sections.map(\.title).filter { !$0.isEmpty }.last == "A")
        proposal.setValue("Other", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == expected.replacing("New", with: "Other"))
        proposal.setValue("- x", at: try #require(proposal.fieldPlace(named: "Title")))
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.sections.filter(\.isPresent).count == 2)
    }

    /// A heading over the metadata is a section, be it the only one of its level: the title is what
    /// the field says that names.
    @Test func aHeadingOfMetadataIsNoTitle() {
        let text =
            "# Meta\n[meta]: #meta\n- Name: (fill in the feature name: My Feature)\n"
            + "- Author(s): (usernames)\n\n## Summary\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.title.isEmpty && template.titleField?.name == "Name")
        #expect(template.sections.map(\.title) == ["Meta", "Summary"])
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        let expected = text.replacing("(fill in the feature name: My Feature)", with: "New")
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
        let proposal = Proposal(new.bytes, template: template)
        #expect(proposal.titleHeading.isEmpty && proposal.fieldPlace(named: "Title") == nil)
        // Without fields below it, or with another name, it is the title's.
        for (old, other) in [("- Name", "Name\n\n- Name"), ("# Meta", "# My meta")] {
            let bytes = Array(text.replacing(old, with: other).utf8)
            #expect(!Template(reading: bytes, name: "own").title.isEmpty)
        }
    }

    /// `Title` alone is the title's above a list of fields.
    @Test func aTitleOfLevel2AboveFields() {
        let text = "Title\n----\n* Author: [name]\n* Date: [day]\n\n## A\n\n[What?]\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.fields.count == 2 && template.sections.map(\.title) == ["A"])
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        #expect(new.bytes.starts(with: "New\n---".utf8))
        let document = text.replacing("Title\n----", with: "A63: Matching\n----")
        #expect(Proposal(Array(document.utf8), template: template).titleHeading == "A63: Matching")
    }

    /// Other headings of level 2 are sections, though they be the first.
    @Test(arguments: ["Title", "1. Summary", "Summary [optional]", "{What is it?}"])
    func aSectionOfLevel2(heading: String) {
        let template = Template(
            reading: Array("## \(heading)\n\nWhat?\n\n## Other\n\nWhy?\n".utf8), name: "own")
        #expect(template.title.isEmpty && template.sections.count == 2)
    }

    /// A title that stands in a table gets no heading beside it.
    @Test(arguments: [
        ("| ACP | 1 |\n|---|---|\n| **Title** | ACP title |", true),
        ("| cip | XX |\n| - | - |\n| title | A few words |", true),
        ("<table>\n<tr><td> Title </td><td> A few words </td></tr>\n</table>", true),
        ("| Revision | Info |\n|---|---|\n| 1 | The title |", false),
    ])
    func aTitleInATable(table: String, isThere: Bool) {
        let text = "\(table)\n\n## S\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.hasTitleInTable == isThere)
        let new = NewProposal(
            template: template, title: "My T", author: "", today: Day(secondsSince1970: 0))
        #expect(new.hasPlaceForTitle == !isThere)
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == (isThere ? text : "# My T\n\n" + text))
        // A heading of its own has it, whatever the table says.
        let other = Template(reading: Array(("# <title>\n\n" + text).utf8), name: "own")
        #expect(other.hasTitleInTable == isThere && other.titleForm != nil)
    }

    /// A heading of a section is none for the title, and nothing goes above what programs read.
    @Test(arguments: [
        ("- Start: x\n\n# Summary\n\nWhat?\n\n# Motivation\n\nWhy?\n", false),
        ("# Abstract\n\nWhat?\n\n## Part\n\nWhy?\n", false),
        ("## Summary\n\nWhat?\n\n# Title\n", false),
        ("# 1. Introduction\n\nWhat?\n\n# 2. Motivation\n\nWhy?\n", false),
        ("{ \"a\": 1 }\n\n## S\n\nWhat?\n", false),
        ("<h1>Title</h1>\n\n## S\n\nWhat?\n", false),
        ("# House rules\n\n## S\n\nWhat?\n\n# RFC-XXXX: Title of RFC\n", false),
        ("+++\n# no title\ntitle = \"x\"\n+++\n\n# Title\n\n## S\n\nWhat?\n", true),
    ])
    func headingsOfSectionsStay(text: String, hasPlace: Bool) {
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "My T", author: "", today: Day(secondsSince1970: 0))
        #expect(new.hasPlaceForTitle == hasPlace)
        let expected = hasPlace ? text.replacing("# Title", with: "# My T") : text
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
    }

    @Test func licencesAndNoticesStay() {
        let notes =
            "> This template is licensed under MIT; keep this notice.\n\n"
            + "<!-- Copyright ACME. This template must keep this line. -->\n\n"
            + "All of these are confidential, see the template's page.\n\n"
        let template = Template(
            reading: Array("\(notes)# Title\n\n## S\n\nWhat?\n".utf8), name: "own")
        #expect(template.preamble.notes.isEmpty)
        #expect(template.preamble.keptInWords == "a quote, a comment and a paragraph")
    }

    @Test(arguments: [
        ("TOML", "+++\n# remark\ntitle = \"x\"\n+++\n"), ("JSON", "{\n  \"title\": \"x\"\n}\n"),
    ]) func otherFrontMatterIsShownAndStays(language: String, top: String) throws {
        let text = top + "\n# Old\n\n## S\n\nWords.\n"
        let template = Template(reading: Array("# Title\n\n## S\n\nWhat?\n".utf8), name: "own")
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.content(ofSection: 0).slots[0].field.readOnly?.contains(language) == true)
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("# Old", with: "# New"))
    }
}
