import Forms
import Proposals
import Prose
import TestSupport
import Testing

/// The title of a document without a template is a field.
@Suite struct OwnTitleTests {
    private static func form(_ text: String) -> Form {
        var form = Form.opened(Array(text.utf8), path: "x.md", template: .none)
        _ = form.handle(.action(.documentStart))
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("# One\n\n## Two\n\nB.\n", "# New\n\n## Two\n\nB.\n"),
        ("<!-- x -->\n# One #\n\n\nBelow.\n", "<!-- x -->\n# New #\n\n\nBelow.\n"),
        ("One\n===\n\nBelow.\n\n## Two", "New\n===\n\nBelow.\n\n## Two"),
        ("---\nstatus: x\n---\n\n# One", "---\nstatus: x\n---\n\n# New"),
    ]) func isChanged(text: String, changed: String) throws {
        var form = Self.form(text)
        for _ in 0..<3 where !form.field.isHeading { _ = form.handle(.action(.nextField)) }
        try #require(form.field.isHeading)
        #expect(form.fieldText.string == "One")
        _ = form.handle(.action(.select(.all)))
        _ = form.handle(.paste("New"))
        #expect(Self.string(form) == changed)
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == text)
    }

    @Test func isARowOfTheList() {
        var form = Self.form("# One\n\n## Two\n\nB.\n")
        _ = form.handle(.action(.sections))
        guard case .sections(let layer) = form.layers.top else {
            Issue.record("no list")
            return
        }
        #expect(layer.list.rows.map(\.title) == ["(title)", "Two"])
    }

    /// Below a title alone there is a place for words, and none is written without them.
    @Test(arguments: ["# One\n", "# One"]) func wordsBelow(text: String) {
        var form = Self.form(text)
        _ = form.handle(.action(.nextField))
        #expect(Self.string(form) == text)
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).hasPrefix("# One\n\nx"))
        #expect(form.proposal.titleHeading == "One")
    }

    /// What is typed behind a save goes on below the title that was typed.
    @Test(arguments: [0, 2]) func aTitleThatIsTyped(lines: Int) {
        var form = Self.form("")
        for character in "# Title" { _ = form.handle(.typed(character)) }
        for _ in 0..<lines { _ = form.handle(.action(.newline)) }
        _ = form.handle(.action(.save))
        _ = form.handle(.typed("x"))
        #expect(form.proposal.titleHeading == "Title")
        #expect(Self.string(form).hasPrefix("# Title\n\nx"))
    }

    /// A line of the file leads into the title, and its end to what stands below.
    @Test func placesOfTheHeading() {
        let proposal = Proposal(Array("# One\n\nBelow.\n".utf8), template: .none)
        let places = [0, 3, 5, 7].map { proposal.place(atByte: $0) }
        #expect(places.map { $0.place.slot } == [0, 0, 1, 1])
        #expect(places.map { $0.position.offset } == [0, 1, 0, 0])
    }

    /// Several headings of the first level are sections, and a key of front matter has the title.
    @Test(arguments: [
        "# One\n\n# Two\n\nB.\n", "---\ntitle: One\n---\n\n# One\n\n## Two\n\nB.\n",
    ]) func isNoOther(text: String) {
        let form = Self.form(text)
        #expect(!form.proposal.sections.contains { $0.holdsTitle })
    }
}
