import Testing

@testable import Rules

@Suite struct TextRulesTests {
    @Test func fenceOpen() {
        let found = "error fence-open: The code fence of line 111 never closes."
        for status in ["Draft", "Under Review", "Rejected"] {
            let text = Sample.with("Two weeks.", "```swift\nTwo weeks.", status: status)
            #expect(Sample.findings(text).contains("111:1 \(found)"))
        }
        // The closing fence of one that was cut off is the same cause.
        let cut = Sample.with("Two weeks.", "- Weeks:\n  ```\n  one\nof two\n```\n\nMore.")
        let fences = Sample.findings(cut).filter { $0.contains("fence-open") }
        let message = "The code fence of line 112 is cut off after line 113."
        #expect(fences == ["112:3 error fence-open: \(message)"])
        let quote = Sample.with("Two weeks.", "> ~~~ python\n> one\n\nMore.")
        #expect(
            Sample.findings(quote) == [
                "111:3 error fence-open: The code fence of line 111 is cut off after line 112."
            ])
        let inner = Sample.with("Two weeks.", "```go\none\n\nMore:\n\n```json\ntwo\n```")
        let swallowed = "The code fence of line 111 is not closed before that of line 116."
        #expect(Sample.findings(inner) == ["111:1 warning fence-open: \(swallowed)"])
        let item = "- Weeks:\n  ```\n  one\n\n  two\n  ```"
        for fine in [item, "````\n```go\n````", "~~~\n```go\n~~~", "<!--\n```\n-->"] {
            #expect(
                Sample.findings(Sample.with("Two weeks.", "Two weeks.\n\n" + fine)) == [], "\(fine)"
            )
        }
    }

    /// What no blank line ends is said as code is.
    @Test func commentsAndHTMLThatNeverClose() {
        let cases = [
            ("<!-- oops", "comment"), ("<pre>", "HTML"), ("<script>", "HTML"),
            ("<![CDATA[ x", "HTML"), ("<?php", "HTML"),
        ]
        for (opening, title) in cases {
            let text = Sample.with("Two weeks.", "Two weeks.\n\n\(opening)")
            let found = "113:1 error fence-open: The \(title) of line 113 never closes."
            #expect(Sample.findings(text).filter { $0.contains("fence-open") } == [found])
        }
        let closed = ["<!-- fine -->", "<pre>\n\nfine\n</pre>", "<details>", "<div>\n\nfine"]
        for fine in closed {
            let text = Sample.with("Two weeks.", "Two weeks.\n\n" + fine)
            #expect(!Sample.findings(text).contains { $0.contains("fence-open") }, "\(fine)")
        }
    }

    @Test func lineEndsMixed() {
        let text = Sample.with("Two weeks.\n", "Two weeks.\r\n")
        let message = "113 lines end with LF and 1 with CRLF."
        #expect(Sample.findings(text) == ["111:11 warning line-ends-mixed: \(message)"])
        let pairs = Sample.proposal.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\r\n")
        #expect(Sample.findings(pairs) == [])
        let three = text.replacing("Old digests", with: "Old\rdigests")
        let all = "113 lines end with LF, 1 with CRLF and 1 with CR."
        #expect(Sample.findings(three).contains { $0.hasSuffix(all) })
    }

    @Test func notUTF8() {
        func found(_ bytes: [UInt8]) -> Finding? {
            let findings = Sample.check(bytes).findings()
            #expect(findings.count == 1)
            return findings.first
        }
        let latin = Array("# Enhancement: Caf".utf8) + [0xE9, 0x0A]
        let finding = found(latin)
        #expect(finding?.rule == "not-utf8")
        #expect(finding?.level == .error)
        #expect(finding?.range == 18..<19)
        #expect(finding?.message == "Byte 18 (0xE9, line 1) is not UTF-8; Latin-1?")
        #expect(found(latin + [0x93])?.message.hasSuffix("; Windows-1252?") == true)
        for little: [UInt8] in [[0xFF, 0xFE, 0x23, 0x00], [0x23, 0x00, 0xE9, 0x00]] {
            #expect(found(little)?.message.hasSuffix("UTF-16, little-endian?") == true)
        }
        #expect(found([0xFE, 0xFF, 0x00, 0x23])?.message.hasSuffix("UTF-16, big-endian?") == true)
        let damaged = found(Array("# Café\n".utf8) + [0xC3])
        #expect(damaged?.message == "Byte 8 (0xC3, line 2) is not UTF-8.")
    }
}
