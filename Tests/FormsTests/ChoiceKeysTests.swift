import Forms
import Proposals
import TestSupport
import Testing

/// Keys of vi in a field that has a list of values.
@Suite struct ChoiceKeysTests {
    private static let text = """
        # Enhancement: Garbage collection

        ## Enhancement Information

        - **Title**: Garbage collection
        - **Status**: Draft

        ## Summary

        Words.

        """

    private static func form() throws -> Form {
        var form = Form.opened(Array(text.utf8))
        form.take(Keymap([try #require(KeymapSource.embedded("vi"))]))
        let status = try #require(form.proposal.fieldPlace(named: "Status"))
        for step in 0..<40 where form.place.field != status {
            _ = form.handle(.action(step < 20 ? .previousField : .nextField))
        }
        try #require(form.keyContext == .choice)
        return form
    }

    private static func press(_ keys: String, in form: inout Form) throws -> [Effect] {
        var reader = KeyReader()
        var effects: [Effect] = []
        for key in keys.split(separator: " ") {
            let key = try Key(notation: String(key))
            if let event = reader.event(for: .key(key), in: form) { effects += form.handle(event) }
        }
        return effects
    }

    private static func isInFields(_ form: Form) -> Bool {
        if case .fields = form.layers.top { true } else { false }
    }

    /// Letters are commands, and none of them chooses or takes anything of the value.
    @Test(
        arguments: [
            "w", "r a", "r 1", "x", "D", "d d", "c w", "c i w", "d i (", "y f a", "> >", "c i \"",
            "3 d w",
            "d / a p p r Enter", "f r", "q a", "v", "p", ".", "g q q", "g U i w", "A Esc", "J",
        ])
    func areCommands(keys: String) throws {
        var form = try Self.form()
        _ = try Self.press(keys, in: &form)
        #expect(Self.isInFields(form))
        #expect(form.session.mode?.name == "normal")
        #expect(form.proposal.bytes == Array(Self.text.utf8))
    }

    /// A digit that a command would take is no count, and the next key is a command of its own.
    @Test(arguments: ["r 1", "f 2", "\" 3"]) func endWithADigit(keys: String) throws {
        var form = try Self.form()
        _ = try Self.press(keys + " G", in: &form)
        #expect(form.proposal.sections[form.section].title == "Summary")
    }

    @Test(arguments: [": w Enter", ": w q Enter", "Z Z"]) func save(keys: String) throws {
        var form = try Self.form()
        let effects = try Self.press(keys, in: &form)
        #expect(
            effects.contains { effect in
                switch effect {
                case .save, .compare, .leave: true
                default: false
                }
            })
        #expect(form.proposal.bytes == Array(Self.text.utf8))
    }

    /// Enter shows the values, and behind i their letters do, those of commands too.
    @Test(arguments: ["Enter", "i r", "a u"]) func showTheValues(keys: String) throws {
        var form = try Self.form()
        _ = try Self.press(keys, in: &form)
        guard case .choices = form.layers.top else {
            Issue.record("no list is open")
            return
        }
        _ = try Self.press("Esc Esc", in: &form)
        #expect(Self.isInFields(form))
        #expect(form.proposal.bytes == Array(Self.text.utf8))
    }
}
