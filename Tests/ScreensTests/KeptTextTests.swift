import Forms
import Proposals
import Screens
import TestSupport
import Testing

/// The template's text that stays looks as what it asks, and not as the author's.
@Suite struct KeptTextTests {
    private static let text = """
        # Title

        ## Rules

        <!-- Say in ten words or more what has to be done by others. -->

        The key words "MUST" and "MAY" are meant
        as the standard says.

        """

    /// The roles that rows begin with, by their first words.
    private static func role(_ words: String, _ form: inout Form) -> Role? {
        let size = Size(columns: 80, rows: 24)
        form.scroll(on: size)
        let frame = draw(form, size: size)
        let rows = frame.text(markingCursor: false).split(
            separator: "\n", omittingEmptySubsequences: false)
        return rows.firstIndex { $0.hasPrefix(words) }.map { frame.rows[$0][0].role }
    }

    @Test func looksAsWhatIsAsked() {
        let bytes = Array(Self.text.utf8)
        var form = Form.opened(
            bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
        for _ in 1...3 where form.proposal.sections[form.section].title != "Rules" {
            _ = form.handle(.action(.nextSection))
        }
        #expect(Self.role("The key words", &form) == .guidance)
        #expect(Self.role("as the standard", &form) == .guidance)
        for character in "Mine" { _ = form.handle(.typed(character)) }
        #expect(Self.role("Mine", &form) == .text)
        #expect(Self.role("The key words", &form) == .guidance)
        // Worded otherwise, all of it is the author's.
        _ = form.handle(.action(.move(.sectionStart)))
        for character in "So: " { _ = form.handle(.typed(character)) }
        #expect(Self.role("So: The key words", &form) == .text)
        #expect(Self.role("as the standard", &form) == .text)
    }
}
