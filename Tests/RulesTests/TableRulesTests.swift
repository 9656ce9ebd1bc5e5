import Proposals
import Rules
import Testing

/// What is found in a table that has the metadata.
@Suite struct TableRulesTests {
    private func check(_ text: String, by template: String) -> [String] {
        let template = Template(reading: Array(template.utf8), name: "own")
        let proposal = Proposal(Array(text.utf8), template: template)
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        return Check(proposal, context: context).findings().map { finding in
            let line = text.utf8.prefix(finding.range.lowerBound).count { $0 == 0x0A } + 1
            return "\(line) \(finding.rule) \(finding.message)"
        }
    }

    /// Rows of a table are judged as other fields are.
    @Test func headersInTables() {
        let row = "| No | ? |\n|---|---|\n| **Title** | {title} |\n| **Authors** | {names} |\n"
        let header = row + "| **Status** | Draft \\| Final |\n| **Created** | YYYY-MM-DD |"
        let text = { (header: String, words: String) in
            "\(header)\n\n## Abstract\n\n\(words)\n\n## Motivation\n\n\(words)\n"
        }
        let template = text(header, "What is it?")
        #expect(
            check(text(header, "It is."), by: template) == [
                "1 metadata-placeholder `No` is still `?`.",
                "3 title-placeholder The title is still the template's.",
                "4 metadata-placeholder `Authors` is still `{names}`.",
                "5 metadata-placeholder `Status` still lists all 2 choices.",
                "6 metadata-placeholder `Created` is still `YYYY-MM-DD`.",
            ])
        let own = header.replacing("?", with: "12").replacing("{title}", with: "Caches \\| all")
            .replacing("Authors", with: "Author").replacing("{names}", with: "Ana")
            .replacing("Draft \\| Final", with: "Final")
            .replacing("YYYY-MM-DD", with: "2026-01-02")
        #expect(check(text(own, "It is."), by: template) == [])
        let wrong = own.replacing("Final", with: "Fnal").replacing("01-02", with: "1-2")
        #expect(
            check(text(wrong, "It is."), by: template) == [
                "5 status-value `Fnal` is not a status; did you mean `Final`?",
                "6 date-form Write `2026-01-02` for `2026-1-2`.",
            ])
        let less = own.replacing("| **Author** | Ana |\n", with: "")
            .replacing("| Final |", with: "|  |")
        let found = check(text(less, "It is."), by: template)
        #expect(found.contains("1 metadata-field-missing `Authors` is missing below the title."))
        #expect(found.contains("4 metadata-field-missing `Status` is empty."), "\(found)")
    }

    /// Another word in bold is another answer, and `N/A` is one; a day may be emphasised.
    @Test func answersThatReadAsTheTemplate() {
        let asked =
            "| Key | Value |\n|---|---|\n| Title | {title} |\n| Status | _**Proposed**, Accepted, Done_ |\n"
            + "| Supersedes | N/A |\n| Created | _YYYY-MM-DD_ |\n\n## Abstract\n\nWhat is it?\n"
        let own = asked.replacing("{title}", with: "Own").replacing("What is it?", with: "It is.")
        let answered = own.replacing("**Proposed**, Accepted", with: "Proposed, **Accepted**")
            .replacing("_YYYY-MM-DD_", with: "*2024-10-09*")
        #expect(check(answered, by: asked) == [])
        #expect(check(own, by: asked).count == 2)
    }
}
