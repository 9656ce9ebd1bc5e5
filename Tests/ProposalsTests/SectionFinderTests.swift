import Proposals
import Testing

@Suite struct SectionFinderTests {
    private static let text = """
        # Enhancement: Goals of all

        ## Summary

        One.

        ## Design

        ### Goals

        ### Migration Path

        ## Plan

        ### Goals

        ### Goals of Others

        ## Plan B

        """

    private func find(_ name: String) -> [String] {
        let proposal = Proposal(
            Array(Self.text.utf8), template: Template(reading: [], name: "none"))
        let finder = SectionFinder(proposal)
        switch finder.find(name) {
        case .none: return []
        case .one(let index): return [finder.headings[index]]
        case .several(let indices): return indices.map { finder.headings[$0] }
        }
    }

    @Test(arguments: [
        ("Summary", ["Summary"]), ("summary", ["Summary"]), ("sum", ["Summary"]),
        ("migration", ["Migration Path"]), ("path", ["Migration Path"]),
        ("gratio", ["Migration Path"]),
        // The whole name of one is no part of another's.
        ("Plan", ["Plan"]), ("plan b", ["Plan B"]), ("pla", ["Plan", "Plan B"]),
        ("Goals", ["Design > Goals", "Plan > Goals"]), ("Plan > Goals", ["Plan > Goals"]),
        ("others", ["Goals of Others"]), ("goals of", ["Goals of Others"]),
        ("Goals of all", []), ("nothing", []), ("", []), ("  ", []),
    ])
    func oneOrAllThatItCouldBe(name: String, expected: [String]) {
        #expect(find(name) == expected)
    }

    /// What the file has is meant before what only its template has.
    @Test func whatIsThereComesFirst() {
        let finder = SectionFinder(
            paths: [["Motivation", "Goals"], ["Goals"]], present: [false, true])
        #expect(finder.find("Goals") == .one(1))
        #expect(finder.find("goal") == .several([0, 1]))
        #expect(finder.find("Motivation > Goals") == .one(0))
    }

    @Test func noTwoAreCalledTheSame() {
        let paths = [["A", "X"], ["A", "X"], ["A > X (2)"], ["Y"]]
        #expect(
            SectionFinder.headings(of: paths) == ["A > X", "A > X (3)", "A > X (2)", "Y"])
    }
}
