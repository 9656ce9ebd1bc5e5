import Proposals
import Testing

@testable import Rules

/// A value that many proposals of a folder have is one of the field's choices, whatever the template
/// lists.
@Suite struct FolderChoicesTests {
    private static let template = Template(
        reading: Array(text("Draft <!-- Acceptable values: Draft, Approved, On Hold -->").utf8),
        name: "own")

    private static func text(_ status: String) -> String {
        "# Title\n\n- Name: Own\n- Status: \(status)\n\n## Aim\n\nIt is this.\n"
    }

    private static func summary(_ status: String, _ number: Int) -> ProposalSummary {
        ProposalSummary(
            Proposal(Array(text(status).utf8), template: template), fileName: "\(number).md")
    }

    /// What is found in the first proposal of a folder.
    private func findings(_ statuses: [String], fileName: String? = "0.md") -> [String] {
        found(statuses, fileName: fileName).map(\.rule)
    }

    private func found(_ statuses: [String], fileName: String? = "0.md") -> [Finding] {
        let summaries = statuses.enumerated().map { Self.summary($1, $0) }
        var facts = FolderFacts(summaries.map(\.entry))
        facts.shares = TemplateShares(summaries, template: Self.template)
        var context = CheckContext(
            template: Self.template, today: Day(secondsSince1970: 1_795_737_600),
            fileName: fileName)
        context.folder = facts
        let proposal = Proposal(Array(Self.text(statuses[0]).utf8), template: Self.template)
        return Check(proposal, context: context).findings().filter { $0.rule == "status-value" }
    }

    @Test func aValueOfManyIsAChoice() {
        let others = Array(repeating: "Accepted", count: 3)
        #expect(findings(["Accepted"] + others) == [])
        // The proposal itself does not count.
        #expect(findings(["Accepted"] + others.dropLast()) == ["status-value"])
        // It is a tenth of the others, and less than that.
        let drafts = Array(repeating: "Draft", count: 27)
        #expect(findings(["Accepted"] + others + drafts) == [])
        #expect(findings(["Accepted"] + others + drafts + ["Draft"]) == ["status-value"])
        #expect(findings(["Done"] + others) == ["status-value"])
    }

    /// Such a value may have a remark behind it, as one of the template's.
    @Test func aRemarkBehindAValueOfMany() {
        let others = Array(repeating: "Done", count: 3)
        for own in ["Done (one is left)", "**Done** (one is left)", "Done. By Bo", "Done in 1.2"] {
            #expect(findings([own] + others) == [], "\(own)")
            #expect(findings([own] + others.dropLast()) == ["status-value"], "\(own)")
        }
        for own in ["Done (was Draft)", "Done soon", "Donec (one is left)"] {
            #expect(findings([own] + others) == ["status-value"], "\(own)")
        }
    }

    /// What a few others have, too, is no slip of one person; what two have may be, and what is a listed
    /// value misspelt.
    @Test func aValueOfAFewIsANote() {
        let drafts = Array(repeating: "Draft", count: 30)
        let few = Array(repeating: "Reviewing", count: 3)
        for own in ["Reviewing", "**Reviewing**", "Reviewing."] {
            let told = found([own] + few + drafts)
            #expect(told.map(\.level) == [.note], "\(own)")
            #expect(told.allSatisfy { $0.message.hasSuffix("3 others have it, too.") })
        }
        #expect(found(few + drafts).map(\.level) == [.error])
        let small = found(Array(repeating: "approved", count: 4) + drafts)
        #expect(small.map(\.level) == [.error] && small.allSatisfy { $0.fixes[0].isSafe })
    }

    /// What a value of a kind is found to be in a folder: one that says no state may be the project's own.
    private func kinds(_ values: [String], by line: String, isNew: Bool? = false) -> [String] {
        let text = { (line: String) in "# Title\n\n- \(line)\n\n## Aim\n\nIt is this.\n" }
        let template = Template(reading: Array(text(line).utf8), name: "own")
        let name = String(line.prefix { $0 != ":" })
        let texts = values.map { text("\(name): \($0)") }
        var context = Sample.context(beside: texts, template, fileName: "0.md")
        context.history = isNew.map { isNew in
            ProposalHistory(accepted: { nil }, branches: { [] }, isNew: { isNew })
        }
        return Check(Array(texts[0].utf8), context: context).findings()
            .filter { $0.rule.hasSuffix("-value") }.map { "\($0.level)" }
    }

