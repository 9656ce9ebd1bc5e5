import Proposals
import Testing

/// Tags that stand alone around what a template asks.
@Suite struct TagsAroundPromptsTests {
    private static func text(_ open: String, _ close: String) -> String {
        "# <title>\n\n## Objective\n\n\(open)\n\nSay in two sentences what you want to solve.\n\n"
            + "\(close)\n\n## Background\n\nWhat is there?\n"
    }

    private static func answered(_ text: String) throws -> String {
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(
            template.sections[0].guidance == ["Say in two sentences what you want to solve."])
        var proposal = Proposal(Array(text.utf8), template: template)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Objective" })
        #expect(proposal.sections[index].isUntouched)
        proposal.answer(section: index, with: "Mine.", keepsFixed: false)
        return String(decoding: proposal.bytes, as: UTF8.self)
    }

    /// They go with it, where they set it apart from an answer.
    @Test(arguments: [
        ("<i>", "</i>"), ("<em>", "</em>"), ("<blockquote>", "</blockquote>"),
        ("<div class=\"note\">", "</div>"),
        ("<details>\n<summary>Help</summary>", "</details>"),
        ("<details><summary>Guidance</summary>", "</details>"),
        ("{% comment %}", "{% endcomment %}"),
    ])
    func goWithThePrompt(open: String, close: String) throws {
        #expect(
            try Self.answered(Self.text(open, close))
                == "# <title>\n\n## Objective\n\nMine.\n\n## Background\n\nWhat is there?\n")
    }

    /// Others may be meant for the answer.
    @Test(arguments: [
        ("<details>\n<summary>Full log</summary>", "</details>"),
        ("<div align=\"center\">", "</div>"), ("<i>", "<br>"),
    ])
    func stay(open: String, close: String) throws {
        let text = try Self.answered(Self.text(open, close))
        #expect(text.contains(open) && text.contains(close) && text.contains("Mine."))
    }
}
