import Testing

@testable import Proposals

/// Which documents are read by a template that nobody named, and which by none.
@Suite struct TemplateFitTests {
    private func isRead(_ text: String, by template: Template) -> Bool {
        !Proposal(Array(text.utf8), template: template).template.isNone
    }

    @Test(arguments: [
        "", "\u{FEFF}", "\n \n", "# Enhancement: Tags\n",
        "# Enhancement 004: Tags\n\nWords.\n",
        "# Enhancement: Tags\n\n## Summary\n\nWords.\n\n## Rollout\n",
        "## Enhancement Information\n\n- **Status**: Draft\n",
        "# Tags\n\n### Enhancement information\n",
        "# Tags\n\n- **Title**: Tags\n- **Status**: Draft\n- **Authors**: Ana Lima\n\n## Summary\n",
        "# Tags\n\n"
            + [
                "Summary", "Problem Statement", "Goals", "Non-Goals", "Proposal", "Overview",
                "Design Details", "Testing Strategy", "Migration Path", "References",
            ].map { "## \($0)\n\nWords.\n\n" }.joined(),
        // All of it is hidden by what reads as front matter.
        "---\nNote: later\n## Enhancement Information\n---\n",
    ])
    func octoservesOwn(text: String) {
        #expect(isRead(text, by: .enhancement.chosen(.tried)))
    }

    @Test(arguments: [
        "Words.\n", "# Tags\n\nWords.\n",
        "---\nstatus: proposed\n---\n\n# Tags\n\n## Summary\n\n## Motivation\n\n### Goals\n\n"
            + "## Proposal\n\n## Design Details\n\n## Alternatives\n\n## References\n",
        "# Tags\n\n- Status: accepted\n- Date: 2025-09-15\n\n## Context\n\n## Decision\n",
        "# Tags\n\n* Proposal: [SE-0001](0001.md)\n* Authors: [Ana](https://example.org)\n"
            + "* Status: **Accepted**\n\n## Introduction\n\n## Motivation\n",
        "# Summary\n\n# Motivation\n\n# Guide-level explanation\n",
        "# Enhancement: Tags\n\n## Context\n\n## Decision\n",
        "# Tags\n\n- **Title**: Tags\n- **Status**: Draft\n- **Authors**: Ana Lima\n",
        "# RFC 12: Foo\n\n- **Status**: Accepted\n- **Title**: Foo\n- **Authors**: X\n\n"
            + "## Context\n\nfoo\n",
    ])
    func otherProjects(text: String) {
        #expect(!isRead(text, by: .enhancement.chosen(.tried)))
        // One that is named holds, whatever the document is.
        #expect(isRead(text, by: .enhancement))
    }

    /// A template may ask for fields alone: all sections are the document's own then.
    @Test func ofFieldsAlone() {
        let text = "---\nNumber: NNNN\nStatus: Draft | Final\n---\n\n# Put the title here\n"
        let template = Template(reading: Array(text.utf8), name: "t")
        #expect(template.sections.isEmpty && !template.isNone)
        let document = "---\nNumber: 3\nStatus: Final\n---\n\n# Own\n\n## A\n\nWords.\n\n## B\n"
        for choice in [Template.Choice.named, .own, .found] {
            let proposal = Proposal(Array(document.utf8), template: template.chosen(choice))
            #expect(proposal.value(ofField: "Status") == "Final")
            #expect(proposal.title == "Own")
            #expect(proposal.sections.count { $0.role == .other } == 2)
        }
        #expect(!isRead("# Own\n\n## A\n", by: template.chosen(.own)))
        #expect(!isRead("---\nNumber: 3\n---\n\n# Own\n", by: template.chosen(.found)))
    }

