import Forms
import Proposals
import TestSupport
import Testing

/// Blank lines that were begun at the end of a text, and got no words.
@Suite struct BegunLinesTests {
    private static let text = "## Summary\n\nOne.\n\n## Goals\n\n- a\n"

    private static func form(_ text: String = text) -> Form {
        var form = Form.opened(Array(text.utf8))
        for _ in 1...30 where form.proposal.sections[form.section].title != "Summary" {
            _ = form.handle(.action(.nextSection))
        }
        _ = form.handle(.action(.move(.sectionEnd)))
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    /// They go with the field, and undo and redo pass over them.
    @Test func goWhenTheFieldIsLeft() {
        var form = Self.form()
        for _ in 0..<3 { _ = form.handle(.action(.newline)) }
        #expect(Self.string(form).contains("One.\n\n\n\n\n## Goals"))
        _ = form.handle(.action(.nextSection))
        #expect(Self.string(form) == Self.text)
        _ = form.handle(.action(.undo))
        #expect(Self.string(form).contains("One.\n\n\n\n## Goals"))
        _ = form.handle(.action(.redo))
        #expect(Self.string(form) == Self.text)
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
    }

    /// Without them the file has this text: nothing is saved, and no day is renewed.
    @Test func aloneAreNothingToSave() {
        var form = Self.form()
        _ = form.handle(.action(.newline))
        let effects = form.handle(.action(.save))
        #expect(effects.contains { if case .compare = $0 { true } else { false } })
        #expect(!form.session.file.isChanged)
    }

    /// A row of a table without words goes as well, and is begun again by what is typed.
    @Test func rowOfATableGoes() {
        let text = "## Summary\n\n| a | b |\n| --- | --- |\n| c | d |\n\n## Goals\n\n- a\n"
        var form = Self.form(text)
        _ = form.handle(.action(.newline))
        #expect(Self.string(form).contains("| c | d |\n|  |  |\n\n## Goals"))
        let begun = form
        _ = form.handle(.action(.nextSection))
        #expect(Self.string(form) == text)
        form = begun
        _ = form.handle(.action(.nextField))
        _ = form.handle(.action(.save))
        #expect(Self.string(form) == text)
        #expect(!form.session.file.isChanged)
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("| c | d |\n|  | x |\n\n## Goals"))
    }

