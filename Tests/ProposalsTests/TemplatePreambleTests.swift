import Testing

@testable import Proposals

/// What a new proposal keeps of the text below a template's title.
@Suite struct TemplatePreambleTests {
    private func preamble(_ text: String) -> (template: Template, new: String) {
        let template = Template(
            reading: Array("# Title\n\n\(text)\n## Part\n\nWhat?\n".utf8), name: "own")
        let new = NewProposal(
            template: template, title: "T", author: "A", today: Day(secondsSince1970: 0))
        return (template, String(decoding: new.bytes, as: UTF8.self))
    }

    @Test(arguments: [
        "<!-- toc -->\n<!-- /toc -->\n", "A summary in one sentence.\n", "| a |\n|---|\n",
        "This note stays.\n", "Describe what this template is for.\n",
        "This is how we make a change.\n", "Some notes on the process:\n\n- One.\n",
        "<!-- copy and paste this template to begin -->\n"
            + "<!-- for the status of new ones use Approved, as it will be by then -->\n"
            + "<!-- remove this comment block too -->\n",
        "<!-- Remember to add it to SUMMARY.md (feel free to delete this comment after) -->\n",
        "*Say first what it is about.*\n",
        "- Status: draft\n- The title should be short.\n",
    ])
    func whatIsNotUnderstoodStays(text: String) {
        let (template, new) = preamble(text)
        #expect(new.contains(text))
        #expect(template.preamble.notes.isEmpty)
        #expect(template.preamble.keptInWords != nil)
    }

    @Test(arguments: [
        "This is a template for proposals of ours.\n", "Please delete this note.\n",
        "*Disclaimer: it is derived from [theirs](a.md). (You may remove this disclaimer).*\n",
        "This note should be removed before the review.\n",
        "This is the suggested template for new ones.\n",
        "[This is an AB (A B) template, as [a](b).]\n",
        "Note that a number will be assigned by an editor.\n", "Feel free to copy this file.\n",
        "The file name should be in small letters.\n", "TODO: Remove the note before submitting\n",
        "Please feel free to add or remove sections.\n",
        "* Keep it short.\n* A good title should be easy to find.\n",
        "Some notes about using this template:\n\n- Wrap it.\n\n- Keep it.\n",
        "<!-- To use this template, make a copy. -->\n",
        "The canonical place for these words (and the source of this file) is [here](/t.md).\n",
        "(*All lists have commas.*)\n\n*This is a template. Italicized writing are comments and "
            + "should be removed or replaced.*\n\n*All must have a header.*\n",
        "> _NOTE: the file should be named `_DRAFT_<title>.md`.<br>\n> **Remove this section before "
            + "submitting, and keep the rest.**_\n",
        "Copy the template file to the `adr` folder, rename it, and submit it.\n",
        "_This template is for RFC proposals._\n\n_Please delete the italic text before submitting._\n",
        "Fill in all. Delete everything from this paragraph down to Part.\n\nMore.\n\n- and more\n",
    ])
    func notesOnTheTemplateGo(text: String) {
        let (template, new) = preamble("- Status: draft\n\n" + text)
        #expect(new == "# T\n\n- Status: draft\n\n## Part\n\nWhat?\n")
        #expect(template.preamble.keptInWords == nil)
    }

    /// All between two marks goes, and where one is missing all stays.
    @Test(arguments: [
        ("To make a copy of it:\n\n1. Of it.\n\nThe `metadata` above should be short.\n\n", true),
        ("<!-- BEGIN keep this -->\n\n", true), ("", false),
    ])
    func textBetweenMarks(text: String, isWhole: Bool) {
        let begin = "<!-- BEGIN Remove before PR -->\n"
        let end = isWhole ? "<!-- END Remove before PR -->\n\n" : ""
        let (_, new) = preamble("\(begin)\(text)\(end)Stays here.\n")
        let rest = isWhole ? "" : begin + text
        #expect(new == "# T\n\n\(rest)Stays here.\n\n## Part\n\nWhat?\n")
    }

