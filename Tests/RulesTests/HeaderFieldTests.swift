import Proposals
import Testing

@testable import Rules

/// Of a header in code a proposal has the lines that it needs: those that all others have are missed.
@Suite struct HeaderFieldTests {
    private static let template = Template(
        reading: Array(
            text(["Title: <title>", "Author: <names>", "Replaces: <number>"])
                .replacing("Final", with: "Draft | Final").utf8),
        name: "own")

    private static func text(_ lines: [String]) -> String {
        let header = lines.joined(separator: "\n") + "\nStatus: Final\nType: Core"
        return "```\n\(header)\n```\n\n## Aim\n\nWe do.\n"
    }

    /// What is missed in the first proposal of a folder.
    private func missed(_ texts: [String]) -> [String] {
        let proposals = texts.map { Proposal(Array($0.utf8), template: Self.template) }
        let summaries = proposals.enumerated().map {
            ProposalSummary($1, fileName: "\($0).md")
        }
        var facts = FolderFacts(summaries.map(\.entry))
        facts.shares = TemplateShares(summaries, template: Self.template)
        var context = CheckContext(
            template: Self.template, today: Day(secondsSince1970: 0), fileName: "0.md")
        context.folder = facts
        return Check(proposals[0], context: context).findings()
            .filter { $0.rule == "metadata-field-missing" }.map(\.message)
    }

    /// The day of the beginning is missed in a draft, where the template has nothing behind its name.
    @Test func anEmptyDay() {
        let text =
            "```\nTitle: Own\nAuthor: Ana\nCreated:\nFinalized:\nStatus: Draft\n```\n\n## Aim\n\nWe do.\n"
        let template = Template(
            reading: Array(text.replacing("Own", with: "<title>").utf8), name: "own")
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        let told = { (text: String) in
            Check(Proposal(Array(text.utf8), template: template), context: context).findings()
                .filter { $0.rule == "metadata-field-missing" }
                .map { "\($0.level) \($0.message)" }
        }
        #expect(told(text) == ["todo `Created` is empty."])
        #expect(told(text.replacing("Created:", with: "Created: 2026-11-30")) == [])
    }

