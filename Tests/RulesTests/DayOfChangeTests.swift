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
        let today = try #require(Day("2026-11-27"))
        #expect(proposal.dayToRenew(on: today)?.name == name)
        guard let day = proposal.dayToRenew(on: today) else { return }
        proposal.setValue(day.value, at: day.place)
        #expect(proposal.bytes == text(written.replacing("2025-01-02", with: "2026-11-27")))
    }

    /// A day keeps its form; a month alone, a form that is not known and one that may be another stay, and are
    /// told.
    @Test(
        arguments: [
            ("[Date]", "16.03.2021", "27.11.2026"), ("[Date]", "01.02.2021", "27.11.2026"),
            ("[Date]", "2021/03/16", "2026/11/27"), ("[Date]", "03/16/2021", "11/27/2026"),
            ("[Date]", "[Date]", "2026-11-27"), ("[Date]", "2021-3-6", "2026-11-27"),
            ("YYYY-MM-DD", "16.03.2021", "27.11.2026"), ("dd/MM/yyyy", "01/02/2021", "27/11/2026"),
            ("dd/MM/yyyy", "dd/MM/yyyy", "27/11/2026"),
            ("[Date]", "01/02/2021", nil), ("YYYY-MM-DD", "2021-06", nil), ("[Date]", "2021", nil),
            ("YYYY-MM-DD", "2021-03-16 - 2021-03-18", nil),
        ] as [(String, String, String?)])
    func forms(asked: String, written: String, renewed: String?) throws {
        let text = { (day: String) in
            Array("# Own\n\n- Place: Rome\n- Last Updated: \(day)\n\n## Goals\n\nWhy?\n".utf8)
        }
        let template = Template(reading: text(asked), name: "own")
        let proposal = Proposal(text(written), template: template)
        let today = try #require(Day("2026-11-27"))
        #expect(proposal.dayToRenew(on: today)?.value == renewed)
        let told = "Last Updated has a form of its own and stays as it is"
        #expect(proposal.dayThatStays == (renewed == nil ? told : nil))
    }

    /// Elsewhere `Updated` may be a day that the project gives.
    @Test func linesBelowTheTitle() {
        let text = "# Own\n\n- Updated: YYYY-MM-DD\n\n## Goals\n\nWhy?\n"
        #expect(Template(reading: Array(text.utf8), name: "own").dayOfChange == nil)
    }
}
