import Proposals
import Testing

@testable import Rules

/// The status that a list shows of a document whose template has no field for it.
@Suite struct ShownStatusTests {
    private static let template = Template(
        reading: Array("# <title>\n\n## Context\n\nWhat is the problem here?\n".utf8), name: "own")

    private func shown(_ section: String) -> String {
        let text = "# The loom\n\n## Status\n\n\(section)\n\n## Context\n\nIt is slow.\n"
        return Proposal(Array(text.utf8), template: Self.template).shownStatus
    }

    @Test(arguments: [
        ("Accepted", "Accepted"), ("**Accepted**\n\nBy mail.", "Accepted"),
        ("- Accepted", "Accepted"), ("* *Accepted*\n\nBy mail.", "Accepted"),
    ])
    func wordsOfASection(section: String, expected: String) {
        #expect(shown(section) == expected)
    }

    /// The first of several says nothing alone.
    @Test(arguments: [
        "- 2024-01-01: Draft", "- 2024-01-01: Draft\n- 2025-01-01: Accepted", "- [x] Accepted",
        "- [ ] Draft\n- [x] Accepted", "- Draft\n- Accepted",
        "| Status | Date |\n|---|---|\n| Accepted | 2025-01-01 |",
    ])
    func aListOfStates(section: String) {
        #expect(shown(section) == "")
    }
}
