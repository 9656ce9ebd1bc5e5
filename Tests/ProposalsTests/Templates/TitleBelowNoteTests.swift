import Proposals
import Testing

/// A template that begins with a heading on itself, and has the title's below it.
@Suite struct TitleBelowNoteTests {
    private static let note = "# Template for proposals\n\nFeel free to copy this template.\n\n"
    private static let fields = "* **Owners:**\n  * `<@author>`\n\n* **State:** open\n\n"

    private func new(_ text: String) -> (template: Template, text: String) {
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        return (template, String(decoding: new.bytes, as: UTF8.self))
    }

    @Test(arguments: [
        ("# Title\n\n", "# New\n\n"), ("Title\n=====\n\n", "New\n=====\n\n"),
        ("## Your Proposal Title\n\n", "## New\n\n"),
        ("# RFC-0000: Title\n\n", "# RFC-0000: New\n\n"),
    ])
    func theSecondHeadingHasTheTitle(heading: String, written: String) throws {
        let rest = "\(Self.fields)## Why\n\nSay why.\n\n## How\n\nSay how.\n"
        let (template, text) = new(Self.note + heading + rest)
        #expect(text == written + rest)
        #expect(template.fields.map(\.name) == ["Owners", "State"])
        #expect(template.sections.map(\.title) == ["Why", "How"])
        #expect(template.preamble.keptInWords == nil)
        // Documents have it at either level.
        for signs in ["#", "##"] {
            let own = "\(signs) Own\n\n\(Self.fields)## Why\n\nSo.\n"
            var proposal = Proposal(Array(own.utf8), template: template)
            guard signs == "#" || heading.hasPrefix("##") else { continue }
            #expect(proposal.title == "Own")
            proposal.setValue("done", at: try #require(proposal.fieldPlace(named: "State")))
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == own.replacing("open", with: "done"))
        }
    }

    /// What is no note stays above the title.
    @Test func aLicenceStays() {
        let (template, text) = new(
            "# Template\n\nLicensed under MIT.\n\n# Title\n\n## A\n\nWhat?\n")
        #expect(text == "Licensed under MIT.\n\n# New\n\n## A\n\nWhat?\n")
        #expect(template.preamble.keptInWords == "a paragraph")
    }

    /// Fields between the headings are none of a note, and sections may be called `Title`.
    @Test(arguments: [
        "# RFC template\n\n- Status: Draft\n\n# Title\n\n## A\n\nWhat?\n",
        "# ADR template\n\n## Title\n\nSay it in a word.\n\n## Status\n\nOpen\n",
        "# Template\n\n## Why\n\nSay it.\n\n## Title\n\n* **State:** open\n",
    ])
    func otherHeadingsAreSections(text: String) {
        #expect(new(text).template.sections.contains { $0.title == "Title" })
    }
}
