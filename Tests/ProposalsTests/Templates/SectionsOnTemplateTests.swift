import Proposals
import Testing

/// Sections that a template has on itself.
@Suite struct SectionsOnTemplateTests {
    private static let rest =
        "## Context\n\n[What is the problem?]\n\n## Decision\n\n[What do we do?]\n"

    private static func written(_ text: String) -> String {
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        return String(decoding: new.bytes, as: UTF8.self)
    }

    /// No new proposal has one, nor the line that parts it from what stands above.
    @Test(arguments: [
        "Template Notes", "Notes on this template", "How to use this template", "Template usage",
        "About the template",
    ])
    func areLeftOut(name: String) {
        let notes = "## \(name)\n\n* **Keep it concise**: one or two pages\n\n"
        let expected = "# New\n\n" + Self.rest
        #expect(Self.written("# [Title]\n\n\(Self.rest)\n\(notes)") == expected)
        #expect(Self.written("# [Title]\n\n\(Self.rest)\n---\n\n\(notes)") == expected)
        #expect(Self.written("# [Title]\n\n\(notes)\(Self.rest)") == expected)
        let parts = "### More\n\nKeep it short.\n\n"
        #expect(Self.written("# [Title]\n\n\(notes)\(parts)\(Self.rest)") == expected)
    }

    /// They may be left out of documents.
    @Test func areAskedOfNobody() {
        let text =
            "# [Title]\n\n\(Self.rest)\n## Template Notes\n\n* **Keep it concise**: one page\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.sections.map(\.isOptional) == [false, false, true])
    }

    @Test(arguments: ["Usage template", "Template", "Notes", "Template for the plan"])
    func othersStay(name: String) {
        let text = "# [Title]\n\n\(Self.rest)\n## \(name)\n\n[What else?]\n"
        #expect(Self.written(text) == text.replacing("[Title]", with: "New"))
    }
}
