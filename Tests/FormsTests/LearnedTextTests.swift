import Forms
import Proposals
import TestSupport
import Testing

/// What accepted documents keep of a template decides what goes with the first key of a section, and
/// nothing else.
@Suite struct LearnedTextTests {
    private static let asked = "<!-- Say in ten words or more what this is all about, please. -->"
    private static let kept = "Sign your name below this line before it is sent."
    private static let text = """
        # Title

        ## Summary

        \(asked)

        ## Rules

        <!-- Say in ten words or more what has to be done by others. -->

        \(kept)

        ## Copyright

        All of this is under the licence that the project has.

        """
    private static let learned = LearnedRoles([
        NormalizedText(asked): true, NormalizedText(kept): false,
        NormalizedText("All of this is under the licence that the project has."): false,
    ])

    private static func form() -> Form {
        let bytes = Array(text.utf8)
        return Form.opened(bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
    }

    private static func go(to title: String, in form: inout Form) {
        _ = form.handle(.action(.documentStart))
        form.goOn(to: title)
        #expect(form.proposal.sections[form.section].title == title)
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    /// A sentence that asks by its words stays as well, where documents keep it beside the answer.
    @Test func aSentenceThatMostKeepStays() {
        let rule = "This document follows the rules of the house."
        let text = "# Title\n\n## Context\n\nPlease say what forces are at play.\n\n\(rule)\n"
        let bytes = Array(text.utf8)
        for isKept in [true, false] {
            var form = Form.opened(
                bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
            _ = form.handle(.learned(LearnedRoles([NormalizedText(rule): isKept])))
            Self.go(to: "Context", in: &form)
            _ = form.handle(.typed("x"))
            #expect(Self.string(form).contains(rule) == isKept)
            #expect(!Self.string(form).contains("Please say"))
        }
    }

    /// All of a section that a document was accepted with stays beside what is typed there.
    @Test(arguments: [true, false]) func whatADocumentWasAcceptedWithStays(isKept: Bool) throws {
        let tasks = "* Track each of them in a file.\n\nPlease plan well.\n"
        let bytes = Array("# Title\n\n## Aim\n\nWhat is it?\n\n## Tasks\n\n\(tasks)".utf8)
        let template = Template(reading: bytes, name: "own")
        let path = try #require(template.sections.last).path
        let text = String(decoding: bytes, as: UTF8.self).replacing("What is it?", with: "It.")
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        _ = form.handle(.learned(LearnedRoles().keeping(isKept ? [path] : [])))
        #expect(Self.string(form) == text)
        Self.go(to: "Tasks", in: &form)
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains(tasks) == isKept)
        #expect(Self.string(form).contains("\n\nx"))
    }

    @Test func whatMostKeepStaysAndWhatMostDropGoes() {
        var form = Self.form()
        _ = form.handle(.learned(Self.learned))
        #expect(Self.string(form) == Self.text)
        Self.go(to: "Summary", in: &form)
        _ = form.handle(.typed("x"))
        Self.go(to: "Rules", in: &form)
        #expect(form.guidance?.text.contains("Sign your name") == true)
        _ = form.handle(.typed("y"))
        #expect(
            Self.string(form) == """
                # Title

                ## Summary

                \(Self.asked)

                x

                ## Rules

                y

                ## Copyright

                All of this is under the licence that the project has.

                """)
        for _ in 0..<2 { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
    }

    @Test func aSectionThatIsBegunStaysAsItIs() {
        var form = Self.form()
        Self.go(to: "Summary", in: &form)
        _ = form.handle(.typed("x"))
        let (before, place) = (Self.string(form), form.place)
        #expect(!before.contains(Self.asked))
        _ = form.handle(.learned(Self.learned))
        #expect(Self.string(form) == before && form.place == place)
        _ = form.handle(.typed("y"))
        #expect(Self.string(form).contains("## Summary\n\nxy\n\n## Rules\n\n<!--"))
        // What an undo brings back is read by what is known now.
        for _ in 0..<2 { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
        _ = form.handle(.typed("z"))
        #expect(Self.string(form).contains("## Summary\n\n\(Self.asked)\n\nz\n"))
    }

    /// What a project says of a section holds over what its documents do.
    @Test func theProjectsWordHolds() {
        let bytes = Array(Self.text.utf8)
        var overrides = TemplateOverrides()
        overrides[section: "Summary"].isFixed = false
        let template = Template(reading: bytes, name: "own", overrides: overrides)
        var form = Form.opened(bytes, path: "x.md", template: template)
        _ = form.handle(.learned(Self.learned))
        Self.go(to: "Summary", in: &form)
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("## Summary\n\nx\n"))
    }

    /// A section stays one to fill in, and is asked for as before.
    @Test func theSectionsAreTheSame() throws {
        let bytes = Array(Self.text.utf8)
        let template = Template(reading: bytes, name: "own")
        let learned = try #require(template.learning(Self.learned))
        #expect(learned.sections.map(\.isToFill) == template.sections.map(\.isToFill))
        #expect(learned.sections.map(\.isFixed) == template.sections.map(\.isFixed))
        #expect(learned.keepable.map(\.words) == template.keepable.map(\.words))
        #expect(template.learning(LearnedRoles()) == nil)
        #expect(learned.learning(Self.learned) == nil)
    }

    /// A value that the folder's documents have beside the template's choices may be taken.
    @Test(arguments: [false, true]) func choicesOfTheFolder(isKnown: Bool) {
        let text = "# Title\n\n- Status: Draft / Approved\n- Author: Ada\n\n## Aim\n\nWhat?\n"
        let bytes = Array(text.utf8)
        var form = Form.opened(
            bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
        if isKnown { _ = form.handle(.learned(LearnedRoles(choices: ["Status": ["Accepted"]]))) }
        _ = form.handle(.action(.documentStart))
        for _ in 0..<5 where form.field.name != "Status" { _ = form.handle(.action(.nextField)) }
        _ = form.handle(.paste("accepted"))
        #expect(Self.string(form).contains("- Status: Accepted\n") == isKnown)
    }

    /// A section that most accepted proposals are without is taken out at once, and any other is asked about.
    @Test(arguments: [false, true]) func aSectionThatMostAreWithout(isKnown: Bool) {
        var form = Self.form()
        let absent: Set = [HeadingName(isKnown ? "Rules" : "Summary")]
        _ = form.handle(.learned(LearnedRoles(absent: absent)))
        Self.go(to: "Rules", in: &form)
        _ = form.handle(.action(.removePart))
        #expect(Self.string(form).contains("## Rules") != isKnown)
        if !isKnown { _ = form.handle(.typed("y")) }
        let said = form.session.message?.text ?? ""
        #expect(!Self.string(form).contains("## Rules"))
        #expect(
            said.hasPrefix(
                isKnown
                    ? "Took out “Rules”, which most accepted proposals are without"
                    : "Took out “Rules”, which the template asks for"),
            "\(said)")
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
        // What somebody wrote stays.
        Self.go(to: "Rules", in: &form)
        _ = form.handle(.typed("x"))
        _ = form.handle(.action(.removePart))
        #expect(Self.string(form).contains("## Rules"))
    }
}
