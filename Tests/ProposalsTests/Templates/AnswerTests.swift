import Testing

@testable import Proposals

/// A whole text for a section that is the template's replaces what asks, and nothing else.
@Suite struct AnswerTests {
    private static let asking = "<!-- Say in ten words or more what this section is to hold. -->\n"

    private func answered(_ body: String, with text: String) throws -> String {
        let document = "# Title\n\n## Part\n\n\(body)\n## Other\n\n\(Self.asking)"
        let template = Template(reading: Array(document.utf8), name: "own")
        var proposal = Proposal(Array(document.utf8), template: template)
        let section = try #require(proposal.section(forTemplate: 0))
        proposal.answer(section: section, with: text, keepsFixed: true)
        let written = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(written.hasPrefix("# Title\n\n## Part\n\n"))
        #expect(written.hasSuffix("\n\n## Other\n\n" + Self.asking))
        return proposal.sections[section].bodySource.trimmed
    }

    @Test(arguments: [
        (Self.asking, "Mine."),
        (Self.asking + "\nWords that stay.\n", "Words that stay.\n\nMine."),
        ("Words that stay.\n\n" + Self.asking, "Words that stay.\n\nMine."),
        (Self.asking + "\n---\n", "Mine.\n\n---"),
        (Self.asking + "\n- [ ] One\n- [ ] Two\n", "Mine.\n\n- [ ] One\n- [ ] Two"),
        (
            "Chosen option: \"{option}\", as it is best.\n",
            "Chosen option: \"{option}\", as it is best.\n\nMine."
        ),
        ("TBD\n\n" + Self.asking, "Mine."), ("{How it works}\n", "Mine."),
    ])
    func whatStaysIsKept(body: String, expected: String) throws {
        #expect(try answered(body, with: "\nMine.\n") == expected)
    }

    /// A licence, of which nothing asks.
    @Test func fixedSections() throws {
        let licence = "Licensed under CC0, as all of the project is.\n"
        #expect(try answered(licence, with: "And mine.") == licence + "\nAnd mine.")
    }

    /// What the answer says itself is not there twice.
    @Test(arguments: [
        (Self.asking + "\nWords that stay.\n", "Mine.\n\nWords *that*\nstay."),
        (Self.asking + "\n- [ ] One\n- [ ] Two\n", "- [x] One\n- [ ] Two"),
        ("Chosen option: \"{option}\", as {why}.\n", "Chosen option: \"A\", as it is best."),
        ("| Name | Cost |\n|---|---|\n| {a} | {b} |\n", "| Name | Cost |\n|------|---|\n| A | 1 |"),
    ])
    func whatIsSaidIsNotRepeated(body: String, answer: String) throws {
        #expect(try answered(body, with: answer) == answer)
    }
}
