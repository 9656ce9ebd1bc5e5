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
}