    /// What is typed next goes on where the caret was, in one step; from elsewhere it does not.
    @Test func areBegunAgainByTyping() {
        var form = Self.form()
        for _ in 0..<2 { _ = form.handle(.action(.newline)) }
        _ = form.handle(.action(.save))
        let saved = form
        for letter in "Two" { _ = form.handle(.typed(letter)) }
        #expect(Self.string(form).contains("One.\n\nTwo\n\n## Goals"))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
        form = saved
        _ = form.handle(.paste("Two."))
        #expect(Self.string(form).contains("One.\n\nTwo.\n\n## Goals"))
        form = saved
        _ = form.handle(.action(.newline))
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("One.\n\n\nx\n\n## Goals"))
        form = saved
        _ = form.handle(.action(.move(.left)))
        _ = form.handle(.action(.move(.right)))
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("One.x\n\n## Goals"))
    }

    /// Where no blank line stands below, one stays: a heading that is underlined needs it.
    @Test(arguments: [(1, "One.\nx\n\n## Goals"), (2, "One.\n\nx\n\n## Goals")])
    func aboveAHeadingRightBelow(lines: Int, written: String) {
        var form = Self.form("## Summary\n\nOne.\n## Goals\n\n- a\n")
        for _ in 0..<lines { _ = form.handle(.action(.newline)) }
        _ = form.handle(.action(.save))
        #expect(Self.string(form).contains("One.\n\n## Goals"))
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains(written))
    }

    /// They are not meant, in code that is open as elsewhere, whatever ends the file.
    @Test(arguments: [
        ("## Summary\n\n```\nOne.\n", 2, "## Summary\n\n```\nOne.\n"),
        ("## Summary\n\nOne.", 0, "## Summary\n\nOne."),
        ("## Summary\n\nOne.", 3, "## Summary\n\nOne.\n"),
        ("## Summary\r\n\r\nOne.\r\n", 3, "## Summary\r\n\r\nOne.\r\n"),
        ("## Summary\n\nOne.\n## Goals\n", 3, "## Summary\n\nOne.\n\n## Goals\n"),
        ("## Summary\n\nOne.\n\n\n## Goals\n", 3, "## Summary\n\nOne.\n\n\n## Goals\n"),
    ])
    func asMuchAsStoodBelow(text: String, lines: Int, written: String) {
        var form = Self.form(text)
        for _ in 0..<lines { _ = form.handle(.action(.newline)) }
        _ = form.handle(.action(.save))
        #expect(Self.string(form) == written)
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == text)
    }

    /// An item that was begun goes, too, and comes again with its words.
    @Test(arguments: ["## Goals\n\n- a\n", "## Summary\n\n- a\n", "## Summary\n\n1. a\n\n2. b\n"])
    func anItem(text: String) {
        let text = text + "\n## Proposal\n\n### Overview\n\nSo.\n"
        var form = Form.opened(Array(text.utf8))
        form.goOn(to: text.contains("Goals") ? "Goals" : "Summary")
        _ = form.handle(.action(.move(.sectionEnd)))
        _ = form.handle(.action(.newline))
        let begun = Self.string(form)
        #expect(begun != text)
        _ = form.handle(.action(.save))
        #expect(Self.string(form) == text)
        let saved = form
        for letter in "xy" { _ = form.handle(.typed(letter)) }
        let isNumbered = text.contains("2. b")
        let added = isNumbered ? "2. b\n\n3. xy\n" : "- a\n- xy\n"
        #expect(Self.string(form).contains("\n\n\(added)\n## Proposal"), "\(Self.string(form))")
        form = saved
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == text)
    }

    /// One that the file has is not the author's.
    @Test func anItemOfTheFile() {
        let text = "## Summary\n\n- a\n- \n"
        var form = Self.form(text)
        _ = form.handle(.action(.move(.sectionStart)))
        _ = form.handle(.action(.move(.lineEnd)))
        _ = form.handle(.typed("x"))
        _ = form.handle(.action(.move(.sectionEnd)))
        _ = form.handle(.action(.nextSection))
        #expect(Self.string(form) == "## Summary\n\n- ax\n- \n")
    }

    /// A key that works on the line of the caret works on the one that was begun, and none on the one above.
    @Test(arguments: [
        ("One.", Action.delete(.motion(.left)), "One.\nx\n"),
        ("- One.", .nextField, "- One.\n  - x\n"),
        ("- One.", .delete(.motion(.left)), "- One.\n"),
    ])
    func keysRightBehindASave(text: String, key: Action, written: String) {
        var form = Self.form("## Summary\n\n\(text)\n\n## Goals\n\n- a\n")
        for _ in 0..<(text.hasPrefix("-") ? 1 : 2) { _ = form.handle(.action(.newline)) }
        _ = form.handle(.action(.save))
        #expect(Self.string(form).contains("\n\n\(text)\n\n## Goals"))
        _ = form.handle(.action(key))
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("\n\n\(written)"), "\(Self.string(form))")
        #expect(form.proposal.sections[form.section].title == "Summary")
    }

    /// Below code and comments that are open, what is typed behind a save goes on where the caret was.
    @Test(arguments: [
        (["```go"], "```go\nx"), (["```go", "code"], "```go\ncode\nx"),
        (["<!-- c", ""], "<!-- c\n\nx"), (["```go", "code", "", ""], "```go\ncode\n\n\nx"),
    ])
    func belowOpenCode(lines: [String], written: String) {
        var form = Self.form()
        _ = form.handle(.action(.newline))
        for line in lines {
            _ = form.handle(.action(.newline))
            for letter in line { _ = form.handle(.typed(letter)) }
        }
        _ = form.handle(.action(.newline))
        _ = form.handle(.action(.save))
        let words = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        #expect(Self.string(form).contains("One.\n\n\(words)\n\n## Goals"))
        _ = form.handle(.typed("x"))
        _ = form.handle(.action(.save))
        #expect(Self.string(form).contains("One.\n\n\(written)\n\n## Goals"))
    }
}
