import Proposals
import Reviews
import Testing

@testable import Rules

/// Rules on what reviewers wrote, by replaying edits of a proposal that was signed.
@Suite struct ReviewRulesTests {
    /// A record in which every section of the text, or those named, has this verdict.
    private func record(
        of text: String, by name: String = "Ana Lima", _ verdict: Verdict = .ok, body: String = "",
        sections titles: [String]? = nil
    ) -> ReviewRecord {
        let proposal = Proposal(Array(text.utf8), template: .enhancement)
        let state = ReviewState(proposal, records: [], needed: 1)
        guard let reviewer = Reviewer(name) else { return ReviewRecord([]) }
        var record = ReviewRecord(of: proposal.title, by: reviewer)
        for (index, section) in state.sections.enumerated() {
            if let titles, !titles.contains(section.title) { continue }
            let entry = record.entry(
                for: section.heading, questions: section.questions,
                after: state.sections[..<index].map(\.heading))
            record.sign(verdict, body, digest: section.digest, ofEntry: entry)
        }
        return record
    }

    private func found(
        _ text: String, records: [ReviewRecord], needed: Int = 1, isInUse: Bool = true
    ) -> [String] {
        var context = Sample.context(fileName: "004-tag-history.md")
        context.reviews = ReviewFacts(records: records, needed: needed, isInUse: isInUse)
        let check = Check(Array(text.utf8), context: context)
        let names = ["review-stale", "review-concern", "review-self", "status-unsigned"]
        return check.findings().filter { names.contains($0.rule) }.map {
            let line = check.lines.line(at: $0.range.lowerBound)
            return "\(line) \($0.level.rawValue) \($0.rule): \($0.message)"
        }
    }

    // MARK: review-stale

    @Test(
        "what is no other text leaves a sign-off",
        arguments: [
            ("Keep what a tag pointed to.", "Keep what\na tag\n  pointed to.  "),
            ("- **Audits**", "* __Audits__"),
            ("## Summary", "## Abstract"),
            ("## Summary\n", "Summary\n-------\n"),
            ("# Enhancement 004: Tag", "# Enhancement 012: A tag"),
            ("**Title**: Tag history", "**Title**: Another one"),
            ("## Summary\n", "## More\n\nNew words.\n\n## Summary\n"),
        ])
    func layoutLeavesASignOff(_ edit: (String, String)) {
        let record = record(of: Sample.proposal)
        let text = Sample.proposal.replacing(edit.0, with: edit.1)
        #expect(text != Sample.proposal)
        #expect(found(text, records: [record]) == [])
    }

    @Test func aMovedSectionIsStillSigned() {
        let record = record(of: Sample.proposal)
        let summary = Sample.passage(from: "## Summary", to: "## Problem Statement")
        let text =
            Sample.proposal.replacing(summary, with: "")
            .replacing("## References", with: summary + "## References")
        #expect(found(text, records: [record]) == [])
    }

