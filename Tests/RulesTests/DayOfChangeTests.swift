import Proposals
import Testing

@testable import Rules

/// The field into which a change writes today.
@Suite struct DayOfChangeTests {
    @Test(
        arguments: [
            ("last-updated: 'YYYY-MM-DD'", "last-updated: '2025-01-02'", "last-updated"),
            ("last_updated: YYYY-MM-DD", "last_updated: 2025-01-02", "last_updated"),
            ("lastUpdated: YYYY-MM-DD", "lastUpdated: 2025-01-02", "lastUpdated"),
            ("updated: \"YYYY-MM-DD\"", "updated: \"2025-01-02\"", "updated"),
            ("updated: YYYY-MM-DD", "updated: 2025-01-02 by Ada", nil),
            ("updated: by whom", "updated: 2025-01-02", nil),
            ("created: YYYY-MM-DD", "created: 2025-01-02", nil),
            ("updated: YYYY-MM-DD", "created: 2025-01-02", nil),
        ] as [(String, String, String?)])
    func keysOfFrontMatter(asked: String, written: String, name: String?) throws {
        let text = { (key: String) in Array("---\n\(key)\n---\n\n# Own\n\n## Goals\n\nWhy?\n".utf8)
        }
        let template = Template(reading: text(asked), name: "own")
        var proposal = Proposal(text(written), template: template)
        #expect(proposal.dayToRenew?.name == name)
        guard let place = proposal.dayToRenew?.place else { return }
        proposal.setValue("2026-11-27", at: place)
        #expect(proposal.bytes == text(written.replacing("2025-01-02", with: "2026-11-27")))
    }

    /// Elsewhere `Updated` may be a day that the project gives.
    @Test func linesBelowTheTitle() {
        let text = "# Own\n\n- Updated: YYYY-MM-DD\n\n## Goals\n\nWhy?\n"
        #expect(Template(reading: Array(text.utf8), name: "own").dayOfChange == nil)
    }
}
