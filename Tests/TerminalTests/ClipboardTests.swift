import Terminal
import Testing

@Suite struct ClipboardTests {
    /// The examples of RFC 4648.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{3ff}?", "z78/"),
    ])
    func `text is sent as base64`(text: String, encoded: String) throws {
        let bytes = try #require(Clipboard.sequence(for: text, insideTmux: false))
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1b}]52;c;\(encoded)\u{7}")
    }

    @Test func `a copy is sent in each way that is wanted`() throws {
        let plain = "\u{1b}]52;c;Y29weQ==\u{7}"
        let wrapped = "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Y29weQ==\u{7}\u{1b}\\"
        for (ways, wanted) in [
            (Clipboard.Ways.plain, plain), (.throughTmux, wrapped),
            ([.plain, .throughTmux], plain + wrapped),
        ] {
            let bytes = try #require(Clipboard.sequence(for: "copy", by: ways))
            #expect(String(decoding: bytes, as: UTF8.self) == wanted)
        }
    }

    @Test func `a text that terminals would drop is refused`() {
        let largest = String(repeating: "x", count: Clipboard.largest)
        #expect(Clipboard.sequence(for: largest, insideTmux: false) != nil)
        #expect(Clipboard.sequence(for: largest + "x", insideTmux: true) == nil)
    }
}