    @Test func everyChangedWordIsTold() {
        let record = record(of: Sample.proposal)
        let summary = Sample.passage(from: "Keep what", to: "## Problem Statement")
        for word in Set(summary.split(whereSeparator: { !$0.isLetter })) {
            let text = Sample.proposal.replacing(
                summary, with: summary.replacing(String(word), with: "qzx"))
            let found = found(text, records: [record])
            #expect(found.count == 1)
            #expect(
                found.first?.contains(
                    "note review-stale: Summary changed since Ana Lima signed it "
                        + "(1 of 2 paragraphs).") == true, "\(word): \(found)")
        }
    }

    @Test func oneFindingForSeveralReviewers() {
        let records = ["Ana Lima", "Bo", "Cy"].map { record(of: Sample.proposal, by: $0) }
        let text = Sample.with(
            "The registry answers", "Nobody answers", status: "Under Review")
        #expect(
            found(text, records: records) == [
                "16 warning review-stale: Summary changed since Ana Lima, Bo and Cy signed it "
                    + "(1 of 2 paragraphs)."
            ])
    }

    @Test func textTakenOutIsAChangeToo() {
        let record = record(of: Sample.proposal)
        let text = Sample.proposal.replacing(
            "\n\nThe registry answers for old digests too.", with: "")
        #expect(
            found(text, records: [record])
                == [
                    "14 note review-stale: Summary changed since Ana Lima signed it "
                        + "(something was taken out or moved)."
                ].map { $0.replacing("14", with: "12") })
    }

    @Test func aSectionThatIsGoneIsNoFindingOfItsOwn() {
        let record = record(of: Sample.proposal)
        let summary = Sample.passage(from: "## Summary", to: "## Problem Statement")
        #expect(found(Sample.proposal.replacing(summary, with: ""), records: [record]) == [])
    }

    // MARK: review-concern

    @Test func concernsGrowWithTheStatus() {
        let levels = ["Draft": "note", "Under Review": "warning", "Approved": "error"]
        for (status, level) in levels {
            let text = Sample.with("", "", status: status)
            let record = record(
                of: text, by: "Bo", .concern, body: "what of\nobject stores?",
                sections: ["Summary"])
            let found = found(text, records: [record])
            #expect(
                found.contains(
                    "12 \(level) review-concern: Bo has a concern about Summary: "
                        + "'what of object stores?'."), "\(found)")
        }
    }

    @Test func questionsAndOldConcernsAreNotes() {
        let question = record(
            of: Sample.proposal, by: "Bo", .question, body: "why?", sections: ["Summary"])
        let concern = record(
            of: Sample.proposal, by: "Cy", .concern, body: "how?", sections: ["Summary"])
        let text = Sample.with("Keep what", "Know what", status: "Under Review")
        #expect(
            found(text, records: [question, concern]) == [
                "12 note review-concern: Summary changed since Bo's question: 'why?'.",
                "12 note review-concern: Summary changed since Cy's concern: 'how?'.",
            ])
    }

    // MARK: review-self

    @Test func authorsDoNotReviewThemselves() {
        let text = Sample.with("Development Team", "Bo Chen, ana lima <ana@example.org>")
        let record = record(of: text, by: "Ana Lima")
        #expect(
            found(text, records: [record]) == [
                "8 note review-self: Ana Lima reviews the proposal and is one of its authors."
            ])
        let other = self.record(of: text, by: "Ana Lima <other@example.org>")
        #expect(found(text, records: [other]) == [])
    }

    // MARK: status-unsigned

    @Test func approvalNeedsEveryRequiredSection() {
        let text = Sample.with("", "", status: "Approved")
        let all = record(of: text)
        #expect(found(text, records: [all]) == [])
        #expect(found(text, records: [], isInUse: false) == [])
        #expect(found(text, records: [], needed: 0) == [])
        let unsigned = found(text, records: [])
        #expect(unsigned.count == 1)
        #expect(
            unsigned.first?.hasPrefix(
                "7 warning status-unsigned: Approved, but 15 sections are not agreed: Summary, "
                    + "Problem Statement, Goals, Non-Goals and 11 more.") == true, "\(unsigned)")
        #expect(found(text, records: [all], needed: 2).count == 1)
        #expect(found(text, records: [all, record(of: text, by: "Bo")], needed: 2) == [])
        #expect(found(Sample.with("", "", status: "Under Review"), records: []) == [])
    }

    @Test func conditionalSectionsAreNotNeeded() {
        let text = Sample.with("", "", status: "Implemented")
        let proposal = Proposal(Array(text.utf8), template: .enhancement)
        let titles = ReviewState(proposal, records: [], needed: 1).sections.map(\.title)
        let needed = titles.filter { !["Implementation Phases", "Migration Path"].contains($0) }
        #expect(needed.count == 15)
        #expect(found(text, records: [record(of: text, sections: needed)]) == [])
        #expect(
            found(text, records: [record(of: text, sections: needed.filter { $0 != "Goals" })]) == [
                "7 warning status-unsigned: Implemented, but a section is not agreed: Goals."
            ])
    }

    // MARK: review-orphan

    @Test func anOrphanIsJudgedByNothingElse() {
        var context = Sample.context()
        context.orphanKey = "garbage-colection"
        let record = record(of: Sample.proposal)
        let findings = Check(record.text, context: context).findings()
        #expect(
            findings.map { "\($0.level.rawValue) \($0.rule): \($0.message)" } == [
                "warning review-orphan: No proposal here is called `garbage-colection`."
            ])
    }
}
