import Forms
import Proposals
import Rules
import TestSupport
import Testing

/// What the template has gained, added in the form by a command.
@Suite struct MigratingTests {
    private static let old = """
        # Title

        ## Summary

        Say in a few words what it is about.

        ## Goals

        List what is to be reached by this.

        """
    private static let new =
        old.replacing("## Goals", with: "## Aims")
        + "\n## Tests\n\nHow is it known that it works?\n"
    private static let document =
        "# Widgets\n\n## Summary\n\nDrawn once.\n\n## Goals\n\nOne drawing each.\n"

    private static func form() throws -> Form {
        let templates = [new, old].map { Template(reading: Array($0.utf8), name: "t").chosen(.own) }
        let outlines = TemplateOutline.distinct(templates.map { TemplateOutline($0) })
        let versions = outlines.enumerated().map { index, outline in
            TemplateVersions.Version(
                object: "\(index)", day: Day("202\(5 - index)-01-01"), outline: outline)
        }
        let bytes = Array(document.utf8)
        var context = CheckContext(
            template: templates[0], today: try #require(Day("2026-11-27")), fileName: "x.md")
        context.versions = TemplateVersions(newest: templates[0], versions: versions) { object in
            Int(object).map { templates[$0] }
        }
        context = context.choosing(for: bytes)
        try #require(context.newest != nil)
        let session = Session(
            context: context, keymap: .embedded,
            file: EditedFile(path: "x.md", folder: ".", initial: bytes, saved: bytes))
        return Form(Proposal(bytes, template: context.template), session: session)
    }

    /// Opens the palette, and picks the command by its name.
    private static func migrate(_ form: inout Form) {
        _ = form.handle(.action(.palette))
        for letter in "migrate" { _ = form.handle(.typed(letter)) }
        _ = form.handle(.action(.choose))
    }

    private static func text(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    /// A heading that may be called otherwise is asked about, and all is one step.
    @Test(arguments: [
        (false, "## Aims\n\nOne drawing each.\n"),
        (true, "## Aims\n\nList what is to be reached by this.\n"),
    ]) func whatIsNewIsToDo(keeps: Bool, aims: String) throws {
        var form = try Self.form()
        Self.migrate(&form)
        #expect(Self.text(form) == Self.document)
        if keeps { _ = form.handle(.action(.chooseNext)) }
        _ = form.handle(.action(.choose))
        let text = Self.text(form)
        #expect(text.contains("## Tests\n\nHow is it known that it works?\n"))
        #expect(text.contains(aims))
        #expect(text.contains("## Goals") == keeps && text.contains("One drawing each."))
        let added = form.proposal.sections.first { $0.title == "Tests" }
        #expect(added?.isUntouched == true)
        let isThere = form.session.message?.text.contains("Added what is new")
        #expect(isThere == true)
        Self.migrate(&form)
        #expect(Self.text(form) == text)
        _ = form.handle(.action(.back))
        _ = form.handle(.action(.undo))
        #expect(Self.text(form) == Self.document)
    }

    @Test func nothingIsNewInTheNewest() {
        var form = Form.opened(Array(Self.document.utf8))
        Self.migrate(&form)
        #expect(Self.text(form) == Self.document)
        #expect(form.session.message?.text.contains("no newer version") == true)
    }
}