    /// A template may ask for text below the title alone: all sections are the document's own then.
    @Test(arguments: [
        "# Short title\n\nIn the context of {use case} we decided for {option}.\n",
        "# Feature name / meaningful name\n**Discussion: https://example.org/issues/XXXX**\n"
            + "<!-- Remove this: Replace XXXX with the number -->\n\n\n<!--  Say what it is. -->\n\n"
            + "--------\n\n<!-- Add your changes here, and remove this comment. -->\n",
        "# Short title\n\nSay in one sentence what was decided, and why.\n",
    ])
    func ofTextAlone(text: String) throws {
        let template = Template(reading: Array(text.utf8), name: "t")
        #expect(template.sections.isEmpty && template.fields.isEmpty && !template.isNone)
        let new = NewProposal(
            template: template, title: "Weave", author: "Ana",
            today: try #require(Day("2026-03-01")))
        let title = try #require(text.split(separator: "\n").first)
        #expect(
            String(decoding: new.bytes, as: UTF8.self) == text.replacing(title, with: "# Weave"))
        let document = "# Own\n\nIt is so.\n\n## A\n\nWords.\n\n## B\n"
        for choice in [Template.Choice.named, .own, .found] {
            var proposal = Proposal(Array(document.utf8), template: template.chosen(choice))
            #expect(!proposal.template.isNone && proposal.title == "Own")
            #expect(proposal.sections.count { $0.role == .other } == 2)
            proposal.setValue("Other", at: try #require(proposal.fieldPlace(named: "Title")))
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == document.replacing("# Own", with: "# Other"))
        }
    }

    /// What only tells where templates are asks for nothing.
    @Test(arguments: [
        "Nothing.\n", "**It has changed!**\nLearn more:\nhttps://example.org/roadmap\n",
        "# RFC templates\n\nTake [one](one.md) or [two](two.md).\n", "# Own\n",
        "# Roadmap\n\nIt is elsewhere now.\n",
    ])
    func ofNothing(text: String) {
        #expect(Template(reading: Array(text.utf8), name: "t").isNone)
    }

    /// What begins with `#` in front matter is a title only if it stands as one.
    @Test(arguments: [
        ("# Blob GC\n\nStatus: Draft\n\n", "## Summary\n", true),
        ("\n# Blob GC\n\nStatus: Draft\n", "## Summary\n", true),
        ("# Blob GC\nStatus: Draft\n", "## Summary\n", false),
        ("# Remove what is not needed.\n\nstatus: Draft\n", "# Blob GC\n", false),
        ("# All of it.\n\n# The status.\nstatus: Draft\n", "## Summary\n", false),
        ("# A licence\n\ntitle: Blob GC\n", "## Summary\n", false),
        ("status: Draft\n\n# Remark\n\n", "## Summary\n", false),
    ])
    func aTitleInFrontMatter(keys: String, below: String, isTitle: Bool) {
        let text = "---\n\(keys)---\n\(below)"
        let proposal = Proposal(Array(text.utf8), template: .enhancement)
        if case .hiddenHeadings(let hidden)? = proposal.obstacle {
            #expect(isTitle && hidden.titles == ["Blob GC"])
        } else {
            #expect(!isTitle)
        }
    }

    @Test func aProjectsOwnTemplate() {
        let own = Template(
            reading: Array("# Title\n\n## Context\n\nWhy?\n\n## Decision\n\nWhat?\n".utf8),
            name: "own"
        ).chosen(.own)
        #expect(isRead("# Tags\n\n## Decision\n\nWords.\n", by: own))
        #expect(!isRead("# Tags\n\n## Summary\n\nWords.\n", by: own))
    }

    @Test func whatWasChosenStays() {
        let text = "# Tags\n\n## Enhancement Information\n\n- **Status**: Draft\n"
        let proposal = Proposal(Array(text.utf8), template: .enhancement.chosen(.tried))
        let edited = Proposal(Array("# Tags\n".utf8), template: proposal.template)
        #expect(!edited.template.isNone)
        let none = Proposal(Array("# Tags\n".utf8), template: .enhancement.chosen(.tried))
        #expect(Proposal(Array(text.utf8), template: none.template).template.isNone)
    }

    @Test func withoutATemplateItsHeadingsAreTheSections() {
        func titles(_ text: String) -> [String] {
            Proposal(Array(text.utf8), template: .none).sections.map {
                "\($0.role == .head ? "head " : "")\($0.level) \($0.title)"
            }
        }
        #expect(
            titles("# T\n\nWords.\n\n## A\n\n#### deep\n\n### B\n") == ["head 1 T", "2 A", "3 B"])
        // Headings of level 1 are sections where there are more of them.
        #expect(titles("# A\n\n# B\n\n## C\n") == ["1 A", "1 B", "2 C"])
        #expect(titles("Words.\n") == ["head 1 "])
        #expect(titles("") == ["head 1 "])
    }
}
