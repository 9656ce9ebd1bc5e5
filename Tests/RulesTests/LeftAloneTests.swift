import Proposals
import Testing

@testable import Rules

/// What looks like a mistake, or is one that no program may mend by itself.
@Suite struct LeftAloneTests {
    private func findings(_ text: String) -> [Finding] {
        Check(Array(text.utf8), context: Sample.context()).findings()
    }

    private func repaired(_ text: String) -> String {
        String(decoding: Repair(Array(text.utf8), context: Sample.context()).bytes, as: UTF8.self)
    }

    // MARK: Names of headings

    @Test(arguments: [
        "[Non-Goals](#non-goals)", "<a id=\"non\"></a>Non-Goals", "Non-Goals <a name=\"n\"></a>",
        "<span id=\"x\">Non-Goals</span>", "Non-Goals[^1]", "[Non-Goals]", "**[Non-Goals][n]**",
        "Non-Goals <!-- omit in toc -->", "![](a.png) Non-Goals", "Non&#45;Goals",
        "~~Non-Goals~~", "&#78;on-Goals",
    ])
    func aHeadingIsKnownByWhatItShows(heading: String) {
        let text = Sample.with("## Non-Goals", "## \(heading)")
        let rules = findings(text).map(\.rule)
        #expect(!rules.contains("section-missing") && !rules.contains("section-renamed"))
    }

    // MARK: Headings without a blank

    @Test(arguments: [
        "We took it from [issue\n##tracker](https://x.y/z).", "A *word\n##Foo* b.",
        "a\n##Foo `a\nb`", "Two.\n    ##Cont", "Two.\n\t##Cont",
    ])
    func aLineThatIsPartOfSomething(text: String) {
        let whole = Sample.with("Two weeks.", text)
        #expect(!findings(whole).contains { $0.rule == "heading-no-space" })
        #expect(repaired(whole) == whole)
    }

    // MARK: Tags

    @Test(arguments: [
        "See [the <name> field].\n\n[the <name> field]: https://x.y/z",
        "See [the <name> field][].\n\n[the <name> field]: https://x.y/z",
    ])
    func aTagByWhichADefinitionIsFound(text: String) {
        let whole = Sample.with("Two weeks.", text)
        let tags = findings(whole).filter { $0.rule == "text-as-tag" }
        #expect(tags.count == 1 && tags.allSatisfy(\.fixes.isEmpty))
        #expect(repaired(whole) == whole)
    }

    // MARK: Phases

    @Test(arguments: [
        "#### Phase 1: A\n\nx\n\n##### Phase 1 tests\n\nx\n\n#### Phase 2: B\n\nx",
        "1. Phases 1 and 2: A\n2. Phase 3: B", "1. Phase 1-2: A\n2. Phase 3: B",
        "1. Phase 1/2: A\n2. Phase 3: B", "1. Phase 1–2: A\n2. Phase 3: B",
        "1. Phase 1 + 2: A\n2. Phase 3: B", "1. Phase 1 and Phase 2: A\n2. Phase 3: B",
        "1. Phase 1: A\n2. Phase 2a: B\n3. Phase 2b: C\n4. Phase 3: D",
        "1. Phase 1: A\n2. Phase 1 tests: B\n3. Phase 1 docs: C\n4. Phase 2: D",
        "#### Phase 1 and 2\n\nx\n\n#### Phase 3\n\nx",
    ])
    func phasesThatAreRight(phases: String) {
        let old = Sample.passage(from: "1. **Phase 1", to: "\n\n## Alternative")
        let text = Sample.with(old, phases)
        #expect(!findings(text).contains { $0.rule == "phases-sequence" })
        #expect(repaired(text) == text)
    }

    /// A label that cannot be counted is told, and no program numbers those behind it.
    @Test(arguments: [
        "1. Phase 1a: S\n2. Phase 1b: A\n3. Phase 2: R", "- Phase A: x\n- Phase 2: y",
        "#### Phase 1a\n\nx\n\n#### Phase 1b\n\nx\n\n#### Phase 2\n\nx",
        "1. Phase one: S\n2. Phase 2: A",
    ])
    func phasesThatCannotBeCounted(phases: String) {
        let old = Sample.passage(from: "1. **Phase 1", to: "\n\n## Alternative")
        let text = Sample.with(old, phases)
        #expect(repaired(text) == text)
    }

