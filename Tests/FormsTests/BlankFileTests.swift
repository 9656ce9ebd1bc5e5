import Forms
import Proposals
import TestSupport
import Testing

/// Files without a heading: what is typed is what is written.
@Suite struct BlankFileTests {
    @Test(arguments: [
        ("", "x"), ("\n", "x\n"), ("\n\n\n", "x\n\n\n"), ("\r\n", "x\r\n"),
        ("\u{FEFF}", "\u{FEFF}x"), ("\u{FEFF}\n\n", "\u{FEFF}x\n\n"), ("one\n", "xone\n"),
        ("\u{FEFF}one", "\u{FEFF}xone"),
        ("  \n", "x  \n"),
    ]) func takesOneLetter(before: String, after: String) {
        var form = Form.opened(Array(before.utf8))
        #expect(form.proposal.bytes == Array(before.utf8))
        _ = form.handle(.typed("x"))
        #expect(String(decoding: form.proposal.bytes, as: UTF8.self) == after)
        var saved = form
        _ = saved.handle(.action(.save))
        #expect(saved.proposal.bytes == Array(after.utf8))
        _ = form.handle(.action(.delete(.motion(.left))))
        #expect(form.proposal.bytes == Array(before.utf8))
        _ = form.handle(.action(.undo))
        _ = form.handle(.action(.undo))
        #expect(form.proposal.bytes == Array(before.utf8))
    }

    /// Lines that are begun where no line near has an end take the file's.
    @Test(arguments: [
        ("\r\n", "x\r\ny\r\n"), ("\r\n\r\n", "x\r\ny\r\n\r\n"), ("\n", "x\ny\n"), ("", "x\ny"),
    ]) func newLinesEndAsTheFile(before: String, after: String) {
        var form = Form.opened(Array(before.utf8))
        for event in [Event.typed("x"), .action(.newline), .typed("y")] { _ = form.handle(event) }
        #expect(
            Array(String(decoding: form.proposal.bytes, as: UTF8.self).utf8) == Array(after.utf8))
    }

    @Test func theLastLineOfAFileWithPairs() {
        let text = "# T\r\n\r\n## Summary\r\n\r\nOne"
        var form = Form.opened(Array(text.utf8))
        while form.section < form.proposal.sections.count,
            form.proposal.sections[form.section].title != "Summary"
        {
            _ = form.handle(.action(.nextSection))
        }
        for event in [Event.action(.move(.sectionEnd)), .action(.newline), .typed("y")] {
            _ = form.handle(event)
        }
        #expect(form.proposal.bytes == Array((text + "\r\ny").utf8))
    }
}
