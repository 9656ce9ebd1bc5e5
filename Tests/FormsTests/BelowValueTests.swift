import Forms
import Proposals
import TestSupport
import Testing

/// A section that is one value may have a paragraph below it, `Amends ...` below a status.
@Suite struct BelowValueTests {
    private static let template = Template(
        reading: Array(
            "# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## Context\n\nWhy is it so?\n"
                .utf8), name: "own")

    private static func form(_ text: String) -> Form {
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        for _ in 1...5 where form.proposal.sections[form.section].title != "Status" {
            _ = form.handle(.action(.nextSection))
        }
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test(arguments: ["\n", "\r\n"]) func aParagraph(ending: String) {
        let text = "# 3. A\n\nDate: 2018-06-26\n\n## Status\n\nAccepted\n\n## Context\n\nSo.\n"
            .replacing("\n", with: ending)
        var form = Self.form(text)
        #expect(form.field.name == "Status")
        _ = form.handle(.action(.newItem))
        #expect(Self.string(form) == text)
        for character in "Amends [9. x](0009-x.md)" { _ = form.handle(.typed(character)) }
        #expect(
            Self.string(form)
                == text.replacing(
                    "Accepted\(ending)",
                    with: "Accepted\(ending)\(ending)Amends [9. x](0009-x.md)\(ending)"))
        _ = form.handle(.action(.nextSection))
        _ = form.handle(.action(.previousSection))
        #expect(form.fieldText.string == "Accepted\n\nAmends [9. x](0009-x.md)")
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == text)
    }

    /// Where nothing was typed it is the value that it was.
    @Test func leftAsItIs() {
        let text = "# 3. A\n\nDate: 2018-06-26\n\n## Status\n\nAccepted\n\n## Context\n\nSo.\n"
        var form = Self.form(text)
        _ = form.handle(.action(.newItem))
        _ = form.handle(.action(.nextSection))
        _ = form.handle(.action(.previousSection))
        #expect(form.field.name == "Status")
        #expect(Self.string(form) == text)
        #expect(!form.history.canUndo)
    }
}
