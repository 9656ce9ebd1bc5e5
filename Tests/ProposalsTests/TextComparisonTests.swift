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
            text = comparison.takingBack(change).bytes
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

    private static func counts(_ words: [String]) -> [String: Int] {
        words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    private static func words(_ bytes: [UInt8]) -> [String] {
        bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Takes all changes back in any order: each time there are fewer, no word goes or comes but those
    /// that the change tells of, and the other text is what is left.
    private static func takeAllBack(
        _ own: [UInt8], to other: [UInt8], _ random: inout SeededRandom, _ seed: Int
    ) {
        var comparison = TextComparison(of: own, with: other, template: .enhancement)
        while let change = comparison.changes.randomElement(using: &random) {
            let next = comparison.takingBack(change)
            #expect(next.changes.count < comparison.changes.count, "seed \(seed)")
            guard next.changes.count < comparison.changes.count else { return }
            var expected = counts(words(comparison.bytes))
            for word in change.added { expected[word, default: 0] -= 1 }
            for word in change.removed { expected[word, default: 0] += 1 }
            let found = counts(words(next.bytes))
            #expect(
                found == expected.filter { $0.value != 0 },
                "seed \(seed): \(change.kind) \(change.titles)")
            comparison = next
        }
        #expect(comparison.bytes == other, "seed \(seed)")
    }

    @Test(arguments: 0..<300) func eachIsTakenBackAlone(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let other = RandomEvents.documents.dropLast().randomElement(using: &random) ?? []
        Self.takeAllBack(Self.edited(other, &random), to: other, &random, seed)
    }

    @Test(arguments: 0..<100) func eachOfAnyTwoTextsIsTakenBackAlone(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let own = RandomEvents.documents.randomElement(using: &random) ?? []
        let other = RandomEvents.documents.randomElement(using: &random) ?? []
        Self.takeAllBack(own, to: other, &random, seed)
    }

    /// Headings that are worded anew, that come, go and get another level, and sections that move.
    @Test(arguments: 0..<300) func headingsAndSectionsAreTakenBackAlone(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var sections = (0..<Int.random(in: 3...9, using: &random)).map { index in
            let signs = String(repeating: "#", count: Int.random(in: 2...3, using: &random))
            let words = (0..<Int.random(in: 0...8, using: &random)).map { "w\(index)x\($0)" }
            let text = words.isEmpty ? "" : words.joined(separator: " ") + "\n\n"
            return (heading: "\(signs) Name \(index)", text: text)
        }
        func joined() -> [UInt8] {
            Array(
                ("# T\n\n" + sections.map { "\($0.heading)\n\n\($0.text)" }.joined()).utf8)
        }
        let other = joined()
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let at = Int.random(in: 0..<sections.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: sections[at].heading += " New"
            case 1: sections[at].heading = "#" + sections[at].heading
            case 2: sections[at].text = "# " + sections[at].text
            case 3:
                let section = sections.remove(at: at)
                let place = Int.random(in: 0...sections.count, using: &random)
                sections.insert(section, at: place)
            default: sections[at].text = sections[at].text.replacing("x1 ", with: "x1 and\n\n")
            }
        }
        Self.takeAllBack(joined(), to: other, &random, seed)
    }

    private static let headings = """
        # T

        ## Alpha

        aaa one

        ### Sub

        subtext here
        and more text

        ### Sub two

        second sub

        ## Beta

        bbb two

        ## Gamma

        ccc three

        """

    private func onlyChange(_ own: String) throws -> (TextComparison.Change, left: String) {
        let comparison = TextComparison(
            of: Array(own.utf8), with: Array(Self.headings.utf8), template: .enhancement)
        #expect(comparison.changes.count == 1)
        let change = try #require(comparison.changes.first)
        return (change, String(decoding: comparison.takingBack(change).bytes, as: UTF8.self))
    }

    @Test func aHeadingIsOneChange() throws {
        let (change, left) = try onlyChange(
            Self.headings.replacing("## Alpha", with: "## Alpha New"))
        #expect(change.kind == .heading)
        #expect(change.detail == "Alpha -> Alpha New")
        #expect(change.titles == ["Alpha New"])
        #expect(left == Self.headings)
    }

    @Test(arguments: ["# ", "## "]) func aHeadingPutIntoTextIsOneChange(signs: String) throws {
        let (change, left) = try onlyChange(
            Self.headings.replacing("subtext", with: signs + "subtext"))
        #expect(change.added == signs.split(separator: " ").map(String.init))
        #expect(left == Self.headings)
    }

    @Test func aLevelIsOneChange() throws {
        let (change, left) = try onlyChange(Self.headings.replacing("## Alpha", with: "# Alpha"))
        #expect(change.kind == .heading)
        #expect(change.detail == "## Alpha -> # Alpha")
        #expect(left == Self.headings)
    }

    @Test func aHeadingThatBecameTextIsOneChange() throws {
        let (change, left) = try onlyChange(Self.headings.replacing("### Sub\n", with: "Sub\n"))
        #expect(change.removed == ["###"])
        #expect(left == Self.headings)
    }

    @Test func aSectionThatMovedIsOneChange() throws {
        let beta = "## Beta\n\nbbb two\n\n"
        let own = Self.headings.replacing(beta, with: "")
            .replacing("## Alpha", with: beta + "## Alpha")
        let (change, left) = try onlyChange(own)
        #expect(change.kind == .movedSection)
        #expect(change.titles == ["Beta"])
        #expect(change.detail == "it stood below “Alpha”")
        #expect(left == Self.headings)
    }

    /// What changed inside of a section that moved stays when it goes back, and the other way round.
    @Test func aSectionMovesBackAsItIsNow() throws {
        let beta = "## Beta\n\nbbb two\n\n"
        let changed = "## Beta\n\nbbb 2 two\n\n"
        let own = Self.headings.replacing(beta, with: "")
            .replacing("## Alpha", with: changed + "## Alpha")
        let comparison = TextComparison(
            of: Array(own.utf8), with: Array(Self.headings.utf8), template: .enhancement)
        #expect(comparison.changes.map(\.kind) == [.movedSection, .words])
        let left = comparison.takingBack(comparison.changes[0])
        #expect(
            String(decoding: left.bytes, as: UTF8.self)
                == Self.headings.replacing(beta, with: changed))
        let last = try #require(left.changes.first)
        #expect(left.takingBack(last).bytes == Array(Self.headings.utf8))
        let words = comparison.takingBack(comparison.changes[1])
        #expect(
            String(decoding: words.bytes, as: UTF8.self) == own.replacing(changed, with: beta))
    }

    /// The value of a field is one change with the quotes around it.
    @Test func aValueIsOneChange() throws {
        let other = "---\ntitle: T\ndescription: Process of upgrade\n---\n\n## A\n\na\n"
        let own = other.replacing(
            "Process of upgrade", with: "\"# Process of an upgrade\"")
        let comparison = TextComparison(
            of: Array(own.utf8), with: Array(other.utf8), template: .enhancement)
        let change = try #require(comparison.changes.first)
        #expect(comparison.changes.count == 1)
        #expect(change.titles == ["(front matter)"])
        #expect(change.removed == ["Process", "of", "upgrade"])
        #expect(comparison.takingBack(change).bytes == Array(other.utf8))
    }

    @Test func anItemOfAFieldIsOneChange() throws {
        let other = "---\nowners:\n  - \"a\n    - b\"\n  - c\nstate: x\n---\n\n## A\n\na\n"
        let own = other.replacing("\"a\n    - b\"", with: "ab")
        let comparison = TextComparison(
            of: Array(own.utf8), with: Array(other.utf8), template: .enhancement)
        let change = try #require(comparison.changes.first)
        #expect(comparison.changes.count == 1)
        #expect(change.removed == ["-", "\"a", "-", "b\""])
        #expect(comparison.takingBack(change).bytes == Array(other.utf8))
    }

    /// Each place where only blanks differ is a change of its section, with its line.
    @Test func blanksAreToldByPlace() {
        let other = """
            ## A

            ```yaml
            a:
              b: 1
              c: 2
            ```

            ## B

            ```py
            if x:
                y
            ```

            ## C

            - x
            - y

            """
        let own = other.replacing("  b", with: "b").replacing("  c", with: "c")
            .replacing("    y", with: "  y").replacing("- y", with: "  - y")
        let comparison = TextComparison(
            of: Array(own.utf8), with: Array(other.utf8), template: .enhancement)
        #expect(comparison.changes.map(\.kind) == [.blanks, .blanks, .blanks])
        #expect(comparison.changes.map(\.titles) == [["A"], ["B"], ["C"]])
        #expect(comparison.changes.map(\.line) == [5, 13, 19])
        let text = comparison.takingBack(comparison.changes[1]).bytes
        #expect(String(decoding: text, as: UTF8.self) == own.replacing("  y", with: "    y"))
    }

    /// Other line ends all over the text are one change.
    @Test func lineEndsAreOneChange() {
        let other = "## A\n\na\nb\n\n- c\n\n```\nd\n```\n"
        let own = other.replacing("\n", with: "\r\n")
        #expect(changes(own, other) == ["lineEnds [] -[] +[]"])
    }

    @Test func blanksAreToldBesideWords() {
        let other = Array("# A\n\n## Summary\n\n- one\n  - two\n- three four\n".utf8)
        let own = Array("# A\n\n## Summary\n\n- one\n- two\n- three five\n".utf8)
        let comparison = TextComparison(of: own, with: other, template: .enhancement)
        #expect(comparison.changes.map(\.kind) == [.blanks, .words])
        let blanks = comparison.changes[0]
        // Where the blanks stand, and without them the words stay as they are here.
        #expect(blanks.start == 23)
        #expect(
            comparison.takingBack(blanks).bytes
                == Array("# A\n\n## Summary\n\n- one\n  - two\n- three five\n".utf8))
        // Words alone are no such change.
        let words = TextComparison(
            of: comparison.takingBack(blanks).bytes, with: other, template: .enhancement)
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
        #expect(
            changes("## Goals\n\n\(own)", "## Goals\n\n\(other)") == ["blanks [\"Goals\"] -[] +[]"])
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

    /// What was wrapped anew elsewhere keeps its lines; the paragraph itself is as it was.
    @Test func otherPlacesKeepTheirLines() {
        let own = Array("## A\n\none\ntwo x\n\nthree\nfour\n".utf8)
        let other = Array("## A\n\none two b\n\nthree four\n".utf8)
        let comparison = TextComparison(of: own, with: other, template: .enhancement)
        #expect(comparison.changes.map(\.kind) == [.words, .rewrapped])
        let text = comparison.changes.first.map { comparison.takingBack($0).bytes } ?? []
        #expect(String(decoding: text, as: UTF8.self) == "## A\n\none two b\n\nthree\nfour\n")
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

    /// What stands below a heading that was worded anew is as it was.
    @Test func sectionsBelowAnotherHeadingAreTheSame() {
        let old = Proposal(Array(Self.headings.utf8), template: .enhancement)
        let new = Proposal(
            Array(Self.headings.replacing("## Alpha", with: "## Alpha New").utf8),
            template: .enhancement)
        let names = new.sections(differingFrom: old).map { new.sections[$0].title }
        #expect(names == ["Alpha New"])
    }
}
