import Forms
import Proposals
import TestSupport
import Testing

/// A field of front matter that the form cannot edit hinders nothing else.
@Suite struct ReadOnlyFieldTests {
    static let values = [
        "|\n  One.\n  Two.", "&x Words", "\"Words", "!!str Words", "x: y: [", "Words\ntitle: B",
    ]

    /// A form with words written in the text, and the caret in a field that is read-only.
    private static func form(_ value: String) throws -> Form {
        let text = """
            ---
            title: A
            description: \(value)
            ---

            # A

            ## Summary

            Words.

            """
        var form = Form.opened(Array(text.utf8), template: .none)
        _ = form.handle(.action(.documentEnd))
        for character in "MINE" { _ = form.handle(.typed(character)) }
        _ = form.handle(.action(.documentStart))
        for _ in 0..<4 where form.field.readOnly == nil {
            _ = form.handle(.action(.nextField))
        }
        try #require(form.field.readOnly != nil)
        return form
    }

    private static func saved(_ effects: [Effect]) -> SaveRequest? {
        for case .save(let request) in effects { return request }
        return nil
    }

    @Test(arguments: values) func savesTheDocument(value: String) throws {
        var form = try Self.form(value)
        let effects = form.handle(.action(.save))
        let request = try #require(Self.saved(effects))
        #expect(String(decoding: request.bytes, as: UTF8.self).contains("MINE"))
    }

    @Test(arguments: values) func savesWhenLeaving(value: String) throws {
        var form = try Self.form(value)
        _ = form.handle(.action(.quit))
        let effects = form.handle(.typed("y"))
        let request = try #require(Self.saved(effects))
        #expect(request.leavesAfter)
        #expect(String(decoding: request.bytes, as: UTF8.self).contains("MINE"))
    }

    @Test(arguments: values) func savesWithoutAScreen(value: String) throws {
        var dialogue = Dialogue(try Self.form(value))
        let effects = dialogue.hear(Array("s".utf8))
        #expect(Self.saved(effects) != nil)
    }

    /// What is typed there is refused, with what opens it elsewhere.
    @Test func namesTheEditor() throws {
        var form = try Self.form("|\n  One.\n  Two.")
        _ = form.handle(.typed("x"))
        #expect(form.session.message?.text.hasSuffix("; ^E opens it.") == true)
        form.take(.prompts)
        _ = form.handle(.action(.delete(.motion(.right))))
        #expect(form.session.message?.text.hasSuffix("; e opens it.") == true)
    }

    /// What is written by another editor, and undo, are for the whole section.
    @Test(arguments: values) func isWrittenElsewhere(value: String) throws {
        var form = try Self.form(value)
        var asked: EditorRequest?
        for case .edit(let request) in form.handle(.action(.externalEditor)) { asked = request }
        #expect(try #require(asked).text.contains("description"))
        _ = form.handle(.action(.undo))
        #expect(!String(decoding: form.proposal.bytes, as: UTF8.self).contains("MINE"))
    }

    /// Downwards its first line comes first, upwards its last.
    @Test func itsLinesAreGoneThrough() throws {
        var form = try Self.form("|\n  One.\n  Two.")
        let last = form.fieldText.lines.count - 1
        try #require(last > 0)
        _ = form.handle(.action(.previousField))
        #expect(form.field.readOnly == nil)
        for line in 0...last {
            _ = form.handle(.action(.move(.rowDown)))
            #expect(form.field.readOnly != nil && form.place.caret.line == line)
        }
        _ = form.handle(.action(.move(.rowDown)))
        #expect(form.field.readOnly == nil)
        for line in (0...last).reversed() {
            _ = form.handle(.action(.move(.rowUp)))
            #expect(form.field.readOnly != nil && form.place.caret.line == line)
        }
    }

    /// Typing is no way around it.
    @Test(arguments: values) func staysAsItIs(value: String) throws {
        var form = try Self.form(value)
        let before = form.proposal.bytes
        _ = form.handle(.typed("x"))
        _ = form.handle(.action(.delete(.motion(.right))))
        #expect(form.proposal.bytes == before)
        #expect(form.session.message?.isError == true)
    }
}
