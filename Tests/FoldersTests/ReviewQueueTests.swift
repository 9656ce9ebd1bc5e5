import Folders
import Proposals
import Testing

@testable import Reviews

/// What waits for whom.
@Suite struct ReviewQueueTests {
    private static let text = "# T\n\n## Summary\n\nWords.\n\n## Goals\n\n- One\n"

    private func record(
        _ name: String, _ heading: String, _ verdict: Verdict, of text: String = text
    ) throws -> ReviewRecord {
        try .saying(verdict, "why\n\nnot?", by: name, of: heading, in: text)
    }

    private func queue(
        _ records: [ReviewRecord], owners: [String: String] = [:], isInUse: Bool = true,
        needed: Int = 1, for person: String? = nil, template: Template = .enhancement
    ) -> ReviewQueue {
        let proposal = Proposal(Array(Self.text.utf8), template: template)
        let needs = ReviewNeeds(
            ReviewState(proposal, records: records, needed: needed), records: records,
            owners: owners, authors: ["Ana Lima <ana@example.org>"], isInUse: isInUse)
        let listed = ListedProposal(path: "004-t.md", number: "004", title: "T", status: "Review")
        return ReviewQueue(
            [ReviewQueue.Entry(listed, since: Day("2025-02-03"), needs: needs)],
            for: person.flatMap { Reviewer($0) })
    }

    private func tasks(_ queue: ReviewQueue) -> [String] {
        queue.text.split(separator: "\n").dropFirst().map { $0.trimming }
            .filter { !$0.contains(": write ") }
    }

    @Test func theHead() {
        #expect(
            queue([]).text.hasPrefix(
                "004  T: Review since 2025-02-03, 0 of 15 required sections agreed  004-t.md\n"
                    + "    Ana Lima: write Problem Statement, "))
        #expect(
            queue([], isInUse: false).text
                == "004  T: Review since 2025-02-03  004-t.md\n    nobody is asked for anything\n")
    }

    @Test func whoIsAsked() throws {
        #expect(tasks(queue([])) == ["anybody but the authors: review Summary, Goals"])
        let records = [
            try record("Bo", "Summary", .concern), try record("Cy", "Summary", .question),
            try record(
                "Dee", "Goals", .ok, of: Self.text.replacing("One", with: "Two")),
        ]
        let queue = queue(records, owners: ["Goals": "Eve"])
        #expect(
            tasks(queue) == [
                "Ana Lima: answer the concern of Bo about Summary: why not?",
                "Ana Lima: answer the question of Cy about Summary: why not?",
                "Eve: review Goals", "Dee: look again at Goals, which changed since",
                "anybody but the authors: review Summary",
            ])
        #expect(queue.json.line.contains(#""verdict":"concern","current":true"#))
    }

    @Test func onePerson() throws {
        let records = [try record("Bo", "Summary", .concern)]
        #expect(tasks(queue(records, for: "Bo")) == ["Bo: review Goals"])
        #expect(tasks(queue(records, for: "Cy")) == ["Cy: review Summary, Goals"])
        #expect(
            tasks(queue(records, for: "Ana Lima"))
                == ["Ana Lima: answer the concern of Bo about Summary: why not?"])
        #expect(queue([], isInUse: false, for: "Cy").isEmpty)
        #expect(!queue([], isInUse: false).isEmpty)
    }

    @Test func allIsAgreed() throws {
        let template = Template(
            reading: Array("# T\n\n## Summary\n\nSay it.\n".utf8), name: "short")
        let records = [try record("Bo", "Summary", .ok)]
        let done = queue(records, template: template)
        #expect(tasks(done) == ["Ana Lima: go on, all is agreed"])
        #expect(queue(records, for: "Cy", template: template).isEmpty)
    }
}

extension Substring {
    fileprivate var trimming: String { String(drop { $0 == " " }) }
}
