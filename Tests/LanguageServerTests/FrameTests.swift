import LanguageServer
import TestSupport
import Testing

@Suite struct FrameTests {
    private func frames(_ bytes: [UInt8], by size: Int) -> [FrameReader.Frame] {
        var reader = FrameReader()
        var found: [FrameReader.Frame] = []
        var at = 0
        while at < bytes.count {
            let end = min(at + size, bytes.count)
            reader.add(bytes[at..<end])
            while let frame = reader.next() { found.append(frame) }
            at = end
        }
        return found
    }

    private func content(_ text: String) -> FrameReader.Frame { .content(Array(text.utf8)) }

    @Test(arguments: [1, 2, 3, 5, 7, 1000]) func messagesInPieces(size: Int) {
        let text =
            "Content-Length: 2\r\n\r\n{}"
            + "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-LENGTH:3 \r\n\r\n[1]"
            + "Content-Length: 0\r\n\r\n" + "Content-Length: 3\r\n\r\n\"é"
        let expected = [content("{}"), content("[1]"), content(""), content("\"é")]
        #expect(frames(Array(text.utf8), by: size) == expected)
    }

    /// Each is told once, and the message behind it is read.
    @Test(arguments: [
        "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length:\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Content-Length: 9000000000000000000\r\n\r\n", "Content-Type: a\r\n\r\n", "\r\n\r\n",
        "rubbish\r\n\r\n", "Content-Length 5\r\n\r\n", "{\"jsonrpc\":\"2.0\"}",
        "Content-Length: 1 2\r\n\r\n", ": 5\r\n\r\n", String(repeating: "x", count: 5000),
        "\u{0}\u{ff}\u{1b}",
    ]) func malformedHeaders(header: String) {
        let good = "Content-Length: 2\r\n\r\n{}"
        for size in [1, 4, 10_000] {
            let found = frames(Array((good + header + good + good).utf8), by: size)
            let whole = found.filter { $0 == content("{}") }
            #expect(whole.count == 3, "\(header.prefix(40)), by \(size)")
            #expect(found.count > 3)
        }
    }

    /// A client that counts too few or too many bytes loses that message at most, and the next.
    @Test(arguments: [-5, -1, 1, 5, 15]) func wrongLengths(error: Int) {
        let body = "{\"method\":\"x\"}"
        let good = "Content-Length: 2\r\n\r\n{}"
        let text = "Content-Length: \(body.utf8.count + error)\r\n\r\n\(body)" + good + good + good
        #expect(frames(Array(text.utf8), by: 1000).count { $0 == content("{}") } >= 2)
    }

    @Test func whatIsTooLongIsPassedOver() {
        var reader = FrameReader()
        reader.add(Array("Content-Length: 300000000\r\n\r\n".utf8))
        #expect(reader.next() == .fault("a message of 300000000 bytes is too long"))
        let piece = [UInt8](repeating: 0x20, count: 1_000_000)
        for _ in 0..<300 {
            reader.add(piece)
            #expect(reader.next() == nil)
        }
        reader.add(FrameReader.frame("{}"))
        #expect(reader.next() == content("{}"))
    }

    /// Whatever comes, the reader goes on, and a message behind it is found at last.
    @Test(arguments: 0..<300) func randomBytes(seed: Int) {
        var random = SeededRandom(seed: seed)
        var reader = FrameReader()
        let pieces = ["Content-Length: ", "3", "\r\n", "\r\n\r\n", "{}", ":", "x", "\u{0}", "99"]
        var text = ""
        for _ in 0..<random.below(200) { text += random.pick(pieces) }
        reader.add(Array(text.utf8))
        while reader.next() != nil {}
        var isFound = false
        for _ in 0..<100_000 where !isFound {
            reader.add(FrameReader.frame("{\"last\":1}"))
            while let frame = reader.next() {
                if frame == content("{\"last\":1}") { isFound = true }
            }
        }
        #expect(isFound)
    }
}
