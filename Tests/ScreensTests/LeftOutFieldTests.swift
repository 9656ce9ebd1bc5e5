import Forms
import Proposals
import Screens
import TestSupport
import Testing

/// A field that a document may be without: its row says where the file has none.
@Suite struct LeftOutFieldTests {
    private static let template = """
        ---
        # These are optional metadata elements. Feel free to remove.
        owner: "{name}"
        risk: "{low | high}"
        ---

        # {title}

        ## Outcome

        What is it?

        """

    private static func form(_ text: String) -> Form {
        Form.opened(
            Array(text.utf8), path: "x.md",
            template: Template(reading: Array(template.utf8), name: "own"))
    }

    /// The rows of the screen that tell of a field which is left out.
    private static func rows(_ form: inout Form) -> [Substring] {
        let size = Size(columns: 80, rows: 24)
        form.scroll(on: size)
        return draw(form, size: size).text(markingCursor: false).split(separator: "\n")
            .filter { $0.contains("left out") }
    }

    @Test func aFieldThatIsTakenOut() {
        var form = Self.form(Self.template)
        #expect(Self.rows(&form).isEmpty)
        #expect(form.field.name == "owner")
        _ = form.handle(.action(.removePart))
        #expect(!String(decoding: form.proposal.bytes, as: UTF8.self).contains("owner"))
        let rows = Self.rows(&form)
        #expect(rows.count == 1)
        #expect(rows.allSatisfy { $0.contains("owner") })
        _ = form.handle(.action(.undo))
        #expect(Self.rows(&form).isEmpty)
    }

    @Test func withoutAScreen() {
        let text = "---\nrisk: low\n---\n\n# A\n\n## Outcome\n\nMine.\n"
        var dialogue = Dialogue(Self.form(text))
        dialogue.greet()
        _ = dialogue.talk()
        _ = dialogue.hear([])
        #expect(dialogue.talk().contains { $0.hasPrefix("owner is left out.") })
    }
}
