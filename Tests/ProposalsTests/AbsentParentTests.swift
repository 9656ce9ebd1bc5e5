import Proposals
import Prose
import Testing

/// A section that a document lacks is begun below a heading that the document lacks, too: both are
/// written, and the section is the same one when the file is read again.
@Suite struct AbsentParentTests {
    private static let template = Template(
        reading: Array(
            """
            # {title}

            ## Proposal

            What is it?

            ### User Stories (Optional)

            Who wants it?

            #### Story 1

            #### Story 2

            ### Risks

            What can go wrong?

            ## Options

            ### {option}

            #### Costs

            How much is it?

            ## Plan

            When?

            """.utf8), name: "own")

    private static let stories = "### User Stories (Optional)\n\n#### Story 1\n\nMine.\n"

    private static func write(_ title: String, in proposal: inout Proposal) throws -> Int {
        let index = try #require(proposal.sections.firstIndex { $0.title == title })
        proposal.edit(FieldPlace(section: index, slot: 0)) {
            _ = $0.text.replace(
                .start..<(.start), with: "Mine.", form: Line(text: "", trail: "\n"))
        }
        return index
    }

    @Test(arguments: [
        (
            "# A\n\n## Proposal\n\nSo.\n\n### Risks\n\nNone.\n", "Story 1",
            "# A\n\n## Proposal\n\nSo.\n\n\(stories)\n### Risks\n\nNone.\n"
        ),
        // Two of them.
        (
            "# A\n\n## Plan\n\nSoon.\n", "Story 1",
            "# A\n\n## Proposal\n\n\(stories)\n## Plan\n\nSoon.\n"
        ),
        // At an end without a line end.
        ("# A\n\n## Proposal\n\nSo.", "Story 1", "# A\n\n## Proposal\n\nSo.\n\n\(stories)"),
        // One that stands for the author's words.
        (
            "# A\n\n## Plan\n\nSoon.\n", "Costs",
            "# A\n\n## Options\n\n### {option}\n\n#### Costs\n\nMine.\n\n## Plan\n\nSoon.\n"
        ),
    ])
    func areWritten(text: String, title: String, expected: String) throws {
        for end in ["\n", "\r\n"] {
            let text = text.replacing("\n", with: end)
            var proposal = Proposal(Array(text.utf8), template: Self.template)
            let before = proposal
            let index = try Self.write(title, in: &proposal)
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == expected.replacing("\n", with: end))
            let again = Proposal(proposal.bytes, template: Self.template)
            #expect(again.sections[index].role == before.sections[index].role)
            #expect(again.sections[index].isPresent)
            #expect(again.sections[index].bodySource.contains("Mine."))
            // What the journal has brings it back.
            let splice = try #require(proposal.splice(from: before.sections))
            #expect(before.bytes.applying(splice) == proposal.bytes)
            let bytes = proposal.bytes
            _ = proposal.settle(index)
            #expect(proposal.bytes == bytes)
            #expect(
                proposal.sections.filter(\.isPresent).map(\.title)
                    == again.sections.filter(\.isPresent).map(\.title))
        }
    }

    @Test func byTheirTextAsAWhole() throws {
        let text = "# A\n\n## Proposal\n\nSo.\n\n### Risks\n\nNone.\n"
        var proposal = Proposal(Array(text.utf8), template: Self.template)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Story 1" })
        proposal.answer(section: index, with: "Mine.\n", keepsFixed: false)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("### Risks", with: "\(Self.stories)\n### Risks"))
    }

    /// Another section beside one that is not there is the first of them.
    @Test func byAnother() throws {
        let text = "# A\n\n## Proposal\n\nSo.\n\n### Risks\n\nNone.\n"
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Story 1" })
        let added = try #require(proposal.addingSection(after: index))
        let own = "### User Stories (Optional)\n\n"
        #expect(
            String(decoding: added.bytes, as: UTF8.self)
                == text.replacing("### Risks", with: "\(own)#### Story 1\n\n### Risks"))
        let again = Proposal(added.bytes, template: Self.template)
        #expect(again.sections[index].isPresent)
        #expect(added.bytes[added.start...].starts(with: Array("#### Story 1\n".utf8)))
    }

    /// The heading is there, on a level that is not the template's: none is written beside it.
    @Test func areThereOnAnotherLevel() throws {
        let template = Template(
            reading: Array(
                "# {title}\n\n## Proposal\n\nWhat?\n\n#### Sides\n\n###### Benefits\n\n###### Costs\n"
                    .utf8),
            name: "own")
        let text = "# A\n\n## Proposal\n\nSo.\n\n### Sides\n\n###### Costs\n\nSome.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        _ = try Self.write("Benefits", in: &proposal)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("###### Costs", with: "###### Benefits\n\nMine.\n\n###### Costs"))
    }

    /// For a heading that would be written above it the file has another one, which says so: none is
    /// written beside that.
    @Test(arguments: [
        ("### Testing Plan\n\nSome.\n", "Testing Plan", 3),
        ("### tests plan\n\nSome.\n", "tests plan", 3),
        ("### 1. Test Plan?\n\nSome.\n", "1. Test Plan?", 3),
        ("## Test Plan\n\nSome.\n", "Test Plan", 2),
        // Which of them is it?
        ("### Testing Plan\n\nSome.\n\n### Tests Plan\n\nSome.\n", nil, 3),
        // Another section has that name.
        ("### Test Plans\n\nSome.\n", nil, 3),
        // In a text it is no section.
        ("#### Test Plan\n\nSome.\n", nil, 3),
    ])
    func areThereByAnotherName(text: String, other: String?, level: Int) throws {
        let template = Template(
            reading: Array(
                """
                # {title}

                ## Proposal

                What?

                ### Test Plan

                How?

                #### Sides

                Which?

                ## Test Plans

                When?

                """.utf8), name: "own")
        let proposal = Proposal(
            Array("# A\n\n## Proposal\n\nSo.\n\n\(text)".utf8), template: template)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Sides" })
        let found = proposal.parentElsewhere(of: index).map(String.init(describing:))
        guard let other else {
            #expect(found == nil)
            return
        }
        let told = "“Sides” is a part of “Test Plan”, and “\(other)” stands at level \(level) "
        #expect(found?.hasPrefix(told) == true, "\(found ?? "")")
    }
}
