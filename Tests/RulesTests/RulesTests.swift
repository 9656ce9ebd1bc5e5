import Proposals
import TestSupport
import Testing

@testable import Rules

/// What every check keeps to, whatever rule speaks.
@Suite struct RulesTests {
    @Test func theSampleIsClean() {
        for status in ["Draft", "Under Review", "Approved", "Implemented", "Rejected"] {
            #expect(Sample.findings(Sample.with("", "", status: status)) == [], "\(status)")
        }
        let check = Sample.check(Array(Sample.proposal.utf8))
        #expect(check.state().doneCount == 18)
        #expect(check.state().placeCount == 18)
    }

    @Test(.enabled(if: Files.corpus != nil)) func theRealProposalsGiveOneNote() {
        let files = Files.below(Files.corpus).filter {
            $0.contains("corpus/octoserve/enhancements/")
        }
        #expect(files.count == 3)
        for (path, places) in zip(files, [3, 5, 5]) {
            let name = path.split(separator: "/").last.map(String.init)
            let found = Sample.findings(Files.read(path) ?? [], fileName: name)
            #expect(found.count == 1, "\(path)")
            #expect(
                found.first?.hasSuffix(
                    " note lines-join: Labelled lines are shown as one (\(places) places).") == true
            )
        }
    }

    @Test func aFreshDraftHasSeventeenTodos() {
        let new = NewProposal(
            template: .enhancement, title: "Tag history", author: "Ana Lima", today: Sample.today)
        let check = Sample.check(new.bytes, fileName: "tag-history.md")
        let findings = check.findings()
        #expect(findings.count == 17)
        #expect(findings.allSatisfy { $0.level == .todo && $0.rule == "section-untouched" })
        let state = ProposalState(check, findings: findings)
        #expect((state.doneCount, state.placeCount) == (1, 18))
    }

    /// What may be left out, and is, is no place that is still to be filled in.
    @Test func sectionsThatAreLeftOutDoNotCount() {
        let text = "# {title}\n\n## A\n\nWhat?\n\n## B (optional)\n\nWhy?\n\n## C\n\nHow?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        func leftOut(_ document: String) -> Int {
            let proposal = Proposal(Array(document.utf8), template: template)
            let context = CheckContext(template: template, today: Sample.today)
            return Check(proposal, context: context).state().leftOutCount
        }
        #expect(leftOut("# T\n\n## A\n\nIt.\n\n## B (optional)\n\nSo.\n\n## C\n\nSo.\n") == 0)
        #expect(leftOut("# T\n\n## A\n\nIt.\n\n## B (optional)\n\nWhy?\n\n## C\n\nSo.\n") == 0)
        #expect(leftOut("# T\n\n## A\n\nIt.\n\n## C\n\nSo.\n") == 1)
        #expect(leftOut("# T\n\n## A\n\nIt.\n") == 1)
    }

    @Test func theBareTemplateHasTwentyThreeTodos() {
        let check = Sample.check(Template.enhancement.source.bytes, fileName: "template.md")
        let findings = check.findings()
        #expect(findings.count == 23)
        #expect(findings.allSatisfy { $0.level == .todo })
        let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
        #expect(
            counts == [
                "section-untouched": 17, "metadata-placeholder": 4, "title-placeholder": 1,
                "preamble-left": 1,
            ])
        #expect(check.state().doneCount == 0)
        #expect(check.state().rows.count { $0.state == .todo } == 18)
    }

    @Test func aRejectedProposalIsJudgedByErrorsOutsideItsSectionsOnly() {
        let text = Sample.with("## References\n", "## Quotes\n```\n", status: "Rejected")
            .replacing("2025-09-16", with: "2025-09-14")
            .replacing("4: Tag history", with: "4: Tags")
        #expect(
            Sample.findings(text) == [
                "10:21 error date-order: `Last Updated` 2025-09-14 is before `Creation Date` 2025-09-15.",
                "114:1 error fence-open: The code fence of line 114 never closes.",
            ])
    }

    @Test func aStatusThatIsNoneCountsAsADraft() {
        let text = Sample.with("- [Distribution](https://example.org/distribution)", "")
        let later = ["113:4 error section-empty: 'References' is empty."]
        #expect(Sample.findings(text) == [later[0].replacing("error", with: "todo")])
        let approved = text.replacing("**: Draft", with: "**: Approved")
        #expect(Sample.findings(approved) == later)
        let none = Sample.findings(text.replacing("**: Draft", with: "**:"))
        #expect(none.last == "113:4 todo section-empty: 'References' is empty.")
        let wrong = Sample.findings(text.replacing("**: Draft", with: "**: approved"))
        #expect(wrong.last == "113:4 todo section-empty: 'References' is empty.")
    }

    @Test func rulesAreListedOnce() {
        let names = RuleCatalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count == 87)
        for name in ["summary-paragraphs", "goals-list", "non-goals-list", "status-value"] {
            #expect(names.contains(name))
        }
    }

    @Test func anotherTemplateBringsItsOwnRules() {
        let template = Template(
            reading: Array(
                """
                # Decision Template

                ## About

                - **Title**: Short title
                - **Stage**: Idea/Agreed
                - **Owners**: List of owners

                ## Context

                Say in 2-3 paragraphs where we are.

                ## Options

                List what was looked at:
                - Option 1
                - Option 2
                """.utf8), name: "decision.md")
        let names = Set(RuleCatalogue.rules(for: template).map(\.name))
        for name in ["stage-value", "owners-form", "context-paragraphs", "options-list"] {
            #expect(names.contains(name))
        }
        let text = """
            # Decision 3: Queues

            ## About

            - **Title**: Queues
            - **Stage**: Agred
            - **Owners**: Ana; Bo

            ## Context

            One.

            ## Options

            We looked at three of them.
            """
        let context = CheckContext(template: template, today: Sample.today)
        let findings = Check(Array(text.utf8), context: context).findings()
        #expect(findings.map(\.rule) == ["stage-value", "owners-form", "options-list"])
        #expect(findings.first?.message == "`Agred` is not a stage; did you mean `Agreed`?")
    }

    @Test func anEditedProposalIsReadBack() {
        var proposal = Proposal(Array(Sample.proposal.utf8), template: .enhancement)
        if let place = proposal.fieldPlace(named: "Status") { proposal.setValue("Daft", at: place) }
        let context = CheckContext(template: .enhancement, today: Sample.today)
        let findings = Check(proposal, context: context).findings()
        #expect(findings.map(\.rule) == ["status-value"])
    }
}