    @Test func aKindOfTheProject() {
        let line = "Type: <Protocol, Metadata Standard, or Algorithm Standard>"
        let protocols = Array(repeating: "Protocol", count: 12)
        #expect(
            kinds(["Ecosystem Standard", "Ecosystem Standard"] + protocols, by: line) == ["note"])
        #expect(kinds(["Ecosystem Standard"] + protocols, by: line) == ["error"])
        // Of few, one that the project took is enough, and no slip.
        let few = Array(protocols.prefix(4))
        #expect(kinds(["Ecosystem Standard"] + few, by: line) == ["note"])
        #expect(kinds(["Ecosystem Standard"] + few, by: line, isNew: true) == ["error"])
        #expect(kinds(["Ecosystem Standard"] + few, by: line, isNew: nil) == ["error"])
        #expect(kinds(["Protocoll"] + few, by: line) == ["error"])
        let own = Array(repeating: "Ecosystem Standard", count: 2)
        #expect(kinds(["Ecosistem Standard"] + own + few, by: line) == ["error"])
    }

    /// Where others have several of the listed values a proposal may, with words beside two of them; else, and
    /// of a state, there is one.
    @Test func severalOfTheListedValues() {
        let line = "Subsystem: arch / kernel / mm / fs"
        let several = ["arch, kernel", "`mm`, fs", "arch (`pci`, irq), kernel and mm"]
        for own in several + ["fs and mm", "kernel (`sched`, `vm`), mm; arch"] {
            #expect(kinds([own] + several, by: line) == [], "\(own)")
            #expect(kinds([own, several[0]], by: line).isEmpty == false, "\(own)")
        }
        #expect(kinds(["fs, mm; a new crate"] + several, by: line) == ["note"])
        #expect(kinds(["fs, mm, kernal"] + several, by: line) == ["error"])
        #expect(kinds(["kernal, mm"] + several, by: line, isNew: true) == ["error"])
        let states = [
            "Draft, Accepted", "Accepted, Draft", "Draft and Accepted", "Draft, Accepted",
        ]
        #expect(kinds(["Draft; Accepted"] + states, by: "Status: Draft / Accepted") == ["error"])
    }

    /// Words in brackets may name another value where no state is asked for.
    @Test func anotherValueInBrackets() {
        let line = "Target milestone: <v0.1 | v0.2 | v1.0>"
        #expect(kinds(["v0.1 (the daemon: v0.2)"], by: line) == [])
        for own in ["v0.1 (or v0.2)", "v0.1 (a) v0.2 (b)", "v3 (v0.2)"] {
            #expect(kinds([own], by: line, isNew: true) == ["error"], "\(own)")
        }
        let state = "Status: Draft | Accepted"
        #expect(kinds(["Draft (the rest: Accepted)"], by: state) == ["error"])
    }

    /// So may a state where the template leaves one open; all others are to be those that it lists.
    @Test func aStateBesideAPlaceForAnotherDocument() {
        let line = "Status: Proposed | Accepted | Exceeded by \"adr-name\""
        let accepted = Array(repeating: "Accepted", count: 12)
        for own in ["Accepted", "accepted", "Exceeded by 2025-01-04-loom", "Replaces 2025-09-04-x"]
        {
            #expect(kinds([own] + accepted, by: line) == [], "\(own)")
        }
        #expect(kinds(["Approved", "Approved"] + accepted, by: line) == ["note"])
        #expect(kinds(["Nonsense"] + accepted, by: line, isNew: true) == ["error"])
        #expect(kinds(["Informative"] + accepted, by: line) == ["note"])
        #expect(kinds(["Acepted"] + accepted, by: line) == ["error"])
    }

    /// A document that follows an older template may have what the newest lists.
    @Test func aChoiceOfTheNewestTemplate() {
        let listed = "Draft <!-- Acceptable values: Draft, Approved, Accepted -->"
        let newest = Template(reading: Array(Self.text(listed).utf8), name: "own")
        for (status, isTold) in [("Accepted", false), ("On Hold", false), ("Done", true)] {
            var context = CheckContext(
                template: Self.template, today: Day(secondsSince1970: 1_795_737_600),
                fileName: "0.md")
            context.newest = newest
            let proposal = Proposal(Array(Self.text(status).utf8), template: Self.template)
            let found = Check(proposal, context: context).findings().map(\.rule)
            #expect(found.contains("status-value") == isTold, "\(status) \(found)")
        }
    }

    /// A form of dates that many have is none that one author took by mistake.
    @Test(arguments: [
        ("2025-09-05T00:00:00.000Z", "2024-01-31T12:30:00.000Z", false),
        ("2025.09.05", "2024.12.31", false), ("2018", "2019", false),
        ("5 Sep 2025", "12 Oct 2025", true), ("5 Sep 2025", "7 October 2025", false),
        ("2025-02-30", "2025-13-01", true), ("Pending", "Pending", true),
        ("2025.09.05", "2025-09-05", true),
    ])
    func aFormOfDates(own: String, others: String, isTold: Bool) {
        let text = { (day: String) in "# Title\n\n- Created: \(day)\n\n## Aim\n\nIt is this.\n" }
        let template = Template(reading: Array(text("YYYY-MM-DD").utf8), name: "own")
        let read = { (day: String) in Proposal(Array(text(day).utf8), template: template) }
        for (count, isTold) in [(3, isTold), (2, true)] {
            let summaries = ([own] + Array(repeating: others, count: count)).enumerated().map {
                ProposalSummary(read($1), fileName: "\($0).md")
            }
            var facts = FolderFacts(summaries.map(\.entry))
            facts.shares = TemplateShares(summaries, template: template)
            var context = CheckContext(
                template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: "0.md")
            context.folder = facts
            let found = Check(read(own), context: context).findings().map(\.rule)
            #expect(found.contains("date-form") == isTold, "\(found)")
        }
    }

    @Test func withoutAFolderItIsAFault() {
        var context = CheckContext(
            template: Self.template, today: Day(secondsSince1970: 1_795_737_600))
        context.fileName = "0.md"
        let check = Check(
            Proposal(Array(Self.text("Accepted").utf8), template: Self.template), context: context)
        #expect(check.findings().map(\.rule).contains("status-value"))
    }

    /// They are offered behind the template's own, the commonest first.
    @Test func whatIsLearned() {
        let statuses = ["Done", "Merged", "Done", "Merged", "Done", "Merged", "Merged", "Once"]
        let summaries = statuses.enumerated().map { Self.summary($1, $0) }
        let learned = TemplateShares(summaries, template: Self.template).roles
        #expect(
            learned.adding(to: ["Draft", "Approved"], ofField: "Status")
                == ["Draft", "Approved", "Merged", "Done"])
        // What fewer than a fifth have is not offered.
        let few = Array(repeating: "Done", count: 3) + Array(repeating: "Draft", count: 14)
        let rare = few.enumerated().map { Self.summary($1, $0) }
        #expect(
            TemplateShares(rare, template: Self.template).roles
                .adding(to: ["Draft"], ofField: "Status") == ["Draft"])
        #expect(learned.adding(to: ["Draft"], ofField: "Name") == ["Draft"])
        #expect(learned.adding(to: ["Draft"], ofField: nil) == ["Draft"])
    }

    /// A section that fewer than half of the accepted proposals have, of five or more that follow the
    /// template, is one that a proposal may be without.
    @Test(arguments: [(2, 3, true), (3, 3, false), (0, 5, true), (0, 4, false)])
    func sectionsThatMostAreWithout(with: Int, without: Int, isLearned: Bool) throws {
        let (start, rest) = ("# T\n\n## Aim\n\n{What is it?}\n", "\n## More\n\n{What else?}\n")
        let template = Template(reading: Array((start + rest).utf8), name: "own")
        let texts =
            Array(repeating: start + rest, count: with)
            + Array(repeating: start, count: without)
        let summaries = texts.enumerated().map { number, text in
            ProposalSummary(
                Proposal(Array(text.replacing("?", with: "!").utf8), template: template),
                fileName: "\(number).md")
        }
        let roles = TemplateShares(summaries, template: template).roles
        let learned = template.learning(roles) ?? template
        let proposal = Proposal(Array((start + rest).utf8), template: learned)
        let more = try #require(proposal.sections.firstIndex { $0.title == "More" })
        let aim = try #require(proposal.sections.firstIndex { $0.title == "Aim" })
        #expect(proposal.mostAreWithout(more) == isLearned)
        #expect(!proposal.mostAreWithout(aim))
    }
}
