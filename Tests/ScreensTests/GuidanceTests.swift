import Forms
import Proposals
import Screens
import TestSupport
import Testing

/// What is asked above the sections, where a row of a field does not hold it.
@Suite struct GuidanceTests {
    private static let template = """
        ---
        # The stage that this is to reach in the time before the next release is made by us.
        stage: a|b
        owner: <name>
        ---

        # Title

        Say in one sentence, not longer than two rows of a screen that is eighty columns wide, why.

        ## Summary

        What is it?

        """

    private func screen(_ keys: [Action], typed: String = "") -> String {
        let bytes = Array(Self.template.utf8)
        var form = Form.opened(
            bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
        for key in keys { _ = form.handle(.action(key)) }
        for character in typed { _ = form.handle(.typed(character)) }
        let size = Size(columns: 80, rows: 24)
        form.scroll(on: size)
        return draw(form, size: size).text(markingCursor: false)
    }

    @Test func aLongHintStandsAbove() {
        #expect(screen([]).contains(": The stage that this is to reach in the time before"))
        #expect(screen([]).contains(" : by us."))
        let next = screen([.nextField])
        #expect(next.contains(": 2 fields.") && !next.contains(" : by us."))
    }

    @Test func thePromptBelowTheTitleGoesWithItsAnswer() {
        let asked = screen([.nextSection])
        #expect(asked.contains(": Say in one sentence") && asked.contains("columns wide, why."))
        let answered = screen([.nextSection, .nextField], typed: "Kept.")
        #expect(answered.contains("\nKept."))
        // Asked above, and not left in the text.
        #expect(answered.split(separator: "Say in one sentence").count == 2)
    }

    /// The points of a list stand where the template has them, before what is said below the list.
    @Test func pointsStandInTheirPlace() {
        let text = """
            # Title

            ## Details

            In particular, please say in your own words:

            - How it is made by hand
            - What it costs all of us

            You need not say who does it.

            ## Rest

            What else is there?

            """
        let bytes = Array(text.utf8)
        let template = Template(reading: bytes, name: "own")
        #expect(template.sections[0].wanted.map(\.isTopic) == [false, true, true, false])
        var form = Form.opened(bytes, path: "x.md", template: template)
        for _ in 0..<2 where form.guidance?.text.hasPrefix("In particular") != true {
            _ = form.handle(.action(.nextSection))
        }
        #expect(
            form.guidance?.text == "In particular, please say in your own words: How it is made by "
                + "hand; What it costs all of us. You need not say who does it.")
    }
}
