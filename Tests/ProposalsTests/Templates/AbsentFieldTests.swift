import Proposals
import Testing

/// A field that a file lacks is written among those that it has; what stands around them stays.
@Suite struct AbsentFieldTests {
    private static let rest = "# Summary\n\nIt weaves.\n\n# Motivation\n\nIt is cold.\n"
    private static let sections =
        "# Summary\n\nSay it in one paragraph.\n\n# Motivation\n\nWhy is this to be done?\n"

    /// Sets the first field of a template in a document that does not have it.
    private static func set(
        _ document: String, of fields: String, _ ending: String
    ) throws -> String {
        let template = Template(reading: Array((fields + sections).utf8), name: "own")
        let text = (document + rest).replacing("\n", with: ending)
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("Weave", at: try #require(proposal.fieldPlace(named: "Feature Name")))
        return String(decoding: proposal.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    private static let items =
        "- Feature Name: (fill me in)\n- Start Date: YYYY-MM-DD\n- RFC PR: (leave this empty)\n\n"

    @Test(arguments: ["\n", "\r\n"], ["", "This process is inspired by another.\n\n", "- a\n\n"])
    func theFirstOfAFile(ending: String, below: String) throws {
        let own = "- Start Date: 2022-06-15\n- RFC PR: #1\n\n\(below)"
        #expect(
            try Self.set(own, of: Self.items, ending) == "- Feature Name: Weave\n\(own)\(Self.rest)"
        )
    }

    @Test(arguments: ["\n", "\r\n"]) func belowText(ending: String) throws {
        let own = "- Start Date: 2022-06-15\n- RFC PR: #1\n\n"
        #expect(
            try Self.set("It is old.\n\n\(own)", of: Self.items, ending)
                == "It is old.\n\n- Feature Name: Weave\n\(own)\(Self.rest)")
    }

    @Test(arguments: ["\n", "\r\n"], ["", "Inspired by another.\n\n"])
    func linesThatBlankLinesPart(ending: String, below: String) throws {
        let lines = "**Feature Name:** <name>\n\n**Start Date:** YYYY-MM-DD\n\n**PR:** <link>\n\n"
        let own = "**Start Date:** 2022-06-15\n\n**PR:** #1\n\n\(below)"
        #expect(
            try Self.set(own, of: lines, ending)
                == "**Feature Name:** Weave\n\n\(own)\(Self.rest)")
    }
}
