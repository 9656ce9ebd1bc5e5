import Forms
import Proposals
import Prose
import TestSupport
import Testing

/// A document of an older template has headings at other levels, or below others: whoever goes to a section
/// by its name is led to what is there.
@Suite struct HeadingsElsewhereTests {
    private static let template = Template(
        reading: Array(
            """
            # {title}

            ## Summary

            What is it?

            ## Plan

            When?

            ## Skew

            What of older ones?

            """.utf8), name: "own")

    private static func form(_ sections: String) -> Form {
        let text = "# T\n\n## Summary\n\nMine.\n\n" + sections
        return Form.opened(Array(text.utf8), path: "x.md", template: template)
    }

    private static func go(to name: String, in form: inout Form) {
        _ = form.handle(.action(.sections))
        for letter in name { _ = form.handle(.typed(letter)) }
        _ = form.handle(.action(.choose))
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test func inTheTextOfAnother() {
        var form = Self.form("## Details\n\nMine.\n\n### Skew\n\nMine.\n\n## Plan\n\nMine.\n")
        Self.go(to: "ske", in: &form)
        #expect(form.proposal.sections[form.section].title == "Details")
        // What is typed is no part of the heading.
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("\n\n### Skew\n\nxMine.\n"))
    }

    @Test(arguments: [
        ("### Skew\n\n### More\n\nMine.\n", "### Skew\nx\n### More\n"),
        ("Skew\n----\n\nMine.\n", "Skew\n----\n\nxMine.\n"),
    ])
    func belowAHeadingWithoutText(text: String, written: String) {
        var form = Self.form("## Details\n\nMine.\n\n\(text)\n## Plan\n\nMine.\n")
        Self.go(to: "ske", in: &form)
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains(written), "\(Self.string(form))")
    }

    /// At the end of a field there is no line below it yet: that comes with the words.
    @Test(arguments: [Action.sections, .goTo])
    func belowTheLastLineOfAField(action: Action) {
        var form = Self.form("## Details\n\nMine.\n\n### Skew\n\n## Plan\n\nMine.\n")
        let before = Self.string(form)
        _ = form.handle(.action(action))
        for letter in "ske" { _ = form.handle(.typed(letter)) }
        _ = form.handle(.action(action == .goTo ? .newline : .choose))
        #expect(form.session.message?.text == "What is typed now goes below this heading.")
        #expect(Self.string(form) == before)
        for letter in "xy" { _ = form.handle(.typed(letter)) }
        #expect(Self.string(form).contains("Mine.\n\n### Skew\n\nxy\n\n## Plan\n"))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == before)
    }

    /// Its words are asked for nowhere, and not those of the section around it in their place.
    @Test(arguments: ["### Skew\n\nMine.\n", "### Skew\n"]) func isWordedInPlace(text: String) {
        var form = Self.form("## Details\n\n\(text)\n## Plan\n\nMine.\n")
        Self.go(to: "ske", in: &form)
        _ = form.handle(.action(.renameSection))
        let told = "“Skew” is part of the text of “Details”: its words are changed in place."
        #expect(form.session.message?.text == told)
        guard case .fields = form.layers.top else {
            Issue.record("Words are asked for.")
            return
        }
    }

    /// It moves with the text that it is part of.
    @Test(arguments: [Action.moveSectionUp, .moveSectionDown]) func stays(action: Action) {
        var form = Self.form("## Details\n\nMine.\n\n### Skew\n\nMine.\n\n## Plan\n\nMine.\n")
        let before = Self.string(form)
        _ = form.handle(.action(.sections))
        for letter in "ske" { _ = form.handle(.typed(letter)) }
        _ = form.handle(.action(action))
        #expect(Self.string(form) == before)
        #expect(
            form.session.message?.text == "It stays: “Skew” is part of the text of “Details”.")
    }

    @Test func byAPartOfItsName() {
        var form = Self.form("## Details\n\nMine.\n\n### Skew\n\nMine.\n\n## Plan\n\nMine.\n")
        _ = form.handle(.action(.goTo))
        for letter in "ske" { _ = form.handle(.typed(letter)) }
        _ = form.handle(.action(.newline))
        #expect(form.proposal.sections[form.section].title == "Details")
        #expect(form.fieldText.lines[form.place.caret.line].text == "Mine.")
        #expect(form.fieldText.lines[form.place.caret.line - 2].text == "### Skew")
    }

    /// One row has the name: the heading that is there.
    @Test func standsInTheListOnce() {
        for level in ["###", "####"] {
            var form = Self.form("## Plan\n\nMine.\n\n\(level) Skew\n\nMine.\n")
            _ = form.handle(.action(.sections))
            guard case .sections(let layer) = form.layers.top else {
                Issue.record("No list.")
                continue
            }
            #expect(layer.list.rows.count { $0.title == "Skew" } == 1)
            #expect(layer.list.rows.last?.indent == (level.count - 2) * 2)
        }
    }

    @Test(arguments: ["## Plan\n\n", "## Details\n\nMine.\n\n## Plan\n\nMine.\n\n"])
    func theTemplatesPlaceCanBeWrittenAndIsTold(before: String) {
        let sections = before + "### Skew\n\nMine.\n"
        var form = Self.form(sections)
        while form.section + 1 < form.proposal.sections.count {
            _ = form.handle(.action(.nextSection))
            if !form.proposal.sections[form.section].isPresent { break }
        }
        #expect(form.proposal.sections[form.section].title == "Skew")
        #expect(!form.proposal.sections[form.section].isPresent)
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).hasSuffix("### Skew\n\nMine.\n\n## Skew\n\nx\n"))
        #expect(
            form.session.message?.text == "“Skew” stands in “Plan”, too; undo takes this one out.")
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == "# T\n\n## Summary\n\nMine.\n\n" + sections)
    }

    /// One that is a section of its own stands above, and the one to be written comes first.
    @Test func aSectionOfItsOwn() {
        let template = Template(
            reading: Array(
                "# {title}\n\n## Why\n\nSay.\n\n### Needs\n\nSay.\n\n## How\n\nSay.\n".utf8),
            name: "own")
        let text = "# T\n\n## Why\n\nMine.\n\n## Needs\n\nMine.\n\n## How\n\nMine.\n"
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        Self.go(to: "Needs", in: &form)
        #expect(form.proposal.sections[form.section].title == "Needs")
        #expect(form.proposal.sections[form.section].isPresent)
    }

    /// One that is there in its place is no other's; without a name nothing is narrowed.
    @Test func aSectionInItsPlace() {
        var form = Self.form("## Plan\n\nMine.\n\n### Skew\n\nMine.\n\n## Skew\n\nMine.\n")
        Self.go(to: "Skew", in: &form)
        #expect(form.proposal.sections[form.section].title == "Skew")
        #expect(form.proposal.headingsElsewhere.isEmpty)
    }

    /// A part is not written below a second heading, where the document has the first by nearly its name.
    @Test func aParentByAnotherName() {
        let template = Template(
            reading: Array(
                "# {title}\n\n## Why\n\nSay.\n\n### Test Plan\n\nSay.\n\n#### Units\n\nSay.\n".utf8),
            name: "own")
        let text = "# T\n\n## Why\n\nMine.\n\n### Testing Plan\n\nMine.\n"
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        Self.go(to: "Units", in: &form)
        #expect(form.proposal.sections[form.section].title == "Units")
        _ = form.handle(.typed("x"))
        #expect(Self.string(form) == text)
        #expect(form.session.message?.isError == true)
        #expect(form.session.message?.text.contains("“Testing Plan” stands at level 3") == true)
    }

    /// The section itself can be written beside one of nearly its name, which is told.
    @Test func aSectionByAnotherName() {
        var form = Self.form("## Plans\n\nMine.\n")
        Self.go(to: "Plan", in: &form)
        #expect(form.proposal.sections[form.section].title == "Plan")
        _ = form.handle(.typed("x"))
        #expect(
            form.session.message?.text
                == "“Plans” is likely the same; undo takes this one out.")
    }

    /// Whoever went to a part of a section selects, deletes and takes out that part.
    @Test(arguments: ["### More\n\nMine.\n\n", ""]) func aPartAlone(more: String) {
        let plan = "## Plan\n\nMine.\n"
        var form = Self.form("## Details\n\nMine.\n\n### Skew\n\nTBD\n\n\(more)\(plan)")
        let before = Self.string(form)
        Self.go(to: "ske", in: &form)
        _ = form.handle(.action(.removePart))
        #expect(
            form.session.message?.text == "It stays: “Skew” has text of yours: cut that first.")
        _ = form.handle(.action(.select(.all)))
        #expect(
            form.session.message?.text == "This is “Skew”; once more selects all of “Details”.")
        _ = form.handle(.action(.delete(.motion(.right))))
        #expect(Self.string(form).contains("\n## Details\n\nMine.\n\n### Skew\n\n"))
        #expect(Self.string(form).contains("TBD") == false)
        _ = form.handle(.action(.select(.all)))
        #expect(form.place.selection == nil)
        _ = form.handle(.action(.removePart))
        #expect(form.session.message?.text == "Took out “Skew”; undo brings it back.")
        #expect(
            Self.string(form)
                == "# T\n\n## Summary\n\nMine.\n\n## Details\n\nMine.\n\n\(more)\(plan)")
        _ = form.handle(.action(.undo))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == before)
    }

    @Test func aSecondTimeItIsTheSection() {
        var form = Self.form("## Details\n\nMine.\n\n### Skew\n\nTBD\n\n## Plan\n\nMine.\n")
        Self.go(to: "ske", in: &form)
        _ = form.handle(.action(.select(.all)))
        _ = form.handle(.action(.select(.all)))
        #expect(form.place.selection == Position.start..<form.fieldText.end)
    }
}
