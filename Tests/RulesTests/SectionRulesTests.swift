import Proposals
import Testing

@testable import Rules

@Suite struct SectionRulesTests {
    /// What is found with one passage changed, as a draft; later todos and prompts are errors.
    func expect(
        _ old: String, _ new: String, _ found: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let draft = Sample.findings(Sample.with(old, new))
        #expect(draft == found, sourceLocation: sourceLocation)
        let later = Sample.findings(Sample.with(old, new, status: "Approved"))
        let raised = found.map { finding in
            let isPrompt = finding.contains("prompt-left")
            return finding.replacing(" todo ", with: " error ")
                .replacing(isPrompt ? " warning " : "\0", with: " error ")
                .replacing(finding.contains("todo-mark") ? " note " : "\0", with: " warning ")
        }
        #expect(later == raised, sourceLocation: sourceLocation)
    }

    @Test func sectionMissing() {
        let path = Sample.passage(from: "## Migration Path", to: "## Documentation")
        let message = "`## Migration Path` is missing; it goes after Backward Compatibility."
        expect(path, "", ["95:1 todo section-missing: \(message)"])
        let phases = Sample.passage(from: "### Implementation Phases", to: "## Alternative")
        let inside = "`### Implementation Phases` is missing; it goes after Design Details."
        expect(phases, "", ["59:1 todo section-missing: \(inside)"])
        // Its parts stand below Non-Goals then.
        let outer = "`## Proposal` is missing; it goes after Non-Goals."
        expect("## Proposal\n\n", "", ["65:1 todo section-missing: \(outer)"])
    }

