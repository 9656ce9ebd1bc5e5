import Proposals
import Testing

/// Which texts are of one proposal.
@Suite struct ProposalLikenessTests {
    private static func draft(_ title: String) -> String {
        let new = NewProposal(
            template: .enhancement, title: title, author: "Ada",
            today: Day(secondsSince1970: 1_790_000_000))
        return String(decoding: new.bytes, as: UTF8.self)
    }

    private func expect(_ text: String, isOf other: String, _ isOf: Bool, line: Int = #line) {
        let likeness = ProposalLikeness(Array(text.utf8), template: .enhancement)
        #expect(likeness.isOf(Array(other.utf8)) == isOf, "line \(line)")
    }

    /// What the template has, the author, dates and the status tell nothing.
    @Test func drafts() {
        expect(Self.draft("Colours"), isOf: Self.draft("Shapes"), false)
        expect(Self.draft("Colours"), isOf: Self.draft("Colours"), true)
    }

    /// A number in the heading, another status, other text.
    @Test func theTitle() {
        let later = Self.draft("Colours").replacing("# Enhancement:", with: "# Enhancement 004:")
            .replacing("(assigned after approval)", with: "004")
            .replacing("## Summary\n", with: "## Summary\n\nIt has words now.\n")
        expect(Self.draft("Colours"), isOf: later, true)
    }

    /// Another title over the same words.
    @Test func theWords() {
        let words = "## Summary\n\nOne.\n\nTwo.\n\nThree.\n"
        let text = Self.draft("Colours").replacing("## Summary\n", with: words)
        expect(text, isOf: text.replacing("Colours", with: "Hues"), true)
        expect(text, isOf: Self.draft("Hues"), false)
        let half = text.replacing("Colours", with: "Hues").replacing("Two.", with: "More.")
        expect(text, isOf: half, true)
        expect(
            text, isOf: half.replacing("One.", with: "1.").replacing("Three.", with: "3."), false)
    }

    /// A file that was emptied is no other proposal.
    @Test func blankFiles() {
        let likeness = ProposalLikeness(Array(Self.draft("Colours").utf8), template: .enhancement)
        #expect(!likeness.differs(from: []) && !likeness.differs(from: Array(" \n\n".utf8)))
        #expect(likeness.differs(from: Array("# Other\n".utf8)))
    }
}
