import Glibc
import TestSupport
import Testing

/// What arrives over the line, and when.
@Suite(.serialized) struct ListeningTests {
    @Test func `a new size is told once and drawn`() throws {
        let watched = try Watched()
        try watched.terminal.resize(columns: 100, rows: 30)
        let text = String(
            decoding: try #require(watched.terminal.read(until: "size 100 30")), as: UTF8.self)
        #expect(text.contains("\u{1b}[2J") || text.contains("\u{1b}[J"))
        watched.terminal.readUntilQuiet()
        watched.terminal.write("a")
        let answer = try #require(watched.terminal.read(until: "a"))
        #expect(String(decoding: answer, as: UTF8.self) == "a")
    }

    @Test func `a paste is one input`() throws {
        let watched = try Watched()
        let line = "A line of text that is pasted with others.\r"
        let paste = String(repeating: line, count: 2500)
        watched.terminal.write("\u{1b}[200~\(paste)\u{1b}[201~")
        let expected = "paste \(paste.utf8.count) 2500"
        #expect(watched.terminal.read(until: expected) != nil)
    }

    @Test func `an escape waits for its key, and is a key by itself after that`() throws {
        let watched = try Watched(["ESCDELAY": "400"])
        watched.terminal.write("\u{1b}")
        usleep(200_000)
        #expect(watched.type("x").contains("modifiers 2 of"))
        watched.terminal.write("\u{1b}")
        #expect(watched.terminal.readUntilQuiet(milliseconds: 200).isEmpty)
        #expect(watched.terminal.read(until: "escape") != nil)
    }

    /// Where nothing tells of a remote line (containers, sudo, tmux), `Esc` acts at once, and the
    /// rest of a key is that key all the same.
    @Test(arguments: [(["SSH_TTY": "/dev/pts/9"], true), ([:], false)])
    func `an escape waits longer on a remote line`(
        changes: [String: String], waits: Bool
    ) throws {
        for (rest, shown) in [("[A", "line 121"), ("OA", "line 121"), ("[3~", "delet")] {
            let watched = try Watched(changes)
            watched.terminal.write("\u{1b}")
            usleep(120_000)
            watched.terminal.write(rest)
            watched.terminal.readUntilQuiet()
            let text = String(decoding: watched.terminal.output, as: UTF8.self)
            #expect(text.contains(shown), "\(text.debugDescription)")
            #expect(text.contains("escape") != waits, "\(text.debugDescription)")
            #expect(watched.type("q").contains("q"))
        }
    }

    @Test func `noise and late answers type nothing`() throws {
        let watched = try Watched()
        let noise = "\u{1b}[?62;22c\u{1b}]11;rgb:1111/2222/3333\u{1b}\\\u{1b}[<0;3;4M\u{1b}[12;40R"
        #expect(watched.type(noise).isEmpty)
        #expect(watched.type("a") == "a")
    }

    @Test func `random bytes are survived`() throws {
        let watched = try Watched()
        var random = SeededRandom(seed: 7)
        // Without the keys that end, stop or crash the probe.
        let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
            .filter { $0 != 0x11 && $0 != 0x1b }
        watched.terminal.write(bytes)
        watched.terminal.readUntilQuiet(milliseconds: 300)
        watched.terminal.write("\u{11}")
        #expect(watched.terminal.wait() == .exit(0))
        watched.expectRestored()
    }
}
