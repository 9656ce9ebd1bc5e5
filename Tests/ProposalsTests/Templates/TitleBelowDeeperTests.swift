import Proposals
import TestSupport
import Testing

/// A template whose only heading of the first level has a deeper one above it: that one is the title.
@Suite struct TitleBelowDeeperTests {
    private static let top = "### RFC PR:\n\n*Leave this blank until the RFC is approved.*\n\n"
    private static let rest =
        "## Summary\n\n*Describe it in two sentences.*\n\n## Shepherd\n\n*Leave this blank.*\n"
    private static let asked =
        top + "# RFC Name\n\n*Replace \"RFC Name\" above with the name of your RFC.*\n\n" + rest

    private static let template = Template(reading: Array(asked.utf8), name: "own")

    @Test func theTitleIsNoSection() {
        #expect(Self.template.sections.map(\.title) == ["Summary", "Shepherd"])
        #expect(Self.template.title == "RFC Name")
        let new = NewProposal(
            template: Self.template, title: "New", author: "", today: Day(secondsSince1970: 0))
        #expect(new.hasPlaceForTitle)
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == Self.asked.replacing("# RFC Name", with: "# New"))
    }

    @Test(arguments: [
        "### RFC PR:\n\n[rfc3](https://x.org/3)\n\n", "### DCP PR:\n\n", "", "Own.\n\n",
    ])
    func documents(above: String) throws {
        let text = above + "# The loom\n\n## Summary\n\nA loom weaves.\n\n## Shepherd\n\nBo Ek\n"
        var proposal = Proposal(Array(text.utf8), template: Self.template)
        #expect(proposal.title == "The loom" && proposal.titleHeading == "The loom")
        #expect(proposal.sections.allSatisfy { $0.isPresent })
        proposal.openAndSettleAll()
        #expect(proposal.bytes == Array(text.utf8))
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("# The loom", with: "# New"))
    }

    /// A heading of the sections' level above it, or fields, is a section of the template.
    @Test(arguments: [
        "## Scope\n\nSay it.\n\n", "### Head\n\n- Status: Draft\n- Date: YYYY-MM-DD\n\n",
    ])
    func aSectionAboveIt(top: String) {
        let template = Template(reading: Array((top + "# Name\n\n" + Self.rest).utf8), name: "own")
        #expect(!template.hasLabelAboveTitle)
        #expect(template.sections.count == 4)
    }
}
