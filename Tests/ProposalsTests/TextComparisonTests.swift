import Proposals
import TestSupport
import Testing

/// What differs between two texts, and taking it back.
@Suite struct TextComparisonTests {
    private static func takenBack(
        _ own: [UInt8], to other: [UInt8], _ random: inout SeededRandom
    ) -> [UInt8] {
        var text = own
        for _ in 0..<2000 {
            let comparison = TextComparison(of: text, with: other, template: .enhancement)
            guard let change = comparison.changes.randomElement(using: &random) else { break }
            text = comparison.takingBack(change)
        }
        return text
    }

    /// Words, blanks, lines and sections come, go and move.
    private static func edited(_ text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var lines = String(decoding: text, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let at = Int.random(in: 0..<max(lines.count, 1), using: &random)
            guard lines.indices.contains(at) else { return Array("x".utf8) }
            switch Int.random(in: 0..<9, using: &random) {
            case 0: lines.remove(at: at)
            case 1: lines.insert("Some other words that are new.", at: at)
            case 2: lines.insert("", at: at)
            case 3: lines.insert(contentsOf: ["", "## Extra", "", "- one", ""], at: at)
            case 4:
                var words = lines[at].split(separator: " ").map(String.init)
                if !words.isEmpty {
                    words.remove(at: Int.random(in: 0..<words.count, using: &random))
                }
                lines[at] = words.joined(separator: " ")
            case 5: lines[at] += " more"
            case 6: lines[at] = "  " + lines[at] + " "
            case 7:
                let other = Int.random(in: 0..<lines.count, using: &random)
                lines.swapAt(at, other)
            default: if at + 1 < lines.count { lines[at] += " " + lines.remove(at: at + 1) }
            }
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    @Test(arguments: 0..<300) func takingAllBackGivesTheOtherText(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let other = RandomEvents.documents.dropLast().randomElement(using: &random) ?? []
        let own = Self.edited(other, &random)
        let text = Self.takenBack(own, to: other, &random)
        #expect(text == other, "seed \(seed)")
    }

    @Test func blanksAreToldBehindWords() {
        let other = Array("# A\n\n## Summary\n\n- one\n  - two\n- three four\n".utf8)
        let own = Array("# A\n\n## Summary\n\n- one\n- two\n- three five\n".utf8)
        let comparison = TextComparison(of: own, with: other, template: .enhancement)
        #expect(comparison.changes.map(\.kind) == [.words, .blanks])
        let blanks = comparison.changes[1]
        // Where the blanks stand, and without them the words stay as they are here.
        #expect(blanks.start == 23)
        #expect(
            comparison.takingBack(blanks)
                == Array("# A\n\n## Summary\n\n- one\n  - two\n- three five\n".utf8))
        // Words alone are no such change.
        let words = TextComparison(
            of: comparison.takingBack(blanks), with: other, template: .enhancement)
        #expect(words.changes.map(\.kind) == [.words])
    }

    @Test(arguments: 0..<100) func fromAnyTextToAnother(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let own = RandomEvents.documents.randomElement(using: &random) ?? []
        let other = RandomEvents.documents.randomElement(using: &random) ?? []
        #expect(Self.takenBack(own, to: other, &random) == other, "seed \(seed)")
    }

    private func changes(_ own: String, _ other: String) -> [String] {
        TextComparison(of: Array(own.utf8), with: Array(other.utf8), template: .enhancement).changes
            .map { "\($0.kind) \($0.titles) -\($0.removed) +\($0.added)" }
    }

    /// No word differs, and bytes do: that is told by paragraph.
    @Test func wrappingIsToldByParagraph() {
        let found = changes("## Goals\n\na b\nc\n", "## Goals\n\na\nb c\n")
        #expect(found == ["rewrapped [\"Goals\"] -[] +[]"])
        let more = changes(
            "## Goals\n\na b\nc\n\nd e\nf\n\ng\nh\n", "## Goals\n\na\nb c\n\nd x\ne f\n\ng h\n")
        #expect(
            more == [
                "rewrapped [\"Goals\"] -[] +[]", "words [\"Goals\"] -[\"x\"] +[]",
                "rewrapped [\"Goals\"] -[] +[]",
            ])
    }

    /// What is read otherwise is more than wrapping: a hard break, code, an item's depth.
    @Test(arguments: [
        ("a  \nb\n", "a\nb\n"), ("```\na b\n```\n", "```\na\nb\n```\n"),
        ("- a\n  - b\n", "- a\n- b\n"), ("a\nb\n\nc\n", "a\nb\n\n\nc\n"),
    ])
    func blanksAreNoWrapping(own: String, other: String) {
        #expect(changes("## Goals\n\n\(own)", "## Goals\n\n\(other)") == ["blanks [] -[] +[]"])
    }

    /// The marks of a merge are not called a heading, though one of them underlines words.
    @Test func marksOfAMergeAreNoHeading() {
        let titles = TextComparison(
            of: Array("## Goals\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n".utf8),
            with: Array("## Goals\n\na\n".utf8), template: .enhancement
        ).changes.flatMap(\.titles)
        #expect(titles.contains("(merge that is not finished)"))
        #expect(!titles.contains { $0.hasPrefix("<<<<<<<") })
    }

    @Test func wordsAreToldBySection() {
        let found = changes(
            "## Summary\n\na x c\n\n## Goals\n\nd\n", "## Summary\n\na b\nc\n\n## Goals\n\nd e\n")
        #expect(
            found == [
                "words [\"Summary\"] -[\"b\"] +[\"x\"]", "words [\"Goals\"] -[\"e\"] +[]",
            ])
    }

    @Test func wholeSectionsComeAndGo() {
        let found = changes("## A\n\na\n\n## C\n\nc\n", "## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n")
        #expect(found == ["removedSection [\"B\"] -[\"##\", \"B\", \"b\"] +[]"])
        let back = changes("## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n", "## A\n\na\n\n## C\n\nc\n")
        #expect(back == ["addedSection [\"B\"] -[] +[\"##\", \"B\", \"b\"]"])
    }

    /// What was wrapped anew elsewhere keeps its lines.
    @Test func otherPlacesKeepTheirLines() {
        let own = Array("## A\n\none\ntwo x\n\nthree\nfour\n".utf8)
        let other = Array("## A\n\none two b\n\nthree four\n".utf8)
        let comparison = TextComparison(of: own, with: other, template: .enhancement)
        #expect(comparison.changes.map(\.kind) == [.words, .rewrapped])
        let text = comparison.changes.first.map { comparison.takingBack($0) } ?? []
        #expect(String(decoding: text, as: UTF8.self) == "## A\n\none\ntwo b\n\nthree\nfour\n")
    }

    @Test func sectionsThatDiffer() {
        let old = Proposal(
            Array("## Summary\n\na b\n\n## Goals\n\n- g\n".utf8), template: .enhancement)
        let new = Proposal(
            Array("## Summary\n\na\nb\n\n## Goals\n\n- h\n\n## More\n\nx\n".utf8),
            template: .enhancement)
        let names = new.sections(differingFrom: old).map { new.sections[$0].title }.sorted()
        #expect(names == ["Goals", "More"])
    }
}
