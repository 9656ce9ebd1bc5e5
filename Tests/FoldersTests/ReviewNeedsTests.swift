import Folders
import Proposals
import Testing

@testable import Reviews

/// Who is asked for a review of a proposal still.
@Suite struct ReviewNeedsTests {
    private static let text = "# T\n\n## Summary\n\nWords.\n\n## Security Considerations\n\nNone.\n"

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
        let signed = try ReviewRecord.saying(.ok, by: "Cy", of: "Summary", in: Self.text)
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
            let record = try ReviewRecord.saying(verdict, by: "Cy", of: "Summary", in: Self.text)
            #expect(try asked("Cy", needs([record], owners: owners, isInUse: false)) == [])
        }
    }

    @Test func whoSignedAnotherTextIsAskedAnew() throws {
        let old = Self.text.replacing("Words.", with: "Other words.")
        let record = try ReviewRecord.saying(.ok, by: "Cy", of: "Summary", in: old)
        let needs = needs([
            record, try ReviewRecord.saying(.ok, by: "Bo", of: "Summary", in: Self.text),
        ])
        #expect(try asked("Cy", needs) == ["Summary", "Security Considerations"])
        #expect(needs.people.map(\.name) == ["Cy"])
        #expect(needs.sections(naming: needs.people[0]).map(\.title) == ["Summary"])
    }
}
