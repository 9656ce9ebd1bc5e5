import TestSupport
import Testing

@testable import Proposals

/// Two changes of one text: what only one of them touched is taken, and nothing else.
@Suite struct SectionMergeTests {
    private static let base = """
        # Enhancement 004: Tags

        ## Enhancement Information

        - **Title**: Tags
        - **Status**: Draft
        - **Last Updated**: 2026-01-02

        ## Summary

        One.

        ## Goals

        - Two

        ## References

        None.
        """

    private func merge(_ mine: String, _ theirs: String, base: String = base) -> SectionMerge {
        SectionMerge(
            base: Array(base.utf8), mine: Array(mine.utf8), theirs: Array(theirs.utf8),
            template: .enhancement)
    }

    private func with(_ pairs: [String: String]) -> String {
        pairs.reduce(Self.base) { $0.replacing($1.key, with: $1.value) }
    }

    @Test func differentSections() {
        let merge = merge(with(["One.": "1."]), with(["- Two": "- 2", "None.": "Some."]))
        #expect(
            merge.bytes == Array(with(["One.": "1.", "- Two": "- 2", "None.": "Some."]).utf8))
        #expect(merge.mine == ["Summary"])
        #expect(merge.theirs == ["Goals", "References"])
    }

    @Test func theSameSection() {
        let merge = merge(with(["One.": "1."]), with(["One.": "I."]))
        #expect(merge.bytes == nil)
        #expect(merge.both == ["Summary"])
        #expect(self.merge(with(["One.": "1."]), with(["One.": "1."])).bytes != nil)
    }

    @Test func fieldsLineByLine() {
        let merge = merge(
            with(["Draft": "Under Review", "01-02": "01-05", "One.": "1."]),
            with(["Title**: Tags": "Title**: Tag history", "01-02": "01-04"]))
        #expect(
            merge.bytes
                == Array(
                    with([
                        "Draft": "Under Review", "01-02": "01-05", "One.": "1.",
                        "Title**: Tags": "Title**: Tag history",
                    ]).utf8))
        #expect(self.merge(with(["Draft": "Approved"]), with(["Draft": "Rejected"])).bytes == nil)
    }

    @Test func sectionsThatCameAndWent() {
        let added = Self.base + "\n\n## Extra\n\nText.\n"
        #expect(
            merge(with(["One.": "1."]), added).bytes.map { String(decoding: $0, as: UTF8.self) }
                == with(["One.": "1."]) + "\n\n## Extra\n\nText.\n")
        let without = Self.base.replacing("## Goals\n\n- Two\n\n", with: "")
        #expect(
            merge(with(["One.": "1."]), without).bytes
                == Array(without.replacing("One.", with: "1.").utf8))
        let lost = merge(with(["- Two": "- 2"]), without)
        #expect(lost.bytes == nil)
        #expect(lost.both == ["Goals"])
    }

    /// A section is the same one below another heading.
    @Test func aHeadingThatOneWordedAnew() {
        let renamed = with(["## Goals": "## Aims"])
        let both = with(["## Goals": "## Aims", "- Two": "- Two\n- Three"])
        #expect(merge(with(["- Two": "- Two\n- Three"]), renamed).bytes == Array(both.utf8))
        #expect(merge(renamed, with(["- Two": "- Two\n- Three"])).bytes == Array(both.utf8))
        // Two names are two answers.
        #expect(merge(with(["## Goals": "## Targets"]), renamed).bytes == nil)
        // Another section in its place is not the one that was changed.
        let other = with(["## Goals\n\n- Two": "## Risks\n\nNothing that is known."])
        let lost = merge(with(["- Two": "- 2"]), other)
        #expect(lost.bytes == nil)
        #expect(lost.both == ["Goals"])
    }

    /// The heading of another section is put above one, which goes below it.
    @Test func aHeadingAboveASection() {
        let base = "# T\n\n## A\n\na b c\n\n## B\n\nd e f\n"
        let theirs = base.replacing("## B", with: "# C\n\n## B")
        let merge = merge(base.replacing("e", with: "x"), theirs, base: base)
        #expect(merge.bytes == Array(theirs.replacing("d e f", with: "d x f").utf8))
    }

    /// A new section of a name that another one had.
    @Test func aNameThatIsUsedAgain() {
        let theirs = with(["## Goals": "## Goals\n\nOf ours alone.\n\n## Aims"])
        let merge = merge(with(["One.": "1."]), theirs)
        #expect(merge.bytes == Array(theirs.replacing("One.", with: "1.").utf8))
    }

    /// Whatever the two are: with one side unchanged, the other is the result.
    @Test func withOneSideUnchanged() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<300 {
            var bytes = Array(Self.base.utf8)
            for _ in 0...random.below(3) {
                let at = random.below(bytes.count)
                if random.below(2) == 0 {
                    bytes.remove(at: at)
                } else {
                    bytes.insert(contentsOf: random.pick(["x", "\n", "## A\n", "# "]).utf8, at: at)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(merge(text, Self.base).bytes == bytes)
            #expect(merge(Self.base, text).bytes == bytes)
        }
    }

    /// Another program's merge that is not finished: the sections are those between its marks, and
    /// nothing is put together with them.
    @Test(arguments: ["\n", "\r\n"])
    func marksOfAMerge(ending: String) {
        let marked = with([
            "One.":
                "<<<<<<< HEAD\nOne, ours.\n||||||| 1234567\nOne.\n=======\nOne, theirs.\n>>>>>>> topic",
            "- Two": "- Two of them",
        ])
        let bytes = { (text: String) in Array(text.replacing("\n", with: ending).utf8) }
        let merge = SectionMerge(
            base: bytes(Self.base), mine: bytes(with(["None.": "Some."])), found: bytes(marked),
            template: .enhancement)
        #expect(merge.isUnfinished)
        #expect(merge.bytes == nil)
        #expect(merge.mine == ["References"])
        #expect(merge.theirs == ["Summary", "Goals"])
        #expect(merge.both.isEmpty)
        // What was there before is an example.
        let same = SectionMerge(
            base: bytes(marked), mine: bytes(marked), found: bytes(marked + "\nMore.\n"),
            template: .enhancement)
        #expect(!same.isUnfinished)
    }
}
