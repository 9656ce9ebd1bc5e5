import Folders
import Proposals
import Testing

@testable import Reviews

/// Who is asked for a review of a proposal still.
@Suite struct ReviewNeedsTests {
    private static let text = "# T\n\n## Summary\n\nWords.\n\n## Security Considerations\n\nNone.\n"

    private func signed(
        _ text: String, by name: String, _ heading: String, _ verdict: Verdict = .ok
    ) throws -> ReviewRecord {
        var record = ReviewRecord(of: "T", by: try #require(Reviewer(name)))
        let proposal = Proposal(Array(text.utf8), template: .enhancement)
        let state = ReviewState(proposal, records: [record], needed: 1)
        let section = try #require(state.sections.first { $0.heading == heading })
        let entry = record.entry(for: section, in: state)
        record.sign(verdict, "why", digest: section.digest, ofEntry: entry)
        return record
    }

    private func needs(
        _ records: [ReviewRecord] = [], owners: [String: String] = [:], isInUse: Bool = true
    ) -> ReviewNeeds {
        let proposal = Proposal(Array(Self.text.utf8), template: .enhancement)
        return ReviewNeeds(
            ReviewState(proposal, records: records, needed: 1), records: records, owners: owners,
            authors: ["Ana Lima <ana@example.org>"], isInUse: isInUse)
    }

    private func asked(_ name: String, _ needs: ReviewNeeds) throws -> [String] {
        needs.sections(asking: try #require(Reviewer(name))).map(\.title)
    }

    @Test func everybodyButTheAuthorsIsAskedForWhatNobodySigned() throws {
        #expect(try asked("Bo", needs()) == ["Summary", "Security Considerations"])
        #expect(try asked("Ana Lima", needs()) == [])
        #expect(try asked("A. L. <ANA@example.org>", needs()) == [])
        #expect(try asked("Bo", needs(isInUse: false)) == [])
        let signed = try signed(Self.text, by: "Cy", "Summary")
        #expect(try asked("Bo", needs([signed])) == ["Security Considerations"])
        #expect(try asked("Cy", needs([signed])) == ["Security Considerations"])
        #expect(needs().people.isEmpty)
    }

    @Test func whoseSectionItIsIsAskedAlone() throws {
        let owners = ["Security Considerations": "Cy Twombly, Dee", "summary": "Ana Lima"]
        let needs = needs(owners: owners, isInUse: false)
        #expect(try asked("Cy Twombly", needs) == ["Security Considerations"])
        #expect(try asked("Dee <dee@example.org>", needs) == ["Security Considerations"])
        #expect(try asked("Bo", needs) == [])
        // Also an author who is named.
        #expect(try asked("Ana Lima", needs) == ["Summary"])
        #expect(needs.people.map(\.name) == ["Ana Lima", "Cy Twombly", "Dee"])
        #expect(needs.sectionsAskingEverybody.isEmpty)
    }

    @Test func whoSaidSomethingThatHoldsIsNotAsked() throws {
        let owners = ["Summary": "Cy"]
        for verdict in Verdict.allCases {
            let record = try signed(Self.text, by: "Cy", "Summary", verdict)
            #expect(try asked("Cy", needs([record], owners: owners, isInUse: false)) == [])
        }
    }

    @Test func whoSignedAnotherTextIsAskedAnew() throws {
        let old = Self.text.replacing("Words.", with: "Other words.")
        let record = try signed(old, by: "Cy", "Summary")
        let needs = needs([record, try signed(Self.text, by: "Bo", "Summary")])
        #expect(try asked("Cy", needs) == ["Summary", "Security Considerations"])
        #expect(needs.people.map(\.name) == ["Cy"])
        #expect(needs.sections(naming: needs.people[0]).map(\.title) == ["Summary"])
    }
}
