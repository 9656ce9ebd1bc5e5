import Folders
import Testing

/// In which order proposals are listed.
@Suite struct ProposalOrderTests {
    private static let proposals = [
        ListedProposal(
            path: "b.md", number: "", title: "zeta", status: "Draft", updated: "2025-03-01"),
        ListedProposal(
            path: "010-a.md", number: "010", title: "Beta", status: "Approved",
            updated: "2024-01-01"),
        ListedProposal(path: "9-a.md", number: "9", title: "alpha", status: "Odd"),
        ListedProposal(
            path: "009-b.md", number: "009", title: "Gamma", status: "", updated: "2025-02-01"),
    ]

    private func titles(_ key: ProposalOrder.Key, reversed: Bool = false) -> [String] {
        ProposalOrder(key, isReversed: reversed, statuses: ["Draft", "Approved"])
            .sorted(Self.proposals).map(\.title)
    }

    @Test func eachKey() {
        #expect(titles(.number) == ["Gamma", "alpha", "Beta", "zeta"])
        #expect(titles(.title) == ["alpha", "Beta", "Gamma", "zeta"])
        #expect(titles(.status) == ["zeta", "Beta", "alpha", "Gamma"])
        #expect(titles(.updated) == ["zeta", "Gamma", "Beta", "alpha"])
    }

    @Test func reversedWhatHasNoValueStaysLast() {
        #expect(titles(.number, reversed: true) == ["Beta", "Gamma", "alpha", "zeta"])
        #expect(titles(.title, reversed: true) == ["zeta", "Gamma", "Beta", "alpha"])
        #expect(titles(.status, reversed: true) == ["alpha", "Beta", "zeta", "Gamma"])
        #expect(titles(.updated, reversed: true) == ["Beta", "Gamma", "zeta", "alpha"])
    }

    @Test func statusesOfOtherProjects() {
        let statuses = ["Odd", "Withdrawn", "implemented", "provisional", "WIP", "implementable"]
        let proposals = statuses.map { ListedProposal(path: "\($0).md", status: $0) }
        #expect(
            ProposalOrder(.status).sorted(proposals).map(\.status)
                == ["WIP", "provisional", "implementable", "implemented", "Withdrawn", "Odd"])
    }

    @Test(arguments: [
        ("004-gc.md", "004"), ("a/eip-7801.md", "7801"), ("keps/1731-gc/README.md", "1731"),
        ("gc.md", ""), ("20200924-use-records.md", ""), ("README.md", ""), ("v2-gc.md", ""),
        ("4.md", "4"), ("2020-09-24-use-records.md", ""), ("0001-01-02-use-records.md", "0001"),
    ])
    func theNumberOfAFile(_ path: String, _ number: String) {
        let found = FileNumber(path: path).flatMap { $0.isDay ? nil : $0.digits }
        #expect(found ?? "" == number)
    }
}
