import Forms
import Proposals
import TestSupport
import Testing

/// A template's own text under the keys of an author: what asks goes with the first one, what stays
/// is there after typing, erasing, leaving and coming back, and undo brings all of it again.
@Suite struct TemplateTextTests {
    static let text = """
        # Title

        ## Summary
        [summary]: #summary

        <!-- Say in ten words or more what this is all about, please. -->

        ## Rules

        <!-- Say in ten words or more what has to be done by others. -->

        The key words "MUST" and "MAY" are meant as the standard says.

        ## Checks

        - [ ] It was agreed to

        <!-- Tick what was done. -->

        <!-- This is an optional element. -->
        ## Drivers

        * {one}
        * {two}
        * … <!-- there can be more -->

        ## Outcome

        {Say more}

        {Say why}

        Chosen: "{one}", because {reason}.

        """

    private static func form(at title: String) -> Form {
        let bytes = Array(text.utf8)
        let template = Template(reading: bytes, name: "own")
        var form = Form.opened(bytes, path: "x.md", template: template)
        form.goOn(to: title)
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    /// Enter below text that stays, before the first word, leaves no second blank line.
    @Test func enterBelowFixedText() {
        var form = Self.form(at: "Rules")
        _ = form.handle(.action(.newline))
        #expect(Self.string(form) == Self.text)
        for character in "Mine" { _ = form.handle(.typed(character)) }
        #expect(Self.string(form).contains("as the standard says.\n\nMine\n\n## Checks"))
    }

    /// Words above the licence are a paragraph of their own, which can be erased again.
    @Test func wordsAboveFixedText() {
        let text = """
            # Title

            ## Summary

            <!-- Say in ten words or more what this is all about, please. -->

            ## Copyright

            Copyright and related rights waived via [CC0](../LICENSE.md).

            """
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.sections.map(\.isFixed) == [false, true])
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        for _ in 1...3 where form.proposal.sections[form.section].title != "Copyright" {
            _ = form.handle(.action(.nextSection))
        }
        for character in "Mine" { _ = form.handle(.typed(character)) }
        #expect(
            Self.string(form)
                == text.replacing("Copyright and", with: "Mine\n\nCopyright and"))
        for _ in 1...4 { _ = form.handle(.action(.delete(.motion(.left)))) }
        #expect(Self.string(form) == text)
    }

    @Test(arguments: [
        (
            "Summary", "<!-- Say in ten words or more what this is all about, please. -->\n", "x\n",
            ""
        ),
        (
            "Rules",
            "<!-- Say in ten words or more what has to be done by others. -->\n\n"
                + "The key words \"MUST\" and \"MAY\" are meant as the standard says.\n",
            "The key words \"MUST\" and \"MAY\" are meant as the standard says.\n\nx\n",
            "The key words \"MUST\" and \"MAY\" are meant as the standard says.\n"
        ),
        (
            "Checks", "- [ ] It was agreed to\n\n<!-- Tick what was done. -->\n",
            "- [ ] It was agreed to\n\nx\n", "- [ ] It was agreed to\n"
        ),
    ]) func whatStaysIsNotLost(section: String, asked: String, typed: String, erased: String) {
        let start = Self.form(at: section)
        #expect(start.proposal.sections[start.section].title == section)
        var form = start
        _ = form.handle(.typed("x"))
        let answered = Self.text.replacing(asked, with: typed)
        #expect(Self.string(form) == answered)
        // Leaving cuts it anew.
        var left = form
        _ = left.handle(.action(.nextSection))
        _ = left.handle(.action(.previousSection))
        #expect(Self.string(left) == answered)
        _ = form.handle(.action(.delete(.motion(.left))))
        let emptied = Self.text.replacing(asked + "\n", with: erased.isEmpty ? "" : erased + "\n")
        #expect(Self.string(form) == emptied)
        for _ in 0..<2 { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
    }

    /// Without a screen what stays is told, and gone to by going back.
    @Test func whatStaysIsToldInPrompts() {
        let bytes = Array(Self.text.utf8)
        var dialogue = Dialogue(
            Form.opened(bytes, path: "x.md", template: Template(reading: bytes, name: "own")))
        dialogue.greet()
        _ = dialogue.talk()
        _ = dialogue.hear("=checks".utf8)
        #expect(dialogue.talk().contains("Text of the template's stands above: < goes there."))
        for line in ["<", "r"] { _ = dialogue.hear(line.utf8) }
        #expect(dialogue.talk().joined(separator: " ").contains("It was agreed to"))
        _ = dialogue.hear("=summary".utf8)
        #expect(!dialogue.talk().joined(separator: " ").contains("stands above"))
        #expect(dialogue.form.proposal.bytes == bytes)
    }

    /// What is seen in a section that nobody began is found, each place of it.
    @Test func whatIsSeenIsFound() {
        for (words, title) in [("key words", "Rules"), ("agreed", "Checks"), ("\" and", "Rules")] {
            var form = Self.form(at: "Summary")
            _ = form.handle(.action(.find))
            for character in words { _ = form.handle(.typed(character)) }
            _ = form.handle(.action(.newline))
            for _ in 0..<2 {
                let found = form.place.selection.map { form.fieldText.string(in: $0) }
                #expect(form.proposal.sections[form.section].title == title)
                #expect(found == words)
                _ = form.handle(.action(.findNext))
            }
            #expect(Self.string(form) == Self.text)
        }
        var form = Self.form(at: "Summary")
        _ = form.handle(.action(.find))
        for character in "the" { _ = form.handle(.typed(character)) }
        _ = form.handle(.action(.newline))
        var seen: Set<Place> = [form.place]
        for _ in 0..<9 {
            _ = form.handle(.action(.findNext))
            seen.insert(form.place)
        }
        // `The key words`, and `the standard`.
        let inRules = seen.filter { form.proposal.sections[$0.field.section].title == "Rules" }
        #expect(inRules.count >= 2)
    }

    @Test func theMarkOfASectionGoesWithItsItems() {
        var form = Self.form(at: "Drivers")
        _ = form.handle(.typed("x"))
        let answered = Self.text.replacing(
            "<!-- This is an optional element. -->\n## Drivers\n\n* {one}\n* {two}\n"
                + "* … <!-- there can be more -->\n", with: "## Drivers\n\n* x\n")
        #expect(Self.string(form) == answered)
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
    }

    /// Words above the template's own are a paragraph of their own, too; elsewhere they are its part.
    @Test func wordsAboveTextToWorkOn() {
        let text =
            "# T\n\n## A\n\nChosen: {one}, as {reason}.\n\n## B\n\n{Say more}\n\n## C\n\n{Say why}\n"
        let bytes = Array(text.utf8)
        var form = Form.opened(bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
        while form.proposal.sections[form.section].title != "A" {
            _ = form.handle(.action(.nextSection))
        }
        var inside = form
        for character in "xy" { _ = form.handle(.typed(character)) }
        #expect(Self.string(form) == text.replacing("Chosen", with: "xy\n\nChosen"))
        _ = inside.handle(.action(.move(.right)))
        _ = inside.handle(.typed("x"))
        #expect(Self.string(inside) == text.replacing("Chosen", with: "Cxhosen"))
    }

    @Test func wordsAroundPlaceholdersAreText() {
        var form = Self.form(at: "Outcome")
        _ = form.handle(.typed("x"))
        #expect(
            Self.string(form)
                == Self.text.replacing(
                    "{Say more}\n\n{Say why}\n\nChosen", with: "x\n\nChosen"))
    }
}
