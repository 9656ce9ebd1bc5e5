import Prose
import TestSupport
import Testing

@testable import Proposals

/// Sections that are the template's: what asks goes with the first key, what stays is not lost.
@Suite struct UntouchedSectionTests {
    private static let asking = "<!-- Say in ten words or more what this section is to hold. -->\n"

    private static func proposal(_ body: String, ending: String = "\n") -> Proposal {
        let text = "# Title\n\n## Part\n\(body)\n## Other\n\n" + asking
        let template = Template(reading: Array(text.utf8), name: "own")
        let own = text.replacing("\n", with: ending)
        return Proposal(Array(own.utf8), template: template)
    }

    /// The body of the first section once something was typed, and once it was erased again.
    private static func typed(_ start: Proposal) throws -> (answered: String, emptied: String) {
        var proposal = start
        let section = try #require(proposal.section(forTemplate: 0))
        try #require(proposal.sections[section].isUntouched)
        let place = proposal.firstPlace(ofSection: section)
        let old = proposal.field(at: place).text
        let form = Line(text: "", trail: proposal.lineEnding)
        proposal.edit(place) { $0.text.replace(.start..<(.start), with: "X", form: form) }
        let answered = proposal.sections[section].bodySource
        let others = [proposal.sections.count - 1].map { proposal.sections[$0].bodySource }
        #expect(others == [start.sections[start.sections.count - 1].bodySource])
        proposal.edit(place) { $0.text = old }
        let emptied = proposal.sections[section].bodySource
        _ = proposal.settle(section)
        #expect(proposal.sections[section].bodySource == emptied)
        return (answered, emptied)
    }

    @Test(arguments: ["\n", "\r\n"]) func fixedTextStays(ending: String) throws {
        func own(_ text: String) -> String { text.replacing("\n", with: ending) }
        // Below the heading, above the prompt, and below it.
        for (body, answered, emptied) in [
            ("\n" + Self.asking, "\nX\n\n", "\n"),
            ("[part]: #part\n\n" + Self.asking, "[part]: #part\n\nX\n\n", "[part]: #part\n\n"),
            ("\nWords that stay.\n\n" + Self.asking, "\nWords that stay.\n\nX\n\n", nil),
            ("\n" + Self.asking + "\nWords that stay.\n", "\nWords that stay.\n\nX\n\n", nil),
            (Self.asking + "Words that stay.\n", "\nWords that stay.\n\nX\n\n", nil),
            ("\n" + Self.asking + "\nTBD\n", "\nX\n\n", "\n"),
            ("\n" + Self.asking + "\n---\n", "\nX\n\n---\n\n", "\n---\n\n"),
            (
                "\n" + Self.asking + "\n[a]: b\n[c]: d\n", "\nX\n\n[a]: b\n[c]: d\n\n",
                "\n[a]: b\n[c]: d\n\n"
            ),
        ] {
            let found = try Self.typed(Self.proposal(body, ending: ending))
            #expect(found.answered == own(answered))
            #expect(found.emptied == own(emptied ?? "\nWords that stay.\n\n"))
        }
    }

    @Test func boxesAndSentencesAreText() throws {
        let boxes = "\n- [ ] One\n- [ ] Two\n"
        let found = try Self.typed(Self.proposal("\n" + Self.asking + boxes))
        #expect(found.answered == "\nX\n\n- [ ] One\n- [ ] Two\n\n")
        #expect(found.emptied == boxes + "\n")
        let table = "\n| A | B |\n|---|---|\n| c | d |\n"
        let plain = Template(reading: Array("# T\n\n## P\n\nWhat?\n\(table)".utf8), name: "own")
        #expect(plain.sections[0].blocks.map(\.role) == [.prompt, .scaffold])
    }

