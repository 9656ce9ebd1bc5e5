import Proposals
import Testing

@testable import Rules

/// Days where the template asks for them in a form of its own, or in brackets.
@Suite struct OwnDayFormTests {
    private static func text(_ day: String) -> String {
        "# Title\n\n- Kind: Loom\n- Date: \(day)\n\n## Aim\n\nIt is this.\n"
    }

    private func findings(_ day: String, asked: String, others: [String] = []) -> [Finding] {
        let template = Template(
            reading: Array(
                Self.text(asked).replacing("Loom", with: "<kind>")
                    .replacing("It is this.", with: "What is it?").utf8), name: "own")
        let read = { (day: String) in Proposal(Array(Self.text(day).utf8), template: template) }
        let summaries = ([day] + others).enumerated().map {
            ProposalSummary(read($1), fileName: "\($0).md")
        }
        var facts = FolderFacts(summaries.map(\.entry))
        facts.shares = TemplateShares(summaries, template: template)
        var context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: "0.md")
        context.folder = facts
        return Check(read(day), context: context).findings()
            .filter { ["date-form", "metadata-placeholder"].contains($0.rule) }
    }

    @Test(
        arguments: [
            ("DD.MM.YYYY", "03.02.2025", nil), ("dd.MM.yyyy", "28.02.2025", nil),
            ("DD.MM.YYYY", "2025-02-03", nil), ("DD-MM-YYYY", "**27-06-2018**", nil),
            ("MM/DD/YYYY", "12/31/2024", nil), ("[YYYY-MM-DD]", "[2025-02-04]", nil),
            ("[DD.MM.YYYY]", "[03.02.2025]", nil),
            ("YYYYMMDD", "20250204", nil), ("YYYY年MM月DD日", "2025年02月04日", nil),
            ("YYYY年MM月DD日", "2025年2月4日", nil), ("YYYYMMDD", "2025-02-04", nil),
            ("YYYYMMDD", "20250231", "`20250231` does not exist."),
            ("YYYY年MM月DD日", "foo", "`foo` is not a date as `YYYY年MM月DD日`."),
            ("DD.MM.YYYY", "foo", "`foo` is not a date as `DD.MM.YYYY`."),
            ("DD.MM.YYYY", "31.02.2025", "`31.02.2025` does not exist."),
            ("MM/DD/YYYY", "31/12/2024", "`31/12/2024` does not exist."),
            ("DD-MM-YYYY", "01-2021", "`01-2021` is not a date as `DD-MM-YYYY`."),
            ("DD.MM.YYYY", "TBD", "`Date` is still `TBD`."),
            ("[YYYY-MM-DD]", "[2025-02-31]", "`[2025-02-31]` is not a date as `YYYY-MM-DD`."),
            ("[YYYY-MM-DD]", "[a day]", "`Date` is still `[a day]`."),
        ] as [(String, String, String?)])
    func daysInTheTemplatesForm(asked: String, day: String, told: String?) {
        let found = findings(day, asked: asked)
        #expect(found.map(\.message) == [told].compactMap(\.self), "\(found)")
    }

    /// A form that many have is theirs; a day that there is not is none of theirs for being written alike.
    @Test func formsOfOthers() {
        let asked = "DD.MM.YYYY"
        let (years, days) = (["2019", "2020", "2021"], ["01.02.2025", "02.02.2025", "03.02.2025"])
        #expect(findings("2018", asked: asked, others: years).isEmpty)
        #expect(findings("31.02.2025", asked: asked, others: days).map(\.rule) == ["date-form"])
    }

    /// Words behind such a day are noted.
    @Test func wordsBehind() {
        let found = findings("03.02.2025 (or thereabouts)", asked: "DD.MM.YYYY")
        #expect(found.map(\.level) == [.note])
    }

    /// The day of the template's example is the answer of an accepted document that has it, and of no other.
    @Test(arguments: ["Accepted", "Proposed"])
    func theDayOfTheExample(status: String) {
        let head = "# Title\n\n## Status\n\n"
        let comments = ["<!-- Choose one: Proposed | Accepted -->\n", "<!-- YYYY-MM-DD -->\n"]
        let asked =
            head + "\(comments[0])Proposed\n\n## Date\n\n\(comments[1])2026-05-10\n\n"
            + "## Aim\n\n<!-- What is it? -->\n"
        let text =
            head + "\(status)\n\n## Date\n\n2026-05-10\n\n## Aim\n\nIt is this.\n"
        let template = Template(reading: Array(asked.utf8), name: "own")
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: "0.md")
        let found = Check(Proposal(Array(text.utf8), template: template), context: context)
            .findings().filter { $0.rule == "metadata-placeholder" }
        #expect(found.isEmpty == (status == "Accepted"), "\(found)")
    }

    /// The day of the last change is renewed within its brackets.
    @Test func theDayOfAChange() throws {
        let text = { (day: String) in Self.text(day).replacing("Date:", with: "Last Updated:") }
        let template = Template(reading: Array(text("[YYYY-MM-DD]").utf8), name: "own")
        let proposal = Proposal(Array(text("[2025-02-04]").utf8), template: template)
        let day = try #require(Day("2026-11-30"))
        #expect(proposal.dayToRenew(on: day)?.value == "[2026-11-30]")
        #expect(proposal.dayThatStays == nil)
    }
}
