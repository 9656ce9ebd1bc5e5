import Proposals
import Testing

@testable import Rules

/// What a document has left of its template's text below the title that may as well be meant to stay.
@Suite struct PreambleTextTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The rules that speak by themselves.
    private func rules(_ text: String, by template: Template) -> [String] {
        let context = CheckContext(template: template, today: Sample.today)
        return Check(Array(text.utf8), context: context).findings().map(\.rule)
    }

    /// The rules that speak in a folder of five others.
    private func rules(_ text: String, by template: Template, beside other: String) -> [String] {
        let context = Sample.context(beside: Array(repeating: other, count: 5), template)
        return Check(Array(text.utf8), context: context).findings().map(\.rule)
    }

    /// Expects that a note is told where others drop it, and not where they keep it or are none.
    ///
    /// - Returns: the document with the note and without it, and the template.
    @discardableResult
    private func expectTold(
        _ note: String, of asked: String
    ) -> (text: String, without: String, template: Template) {
        let template = template(asked)
        let text = asked.replacing("<Title>", with: "Baskets").replacing("<name>", with: "Ana")
            .replacing("Explain why this should be added.", with: "They are light.")
        let without = text.replacing("\(note)\n\n", with: "")
        #expect(rules(text, by: template, beside: without) == ["preamble-left"])
        #expect(rules(text, by: template, beside: text) == [])
        #expect(rules(without, by: template, beside: without) == [])
        #expect(rules(text, by: template) == [])
        return (text, without, template)
    }

    /// Without a status nothing tells a draft from an accepted document: what others drop is told, also
    /// where it speaks to nobody, and stays where they keep it, or are too few.
    @Test(arguments: [
        "Please note: many of the sections below are not needed.",
        "Keep it simple and descriptive.", "*This document is a proposal of some future effort.*",
        "> It is one sentence which is a brief description of it.",
    ])
    func textThatOthersDrop(note: String) {
        let asked =
            "# <Title>\n\n- Owner: <name>\n\n\(note)\n\n## Motivation\n\n"
            + "Explain why this should be added.\n"
        expectTold(note, of: asked)
    }

    /// Text above the title is told where others drop it, whomever it speaks to.
    @Test(arguments: [
        "(Add link to how to complete this)",
        "The goal of this document is to bring small proposals to the group.",
        "Please stay within the scope of the charter.",
    ])
    func textAboveTheTitleThatOthersDrop(note: String) {
        let asked =
            "\(note)\n\n# <Title>\n\n- Owner: <name>\n\n## Motivation\n\n"
            + "Explain why this should be added.\n"
        let (text, without, template) = expectTold(note, of: asked)
        let context = Sample.context(beside: Array(repeating: without, count: 5), template)
        let found = Check(Array(text.utf8), context: context).findings()
        #expect(found.map(\.message) == ["The template's text above the title is still there."])
    }

    /// The same of the text of a heading above the title.
    @Test func textAboveTheTitle() {
        let asked =
            "### RFC PR:\n\n*Leave this blank until the RFC is approved.*\n\n# RFC Name\n\n"
            + "## Motivation\n\nExplain why this should be added.\n"
        let template = template(asked)
        let text = asked.replacing("RFC Name", with: "Baskets")
            .replacing("Explain why this should be added.", with: "They are light.")
        let answered = text.replacing(
            "*Leave this blank until the RFC is approved.*", with: "It is the third one.")
        #expect(rules(text, by: template, beside: answered) == ["preamble-left"])
        #expect(rules(answered, by: template, beside: answered) == [])
    }

    /// A comment that asks for text below the title is left until there is some, or it is deleted; but
    /// not where others keep it.
    @Test func commentsThatAskBelowTheTitle() {
        let comment = "<!-- Describe the change in a few words. -->"
        let text = { (title: String, head: String, example: String) in
            "# \(title)\n\n\(head)## Example\n\n\(example)\n"
        }
        let asking = "<!-- Show in ten words or more how somebody makes use of it. -->"
        let template = template(text("Title", comment + "\n\n", asking))
        let left = text("Baskets", comment + "\n\n", "Carry one.")
        let beside = text("Baskets", comment + "\n\nThey carry.\n\n", "Carry one.")
        let without = text("Baskets", "", "Carry one.")
        #expect(rules(left, by: template) == ["prompt-left"])
        #expect(rules(beside, by: template) == ["prompt-left"])
        #expect(rules(without, by: template) == [])
        #expect(rules(left, by: template, beside: left) == [])
        #expect(rules(left, by: template, beside: without) == ["prompt-left"])
    }

    /// A link that names the place of a number to come, as it stands below the title, and a day to come.
    @Test(arguments: [
        (
            "> [Issue #NNN](https://example.org/issues/NNN)",
            "> [Issue #12](https://example.org/issues/12)"
        ),
        ("2024/MM/DD", "2024/05/06"), ("YYYY-MM-DD", "2024-05-06"),
    ])
    func linksToNumbersAndDaysToComeBelowTheTitle(link: String, own: String) {
        let text = { (title: String, link: String, aim: String) in
            "# \(title)\n\n\(link)\n\n## Motivation\n\n\(aim)\n"
        }
        let template = template(text("<Title>", link, "Explain why this should be added."))
        #expect(
            rules(text("Baskets", link, "They are light."), by: template)
                == ["placeholder-left"])
        #expect(rules(text("Baskets", own, "They are light."), by: template) == [])
    }
}
