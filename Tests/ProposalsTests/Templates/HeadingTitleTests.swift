import Proposals
import Testing

/// The title in the heading: its number and what stands behind it stay.
@Suite struct HeadingTitleTests {
    @Test(arguments: [
        ("RFC 0000 – Title", "RFC 0000 – My T"), ("RFC 0000 - Title", "RFC 0000 - My T"),
        ("ADR-001 Title", "ADR-001 My T"), ("Title (RFC)", "My T (RFC)"),
        ("KEP-NNNN: T", "KEP-NNNN: My T"),
        ("NUMBER. TITLE", "NUMBER. My T"), ("ADR: [short title]", "ADR: My T"),
    ])
    func newProposalsKeepTheTemplatesLabel(heading: String, expected: String) {
        let template = Template(
            reading: Array("# \(heading)\n\n## S\n\nWhat?\n".utf8), name: "own")
        let new = NewProposal(
            template: template, title: "My\nT", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self) == "# \(expected)\n\n## S\n\nWhat?\n")
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
}