    // MARK: Fields

    @Test(arguments: [
        "    Status: Approved was wrong", "\nTitle: this is prose",
    ])
    func aLineThatReadsAsAFieldThatIsThere(line: String) {
        let text = Sample.with("Development Team", "Development Team\n\(line)")
        #expect(repaired(text) == text)
    }

    @Test func aSignInPlaceOfTheColon() {
        let text = Sample.with("- **Status**: Draft", "- **Status**= Draft")
        #expect(repaired(text) == Sample.proposal)
    }

    @Test(arguments: [
        "Ana Lima (ana@x.y; lead), Bo Chen", "[Ana](https://x.y/?a;b), Bo Chen", "Ana &amp; Bo",
        "Ana Lima <ana@x.y>",
    ])
    func namesWithSigns(authors: String) {
        #expect(findings(Sample.with("Development Team", authors)).isEmpty)
    }

    // MARK: Text that stays

    @Test(arguments: [
        "## Release Signoff Checklist\n\nItems marked with (R) are required before the release.\n\n"
            + "- [x] (R) Graduation criteria are filled in\n",
        "## Copyright\n\nThis document is placed in the public domain or under the CC0 licence.\n",
        "## License\n\nLicensed under Apache 2.0, as all text of this project is.\n",
    ])
    func textOfTheTemplateThatStays(section: String) {
        let template = Template(
            reading: Array(
                "# Title\n\n## Summary\n\nSay it.\n\n\(section)".replacing("[x]", with: "[ ]").utf8),
            name: "t")
        let context = CheckContext(template: template, today: Sample.context().today)
        let found = Check(
            Array("# T\n\n## Summary\n\nWe do it.\n\n\(section)".utf8), context: context
        ).findings()
        #expect(found.map(\.rule) == [])
    }

    // MARK: Levels

    /// A heading of the writer's own takes no section of the template below it.
    @Test func aLevelThatWouldGiveAnotherParent() {
        let template = Template(
            reading: Array("# Title\n\n## A\n\nAsk.\n\n## B\n\nAsk.\n\n## C\n\nAsk.\n".utf8),
            name: "t")
        let context = CheckContext(template: template, today: Sample.context().today)
        let text = "# T\n\n# A\n\na\n\n# B\n\nb\n\n# Own\n\no\n\n# C\n\nc\n"
        let levels = Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule == "section-level" }
        #expect(levels.count == 1 && levels.allSatisfy(\.fixes.isEmpty))
    }

    // MARK: Switched off

    private static let off = "<!-- octopen: off text-as-tag: names -->"

    @Test(arguments: [
        ("\(off)\n\nuse <name> x", "use <name> y", 2),
        ("use <name> x", "\(off)\n\nuse <name> y", 1),
    ])
    func oneOfTwoPlacesIsSwitchedOff(first: String, second: String, told: Int) {
        let text = Sample.with("Two weeks.", "@").replacing(
            "Keep what a tag pointed to.", with: first
        )
        .replacing("@", with: second)
        let found = findings(text)
        #expect(found.map(\.rule) == ["text-as-tag"])
        #expect(found.allSatisfy { !$0.message.contains("places") })
        let mended = repaired(text)
        #expect(mended.components(of: "`<name>`") == 1 && mended.components(of: " <name>") == 1)
        let place = found.first.map { text.utf8.prefix($0.range.lowerBound).split(separator: 0x0A) }
        let isInSecond = place?.contains { $0.elementsEqual("## Proposal".utf8) } ?? false
        #expect(isInSecond == (told == 2))
    }

    @Test func aPlaceInAMergeHidesNoOther() {
        let merge = "<<<<<<< HEAD\nUse <name> x\n=======\nb\n>>>>>>> br"
        let text = Sample.with("Two weeks.", "Text.\n\n\(merge)\n\nUse <name> here.")
        #expect(findings(text).map(\.rule) == ["conflict-marks", "text-as-tag"])
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
