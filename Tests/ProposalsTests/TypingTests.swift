import Proposals
import Prose
import TestSupport
import Testing

/// Typing in place is the same as an edit, and its splice is what it did to the bytes.
@Suite struct TypingTests {
    private static let document = """
        ---
        title: Some *title*
        authors: [Ana, Bo]
        ---
        # Some title

        - **Status**: Draft

        ## Summary

        Words of é a summary.
          Indented `code` and 日本.

        - one
        - two

        1. **First phase**

           What it does.

        ## Motivation

        """

    @Test(arguments: Seeds.first(8)) func isAnEdit(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let text = seed % 2 == 0 ? Self.document : Self.document.replacing("\n", with: "\r\n")
        var proposal = Proposal(Array(text.utf8), template: .enhancement)
        var typed = 0
        for step in 0..<600 {
            let section = random.below(proposal.sections.count)
            proposal.open(section)
            let slots = proposal.content(ofSection: section).slots
            guard !slots.isEmpty else { continue }
            let place = FieldPlace(section: section, slot: random.below(slots.count))
            let field = proposal.field(at: place)
            var range = random.wordRange(in: field.text)
            let line = range.lowerBound.line
            // At times over the end of the line.
            if line + 1 < field.text.lines.count, random.below(9) == 0 {
                range = range.lowerBound..<Position(line: line + 1, offset: 0)
            }
            let new = random.pick(["a", " ", "é", "*", "日本", "# ", "two words", "", "a\nb"])

            let before = proposal
            var edited = proposal
            _ = edited.edit(place) {
                $0.text.replace(range, with: new, form: Line(text: "", trail: "\n"))
            }
            // Also of the first edit of a section, which was only cut into fields before.
            let whole = edited.splice(from: before.sections)
            try #require(whole.map { before.bytes.applying($0) } ?? before.bytes == edited.bytes)
            guard let splice = proposal.splice(typing: new, over: range, of: place) else {
                // So that the section is one that was edited.
                proposal = edited
                continue
            }
            typed += 1
            proposal.type(new, over: range, of: place)
            try #require(
                proposal.bytes == edited.bytes, "step \(step): \(new) at \(range) of \(place)")
            try #require(proposal.field(at: place) == edited.field(at: place))
            try #require(before.bytes.applying(splice) == proposal.bytes, "step \(step): \(splice)")
            if random.below(20) == 0 { _ = proposal.settle(section) }
        }
        #expect(typed > 20)
    }

    /// What stands in for words, or is repeated elsewhere, is not typed over in place.
    @Test func leavesTheRest() {
        var proposal = Proposal(Array(Self.document.utf8), template: .enhancement)
        for section in proposal.sections.indices {
            proposal.open(section)
            for slot in proposal.content(ofSection: section).slots.indices {
                let place = FieldPlace(section: section, slot: slot)
                let start = Position(line: 0, offset: 0)
                // No section was edited yet.
                #expect(proposal.splice(typing: "a", over: start..<start, of: place) == nil)
                #expect(!proposal.hasOwnText(at: place))
            }
        }
        #expect(proposal.bytes == Array(Self.document.utf8))
    }
}

extension SeededRandom {
    /// A range of whole characters in one line, often an empty one.
    mutating func wordRange(in text: Text) -> Range<Position> {
        let line = below(text.lines.count)
        let words = text.lines[line].text
        let offsets = (0...words.utf8.count).filter { words.boundary(atOrBefore: $0) == $0 }
        let (one, other) = (pick(offsets), pick(offsets))
        let end = below(3) > 0 ? one : max(one, other)
        return Position(line: line, offset: min(one, end))..<Position(line: line, offset: end)
    }
}
