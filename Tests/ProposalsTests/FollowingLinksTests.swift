import Testing

@testable import Proposals

/// Links and lists of contents that follow a heading with other words.
@Suite struct FollowingLinksTests {
    private static let text = """
        # Enhancement: T

        - [Summary](#summary)
        - [Old words](#old-words)
          - [Old words here](#old-words)

        ## Summary

        See [Old words](#old-words), and
        [the old ones](#old-words).

        This stays as it is.

        ## Old words

        Words that are its own.

        """
    private static let renamed = text.replacing("- [Old words](", with: "- [Its new name](")
        .replacing("#old-words", with: "#its-new-name")
        .replacing("## Old words", with: "## Its new name")

    private static func proposal(_ text: String) -> Proposal {
        Proposal(Array(text.utf8), template: .enhancement)
    }

    /// An entry that said what the heading did says what it does; other words of links stay.
    @Test func contentsFollow() throws {
        let proposal = Self.proposal(Self.text)
        let section = try #require(proposal.sections.firstIndex { $0.title == "Old words" })
        let (bytes, start) = proposal.renamingSection(section, to: "Its new name")
        #expect(String(decoding: bytes, as: UTF8.self) == Self.renamed)
        #expect(bytes[start...].starts(with: "## Its new name".utf8))
        // Brackets would end the words of the link.
        let marked = proposal.renamingSection(section, to: "New [a]").bytes
        #expect(String(decoding: marked, as: UTF8.self).contains("- [Old words](#new-a)\n"))
    }

    /// Links that were changed with a heading are taken back with it; others stay.
    @Test func linksAreTakenBackWithTheirHeading() throws {
        for added in ["", "\n\nAgain: [it](#its-new-name)."] {
            let stays = "This stays as it is."
            let own = Self.renamed.replacing(stays, with: stays + added)
            let comparison = TextComparison(
                of: Array(own.utf8), with: Array(Self.text.utf8), template: .enhancement)
            let change = try #require(comparison.changes.first { $0.kind == .heading })
            let next = comparison.takingBack(change)
            let links = next.linksTakenBack(from: comparison.bytes)
            let bytes = next.bytes.writing(links.flatMap(\.edits))
            #expect(links.count == 4)
            #expect(
                String(decoding: bytes, as: UTF8.self)
                    == Self.text.replacing(stays, with: stays + added))
        }
        // The link was so before.
        let before = Self.renamed.replacing("## Its new name", with: "## Old words")
        let comparison = TextComparison(
            of: Array(Self.renamed.utf8), with: Array(before.utf8), template: .enhancement)
        let change = try #require(comparison.changes.first)
        let next = comparison.takingBack(change)
        #expect(next.bytes == Array(before.utf8))
        #expect(next.linksTakenBack(from: comparison.bytes).isEmpty)
    }
}
