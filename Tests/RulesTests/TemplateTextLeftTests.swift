import Proposals
import Testing

@testable import Rules

/// What a document has left of its template's own text.
@Suite struct TemplateTextLeftTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    private func check(_ text: String, by template: Template) -> Check {
        let context = CheckContext(template: template, today: Sample.today)
        return Check(Proposal(Array(text.utf8), template: template), context: context)
    }

    /// The lines, levels and rules of what is found.
    private func found(_ text: String, by template: Template) -> [String] {
        let check = check(text, by: template)
        return check.findings().map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.level) \($0.rule)"
        }
    }

    // MARK: Above parts

    private static let parts =
        "# Title\n\n## Motivation\n\nThis section lists goals and non-goals of this proposal. "
        + "Describe why the\nchange is important.\n\n### Goals\n\nList the specific goals.\n\n"
        + "## Design\n\nWhat exactly are you doing?\n"

    /// Parts that were written do not answer what the section around them asks.
    @Test func aQuestionAboveWrittenParts() {
        let template = template(Self.parts)
        let text = Self.parts.replacing("# Title", with: "# Baskets")
            .replacing("List the specific goals.", with: "- Baskets.")
            .replacing("What exactly are you doing?", with: "With hands.")
        #expect(found(text, by: template) == ["5 todo prompt-left"])
        let states = check(text, by: template).state().rows.compactMap(\.state)
        #expect(states == [.todo, .done, .done])
        // Deleted it asks for nothing: the parts have all the text.
        let deleted = text.replacing(
            "This section lists goals and non-goals of this proposal. ", with: ""
        )
        .replacing("Describe why the\nchange is important.\n\n", with: "")
        #expect(found(deleted, by: template) == [])
        // Where nothing is written another rule tells of all.
        #expect(found(Self.parts, by: template).allSatisfy { !$0.hasSuffix("prompt-left") })
    }

    /// Text that stays asks for nothing.
    @Test func fixedTextAboveWrittenParts() {
        let comment = "<!-- Say in ten words or more what all of this is for. -->"
        let asked =
            "# Title\n\n## Plan\n\nThe parts below are the same in all of our proposals.\n\n"
            + "### Tests\n\n\(comment)\n\n## Design\n\n\(comment)\n"
        let text = asked.replacing("# Title", with: "# Baskets").replacing(comment, with: "Ours.")
        #expect(found(text, by: template(asked)) == [])
    }
}
