import Proposals
import Testing

/// What stands on the line of a value and is no part of it.
@Suite struct BesideValueTests {
    private static let template = Template(
        reading: Array(
            ("# <title>\n\n- Start: YYYY-MM-DD\n- Authors: <names>\n- PR: <!-- leave empty -->\n"
                + "- Issue: <issue>\n\n## Aim\n\nWhy?\n").utf8),
        name: "own")

    private static func text(_ lines: String) -> String {
        "# T\n\n\(lines)\n\n## Aim\n\nSo.\n"
    }

    /// Sets a field and gives the lines of all.
    private func set(_ lines: String, _ name: String, _ value: String) throws -> String {
        var proposal = Proposal(Array(Self.text(lines).utf8), template: Self.template)
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == Self.text(lines))
        proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
        #expect(Proposal(proposal.bytes, template: Self.template).value(ofField: name) == value)
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        let end = try #require(text.firstRange(of: "\n\n## Aim")).lowerBound
        return String(text[..<end].dropFirst("# T\n\n".count))
    }

    /// A sign or tag that breaks the line stays behind another value.
    @Test(arguments: [" \\", "\\", " \\ ", "\\\t", "<br>", " <BR/>", "<br /> "])
    func breaksOfLines(sign: String) throws {
        let lines = "Start: 2021-12-25\(sign)\nAuthors: Ana, Bo\(sign)\nIssue: 4"
        let proposal = Proposal(Array(Self.text(lines).utf8), template: Self.template)
        #expect(proposal.value(ofField: "Start") == "2021-12-25")
        #expect(proposal.value(ofField: "Authors") == "Ana, Bo")
        #expect(
            try set(lines, "Start", "2026-01-02")
                == lines.replacing("2021-12-25", with: "2026-01-02"))
        #expect(try set(lines, "Authors", "Cy") == lines.replacing("Ana, Bo", with: "Cy"))
        let two = lines.replacing("Issue: 4", with: "Issue: 4\\\\")
        let other = Proposal(Array(Self.text(two).utf8), template: Self.template)
        #expect(other.value(ofField: "Issue") == "4\\\\")
    }

    /// A comment alone is no value: what asks for none goes with an answer, other words stay.
    @Test(arguments: [
        ("- PR: <!-- leave empty -->", "- PR: #12"),
        ("- PR: <!-- leave this empty -->", "- PR: #12"),
        ("- PR: <!-- leave this empty; an editor has it -->", "- PR: #12"),
        ("- PR: <!-- ask Ana -->", "- PR: #12 <!-- ask Ana -->"),
        ("- PR: #4 <!-- ask Ana -->", "- PR: #12 <!-- ask Ana -->"),
    ])
    func commentsAlone(line: String, written: String) throws {
        let lines = "- Start: 2021-12-25\n\(line)\n- Issue: 4"
        let proposal = Proposal(Array(Self.text(lines).utf8), template: Self.template)
        #expect(proposal.value(ofField: "PR") == (line.contains("#4") ? "#4" : ""))
        #expect(try set(lines, "PR", "#12") == lines.replacing(line, with: written))
    }
}