    /// One line whose colon comes too late does not hide the others; it stays as it is.
    @Test func aLineAmongFieldsThatIsNone() throws {
        let asked =
            "# <Title>\n\n2024/MM/DD\n\n**Status:** Rambling / Draft / Final\n"
            + "**Authors:** name1@ name2@\n**Links:**\n**Channel** GitHub: {link}\n"
            + "**Kind:** <kind>\n\n## Aim\n\nWe do.\n"
        let template = Template(reading: Array(asked.utf8), name: "own")
        #expect(template.fields.map(\.name) == ["Status", "Authors", "Links", "Kind"])
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        let told = { (text: String) in
            Check(Proposal(Array(text.utf8), template: template), context: context).findings()
                .filter { $0.rule == "metadata-placeholder" || $0.rule == "placeholder-left" }
                .map(\.message)
        }
        let left = told(asked.replacing("<Title>", with: "Own"))
        // The day and `{link}` are one finding.
        let both = "`2024/MM/DD` stands for text to be written (2 places)."
        for words in [both, "`Status` still", "name1@ name2@", "<kind>"] {
            #expect(left.contains { $0.contains(words) }, "\(words): \(left)")
        }
        let written =
            "# Own\n\n2024/05/03\n\n**Status:** Final\n**Authors:** ana@\n**Links:**\n"
            + "**Channel** GitHub: https://example.org\n**Kind:** Core\n\n## Aim\n\nOurs.\n"
        #expect(told(written) == [])
        var proposal = Proposal(Array(written.utf8), template: template)
        proposal.setValue("Draft", at: try #require(proposal.fieldPlace(named: "Status")))
        proposal.setValue("Tools", at: try #require(proposal.fieldPlace(named: "Kind")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == written.replacing("Final", with: "Draft").replacing("Core", with: "Tools"))
        // The value above may go on in a line that begins otherwise.
        let wrapped = asked.replacing("**Channel** GitHub: {link}", with: "and more")
        #expect(Template(reading: Array(wrapped.utf8), name: "own").fields.isEmpty)
    }

    @Test func linesThatAllOthersHave() {
        let whole = Self.text(["Title: T", "Author: Ana"])
        let without = Self.text(["Title: T"])
        let five = Array(repeating: whole, count: 5)
        #expect(missed([without] + five) == ["`Author` is missing in the header."])
        #expect(missed([whole] + five) == [])
        // Two of seven do without it, and four are too few to tell.
        #expect(missed([without, without] + five) == [])
        #expect(missed([without] + five.dropLast()) == [])
        // Without a header none of its lines is missed alone.
        #expect(missed(["## Aim\n\nWe do.\n"] + five) == [])
    }

    /// Fields below the title are not missed in a document with none, where many others have none either.
    @Test func documentsWithoutAny() {
        let asked = "# <Title>\n\n**Status:** Draft | Final\n**Kind:** <kind>\n\n## Aim\n\nWhy?\n"
        let template = Template(reading: Array(asked.utf8), name: "own")
        let whole = "# One\n\n**Status:** Draft\n**Kind:** Core\n\n## Aim\n\nWe do.\n"
        let none = "# Two\n\n## Aim\n\nWe do.\n"
        let missed = { (texts: [String]) in
            let proposals = texts.map { Proposal(Array($0.utf8), template: template) }
            let summaries = proposals.enumerated().map {
                ProposalSummary($1, fileName: "\($0).md")
            }
            var facts = FolderFacts(summaries.map(\.entry))
            facts.shares = TemplateShares(summaries, template: template)
            var context = CheckContext(
                template: template, today: Day(secondsSince1970: 0), fileName: "0.md")
            context.folder = facts
            return Check(proposals[0], context: context).findings()
                .filter { $0.rule == "metadata-field-missing" }.map(\.message)
        }
        let wholes = { (count: Int) in Array(repeating: whole, count: count) }
        let nones = Array(repeating: none, count: 5)
        #expect(missed(nones + wholes(10)) == [])
        #expect(missed(nones + wholes(11)).count == 2)
        #expect(missed(nones.dropLast() + wholes(5)).count == 2)
        // One that has some of them misses the others.
        let some = whole.replacing("**Kind:** Core\n", with: "")
        #expect(missed([some] + nones + wholes(5)) == ["`Kind` is missing below the title."])
    }

    /// Keys of front matter that say fields which the template has below its title are judged where they are
    /// misspelt, or no day; the fields themselves go before them.
    @Test(arguments: [
        ("status: Accepted\ndate: '2025-01-03'", []),
        ("status: accepted\ndate: Spring 2025", []),
        ("status: built\ndate: 2025-01-03T10:00", []),
        ("status: Acecpted\ndate: foo", ["status-value Acecpted", "date-form foo"]),
        ("status: Accepted\ndate: 2025-02-30", ["date-form 2025-02-30"]),
    ]) func keysOfFieldsBelowTheTitle(keys: String, told: [String]) throws {
        let template = Template(
            reading: Array(
                ("---\ntitle: '[Short title]'\n---\n\n# [Short title]\n\n"
                    + "**Status:** [Proposed | Accepted | Deprecated]\n\n**Date:** [YYYY-MM-DD]\n\n"
                    + "## Context\n\n[What is the problem?]\n").utf8), name: "own")
        let found = { (head: String) in
            let text = Array(
                "---\ntitle: Loom\n\(keys)\n---\n\n\(head)## Context\n\nA loom.\n".utf8)
            return Check(
                Proposal(text, template: template),
                context: CheckContext(template: template, today: Day(secondsSince1970: 0))
            ).findings().filter { ["status-value", "date-form"].contains($0.rule) }.map {
                "\($0.rule) \(String(decoding: text[$0.range], as: UTF8.self))"
            }
        }
        #expect(found("") == told)
        let fields = "# Loom\n\n**Status:** Accepted\n\n**Date:** 2025-01-03\n\n"
        #expect(found(fields) == [])
    }

    /// A list shows a day of front matter where the template asks for it below its title.
    @Test func aDayOfFrontMatterIsListed() {
        let template = Template(
            reading: Array(
                ("---\ntitle: <title>\n---\n\n# <title>\n\n**Status:** [Draft | Accepted]\n\n"
                    + "**Date:** [YYYY-MM-DD]\n\n## Context\n\n[What is the problem?]\n").utf8),
            name: "own")
        let text =
            "---\ntitle: Loom\nstatus: Accepted\ndate: '2025-01-03'\n---\n\n## Context\n\nA loom.\n"
        let summary = ProposalSummary(
            Proposal(Array(text.utf8), template: template), fileName: "1.md")
        #expect(summary.lastUpdated == "2025-01-03")
        #expect(summary.status == "Accepted")
    }

    /// A field in the line of another one is not missed.
    @Test func aFieldInTheLineOfAnother() {
        let text = { (fields: String) in "# Loom\n\n\(fields)\n\n## Context\n\nA loom.\n" }
        let asked = text("**Status:** Draft | Accepted\n\n**Date:** YYYY-MM-DD\n\n**Team:** <team>")
            .replacing("Loom", with: "<title>")
        let template = Template(reading: Array(asked.utf8), name: "own")
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        let told = { (fields: String) in
            Check(Proposal(Array(text(fields).utf8), template: template), context: context)
                .findings().filter { $0.rule == "metadata-field-missing" }.map(\.message)
        }
        #expect(
            told("**Status:** Draft · **Date:** 2025-01-03")
                == ["`Team` is missing below the title."])
        #expect(told("**Status:** Draft").count == 2)
    }
}
