import Proposals
import Testing

@testable import Rules

/// A colon without its blank in what was meant as front matter.
@Suite struct NearFrontMatterTests {
    private static let template =
        "---\ntitle: <T>\nstatus: <S>\n---\n\n# T\n\n## Summary\n\nSay it.\n"

    private func check(_ text: String) throws -> Check {
        let template = Template(reading: Array(Self.template.utf8), name: "t")
        return Check(
            Array(text.utf8),
            context: CheckContext(template: template, today: try #require(Day("2026-11-27"))))
    }

    @Test(arguments: [
        "---\ntitle:Widgets\nstatus: draft\n---\n\n", "---\nstatus: draft\ntitle:Widgets\n---\n",
        "---\r\ntitle:Widgets\r\nstatus:draft\r\n...\r\n",
    ]) func isToldAsWhatItIs(top: String) throws {
        let text = top + "## Summary\n\nDrawn once.\n"
        let findings = try check(text).findings()
        let rules = Set(findings.map(\.rule))
        #expect(rules.contains("front-matter-form"))
        #expect(rules.isDisjoint(with: ["title-missing", "metadata-field-missing"]))
        let finding = try #require(findings.first { $0.rule == "front-matter-form" })
        #expect(finding.message.contains(":"))
        let fixed = try #require(finding.fixes.first).applied(to: Array(text.utf8))
        let again = try check(String(decoding: fixed, as: UTF8.self))
        #expect(again.proposal.value(ofField: "title") == "Widgets")
        #expect(again.proposal.value(ofField: "status") == "draft")
    }

    /// Nor is it read below blank lines.
    @Test(arguments: ["\n", "\r\n", " \n\n"]) func belowBlankLines(blanks: String) throws {
        let end = blanks.hasSuffix("\r\n") ? "\r\n" : "\n"
        let text =
            blanks + ["---", "title: Widgets", "status: draft", "---", ""].joined(separator: end)
            + "\n## Summary\n\nDrawn once.\n"
        let findings = try check(text).findings()
        let rules = Set(findings.map(\.rule))
        #expect(rules.isDisjoint(with: ["title-missing", "metadata-field-missing"]), "\(rules)")
        let finding = try #require(findings.first { $0.rule == "front-matter-form" })
        #expect(finding.level == .warning)
        let fixed = try #require(finding.fixes.first).applied(to: Array(text.utf8))
        let again = try check(String(decoding: fixed, as: UTF8.self))
        #expect(again.proposal.value(ofField: "title") == "Widgets")
    }

    @Test(arguments: [
        "\n---\n\nNote: this is text.\n\n---\n", "\n# Note: text\n---\n", "\n---\n",
        "    \n---\n---\n",
        "---\nhttps://example.org/a\n---\n", "---\n\nNote:this is text.\n\n---\n", "---\n",
        "Title:Widgets\n---\n", "---\ntitle: Widgets\nstatus: draft\n---\n",
    ]) func textIsText(top: String) throws {
        let rules = try check(top + "\n# T\n\n## Summary\n\nDrawn once.\n").findings().map(\.rule)
        #expect(!rules.contains("front-matter-form"))
    }
}
