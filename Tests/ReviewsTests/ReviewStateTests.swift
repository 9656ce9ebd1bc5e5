import Proposals
import Testing

@testable import Reviews

/// What the records of several people come to, and which section each entry is about.
struct ReviewStateTests {
    private func proposal(_ text: String) -> Proposal {
        Proposal(Array(("# T\n\n" + text).utf8), template: .enhancement)
    }

    private func signed(
        _ proposal: Proposal, by name: String, _ headings: String..., verdict: Verdict = .ok
    ) throws -> ReviewRecord {
        var record = ReviewRecord(of: "T", by: try #require(Reviewer(name)))
        let state = ReviewState(proposal, records: [record], needed: 1)
        for heading in headings {
            let section = try #require(state.sections.first { $0.heading == heading })
            let entry = record.entry(for: section, in: state)
            record.sign(verdict, "why", digest: section.digest, ofEntry: entry)
        }
        return record
    }

    private func agrees(_ proposal: Proposal, _ records: [ReviewRecord], needed: Int) -> Bool {
        ReviewState(proposal, records: records, needed: needed).sections
            .first { $0.heading == "Summary" }?.isAgreed ?? false
    }

    @Test func aPersonAgreesOnce() throws {
        let text = proposal("## Summary\n\nWords.\n")
        let ana = try signed(text, by: "Ana Lima <ana@example.org>", "Summary")
        let again = try signed(text, by: "ana  lima", "Summary")
        let bo = try signed(text, by: "Bo", "Summary")
        #expect(!agrees(text, [ana, ana], needed: 2))
        #expect(!agrees(text, [ana, again], needed: 2))
        #expect(agrees(text, [ana, bo], needed: 2))
        let concern = try signed(text, by: "Cy", "Summary", verdict: .concern)
        #expect(!agrees(text, [ana, bo, concern], needed: 2))
    }

    /// A list of contents is no text to agree to; with a word of its own it is.
    @Test func contentsAreNotReviewed() {
        let contents = "<!-- toc -->\n- [Summary](#summary)\n  - [Why](#why)\n<!-- /toc -->\n\n"
        func first(_ text: String) -> Int? {
            let proposal = proposal(text + "## Summary\n\nWords.\n")
            return ReviewState(proposal, records: [], needed: 1).sections.first?.index
        }
        let head = proposal("").head
        #expect(head != nil && first(contents) != head)
        #expect(first("Words.\n\n\(contents)") == head)
        #expect(first("- [Summary](#summary) in short\n\n") == head)
        let marked = ReviewState(
            proposal("## Own <!-- optional -->\n\nX.\n"), records: [], needed: 1)
        #expect(marked.sections.contains { $0.title == "Own" })
    }

    /// Each sign-off of `before` as it is on `after`: the heading, and whether it holds.
    private func moved(_ before: String, _ after: String) throws -> [String] {
        let old = proposal(before)
        var record = ReviewRecord(of: "T", by: try #require(Reviewer("Ana")))
        let state = ReviewState(old, records: [record], needed: 1)
        for section in state.sections where section.isWritten {
            let entry = record.entry(for: section, in: state)
            record.sign(.ok, "", digest: section.digest, ofEntry: entry)
        }
        return ReviewState(proposal(after), records: [record], needed: 1).sections
            .compactMap { section in
                section.signOff(of: 0).map { "\(section.heading) \($0.isCurrent)" }
            }
    }

    @Test func equalHeadingsAreToldApartByTheirText() throws {
        let three = "## Risk\n\nOne.\n\n## Risk\n\nTwo.\n\n## Risk\n\nThree.\n"
        let all = ["Risk true", "Risk (2) true", "Risk (3) true"]
        #expect(try moved(three, three) == all)
        let swapped = "## Risk\n\nTwo.\n\n## Risk\n\nOne.\n\n## Risk\n\nThree.\n"
        #expect(try moved(three, swapped) == all)
        #expect(try moved(three, "## Risk\n\nNew.\n\n" + three) == all.map(\.nextNumber))
        #expect(
            try moved(three, "## Risk\n\nTwo.\n\n## Risk\n\nThree.\n") == Array(all.prefix(2)))
        let renamed = "## Risk\n\nOne.\n\n## Alpha\n\nTwo.\n\n## Risk\n\nThree.\n"
        #expect(try moved(three, renamed) == ["Risk true", "Alpha true", "Risk (2) true"])
        let changed = "## Risk\n\nOne.\n\n## Risk\n\nTwo, or so.\n\n## Risk\n\nThree.\n"
        #expect(try moved(three, changed) == ["Risk true", "Risk (2) false", "Risk (3) true"])
    }

    @Test func sectionsOfOneTextKeepTheirNames() throws {
        let text = "## Alpha\n\nNone.\n\n## Beta\n\nNone.\n"
        #expect(
            try moved(text, "## Alpha\n\nSome.\n\n## Beta\n\nNone.\n")
                == ["Alpha false", "Beta true"])
        #expect(
            try moved(text, "## Beta\n\nNone.\n\n## Alpha\n\nNone.\n")
                == ["Beta true", "Alpha true"])
    }

    @Test(
        "what blocks is read however it is written",
        arguments: [
            "**concern**: no", "**concern** no", "**Concern** : no", "__concern__: no",
            "**concern:** no", "**CONCERN:**no",
        ])
    func concerns(_ line: String) {
        let record = ReviewRecord(Array("## Summary\n\n\(line)\n".utf8))
        #expect(record.entries[0].verdict?.verdict == .concern)
        #expect(record.entries[0].verdict?.body == "no")
    }

    /// Without the comment that binds it to a text, a concern holds, and an ok does not.
    @Test func whatIsWrittenByHandBlocksAndAgreesToNothing() throws {
        let text = proposal("## Summary\n\nWords.\n")
        let ana = try signed(text, by: "Ana", "Summary")
        let head = "- **Reviewer**: Zed\n\n## Summary\n\n"
        let concern = ReviewRecord(Array((head + "**concern**: no\n").utf8))
        let agreement = ReviewRecord(Array((head + "**ok**\n").utf8))
        #expect(agrees(text, [ana], needed: 1))
        #expect(!agrees(text, [ana, concern], needed: 1))
        #expect(!agrees(text, [agreement], needed: 1))
        #expect(!agrees(text, [ana, agreement], needed: 2))
        let gone = ReviewState(proposal("## Other\n\nWords, too.\n"), records: [concern], needed: 1)
        #expect(gone.sections.allSatisfy { $0.signOffs.isEmpty })
    }

    @Test("what is no sign-off is none", arguments: ["**ok** but no", "**OK.**", "ok", "* ok *"])
    func others(_ line: String) {
        #expect(ReviewRecord(Array("## S\n\n\(line)\n".utf8)).entries[0].verdict == nil)
    }
}

extension String {
    /// `Risk (2) true` for `Risk true`.
    fileprivate var nextNumber: String {
        let words = split(separator: " ")
        let number = words.count == 2 ? 1 : Int(words[1].dropFirst().dropLast()) ?? 0
        return "\(words[0]) (\(number + 1)) \(words[words.count - 1])"
    }
}
