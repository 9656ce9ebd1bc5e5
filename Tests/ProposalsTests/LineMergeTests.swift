import TestSupport
import Testing

@testable import Proposals

/// Two changes of one text by lines: nothing that either wrote is lost.
@Suite struct LineMergeTests {
    private func merge(_ base: String, _ ours: String, _ theirs: String) -> (String, Int) {
        let merge = LineMerge(
            base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8),
            lineEnding: "\n")
        return (String(decoding: merge.bytes, as: UTF8.self), merge.conflicts)
    }

    @Test(arguments: [
        // One side alone, both the same.
        ("a\nb\n", "a\nx\n", "a\nb\n", "a\nx\n", 0), ("a\nb\n", "a\nb\n", "y\nb\n", "y\nb\n", 0),
        ("a\n", "b\n", "b\n", "b\n", 0), ("a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n", "a\nc\nd\n", 0),
        // Two items, each by one of them; both adding one.
        ("- a\n- b\n", "- x\n- b\n", "- a\n- y\n", "- x\n- y\n", 0),
        ("- a\n", "- a\n- b\n", "- a\n- c\n  d\n", "- a\n- b\n- c\n  d\n", 0),
        ("- a\n", "- a\n- b\n", "- a\n- b\n- c\n", "- a\n- b\n- c\n", 0),
        // Two lines of one paragraph are one thing.
        (
            "one\ntwo\n", "1\ntwo\n", "one\n2\n",
            "<<<<<<< ours\n1\ntwo\n=======\none\n2\n>>>>>>> theirs\n", 1
        ),
        // Two paragraphs are two.
        ("one\n\ntwo\n", "1\n\ntwo\n", "one\n\n2\n", "1\n\n2\n", 0),
        ("a\n", "b\n", "c\n", "<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n", 1),
        ("a\n", "", "c\n", "<<<<<<< ours\n=======\nc\n>>>>>>> theirs\n", 1),
        // A last line without an end gets one.
        ("a", "b", "c", "<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n", 1),
        ("a", "a\n\n- b", "a", "a\n\n- b", 0),
        // The later day.
        (
            "- **Last Updated**: 2026-01-01\n", "- **Last Updated**: 2026-01-03\n",
            "- **Last Updated**: 2026-01-02\n", "- **Last Updated**: 2026-01-03\n", 0
        ),
    ])
    func linesOfBoth(base: String, ours: String, theirs: String, expected: String, count: Int) {
        let (text, conflicts) = merge(base, ours, theirs)
        #expect(text == expected)
        #expect(conflicts == count)
    }

    private static let words = [
        "# T", "## Summary", "## Goals", "- a", "- b", "  c", "1. d", "words of it", "more words",
        "", "", "- **Last Updated**: 2026-01-02", "```", "| a | b |", "é 漢",
    ]

    private func edited(_ lines: [String], _ side: String, _ random: inout SeededRandom) -> [String]
    {
        var lines = lines
        for step in 0..<random.below(6) {
            let place = random.below(lines.count + 1)
            switch random.below(4) {
            case 0 where place < lines.count: lines.remove(at: place)
            case 1 where place < lines.count: lines[place] += " \(side)\(step)"
            case 2: lines.insert("- \(side)\(step)", at: place)
            default: lines.insert(random.pick(Self.words) + " \(side)\(step)", at: place)
            }
        }
        return lines
    }

    /// Whatever two people do, each line that one of them wrote is in the result, in whole sections
    /// and by lines; where one did nothing, the result is the other's text.
    @Test(arguments: 0..<40) func noLineIsLost(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let base = (0..<random.below(30)).map { _ in random.pick(Self.words) }
            let (ours, theirs) = (edited(base, "o", &random), edited(base, "t", &random))
            let texts = [base, ours, theirs].map { lines in
                Array(lines.map { $0 + "\n" }.joined().utf8)
            }
            let lines = LineMerge(
                base: texts[0], ours: texts[1], theirs: texts[2], lineEnding: "\n")
            let sections = SectionMerge(
                base: texts[0], mine: texts[1], theirs: texts[2], template: .enhancement)
            for result in [lines.bytes, sections.marked] {
                let found = String(decoding: result, as: UTF8.self)
                for written in ours + theirs where written.contains(where: \.isNumber) {
                    guard !base.contains(written), !written.contains("Last Updated") else {
                        continue
                    }
                    try #require(
                        found.contains(written),
                        "\(written)\n--- base\n\(base)\n--- ours\n\(ours)\n--- theirs\n\(theirs)\n--- \(found)"
                    )
                }
            }
            let alone = SectionMerge(
                base: texts[0], mine: texts[1], theirs: texts[0], template: .enhancement)
            #expect(alone.marked == texts[1] && alone.markedSections.isEmpty)
        }
    }

    /// Marks of seven signs, and of more where the file has another name on each side.
    @Test(arguments: ["", "<"]) func sidesOfAMergeThatIsNotFinished(more: String) {
        let (middle, closing) = (more.isEmpty ? "" : "=", more.isEmpty ? "" : ">")
        let text = """
            a
            <<<<<<<\(more) HEAD:003-a.md
            b
            =======\(middle)
            c
            >>>>>>>\(closing) t:004-a.md
            d

            """
        let bytes = Array(text.utf8)
        #expect(bytes.hasConflictMarks)
        #expect(String(decoding: bytes.withSideOfConflicts(.first), as: UTF8.self) == "a\nb\nd\n")
        #expect(String(decoding: bytes.withSideOfConflicts(.second), as: UTF8.self) == "a\nc\nd\n")
        // The line below a heading is none, if it is longer or shorter.
        let heading = Array(text.replacing("b\n", with: "b\n==========\n").utf8)
        let first = String(decoding: heading.withSideOfConflicts(.first), as: UTF8.self)
        #expect(first == "a\nb\n==========\nd\n")
    }
}
