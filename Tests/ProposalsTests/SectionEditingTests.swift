import Proposals
import Prose
import TestSupport
import Testing

/// Whole sections that come, go, and are called otherwise.
@Suite struct SectionEditingTests {
    private static let template = Template(
        reading: Array(
            """
            # Record

            ## Stories

            ### Story 1

            ### Story 2 (Optional)

            ## Options

            ### {title of option 1}

            {example}

            ### {title of other option}

            {example}

            <!-- This is an optional element. Feel free to remove. -->
            ## Risks

            What can go wrong?

            ### Small ones

            Which?

            ## Outcome

            Say it.

            """.utf8), name: "record")

    private func proposal(_ text: String) -> Proposal {
        Proposal(Array(text.utf8), template: Self.template)
    }

    private func section(_ title: String, in proposal: Proposal) throws -> Int {
        try #require(proposal.sections.firstIndex { $0.title == title })
    }

    @Test(arguments: [
        // Behind the last of its kind, with the next number; also from a deeper or an own one.
        (
            "### Story 1\n\nA.\n\n### Story 2\n\nB.\n\n## Options\n", "Story 1",
            "### Story 3\n\n"
        ),
        ("### Story 1\n\nA.\n\n### More\n\nB.\n\n## Options\n", "More", "### Story 2\n\n"),
        // As those of the document count, without words that are one's alone.
        (
            "### Story 1\n\nA.\n\n### Story 2 (Optional)\n\nB.\n\n## Options\n", "Story 1",
            "### Story 3 (Optional)\n\n"
        ),
        (
            "### User story 1: Go\n\nA.\n\n### User story 2: Run\n\nB.\n\n## Options\n",
            "User story 1: Go", "### User story 3\n\n"
        ),
    ])
    func addsTheNext(parts: String, from: String, expected: String) throws {
        let text = "# Record\n\n## Stories\n\n" + parts
        let old = proposal(text)
        let (bytes, start) = try #require(old.addingSection(after: section(from, in: old)))
        let added = String(decoding: bytes, as: UTF8.self)
        let at = text.range(ofText: "## Options")
        let place = try #require(at?.lowerBound)
        #expect(start == place)
        #expect(added == text.bytes(0..<place) + expected + text.bytes(from: place))
    }