    /// What a template says of a section in a comment of its heading is no part of the heading.
    @Test func sectionMissingOfAHeadingWithAComment() throws {
        let text =
            "# T\n\n## Drivers <!-- RECOMMENDED -->\n\nWhy?\n\n"
            + "## Outcome <!-- REQUIRED -->\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "t")
        func found(_ text: String) throws -> [String] {
            let context = CheckContext(
                template: template, today: try #require(Day("2026-11-27")))
            return Check(Array(text.utf8), context: context).findings()
                .filter { $0.rule.hasPrefix("section-") }.map(\.message)
        }
        #expect(
            try found("# A\n\n## Drivers\n\nWeight.\n")
                == ["`## Outcome` is missing; it goes after Drivers."])
        #expect(
            try found("# A\n\n## Drivers\n\nWeight.\n\n## Outcomes\n\nA basket.\n")
                == ["'Outcomes' is 'Outcome' in the template."])
    }

    /// Words that look alike are others where they begin otherwise, and letters alone are no words.
    @Test(arguments: [
        ("activation", "motivation", false), ("option b", "option x", false),
        ("notivation", "motivation", true), ("motivetiom", "motivation", true),
        ("option b", "options b", true), ("testing plan", "test plan", true),
    ])
    func namesThatLookAlike(name: String, other: String, isSame: Bool) {
        #expect(HeadingWords(name).isSame(as: HeadingWords(other)) == isSame)
    }

    @Test func sectionRenamed() {
        let message = "'Backwards compatibility' is 'Backward Compatibility' in the template."
        expect(
            "## Backward Compatibility", "## Backwards compatibility",
            ["91:4 warning section-renamed: \(message)"])
        for (name, other) in [
            ("Testing Strategy", "Testing Strategies"), ("Summary", "Summaries"),
            ("Alternative Approaches", "Alternative Approach"), ("Non-Goals", "NonGoals"),
            ("Problem Statement", "Problems Statement"), ("Goals", "Gols"),
            ("Backward Compatibility", "Backward Compatibilities"),
        ] {
            let found = Sample.findings(Sample.with("## \(name)", "## \(other)"))
            #expect(found.count == 1 && found[0].contains("section-renamed"), "\(other)")
        }
        for (name, other) in [("Non-Goals", "Non Goals"), ("Non-Goals", "**Non-Goals**")] {
            #expect(Sample.findings(Sample.with("## \(name)", "## \(other)")) == [], "\(other)")
        }
        for (name, other) in [
            ("Proposal", "Reproposal"), ("Migration Path", "Emigration Path"),
            ("Overview", "An Overview"), ("Performance Impact", "Nonperformance Impact"),
            ("Testing Strategy", "Testing Tragedy"),
        ] {
            let found = Sample.findings(Sample.with("# \(name)", "# \(other)"))
            #expect(
                !found.isEmpty && !found.contains { $0.contains("section-renamed") }, "\(other)")
        }
        // Another name, or the same elsewhere, is missing instead.
        let missing = "`## Performance Impact` is missing; it goes after Security Considerations."
        for other in ["## Security Impacts", "## Impact"] {
            expect(
                "## Performance Impact", other, ["87:1 todo section-missing: \(missing)"])
        }
    }

    /// Of long names that part is shown in which they differ.
    @Test func longNamesThatDiffer() {
        let (first, second) = Wording.quoted(
            "Implications for the Compatibility of ABIs",
            beside: "Implications for the compatibility of APIs")
        #expect(first == "'…e Compatibility of ABIs'")
        #expect(second == "'…e compatibility of APIs'")
        let long = String(repeating: "word ", count: 20)
        #expect(Wording.quoted(long + "A", beside: long + "a").0.hasSuffix("word A'"))
        #expect(Wording.quoted("A\(long)", beside: "B\(long)").0 == Wording.quoted("A\(long)"))
        #expect(Wording.quoted("Goal", beside: "Goals") == ("'Goal'", "'Goals'"))
        let title = Sample.with("Title**: Tag history", "Title**: \(long)one")
            .replacing("004: Tag history", with: "004: \(long)two")
        #expect(Sample.findings(title).contains { $0.contains("one'") && $0.contains("two'") })
    }

    @Test func sectionOrder() {
        let goals = "## Non-Goals\n\n- **Signatures**: Another proposal\n\n"
        let text = Sample.with(goals, "").replacing("## Goals", with: goals + "## Goals")
        #expect(
            Sample.findings(text) == [
                "28:4 warning section-order: 'Goals' stands below 'Non-Goals'; move it up."
            ])
        let last = Sample.with("## Implementation Timeline\n\nTwo weeks.\n\n", "")
            .replacing("## Summary", with: "## Implementation Timeline\n\nTwo weeks.\n\n## Summary")
        let stands = "'Implementation Timeline' stands above 'Future Considerations'"
        #expect(Sample.findings(last) == ["12:4 warning section-order: \(stands); move it down."])
    }

    @Test func sectionRepeated() {
        let message = "'Overview' stands twice: lines 40 and 44."
        expect(
            "### Design Details", "### Overview\n\nMore.\n\n### Design Details",
            ["44:5 warning section-repeated: \(message)"])
        // The same name below other headings is another one.
        expect("### Log files", "#### Example\n\nA.\n\n### Log files\n\n#### Example\n", [])
        // Labels of what stands above them on the same level.
        let labels = "### Pros:\n\nA.\n\n### Pros + Cons\n\nA.\n\n"
        expect("### Log files", labels + "### Log files\n\nNot yet.\n\n" + labels, [])
        let parts = ["### Pros", "### Cons"].map { $0 + "\n\n#### Costs\n\nA.\n\n" }.joined()
        expect("### Log files", parts + "### Log files", [])
        expect(
            "### Log files", "### Pros\n\nA.\n\n### Pros\n\nB.\n\n### Log files",
            ["78:5 warning section-repeated: 'Pros' stands twice: lines 74 and 78."])
    }

    @Test func sectionEmpty() {
        let found = "109:4 todo section-empty: 'Implementation Timeline' is empty."
        expect("Two weeks.\n\n", "\n", [found])
        expect("Two weeks.\n\n", "---\n\n", [found])
        expect("Two weeks.\n\n", "<!-- later -->\n\n<!--\nmuch\n-->\n\n", [found])
        expect(
            "- [Distribution](https://example.org/distribution)", "<!-- later, with 20 words -->",
            ["113:4 todo section-empty: 'References' is empty."])
        expect("Two weeks.\n\n", "### Weeks\n\n", [])
        expect("Two weeks.\n\n", "None yet.\n\n", [])
    }

    @Test func sectionsThatAreOptionalHere() {
        let heading = "## Implementation Timeline"
        for mark in ["(optional)", "(Optional)", "[optional]"] {
            expect("\(heading)\n\nTwo weeks.", "\(heading) \(mark)", [])
            let prompt = "Provide an estimated timeline for implementation."
            expect("\(heading)\n\nTwo weeks.", "\(heading) \(mark)\n\n\(prompt)", [])
        }
    }

    @Test func sectionUntouched() {
        expect(
            "Two weeks.", "provide an *estimated timeline*\nfor implementation.",
            [
                "109:4 todo section-untouched: 'Implementation Timeline' is still the template's text."
            ])
    }

    @Test func promptLeft() {
        let goals = "List the specific goals\nthis enhancement aims to achieve:"
        let message = "The template's 'List the specific goals this enhancemen…' is left."
        expect("- **History**", "\(goals)\n- **History**", ["26:1 warning prompt-left: \(message)"])
        let sentence = "We agree. Describe the problem this enhancement is trying to solve. Now:"
        expect(
            "Tags move, and", "\(sentence)\nTags move, and",
            [
                "19:11 warning prompt-left: The template's 'Describe the problem this enhancement i…' is left."
            ])
        let question = "Describe the problem this enhancement is trying to solve."
        for fine in ["> \(question)", "#### \(question)", "```\n\(question)\n```"] {
            expect("Tags move, and", "\(fine)\n\nTags move, and", [])
        }
    }

    @Test func placeholderLeft() {
        expect(
            "- **Signatures**: Another proposal", "- Own\n- non-goal 2\n- **Non-goal 3**",
            ["37:3 todo placeholder-left: `non-goal 2` stands for text to be written (2 places)."])
        expect("- **Signatures**: Another proposal", "- Own\n- Goal 2", [])
        expect(
            "2. **Phase 2: Interface (Week 2)**", "2. Phase 2: Description",
            ["64:4 todo placeholder-left: `Phase 2: Description` stands for text to be written."])
        for mark in ["TODO", "tbd.", "**FIXME**", "[TBD]"] {
            let rest = "`\(mark)` stands for text to be written."
            expect("Two weeks.", mark, ["111:1 todo placeholder-left: \(rest)"])
            expect("- Retention by age", "- \(mark)", ["107:3 todo placeholder-left: \(rest)"])
            expect("| Goal 1   ", "| \(mark)  ", ["57:26 todo placeholder-left: \(rest)"])
        }
        expect(
            "Two weeks.", "TODO: ask for how long.",
            ["111:1 note todo-mark: `TODO` is left in a sentence."])
        expect("└── latest", "TODO", [])
    }

    @Test func summaryParagraphs() {
        let found = "summary-paragraphs: Summary has 4 paragraphs; 1-2 are asked for."
        expect("digests too.", "digests too.\n\nThree.\n\nFour.", ["18:1 warning \(found)"])
        expect("digests too.", "digests too.\n\n```\nThree.\n```\n\n> Four.", [])
    }

    @Test func lists() {
        let lines = Sample.proposal.split(separator: "\n").filter { $0.hasPrefix("- **") }
        let list = lines[8...14].joined(separator: "\n")
        let prose = "26:1 warning goals-list: Goals holds prose only."
        expect(list, "We want the history of tags.", [prose])
        expect(list, "### One\n\nHistory.", [])
        let other = "- **Signatures**: Another proposal"
        let found = "36:1 warning non-goals-list: Non-Goals holds prose only."
        expect(other, "We do not sign anything here.", [found])
        expect(other, "None.", [])
        expect(other, "1. Signatures", [])
    }

    @Test func phasesNumbered() {
        let phases = Sample.passage(from: "1. **Phase 1", to: "\n\n## Alternative")
        let found = "61:1 warning phases-numbered: The phases are not numbered."
        expect(phases, "- Storage\n- Interface", [found])
        expect(phases, "First the storage.\n\nThen the interface.", [found])
        for fine in [
            "One phase.", "Not applicable", "#### Phase 1\n\nAll.", "1. Storage",
            "#### 1. Storage\n\nAll.\n\n#### 2. Interface\n\nAll.",
            "**Phase 1:** Storage\n\n**Phase 2:** Interface",
            "| Phase | What |\n|---|---|\n| 1 | Storage |",
        ] {
            expect(phases, fine, [])
        }
    }

    @Test func phasesSequence() {
        let place = "64:4 warning phases-sequence:"
        expect("Phase 2: I", "Phase 1: I", ["\(place) Phase 1 appears twice."])
        expect("Phase 2: I", "Phase 4: I", ["\(place) Phase 4 follows Phase 1."])
        let first = "61:4 warning phases-sequence: The first phase is Phase 2."
        expect("Phase 1: F", "Phase 2: F", [first])
        expect("Phase 1: F", "Phase 1a: F", ["\(place) The first phase is Phase 2."])
    }

    /// Rules about what is written wait until something is written.
    @Test func untouchedSectionsAreOnlyUntouched() {
        let template = Sample.proposal.range(ofText: "## Summary")?.lowerBound ?? 0
        let bytes = Template.enhancement.source.bytes
        let start = String(decoding: bytes, as: UTF8.self).range(ofText: "## Summary")?.lowerBound
        let text = Array(Sample.proposal.utf8)[..<template] + bytes[(start ?? 0)...]
        let found = Sample.check(Array(text)).findings()
        #expect(found.count == 17)
        #expect(Set(found.map(\.rule)) == ["section-untouched"])
    }

    /// The spelling of another country, or a sign within a word, makes no other name.
    @Test(arguments: [
        ("Acknowledgments", "Acknowledgements", true), ("TL;DR", "TLDR", true),
        ("License", "Licence", true), ("Expected behavior", "Expected behaviour", true),
        ("Acknowledgments", "Acknowledgmments", false), ("License", "Licenses", false),
    ])
    func spellingsOfASectionsName(asked: String, own: String, isSame: Bool) {
        let text =
            "# <title>\n\n## Motivation\n\nWhy?\n\n## \(asked)\n\nWhat is it?\n\n## Drawbacks\n\nWhy not?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let document = text.replacing("<title>", with: "Baskets")
            .replacing("## \(asked)", with: "## \(own)")
            .replacing("Why?", with: "So.").replacing("What is it?", with: "It is.")
            .replacing("Why not?", with: "None.")
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        let found = Check(Array(document.utf8), context: context).findings().map(\.rule)
        #expect(found.contains("section-renamed") == !isSame, "\(found)")
        #expect(!found.contains("section-missing"))
    }

    /// A heading with a status in it is there with any other one.
    @Test(arguments: [
        ("## Status: Accepted\n\n", []), ("## status: Rejected\n\n", []),
        ("", ["section-missing"]), ("## Notes: Accepted\n\n", ["section-missing"]),
    ]) func aStatusInAHeading(heading: String, told: [String]) {
        let text = { (heading: String) in "# Loom\n\n\(heading)## Context\n\nA loom is slow.\n" }
        let asked = text("## Status: Draft\n\n").replacing("A loom is slow.", with: "What is it?")
            .replacing("Loom", with: "<title>")
        let template = Template(reading: Array(asked.utf8), name: "own")
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        let found = Check(
            Proposal(Array(text(heading).utf8), template: template), context: context
        ).findings().map(\.rule).filter { $0 == "section-missing" }
        #expect(found == told)
    }
}
