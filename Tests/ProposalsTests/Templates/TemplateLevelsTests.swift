import Testing

@testable import Proposals

/// Documents that have all headings on another level than the template.
@Suite struct TemplateLevelsTests {
    private static let template = Template(
        reading: Array(
            "# Title\n\n## Summary\n\nWhat is it?\n\n## Plan\n\n### Steps\n\nWhich?\n\n## Risks\n\nAny?\n"
                .utf8), name: "t")

    private func titles(_ text: String) -> [String] {
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        return proposal.sections.filter { section -> Bool in
            if case .template = section.role { return section.isPresent }
            return false
        }.map(\.title)
    }

    /// The document with as many signs more, or fewer, before its headings.
    private func document(_ shift: Int, title: Bool = true) -> String {
        let signs = { (level: Int) in String(repeating: "#", count: level + shift) }
        return (title ? "# Own\n\n" : "")
            + "\(signs(2)) Summary\n\nIt is.\n\n\(signs(2)) Plan\n\n\(signs(3)) Steps\n\nThese.\n"
    }

    @Test(arguments: [-1, 0, 1]) func sectionsAreKnown(shift: Int) throws {
        for hasTitle in [true, false] {
            let text = document(shift, title: hasTitle)
            #expect(titles(text) == ["Summary", "Plan", "Steps"])
            var proposal = Proposal(Array(text.utf8), template: Self.template)
            #expect(proposal.template.levelShift == shift)
            #expect(proposal.title == (hasTitle ? "Own" : ""))
            #expect(proposal.template.isSameReading(as: Self.template))
            // What is written has the document's level.
            let risks = try #require(proposal.section(forTemplate: 3))
            #expect(!proposal.sections[risks].isPresent)
            proposal.replaceText(ofSection: risks, with: "None.")
            let heading = String(repeating: "#", count: 2 + shift) + " Risks\n\nNone."
            let written = String(decoding: proposal.bytes, as: UTF8.self)
            #expect(written.hasPrefix(text) && written.contains("\n\n\(heading)"), "\(written)")
            // It is read again as it was.
            let again = Proposal(proposal.bytes, template: proposal.template)
            #expect(again.template.levelShift == shift)
            let other = Proposal(Array(document(0).utf8), template: proposal.template)
            #expect(other.template.levelShift == 0)
        }
    }

    /// One heading on the template's level, or only one on another, says nothing of the whole.
    @Test(arguments: [
        "# Own\n\n### Summary\n\nA.\n\n## Plan\n\nB.\n\n### Risks\n\nC.\n",
        "# Own\n\n### Summary\n\nA.\n\n### More\n\nB.\n",
        "# Own\n\n### Summary\n\nA.\n\n# Risks\n\nB.\n",
        "# Own\n\n#### Summary\n\nA.\n\n#### Risks\n\nB.\n",
    ])
    func othersStayAsTheyAre(text: String) {
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        #expect(proposal.template.levelShift == 0)
    }
}
