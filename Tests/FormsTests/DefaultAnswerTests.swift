import Forms
import Proposals
import TestSupport
import Testing

/// The template's answer for want of another: Enter keeps it, and a key that drops it says so.
@Suite struct DefaultAnswerTests {
    private static let text = """
        # T

        ## Abstract

        <!-- What is it? -->

        ## Compatibility

        <!--
          What breaks?

          TODO: Remove this comment before submitting
        -->

        No backward compatibility issues found.

        ## Rationale

        <!-- Why so? -->

        TBD

        """

    private static let kept = text.replacing(
        "<!--\n  What breaks?\n\n  TODO: Remove this comment before submitting\n-->\n\n", with: "")

    private static func form(keymap: String? = nil) -> Form {
        let bytes = Array(text.utf8)
        var form = Form.opened(
            bytes, path: "x.md",
            template: Template(
                reading: Array(text.replacing("# T", with: "# {title}").utf8), name: "own"))
        if let keymap {
            form.take(Keymap([.embedded("default"), .embedded(keymap)].compactMap(\.self)))
        }
        form.goOn(to: "Compatibility")
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test func enterKeepsIt() {
        var form = Self.form()
        #expect(form.field.hint == "No backward compatibility issues found.")
        _ = form.handle(.action(.newline))
        #expect(form.fieldText.string == "No backward compatibility issues found.")
        #expect(form.place.caret == form.fieldText.end)
        #expect(
            form.session.message?.text
                == "“No backward compatibility issues found.” is the answer now; undo takes it back."
        )
        #expect(Self.string(form) == Self.kept)
        // Words are a paragraph of their own; from here on it is text as any other.
        for character in "So." { _ = form.handle(.typed(character)) }
        #expect(Self.string(form) == Self.kept.replacing("found.", with: "found.\n\nSo."))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.kept)
        // The caret is behind it, where an author goes on as behind any text.
        for (lines, expected) in [(1, "found.\nSo."), (2, "found.\n\nSo.")] {
            form = Self.form()
            for _ in 0...lines { _ = form.handle(.action(.newline)) }
            for character in "So." { _ = form.handle(.typed(character)) }
            #expect(Self.string(form) == Self.kept.replacing("found.", with: expected))
        }
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
    }

    @Test func wordsTakeItsPlaceAndSaySo() {
        var form = Self.form()
        _ = form.handle(.typed("S"))
        #expect(
            form.session.message?.text
                == "The template's answer gives way to yours; undo brings it back.")
        _ = form.handle(.typed("o"))
        #expect(form.session.message == nil)
        #expect(
            Self.string(form)
                == Self.kept.replacing("No backward compatibility issues found.", with: "So"))
        // What is gone is not shown as if it were there.
        for _ in 0..<2 { _ = form.handle(.action(.delete(.motion(.left)))) }
        #expect(form.fieldText.isEmpty)
        #expect(form.field.hint == nil)
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
    }

    @Test func aLineIsOpenedBelowIt() {
        var form = Self.form(keymap: "vi")
        _ = form.handle(.action(.openLine(above: false)))
        for character in "So." { _ = form.handle(.typed(character)) }
        #expect(Self.string(form) == Self.kept.replacing("found.", with: "found.\nSo."))
        _ = form.handle(.action(.mode(.normal)))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
    }

    @Test func anotherEditorIsGivenIt() {
        var form = Self.form()
        var asked: EditorRequest?
        for case .edit(let request) in form.handle(.action(.externalEditor)) { asked = request }
        #expect(
            asked?.text == "## Compatibility\n\nNo backward compatibility issues found.\n\n")
    }
}