    /// A blank line parts the title from what follows a note right below it.
    @Test(arguments: ["\n", "\r\n"])
    func aNoteRightBelowTheTitle(ending: String) {
        let note = "<!-- A short and clear title of the decision, with its number -->\n\n"
        let marked = "<!-- BEGIN Remove before PR -->\nA.\n\n<!-- END Remove before PR -->\n\n"
        let rest =
            "* Status: proposed\n* Deciders: {names}\n\n## Part\n\n"
            + "<!-- What is it that you want to change? Say all. -->\n\n## Other\n\n"
            + "<!-- What is it that you want to leave? Say all. -->\n"
        for (notes, gap) in [(note, "\n"), (note + marked, "\n"), ("\n" + note, "\n"), ("", "")] {
            let text = ("# 0. Title\n" + notes + rest).replacing("\n", with: ending)
            let new = NewProposal(
                template: Template(reading: Array(text.utf8), name: "own"), title: "T",
                author: "A", today: Day(secondsSince1970: 0))
            #expect(
                String(decoding: new.bytes, as: UTF8.self)
                    == ("# 0. T\n" + gap + rest).replacing("\n", with: ending))
        }
    }

    /// What the program that makes the page reads, above a title.
    @Test func directivesStay() {
        let head = "{{ set(\"rfcid\", \"RFC-NNNN\") }}\n{% include \"_template_header.md\" %}\n"
        let text =
            head + "# Title\n\n## Part\n\n<!-- What is it that you want to change? Say all. -->\n"
        let new = NewProposal(
            template: Template(reading: Array(text.utf8), name: "own"), title: "T", author: "A",
            today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self).hasPrefix(head + "# T\n"))
    }

    @Test func fieldsStayAndAreNotCalledKept() {
        let (template, new) = preamble("* Authors: [A](b)\n  more\n* Editor: nobody\n")
        #expect(new == "# T\n\n* Authors: [A](b)\n  more\n* Editor: nobody\n\n## Part\n\nWhat?\n")
        #expect(template.fields.map(\.name) == ["Authors", "Editor"])
        #expect(template.preamble.keptInWords == nil)
    }

    /// A sentence behind a colon is no field.
    @Test(arguments: [
        "**Note on the preamble:** The link is only needed for some.",
        "Note: Numbers come later on.",
        "TODO: say who has to agree to it",
    ])
    func notesAreNoFields(text: String) {
        #expect(preamble(text + "\n").template.fields.isEmpty)
        let fields = preamble("Author: Ada\nNote: <words for others>\n").template.fields
        #expect(fields.map(\.name) == ["Author", "Note"])
    }

    /// A comment that is all there is below the title asks, where comments ask, if it says what to write and
    /// speaks of nothing that a template has.
    @Test(arguments: [
        ("Describe your change here. The form\nof it is free.", true),
        ("Please write one paragraph of summary.", true),
        ("Describe it in a title that is short.", false),
        ("All of it is to be short.", false),
    ])
    func commentsBelowTheTitle(words: String, isAsked: Bool) {
        let asking = "<!-- Show in ten words or more how somebody makes use of it. -->\n"
        let head = "<!-- \(words) -->\n\n"
        for ending in ["\n", "\r\n"] {
            let text = "# Title\n\n\(head)## Example\n\n\(asking)".replacing("\n", with: ending)
            let template = Template(reading: Array(text.utf8), name: "own")
            #expect(
                template.preamble.promptWords
                    == (isAsked ? words.replacing("\n", with: " ") : ""))
            #expect(template.preamble.notes.isEmpty == isAsked)
            let new = NewProposal(
                template: template, title: "T", author: "A", today: Day(secondsSince1970: 0))
            let expected = text.replacing("# Title", with: "# T")
            let without = expected.replacing(head.replacing("\n", with: ending), with: "")
            #expect(String(decoding: new.bytes, as: UTF8.self) == (isAsked ? expected : without))
        }
        // Where the sections ask in plain words it stays, and beside a field it goes.
        #expect(preamble("<!-- \(words) -->\n").template.preamble.prompt == nil)
        let beside = "# Title\n\n- Status: draft\n\n\(head)## Example\n\n\(asking)"
        let other = Template(reading: Array(beside.utf8), name: "own")
        #expect(other.preamble.prompt == nil)
    }

    @Test func keptInWords() {
        let (template, _) = preamble("One.\n\nTwo.\n\n- a\n\n<!-- b -->\n")
        #expect(template.preamble.keptInWords == "2 paragraphs, a list and a comment")
    }

    @Test func textBesideCommentsThatAskIsFixed() {
        let template = Template(
            reading: Array(
                """
                # Title

                ## Summary

                <!-- Say in a few words what this is about, for those who read no more. -->

                ## Checklist

                Items marked with (R) are required before the release is made.

                - [ ] (R) The design was agreed to by all who look after it
                - A plain question that has more than five words?

                ## Empty
                """.utf8), name: "own")
        #expect(template.sections.map(\.isFixed) == [false, true, false])
        #expect(template.sections.allSatisfy { $0.prompts.isEmpty })
        #expect(template.placeCount == 2)
        let plain = Template(
            reading: Array("# T\n\n## A\n\nSay in five words or more.\n".utf8), name: "own")
        #expect(plain.sections.map(\.prompts.count) == [1])
    }
}
