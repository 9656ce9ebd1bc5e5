import Proposals
import Testing

@testable import Rules

/// Sections at another level, and of a writer's own.
@Suite struct SectionLevelTests {
    private let wrong = "is a heading of level"

    private func expectRepaired(
        _ text: String, _ found: [String], to right: String = Sample.proposal,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(Sample.findings(text) == found, sourceLocation: sourceLocation)
        let context = Sample.context()
        let bytes = Array(text.utf8)
        // Text would stand below another heading: a person decides.
        #expect(Repair(bytes, context: context).bytes == bytes, sourceLocation: sourceLocation)
        let fixes = Check(bytes, context: context).findings().flatMap(\.fixes)
        #expect(fixes.map(\.isSafe) == [false], sourceLocation: sourceLocation)
        let fixed = fixes.first.map { String(decoding: $0.applied(to: bytes), as: UTF8.self) }
        #expect(fixed == right, sourceLocation: sourceLocation)
    }

    private func levelFixes(_ text: String) -> [Fix]? {
        Check(Array(text.utf8), context: Sample.context()).findings()
            .first { $0.rule == "section-level" }?.fixes
    }

    @Test func noNeighbourEndsBelowAnotherHeading() {
        // `Rollout` stands below the title, and would stand below `Overview`.
        let raised = Sample.with("## Goals", "### Goals\n\nA.\n\n### Rollout")
        #expect(levelFixes(raised) == [])
        // `Goals` would take what stands below `Problem Statement` behind it.
        let deep = Sample.with("## Goals", "### Goals\n\n- A\n\n### Mine\n\nText.\n\n## Mine")
        #expect(levelFixes(deep) == [])
        // What is its own goes along.
        let own = Sample.with("### Overview", "## Overview\n\n### Mine\n\nText.")
        #expect(levelFixes(own)?.first?.edits.map(\.text) == ["###", "####"])
    }

    @Test func oneSectionAtAnotherLevel() {
        expectRepaired(
            Sample.with("### Overview", "## Overview"),
            ["40:4 warning section-level: 'Overview' \(wrong) 2, in the template of level 3."])
        expectRepaired(
            Sample.with("## Goals", "### Goals"),
            ["24:5 warning section-level: 'Goals' \(wrong) 3, in the template of level 2."])
        expectRepaired(
            Sample.with("### Overview", "#### Overview"),
            ["40:6 warning section-level: 'Overview' \(wrong) 4, in the template of level 3."])
        expectRepaired(
            Sample.with("## Enhancement Inf", "### Enhancement Inf"),
            [
                "3:5 warning section-level: 'Enhancement Information' \(wrong) 3, "
                    + "in the template of level 2."
            ])
    }

