import Proposals
import TestSupport
import Testing

/// A template whose first heading is fixed words around a number, and whose second is the title's.
@Suite struct TitleBelowLabelTests {
    private static let label = "# **RFC0 for Looms**\n\nSee [the guide](GUIDE.md) first.\n\n"
    private static let rest =
        "Proposers\n\n*\n\n## [Related Issues]\n\nIssues of others.\n\n## Summary\n\nSay it.\n"

    private static func template(_ title: String = "[Title]") -> Template {
        Template(reading: Array((label + "## \(title)\n\n" + rest).utf8), name: "own")
    }

    @Test(arguments: ["[Title]", "<title>", "{Title of the RFC}"])
    func theSecondHeadingHasTheTitle(title: String) {
        let template = Self.template(title)
        #expect(template.sections.map(\.title) == ["[Related Issues]", "Summary"])
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        #expect(new.hasPlaceForTitle)
        #expect(
            String(decoding: new.bytes, as: UTF8.self) == Self.label + "## New\n\n" + Self.rest)
    }

    @Test(arguments: [
        "# RFC0 for Looms\n\nSee it.\n\n", "# RFC-0012 for Mills\n\n",
        "---\na: b\n---\n\n# RFC1 for Looms\n\n", "",
    ])
    func documents(above: String) throws {
        let text = above + "## Own\n\n" + Self.rest
        var proposal = Proposal(Array(text.utf8), template: Self.template())
        #expect(proposal.title == "Own" && proposal.titleHeading == "Own")
        #expect(proposal.sections.allSatisfy { $0.isPresent })
        proposal.openAndSettleAll()
        #expect(proposal.bytes == Array(text.utf8))
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("## Own", with: "## New"))
    }

    /// A section below the label is none of the title's.
    @Test func aTitleOfTheFirstLevel() {
        let text = "# RFC-0012 for Looms\n\n## Summary\n\nShort.\n"
        let proposal = Proposal(Array(text.utf8), template: Self.template())
        #expect(proposal.titleHeading == "RFC-0012 for Looms")
        #expect(proposal.sections.contains { $0.title == "Summary" && $0.isPresent })
    }

    /// Other words in brackets are the name of a section.
    @Test func otherHeadings() {
        #expect(Self.template("[Scope]").sections[0].title == "[Scope]")
        let text = "# RFC template\n\n## [Title]\n\nSay it.\n\n## Why\n\nWhy?\n"
        let other = Template(reading: Array(text.utf8), name: "own")
        #expect(!other.hasLabelAboveTitle)
    }
}