    /// What stays of the template's text is in the new one, to be worked on, and goes with it.
    @Test func addsWhatStays() throws {
        let kept = "* Good, because {argument a}\n* Bad, because {argument b}\n"
        let options =
            "### {title of option 1}\n\n{example}\n\n\(kept)\n"
            + "### {title of other option}\n\n{example}\n\n\(kept)"
        let template = Template(
            reading: Array("# Record\n\n## Options\n\n\(options)".utf8), name: "record")
        let text = "# Record\n\n## Options\n\n### Go\n\nFast.\n\n### Run\n\nSlow.\n"
        let old = Proposal(Array(text.utf8), template: template)
        let (bytes, start) = try #require(old.addingSection(after: section("Run", in: old)))
        #expect(
            String(decoding: bytes, as: UTF8.self).bytes(from: start)
                == "### {title of other option}\n\n\(kept)")
        let new = Proposal(bytes, template: template)
        let added = try #require(new.sections.indices.last)
        let places = new.placeholders(ofField: FieldPlace(section: added, slot: 0))
        #expect(places.count == 2)
        #expect(try new.removingSection(added) == Array(text.utf8))
    }

    /// Parts of those beside come with it, with what stays of theirs, and go with it; none that they have not.
    @Test func addsTheParts() throws {
        let part = "### Pros and cons\n\n[Which are they?]\n\n* Good, because {argument}\n"
        let option = "<Title>\n\n[What is it?]\n\n\(part)"
        let text =
            "# Record\n\n## Problem\n\n[Say it.]\n\n## Option 1: \(option)\n## Option N: \(option)"
        let template = Template(reading: Array(text.utf8), name: "record")
        let old = Proposal(template.source.bytes, template: template)
        let (bytes, start) = try #require(
            old.addingSection(after: section("Option N: <Title>", in: old)))
        #expect(
            String(decoding: bytes, as: UTF8.self).bytes(from: start)
                == "## Option 2: <Title>\n\n### Pros and cons\n\n* Good, because {argument}\n")
        let new = Proposal(bytes, template: template)
        let added = try section("Option 2: <Title>", in: new)
        #expect(new.repeatedSection(beside: added + 1)?.title == "Pros and cons")
        #expect(try new.removingSection(added) == Array(text.utf8))
        let own = text.replacing(part, with: "Mine.\n")
        let mine = Proposal(Array(own.utf8), template: template)
        let bare = try #require(
            mine.addingSection(after: section("Option N: <Title>", in: mine)))
        #expect(
            String(decoding: bare.bytes, as: UTF8.self).bytes(from: bare.start)
                == "## Option 2: <Title>\n")
    }

    /// An optional one that is left out above another is among those that can be written; one below is not.
    @Test func showsTheOptionalOneAbove() throws {
        let text = "# Record\n\n## Stories\n\n### Story 1 (Optional)\n\n### Story 2 (Optional)\n\n"
        let template = Template(
            reading: Array((text + "## Goals\n\nWhich?\n").utf8), name: "record")
        func titles(_ stories: String) -> [String] {
            let own = "# Own\n\n## Stories\n\n\(stories)## Goals\n\nAll.\n"
            return Proposal(Array(own.utf8), template: template).sections
                .map(\.title).filter { $0.hasPrefix("Story") }
        }
        let both = ["Story 1 (Optional)", "Story 2 (Optional)"]
        #expect(titles("### Story 2 (Optional)\n\nA.\n\n") == both)
        #expect(titles("### Story 1 (Optional)\n\nA.\n\n") == [both[0]])
        #expect(titles("") == both)
        let own = Proposal(
            Array("# Own\n\n## Stories\n\n### Story 2 (Optional)\n\nA.\n".utf8), template: template)
        #expect(try !own.sections[section("Story 1 (Optional)", in: own)].isPresent)
    }

    /// Where headings count and ask for a title behind the number, from whichever of them.
    @Test(arguments: ["Proposal 0: Do nothing", "Proposal 1: Title", "Proposal n: Title"])
    func addsTheNextThatAsksForATitle(from: String) throws {
        let text =
            "# Record\n\n## Proposals\n\nList them.\n\n### Proposal 0: Do nothing\n\nWhat comes of it?\n\n"
            + "### Proposal 1: Title\n\nWhat is it?\n\n### Proposal n: Title\n\nWhat is it?\n\n"
        let template = Template(
            reading: Array((text + "## Goals\n\nWhich?\n").utf8), name: "record")
        #expect(template.sections.map { $0.repeats != nil } == [false, true, true, true, false])
        let old = Proposal(template.source.bytes, template: template)
        let (bytes, _) = try #require(old.addingSection(after: section(from, in: old)))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == text + "### Proposal 2: Title\n\n## Goals\n\nWhich?\n")
        let own = "# Own\n\n## Proposals\n\nTwo.\n\n### Proposal 1: Wool\n\nWarm.\n"
        let mine = Proposal(Array(own.utf8), template: template)
        let index = try section("Proposal 1: Wool", in: mine)
        let added = try #require(mine.addingSection(after: index)).bytes
        #expect(String(decoding: added, as: UTF8.self).hasSuffix("### Proposal 2: Title\n"))
    }

    /// So they do where a letter stands for the number of further ones.
    @Test(arguments: ["Case 1", "Case 2", "Case N"])
    func addsTheNextBehindALetter(from: String) throws {
        let text =
            "# Record\n\n## Cases\n\n### Case 1\n\nWhat is it?\n\n### Case 2\n\nWhat is it?\n\n"
            + "### Case N\n\nWhat is it?\n\n"
        let template = Template(
            reading: Array((text + "## Plan N\n\nWhich?\n").utf8), name: "record")
        let last = template.sections.suffix(4).map { $0.repeats != nil }
        #expect(last == [true, true, true, false])
        let old = Proposal(template.source.bytes, template: template)
        let (bytes, _) = try #require(old.addingSection(after: section(from, in: old)))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == text + "### Case 3\n\n## Plan N\n\nWhich?\n")
    }

    @Test func addsAtTheEndOfAnyFile() throws {
        for end in ["", "\n", "\n\n"] {
            let text = "# Record\r\n\r\n## Options\r\n\r\n### Go\r\n\r\nFast." + end
            let old = proposal(text)
            let (bytes, start) = try #require(old.addingSection(after: section("Go", in: old)))
            let added = String(decoding: bytes, as: UTF8.self)
            #expect(added.utf8.starts(with: text.utf8))
            #expect(added.bytes(from: start) == "### {title of option 1}\r\n")
        }
        let none = proposal("# Record\n\n## Outcome\n\nYes.\n")
        #expect(none.addingSection(after: try section("Outcome", in: none)) == nil)
    }

    @Test func takesOutWhatMayBeMissingAndSaysNothing() throws {
        let text = String(decoding: Self.template.source.bytes, as: UTF8.self)
        let old = proposal(text)
        let bytes = try old.removingSection(section("Risks", in: old))
        // With the mark above it, and the part in it.
        let start = try #require(text.range(ofText: "<!-- This")?.lowerBound)
        let end = try #require(text.range(ofText: "## Outcome")?.lowerBound)
        #expect(
            String(decoding: bytes, as: UTF8.self) == text.bytes(0..<start) + text.bytes(from: end))
        let required = try section("Outcome", in: old)
        #expect(throws: Proposal.SectionObstacle.isRequired("Outcome")) {
            try old.removingSection(required)
        }
        let without = try old.removingSection(required, isWanted: true)
        #expect(!String(decoding: without, as: UTF8.self).contains("## Outcome"))
        // A word in a part of it is enough to keep it.
        let written = proposal(text.replacing("Which?", with: "Which? Mine."))
        let risks = try section("Risks", in: written)
        #expect(throws: Proposal.SectionObstacle.hasText("Small ones")) {
            try written.removingSection(risks)
        }
        // One of two options may go, and not both.
        let one = proposal(
            String(
                decoding: try old.removingSection(section("{title of other option}", in: old)),
                as: UTF8.self))
        let last = try section("{title of option 1}", in: one)
        #expect(throws: Proposal.SectionObstacle.isRequired("{title of option 1}")) {
            try one.removingSection(last)
        }
    }

    /// Without a template nothing words it, and no field has it.
    @Test func theTitleWithoutATemplate() {
        let text = "# One\n\n[a](#one)\n\n## Two\n\nB.\n"
        let own = Proposal(Array(text.utf8), template: .none)
        #expect(own.mayRename(0))
        #expect(
            String(decoding: own.renamingSection(0, to: "Three").bytes, as: UTF8.self)
                == "# Three\n\n[a](#three)\n\n## Two\n\nB.\n")
        let named = Proposal(Array("---\ntitle: One\n---\n\n\(text)".utf8), template: .none)
        #expect(!named.mayRename(1))
        #expect(!proposal(text).mayRename(0))
    }

    /// What stands between a title and the text below it stays, also where the title is a field.
    @Test func textBelowATitle() {
        let asked = "# {title}\n\n## Context\n\nWhy?\n"
        for template in [Template.none, Template(reading: Array(asked.utf8), name: "own")] {
            let text = "# Mine\n\nOld.\n\n## Context\n\nSo.\n"
            var proposal = Proposal(Array(text.utf8), template: template)
            proposal.replaceText(ofSection: 0, with: "New.\n")
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == text.replacing("Old", with: "New"))
        }
    }

    @Test func linksFollowAHeading() throws {
        let text =
            "# Record\n\n[a](#go) [b](#go-1 \"t\") [c](x.md#go) [d]\n\n## Options\n\n### Go\n\nA.\n\n"
            + "### Go\n\nB.\n\n[d]: #go\n"
        let old = proposal(text)
        #expect(old.mayRename(try section("Go", in: old)))
        #expect(!old.mayRename(try section("Options", in: old)))
        let bytes = old.renamingSection(try section("Go", in: old), to: "Run *fast* #").bytes
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == text.replacing("[a](#go)", with: "[a](#run-fast-)")
                .replacing("#go-1", with: "#go").replacing("[d]: #go", with: "[d]: #run-fast-")
                .replacing("### Go\n\nA", with: "### Run *fast* \\#\n\nA"))
    }

    @Test func optionalKeysGoWithWhatIsSaidOfThem() throws {
        let template = Template(
            reading: Array(
                """
                ---
                # These are optional metadata elements. Feel free to remove.
                # How sure
                risk: "{low | high}"
                owner: "{name}"
                ---

                # {title}

                ## Outcome

                """.utf8), name: "record")
        #expect(template.fields.map(\.isOptional) == [true, true])
        var proposal = Proposal(template.source.bytes, template: template)
        for (name, left) in [("risk", "owner: \"{name}\"\n"), ("owner", "")] {
            let place = try #require(proposal.fieldPlace(named: name))
            try proposal.removeField(at: place)
            let text = String(decoding: proposal.bytes, as: UTF8.self)
            #expect(!text.contains("\(name):"))
            #expect(text.contains("These are optional") == !left.isEmpty, "\(text)")
        }
        #expect(String(decoding: proposal.bytes, as: UTF8.self).hasPrefix("# {title}\n"))
    }

    /// A section that a document lacks gets the name for links that the others have below their headings;
    /// where they have none, neither does it.
    @Test(arguments: ["[why]: #why\n", ""]) func aNameForLinks(line: String) throws {
        let template = Template(
            reading: Array(
                "# T\n\n## Why\n[why]: #why\n\nSay why.\n\n## Rest\n[rest]: #rest\n\nWhat else?\n"
                    .utf8),
            name: "own")
        let text = "# A\n\n## Why\n\(line)\nSo.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        let index = try section("Rest", in: proposal)
        proposal.edit(FieldPlace(section: index, slot: 0)) {
            _ = $0.text.replace(.start..<(.start), with: "N", form: Line(text: "", trail: "\n"))
        }
        let own = line.isEmpty ? "" : "[rest]: #rest\n"
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == text + "\n## Rest\n\(own)\nN\n")
    }
}