    /// A tick is no answer: what asks stays, in accepted documents as in new ones.
    @Test(arguments: ["\n", "\r\n"]) func tickedBoxesKeepWhatAsks(ending: String) throws {
        let boxes = "- [ ] One\n  - [ ] A part\n- [ ] Two\n"
        let note = "<!-- Look at these again each time that it is released. -->\n"
        for body in [
            "\n" + Self.asking + "\n" + boxes, "\n" + boxes + "\n" + Self.asking,
            Self.asking + boxes, "\n" + Self.asking + "\n[ ] I have read all of it.\n",
            "\n" + Self.asking + "\nWords that stay.\n\n" + boxes + "\n" + note + "\n[a]: b\n",
        ] {
            var proposal = Self.proposal(body, ending: ending)
            let section = try #require(proposal.section(forTemplate: 0))
            let start = proposal.sections[section].bodySource
            let slots = proposal.content(ofSection: section).slots
            let slot = try #require(
                slots.firstIndex { $0.field.text.string.range(ofText: "[ ]") != nil })
            let place = FieldPlace(section: section, slot: slot)
            proposal.edit(place) { field in
                var lines = field.text.lines
                let line = lines.firstIndex { $0.text.range(ofText: "[ ]") != nil } ?? 0
                lines[line].text = lines[line].text.replacing("[ ]", with: "[x]")
                field.text = Text(lines: lines)
            }
            let ticked = start.replacing("[ ]", with: "[x]", maxReplacements: 1)
            #expect(proposal.sections[section].bodySource == ticked)
            _ = proposal.settle(section)
            #expect(proposal.sections[section].bodySource == ticked)
            // Without the tick the words are the template's again, and nothing of them goes.
            let again = proposal.content(ofSection: section).slots
            let ticks = try #require(
                again.firstIndex { $0.field.text.string.range(ofText: "[x]") != nil })
            proposal.edit(FieldPlace(section: section, slot: ticks)) { field in
                let lines = field.text.lines.map {
                    Line(
                        lead: $0.lead, text: $0.text.replacing("[x]", with: "[ ]"), trail: $0.trail)
                }
                field.text = Text(lines: lines)
            }
            _ = proposal.settle(section)
            #expect(proposal.sections[section].bodySource == start)
        }
    }

    /// Words in the place of what asks are the answer, and both comments go.
    @Test func wordsBesideBoxesAreTheAnswer() throws {
        let boxes = "\n- [ ] One\n- [ ] Two\n"
        let note = "\n<!-- Look at these again each time that it is released. -->\n"
        let found = try Self.typed(Self.proposal("\n" + Self.asking + boxes + note + "\n[a]: b\n"))
        #expect(found.answered == "\nX\n" + boxes + "\n[a]: b\n\n")
        #expect(found.emptied == boxes + "\n[a]: b\n\n")
    }

    /// In a document that was decided on only the typed line is new, and it can be erased again.
    @Test(arguments: ["accepted", "Implemented", "rejected", "draft"])
    func wordsBesideBoxesOfADecidedDocument(status: String) throws {
        let head = "---\nstatus: draft\n---\n\n# Title\n\n## Part\n"
        let note = "<!-- Look at these again each time that it is released. -->\n"
        for body in [
            "\n" + Self.asking + "\n- [ ] One\n- [ ] Two\n\n" + note + "\n[a]: b\n\n",
            "\n" + Self.asking + "\n[ ] I have read all of it.\n\n",
            "\n" + Self.asking + "\nWords that stay.\n\n- [ ] One\n\n",
        ] {
            let text = head + body + "## Other\n\n" + Self.asking
            let template = Template(reading: Array(text.utf8), name: "own")
            let own = text.replacing("status: draft", with: "status: \(status)")
            let found = try Self.typed(Proposal(Array(own.utf8), template: template))
            if status == "draft" {
                #expect(found.answered.range(ofText: "<!--") == nil)
            } else {
                #expect(found.answered.replacing("X\n\n", with: "") == body)
                #expect(found.emptied == body)
            }
        }
    }

    @Test func whatProgramsReadStays() throws {
        let contents = "\n<!-- toc -->\n- [Part](#part)\n<!-- /toc -->\n"
        let fixed = Self.proposal(contents).template.sections[0]
        #expect(fixed.isFixed && fixed.blocks.count == 3)
        let lint = "\n<!-- markdownlint-disable MD033 -->\n\n"
        let found = try Self.typed(Self.proposal(lint + Self.asking))
        #expect(found.answered == lint + "X\n\n" && found.emptied == lint)
    }

    @Test func whatIsHalfTheTemplatesIsTheAuthors() throws {
        let text = "# Title\n\n## Part\n\n\(Self.asking)\nWords.\n\nOwn words.\n\n## Other\n"
        let template = Self.proposal("\n" + Self.asking + "\nWords.\n").template
        let proposal = Proposal(Array(text.utf8), template: template)
        let section = try #require(proposal.section(forTemplate: 0))
        #expect(!proposal.sections[section].isUntouched)
        let content = proposal.content(ofSection: section)
        #expect(content.source == proposal.sections[section].bodySource)
    }

    @Test func theMarkAboveAHeadingGoesWithTheAnswer() {
        let text = """
            # Title

            ## First

            {What is this about?}

            <!-- This is an optional element. Feel free to remove. -->
            ## Second

            {Words on the first} and {words on the second}

            ## Third

            {One more}

            ### {Option}

            {And one}

            """
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.sections.map(\.isOptional) == [false, true, false, false])
        #expect(template.sections[1].blocks.map(\.role) == [.prompt, .scaffold])
        let start = Proposal(Array(text.utf8), template: template)
        #expect(start.sections[2].isUntouched && start.sections[1].isUntouched)
        var proposal = start
        let form = Line(text: "", trail: "\n")
        func type(_ section: Int) {
            proposal.edit(proposal.firstPlace(ofSection: section)) {
                $0.text.replace(.start..<(.start), with: "X", form: form)
            }
            _ = proposal.settle(section)
        }
        type(1)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("{What is this about?}", with: "X"))
        type(2)
        #expect(proposal.sections[2].heading == "## Second\n")
        #expect(
            proposal.sections[2].bodySource
                == "\nX{Words on the first} and {words on the second}\n\n")
        #expect(start.bytes == Array(text.utf8))
    }

    /// A template that has its comments right above headings, from the first section on, asks in each for
    /// the section below: it goes with the answer to that, and no section may be left out for it.
    @Test func commentsAboveHeadingsAskForWhatIsBelow() throws {
        let asked = [
            "Say in one paragraph who uses it.", "Say in one paragraph how it is built.",
            "List in order all that has to be done.",
        ]
        let text = """
            # Title

            Words below it.

            <!-- \(asked[0]) -->
            ## Users

            <!-- \(asked[1]) -->
            ## Building

            Words that stay.

            <!-- \(asked[2]) -->
            ### Tasks

            """
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.sections.map(\.guidance) == asked.map { [$0] })
        #expect(template.sections.allSatisfy { !$0.isOptional && $0.kind == .prose })
        for ending in ["\n", "\r\n"] {
            func own(_ text: String) -> String { text.replacing("\n", with: ending) }
            var proposal = Proposal(Array(own(text).utf8), template: template)
            for (number, answer) in ["X", "Y", "Z"].enumerated() {
                let section = try #require(proposal.section(forTemplate: number))
                #expect(proposal.sections[section].isUntouched)
                proposal.answer(section: section, with: answer, keepsFixed: true)
            }
            let expected =
                "# Title\n\nWords below it.\n\n## Users\n\nX\n\n"
                + "## Building\n\nWords that stay.\n\nY\n\n### Tasks\n\nZ\n"
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == own(expected))
            // A part that is written leaves what is asked above it.
            var part = Proposal(Array(own(text).utf8), template: template)
            let tasks = try #require(part.section(forTemplate: 2))
            part.answer(section: tasks, with: "Z", keepsFixed: true)
            #expect(part.sections.contains { $0.heading.mentions(asked[1]) })
        }
        // One below its heading, or right below other text, and each stays where it is.
        for other in [
            text + "\n<!-- \(asked[0]) -->\n", text.replacing("stay.\n\n", with: "stay.\n"),
        ] {
            let template = Template(reading: Array(other.utf8), name: "own")
            #expect(template.sections[0].guidance == [asked[1]])
        }
    }

    @Test func anotherNameStandsForAPlaceholder() {
        let template = Template(
            reading: Array(
                "# T\n\n## Options\n\n### {first}\n\n{a}\n\n### {second}\n\n{b}\n\n{c}\n".utf8),
            name: "own")
        #expect(template.sections.map(\.repeats) == [nil, .placeholder, .placeholder])
        func roles(_ text: String) -> [Section.Role] {
            Proposal(Array(text.utf8), template: template).sections.map(\.role)
        }
        let options = "# T\n\n## Options\n\n### A cache\n\nWords.\n"
        #expect(roles(options) == [.head, .template(0), .template(1)])
        #expect(
            roles(options + "\n### {first}\n\n{a}\n")
                == [.head, .template(0), .template(2), .template(1)])
        #expect(
            roles(options + "\n### B\n\n### C\n")
                == [.head, .template(0), .template(1), .template(2), .other])
        #expect(roles("# T\n\n## Options\n").count == 4)
    }

    private static let folders = [
        "adr-madr": "madr", "adr-tools": "adr-tools", "eips": "eip", "keps": "kep",
        "octoserve": "octoserve", "openshift": "openshift", "oteps": "otep", "rust-rfcs": "rust",
        "swift-evolution": "swift", "teps": "tep",
    ]

    /// Real documents and new ones: an edit changes its own section only, and typing and erasing
    /// loses no text that stays.
    @Test(.enabled(if: Files.corpus != nil), arguments: folders.keys.sorted())
    func anEditChangesItsSectionOnly(folder: String) throws {
        let template = try #require(Self.folders[folder].flatMap(KnownTemplates.template))
        let new = NewProposal(
            template: template, title: "T", author: "A", today: Day(secondsSince1970: 0))
        let corpus = try #require(Files.corpus)
        let files = Files.below("\(corpus)/\(folder)", ending: ".md").compactMap(Files.read)
        for bytes in [new.bytes, template.source.bytes] + files {
            let proposal = Proposal(bytes, template: template)
            try #require(proposal.bytes == bytes)
            guard !proposal.isReadOnly else { continue }
            for index in proposal.sections.indices where proposal.sections[index].isPresent {
                try Self.expectOwnBytes(proposal, index)
            }
        }
    }

    private static func expectOwnBytes(_ proposal: Proposal, _ index: Int) throws {
        let section = proposal.sections[index]
        guard case .template = section.role else { return }
        let content = proposal.content(ofSection: index)
        if !section.isUntouched, !section.isBlank {
            try #require(content.source == section.bodySource, "\(section.title)")
        }
        guard let slot = content.slots.firstIndex(where: { $0.field.name == nil }) else { return }
        let place = FieldPlace(section: index, slot: slot)
        var edited = proposal
        let old = edited.field(at: place).text
        edited.edit(place) {
            $0.text.replace(
                .start..<(.start), with: "X", form: Line(text: "", trail: proposal.lineEnding))
        }
        func expectOthersAreKept() throws {
            try #require(edited.sections.count == proposal.sections.count)
            for other in proposal.sections.indices where other != index {
                // Marks of a heading go with the first answer below it.
                if section.path.count > proposal.sections[other].path.count,
                    section.path.starts(with: proposal.sections[other].path)
                {
                    continue
                }
                try #require(
                    edited.sections.sharesSection(other, with: proposal.sections, at: other),
                    "\(section.title)")
            }
        }
        try expectOthersAreKept()
        edited.edit(place) { $0.text = old }
        try expectOthersAreKept()
        guard section.isUntouched, let asked = proposal.templateSection(of: index) else { return }
        _ = edited.settle(index)
        let left = NormalizedText(edited.sections[index].bodySource).string
        for block in asked.blocks where block.isKept {
            try #require(left.contains(block.body.string), "\(section.title)")
        }
    }
}
