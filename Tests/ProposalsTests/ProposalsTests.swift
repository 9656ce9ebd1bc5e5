import Proposals
import Testing

@Suite struct TemplateTests {
    let template = Template.enhancement

    @Test func seedIsSixFieldsAndSeventeenSections() {
        #expect(
            template.fields.map(\.name) == [
                "Enhancement Number", "Title", "Status", "Authors", "Creation Date", "Last Updated",
            ])
        #expect(
            template.fields.map(\.kind) == [
                .number, .line,
                .choice(["Draft", "Under Review", "Approved", "Implemented", "Rejected"]), .people,
                .date, .date,
            ])
        #expect(template.sections.count == 19)
        #expect(template.sections.filter(\.isToFill).count == 17)
        #expect(
            template.sections.filter { $0.kind == .list }.map(\.title) == ["Goals", "Non-Goals"])
        #expect(
            template.sections.filter { $0.kind == .phases }.map(\.title) == [
                "Implementation Phases"
            ])
        #expect(template.sections.filter { $0.kind == .parent }.map(\.title) == ["Proposal"])
        #expect(
            template.sections.filter { !$0.topics.isEmpty }.map(\.title) == [
                "Problem Statement", "Design Details", "Testing Strategy", "Performance Impact",
                "Documentation Requirements",
            ])
        #expect(
            template.sections.filter(\.isConditional).map(\.title) == [
                "Implementation Phases", "Migration Path",
            ])
        #expect(template.sections.reduce(0) { $0 + $1.topics.count } == 19)
        #expect(template.sections.first { $0.title == "Summary" }?.paragraphs == 1...2)
        #expect(
            template.preamble.notes.map { template.source.string($0) }.joined()
                == "This is a template for creating enhancement proposals for the octoserve project.\n\n"
        )
    }

    /// A title that is set goes into the heading that repeats it, and never where there is none.
    @Test(arguments: [
        ("# T\n", "# Foo\n"), ("T\n===\n", "Foo\n===\n"),
        ("# Enhancement: T\n", "# Enhancement: Foo\n"),
        ("# Other\n", "# Other\n"), ("Words.\n", "Words.\n"), ("", ""),
        ("---\na: b\n---\n", "---\na: b\n---\n"), ("\u{FEFF}", "\u{FEFF}"),
        ("---\na: b\n---\n# T\n", "---\na: b\n---\n# Foo\n"),
    ])
    func theTitleThatIsSet(head: String, right: String) throws {
        let rest = "\n## Enhancement Information\n\n- **Title**: "
        var proposal = Proposal(Array((head + rest + "T\n").utf8), template: .enhancement)
        let place = try #require(proposal.fieldPlace(named: "Title"))
        proposal.setValue("Foo", at: place)
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == right + rest + "Foo\n")
    }

    @Test(arguments: [
        ("# \n", "# Foo\n"), ("#\n", "# Foo\n"), ("Words.\n", "Words.\n"), ("", ""),
        ("---\na: b\n---\n", "---\na: b\n---\n"),
    ])
    func theFirstTitle(head: String, right: String) throws {
        let rest = "\n## Enhancement Information\n\n- **Title**:"
        var proposal = Proposal(Array((head + rest + "\n").utf8), template: .enhancement)
        let place = try #require(proposal.fieldPlace(named: "Title"))
        proposal.setValue("Foo", at: place)
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == right + rest + " Foo\n")
    }

    @Test func newProposal() {
        let new = NewProposal(
            template: template, title: "Garbage collection", author: "Ana Lima",
            today: Day(year: 2026, month: 11, day: 22)!)
        let text = String(decoding: new.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                """
                # Enhancement: Garbage collection

                ## Enhancement Information

                - **Enhancement Number**: (assigned after approval)
                - **Title**: Garbage collection
                - **Status**: Draft
                - **Authors**: Ana Lima
                - **Creation Date**: 2026-11-22
                - **Last Updated**: 2026-11-22

                ## Summary

                Provide a brief
                """))
        #expect(text.hasSuffix("or related work.\n"))
    }

    @Test func kindsOfRealShapes() {
        let text = """
            # Enhancement 001: Basic

            ## Enhancement Information

            - **Enhancement Number**: 001
            - **Title**: Basic
            - **Status**: Approved
            - **Authors**: Development Team, Ana Lima
            - **Creation Date**: 2025-09-15
            - **Last Updated**: 2025-09-15

            ## Goals

            - One
            - Two
              more
              - Three

            ## Proposal

            ### Implementation Phases

            1. **Phase 1: Core Foundation**
               - Project
               - Storage

            2. **Phase 2: API (Week 2)**
               - Registry

            ## References
            """
        let proposal = Proposal(Array(text.utf8), template: template)
        let goals = proposal.content(
            ofSection: proposal.sections.firstIndex { $0.title == "Goals" }!)
        #expect(goals.slots.map(\.field.kind) == [.list])
        #expect(goals.slots[0].field.text.lines.map(\.lead) == ["- ", "- ", "  ", "  - "])
        let phases = proposal.content(
            ofSection: proposal.sections.firstIndex { $0.title == "Implementation Phases" }!)
        #expect(
            phases.slots.map(\.field.text.string) == [
                "Core Foundation", "- Project\n- Storage", "API (Week 2)", "- Registry",
            ])
        #expect(phases.slots[0].field.text.lines[0].lead == "1. **Phase 1: ")
        #expect(phases.slots[0].field.text.lines[0].trail == "**\n")
        let place = proposal.fieldPlace(named: "Authors")!
        #expect(
            proposal.field(at: place).text.lines.map(\.text) == ["Development Team", "Ana Lima"])
        #expect(proposal.sections.filter { $0.role != .other && !$0.isPresent }.count == 14)
    }

    @Test func aFieldEditChangesItsBytesOnly() {
        var proposal = Proposal(
            Array(
                "# Enhancement: A\n\n## Enhancement Information\n\n- **Title**: A  \n- **Status**:Draft\n\n## Custom\r\nx"
                    .utf8), template: template)
        proposal.setValue("Approved", at: proposal.fieldPlace(named: "Status")!)
        proposal.setValue("B", at: proposal.fieldPlace(named: "Title")!)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == "# Enhancement: B\n\n## Enhancement Information\n\n- **Title**: B  \n- **Status**:Approved\n\n## Custom\r\nx"
        )
        proposal.setValue("Me", at: proposal.fieldPlace(named: "Authors")!)
        proposal.setValue("", at: proposal.fieldPlace(named: "Status")!)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == "# Enhancement: B\n\n## Enhancement Information\n\n- **Title**: B  \n- **Status**:\n- **Authors**: Me\n\n## Custom\r\nx"
        )
    }
}