    /// A heading of the writer's own parts a section from its parent: no level brings it back.
    @Test func behindAHeadingOfAWritersOwn() {
        let own = Sample.with("### Design Details", "## Mine\n\nText.\n\n## Design Details")
        #expect(
            Sample.findings(own) == [
                "48:4 warning section-level: 'Design Details' \(wrong) 2, "
                    + "in the template of level 3."
            ])
        #expect(levelFixes(own) == [])
        let both = own.replacing("### Overview", with: "## Overview")
        #expect(
            Sample.findings(both) == [
                "40:4 warning section-level: 'Overview' \(wrong) 2, in the template of level 3 "
                    + "(2 headings)."
            ])
        #expect(levelFixes(both) == [])
        // What stands below it belongs to it.
        for below in ["### Design Details", "#### Design Details"] {
            let text = Sample.with("### Design Details", "## Mine\n\nText.\n\n\(below)")
            #expect(!Sample.findings(text).contains { $0.contains("section-level") }, "\(below)")
        }
    }

    /// One without its parent keeps no other from being told.
    @Test func besideOneThatHasNoPlace() {
        let text = Sample.with("## Proposal\n\n### Overview", "## Overview").replacing(
            "## Goals", with: "### Goals")
        #expect(levelFixes(text)?.map { $0.edits.map(\.text) } == [["##"]])
        #expect(Sample.findings(text).contains { $0.contains("section-missing: `## Proposal`") })
    }

    @Test func itsPartsMoveWithIt() {
        expectRepaired(
            Sample.with("### Design Details", "## Design Details").replacing(
                "#### Storage", with: "### Storage"
            ).replacing("#### Interface", with: "### Interface"),
            [
                "44:4 warning section-level: 'Design Details' \(wrong) 2, "
                    + "in the template of level 3."
            ])
        // What is deep enough stays so.
        expectRepaired(
            Sample.with("### Overview", "## Overview").replacing(
                "### Design Details", with: "## Design Details"),
            [
                "40:4 warning section-level: 'Overview' \(wrong) 2, in the template of level 3 "
                    + "(2 headings)."
            ])
    }

    @Test func sectionsAtTheTitlesLevelAreNoTitles() {
        expectRepaired(
            Sample.with("## References", "# References"),
            ["113:3 warning section-level: 'References' \(wrong) 1, in the template of level 2."])
    }

    @Test func theSameNameElsewhereIsNoSection() {
        let path = Sample.passage(from: "### Overview", to: "### Design")
        let text = Sample.with(path, "").replacing("### Log files", with: "#### Overview")
        #expect(
            Sample.findings(text).map { $0.split(separator: " ")[2] } == ["section-missing:"])
        let twice = Sample.with("#### Interface", "#### Overview")
        #expect(Sample.findings(twice) == [])
    }

    @Test func anUnderlinedHeadingIsLeftToAPerson() {
        let bytes = Array(Sample.with("### Overview", "Overview\n---").utf8)
        let found = Check(bytes, context: Sample.context()).findings()
        #expect(found.map(\.rule) == ["section-level"])
        #expect(found.first?.fixes == [])
    }

    // MARK: Opt-in

    private func found(_ rule: String, _ text: String) -> [String] {
        var options = RuleOptions()
        options.numbersAtCreation = true
        options.levels = [rule: .level(.note)]
        return Sample.found(text, fileName: "004-tag-history.md", options: options)
    }

    @Test func sectionsOfAWritersOwn() {
        let rule = "section-extra"
        #expect(found(rule, Sample.proposal) == [])
        let text = Sample.with("## References", "## Rollout\n\nA.\n\n### B\n\nC.\n\n## References")
        #expect(Sample.findings(text) == [])
        #expect(found(rule, text) == ["section-extra note: 'Rollout' is not in the template."])
        // Each is told of by a rule of its own.
        for told in ["## Reference", "# References", "## Goals\n\nA.\n\n## References"] {
            #expect(found(rule, Sample.with("## References", told)).count == 1, "\(told)")
        }
    }

    @Test func wordsTwiceInARow() throws {
        let rule = "word-repeated"
        #expect(found(rule, Sample.proposal) == [])
        let text = Sample.with("Two weeks.", "In the the\nend, the end\nend of it is é é, a a.")
        #expect(Sample.findings(text) == [])
        #expect(
            found(rule, text) == ["word-repeated note: 'the' stands twice in a row (3 places)."])
        for fine in [
            "It had had that that very very.", "The `the` the.", "End. End", "the the-thing", "1 1",
            "b b",
            "Baden Baden", "- the\n- the", "`the the`", "> the the", "| the | the |\n|-|-|",
        ] {
            #expect(found(rule, Sample.with("Two weeks.", fine)) == [], "\(fine)")
        }
        var context = Sample.context()
        context.options.levels = [rule: .level(.note)]
        let finding = try #require(Check(Array(text.utf8), context: context).findings().first)
        let fixed = String(
            decoding: finding.fixes[0].applied(to: Array(text.utf8)), as: UTF8.self)
        #expect(fixed == Sample.with("Two weeks.", "In the\nend, the end of it is é é, a."))
        #expect(Check(Array(fixed.utf8), context: context).findings() == [])
    }

    /// A project that moved all its headings did so in documents that follow older versions, too.
    @Test func levelsOfTheNewestVersionAreRight() {
        let old = "# Summary\n\nSay it.\n\n# Detailed design\n\nSay how.\n"
        var context = CheckContext(
            template: Template(reading: Array(old.utf8), name: "t"), today: Sample.today)
        func found(_ text: String) -> [String] {
            Check(Array(text.utf8), context: context).findings().map(\.rule)
                .filter { $0.hasPrefix("section-") }
        }
        let moved = "## Summary\n\nIt is.\n\n## Detailed design\n\nSo.\n"
        #expect(found(moved) == ["section-level"])
        let newest = "## Summary\n\nSay it.\n\n## Explanation\n\nSay how.\n"
        context.newest = Template(reading: Array(newest.utf8), name: "t")
        #expect(found(moved) == [])
        #expect(found(moved.replacing("## Det", with: "### Det")) == ["section-level"])
    }

    /// A document that is deeper as a whole is judged on its levels; a draft is told once.
    @Test(arguments: ["draft", "accepted"]) func allOfADocument(status: String) {
        let template = Template(
            reading: Array(
                "# Title\n\n- Status: draft | accepted\n\n## Aim\n\nWhy is it done?\n\n## Plan\n\nHow?\n"
                    .utf8), name: "t")
        let text = "# A\n\n- Status: \(status)\n\n### Aim\n\nWhy is it done?\n\n### Plan\n\nSo.\n"
        let context = CheckContext(template: template, today: Sample.today)
        let found = Check(Array(text.utf8), context: context).findings()
        #expect(found.contains { $0.rule == "section-level" } == (status == "draft"))
        #expect(found.contains { $0.rule == "section-untouched" })
        #expect(!found.contains { $0.rule == "section-missing" })
    }

    /// What accepted proposals have in common is no slip of one that was accepted with it; a draft
    /// follows the template.
    @Test func levelsAndOrderThatOthersWereAcceptedWith() {
        let template = Template(
            reading: Array(
                "# Title\n\n- Status: draft | accepted\n\n## Aim\n\n### Needs\n\n## Plan\n\n## Tests\n"
                    .utf8), name: "t")
        func text(_ status: String, _ sections: String) -> String {
            "# A\n\n- Status: \(status)\n\n"
                + sections.split(separator: " ").map { name in
                    let level = name == "Needs!" || name == "Tests!" ? "###" : "##"
                    return "\(level) \(name.filter(\.isLetter))\n\nWords.\n\n"
                }.joined()
        }
        func found(_ text: String, among others: [String]) -> [String] {
            let context = Sample.context(beside: others, template)
            return Check(Array(text.utf8), context: context).findings().map(\.rule)
                .filter { ["section-level", "section-order"].contains($0) }
        }
        let (right, outer) = ("Aim Needs! Plan Tests", "Aim Needs Plan Tests")
        let turned = "Aim Needs! Tests Plan"
        for (wrong, rule) in [(outer, "section-level"), (turned, "section-order")] {
            let accepted = text("accepted", wrong)
            let draft = text("draft", wrong)
            let few = Array(repeating: accepted, count: 3)
            #expect(found(accepted, among: few) == [])
            #expect(found(draft, among: few) == [rule])
            #expect(found(accepted, among: Array(few.dropLast())) == [rule])
            #expect(
                found(accepted, among: few.map { $0.replacing("accepted", with: "draft") }) == [
                    rule
                ])
            // Of very many, a few are slips still.
            let most = Array(repeating: text("accepted", right), count: 60)
            #expect(found(accepted, among: few + most) == [rule])
        }
    }

    /// A fifth of the documents have a section on another level, or all of them.
    @Test(arguments: [("### Plan", "## Aim"), ("### Plan", "### Aim")])
    func theLevelsOfMany(plan: String, aim: String) {
        let fields = "- Status: draft | accepted\n\n"
        let template = Template(
            reading: Array("# Title\n\n\(fields)## Aim\n\nWhy?\n\n## Plan\n\nHow?\n".utf8),
            name: "t")
        let text = { (aim: String, plan: String) in
            "# A\n\n- Status: draft\n\n\(aim)\n\nWords.\n\n\(plan)\n\nWords.\n"
        }
        let (own, right) = (text(aim, plan), text("## Aim", "## Plan"))
        func found(own many: Int, right few: Int) -> Int {
            let texts = Array(repeating: own, count: many) + Array(repeating: right, count: few)
            let context = Sample.context(beside: texts, template)
            return Check(Array(own.utf8), context: context).findings()
                .count { $0.rule == "section-level" }
        }
        #expect(found(own: 4, right: 16) == 0)
        #expect(found(own: 4, right: 17) == 1)
        #expect(found(own: 3, right: 0) == 1)
    }

    /// A fifth of the documents have two sections the other way round, in whatever state; or the
    /// template has them so by now.
    @Test func theOrderOfMany() {
        func template(_ sections: String) -> Template {
            Template(
                reading: Array("# Title\n\n- Status: draft | accepted\n\n\(sections)".utf8),
                name: "t")
        }
        let (aim, plan) = ("## Aim\n\nWords.\n\n", "## Plan\n\nWords.\n\n")
        let own = template(aim + plan)
        let turned = "# A\n\n- Status: draft\n\n\(plan)\(aim)"
        let right = "# A\n\n- Status: draft\n\n\(aim)\(plan)"
        func found(turned many: Int, right few: Int, newest: Template? = nil) -> Bool {
            let texts = Array(repeating: turned, count: many) + Array(repeating: right, count: few)
            var context = Sample.context(beside: texts, own)
            context.newest = newest
            return Check(Array(turned.utf8), context: context).findings()
                .contains { $0.rule == "section-order" }
        }
        #expect(!found(turned: 4, right: 16))
        #expect(found(turned: 4, right: 17))
        #expect(found(turned: 3, right: 0))
        #expect(!found(turned: 1, right: 5, newest: template(plan + aim)))
        #expect(found(turned: 1, right: 5, newest: template(aim + plan)))
    }

    /// One for many, where others were accepted with it.
    @Test func namesInOneThatOthersWereAcceptedWith() {
        let text = "# A\n\n- Status: accepted\n\n## Aim\n\nWords.\n\n## Strategies\n\nWords.\n"
        let source = text.replacing("accepted", with: "draft | accepted")
            .replacing("Strategies", with: "Strategy")
        let template = Template(reading: Array(source.utf8), name: "t")
        func found(_ text: String, among count: Int, of other: String) -> [String] {
            let context = Sample.context(beside: Array(repeating: other, count: count), template)
            return Check(Array(text.utf8), context: context).findings().map(\.rule)
                .filter { ["section-renamed", "section-missing"].contains($0) }
        }
        #expect(found(text, among: 3, of: text) == [])
        #expect(found(text, among: 2, of: text) == ["section-renamed"])
        #expect(
            found(text.replacing("accepted", with: "draft"), among: 3, of: text)
                == ["section-renamed"])
        #expect(
            found(text.replacing("Strategies", with: "Strategi"), among: 3, of: text)
                == ["section-renamed"])
        let right = text.replacing("Strategies", with: "Strategy")
        #expect(found(text, among: 3, of: right) == ["section-renamed"])
    }

    /// A name that more of the others have than the template's is the project's.
    @Test(arguments: [(5, 0, false), (4, 0, true), (5, 4, false), (5, 5, true)])
    func namesThatMostOthersHave(others: Int, named: Int, isTold: Bool) {
        let asked = "# A\n\n- Status: draft | accepted\n\n## Aim\n\nSay.\n\n## Rational\n\nSay.\n"
        let template = Template(reading: Array(asked.utf8), name: "t")
        let right = asked.replacing("Say.", with: "Words.").replacing("draft | ", with: "")
        let text = right.replacing("Rational", with: "Rationale")
        let texts = (0..<others + named + 1).map { $0 <= others ? text : right }
        let summaries = texts.enumerated().map { index, text in
            ProposalSummary(
                Proposal(Array(text.utf8), template: template), fileName: "\(index).md")
        }
        for status in ["draft", "accepted"] {
            var context = CheckContext(template: template, today: Sample.today, fileName: "0.md")
            context.folder = FolderFacts(summaries.map(\.entry))
            context.folder?.shares = TemplateShares(summaries, template: template)
            let own = Array(text.replacing("accepted", with: status).utf8)
            let found = Check(own, context: context).findings().map(\.rule)
            #expect(found.contains("section-renamed") == isTold, "\(status): \(found)")
            #expect(!found.contains("section-missing"), "\(status): \(found)")
        }
    }

    /// That the sections stand where the title does is said once.
    @Test func sectionsAtTheTitlesLevelWithoutATitle() {
        let template = Template(
            reading: Array("# Title\n\n## Summary\n\nSay it.\n\n## Design\n\nSay how.\n".utf8),
            name: "t")
        func found(_ text: String) -> [String] {
            let context = CheckContext(template: template, today: Sample.today)
            return Check(Array(text.utf8), context: context).findings().map(\.rule)
        }
        #expect(found("# Summary\n\nA.\n\n# Design\n\nB.\n") == ["section-level"])
        #expect(found("## Summary\n\nA.\n\n## Design\n\nB.\n") == ["title-missing"])
    }
}
