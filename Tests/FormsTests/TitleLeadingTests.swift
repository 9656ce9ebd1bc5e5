import Forms
import Proposals
import TestSupport
import Testing

/// The title's entry in a list of contents, while the title of a new document is typed.
@Suite struct TitleLeadingTests {
    private static let text = """
        # ADR-nnn: Any Record

        - [ADR-nnn: Any Record](#adr-nnn-any-record)
          - [Context](#context)
          - [Decision](#decision)

        ## Context

        What is the matter?

        ## Decision

        What was decided?

        """

    private static let titled = text.replacing("Any Record", with: "Weave baskets")
        .replacing("any-record", with: "weave-baskets")

    private static func form(path: String?) throws -> Form {
        let bytes = Array(text.utf8)
        let template = Template(reading: bytes, name: "own")
        var form = Form.opened(bytes, path: path, template: template)
        let title = try #require(form.proposal.fieldPlace(named: "title"))
        for _ in 0..<10 where form.place.field != title {
            _ = form.handle(.action(.previousField))
        }
        try #require(form.place.field == title)
        for character in "Weave baskets" { _ = form.handle(.typed(character)) }
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test func followsOnceTheTitleIsLeft() throws {
        var form = try Self.form(path: nil)
        _ = form.handle(.action(.nextSection))
        #expect(Self.string(form) == Self.titled)
        #expect(form.proposal.sections[form.section].title == "Context")
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
    }

    @Test func followsBeforeASave() throws {
        var form = try Self.form(path: nil)
        _ = form.handle(.action(.save))
        #expect(Self.string(form) == Self.titled)
        // What is typed then goes on with it.
        for character in " by hand" { _ = form.handle(.typed(character)) }
        _ = form.handle(.action(.nextSection))
        #expect(
            Self.string(form)
                == Self.titled.replacing("Weave baskets", with: "Weave baskets by hand")
                .replacing("weave-baskets", with: "weave-baskets-by-hand"))
    }

    /// In a file that was there only what is typed becomes another.
    @Test func staysInAFileThatWasThere() throws {
        var form = try Self.form(path: "x.md")
        _ = form.handle(.action(.nextSection))
        #expect(
            Self.string(form)
                == Self.text.replacing("# ADR-nnn: Any Record", with: "# ADR-nnn: Weave baskets"))
    }
}
