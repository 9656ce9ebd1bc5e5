import TestSupport
import Testing

/// What goes over the line to the terminal.
@Suite(.serialized) struct DrawingTests {
    @Test func `the first frame is the text and little more`() throws {
        let watched = try Watched()
        let text = String(decoding: watched.firstFrame, as: UTF8.self)
        #expect(text.hasPrefix("\u{1b}[?2004h"))
        #expect(text.contains("line 101 799819"))
        // 20 lines of 65 characters, 20 of other text.
        #expect(watched.firstFrame.count < 1600)
        for question in ["\u{1b}[c", "\u{1b}[0c", "\u{1b}[6n", "\u{1b}[?u", "\u{1b}]1", "\u{1b}P"] {
            #expect(!text.contains(question))
        }
    }

    @Test func `a typed character is one byte, and nothing changed is none`() throws {
        let watched = try Watched()
        #expect(watched.type("a") == "a")
        #expect(watched.type("b") == "b")
        #expect(watched.type("é") == "é")
        #expect(watched.type("\u{1b}OR").isEmpty == false)
        #expect(watched.type("\u{1b}OR").isEmpty)
        #expect(watched.terminal.readUntilQuiet(milliseconds: 500).isEmpty)
    }

    @Test func `within a row only the cells that differ are sent, and the cursor's moves`() throws {
        let watched = try Watched()
        _ = watched.type("abcd")
        #expect(watched.type("\u{7f}") == "\u{1b}[4G \u{1b}[4G")
        #expect(watched.type("\u{1b}[D") == "\u{1b}[3G")
        #expect(watched.type("x") == "xc\u{1b}[4G")
        #expect(watched.type("\u{7f}") == "\u{1b}[3Gc \u{1b}[3G")
        // ncurses goes on from where the cursor is.
        #expect(watched.type("\u{1b}OR").contains("漢e\u{301}"))
        #expect(watched.type("y") == "yc\u{1b}[4G")
    }

    @Test func `a scroll by a row sends the new row`() throws {
        let watched = try Watched()
        let row = "line 121 958199 958199 958199 958199 958199 958199 958199 958199"
        let bytes = watched.type("\u{1b}[A")
        #expect(bytes.contains(row))
        #expect(bytes.utf8.count - row.utf8.count < 60, "\(bytes.debugDescription)")
        #expect(watched.type("\u{1b}[B").utf8.count < 120)
    }

    @Test func `roles have the colours of the palette, and no background`() throws {
        let text = try Watched().type("\u{1b}OP")
        for colour in ["\u{1b}[36mguidance", "\u{1b}[33mwarning", "\u{1b}[31merror"] {
            #expect(text.contains(colour))
        }
        #expect(text.components("\u{1b}[4").dropFirst().allSatisfy { $0.first == "d" })
        #expect(text.contains("\u{1b}[0;7mfocus"))
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "vt220"]])
    func `without colours none are sent`(changes: [String: String]) throws {
        let watched = try Watched(changes)
        _ = watched.type("\u{1b}OP")
        let text = String(decoding: watched.terminal.output, as: UTF8.self)
        for colour in ["\u{1b}[3", "\u{1b}[9", ";3", "\u{1b}]"] {
            // `[3d` and `[39;49H` are places.
            let sent = text.components(colour).dropFirst().filter {
                $0.drop { $0.isNumber || $0 == ";" }.first == "m"
            }
            #expect(sent.isEmpty, "\(sent)")
        }
        #expect(text.contains("guidance"))
    }

    @Test func `controls in a frame never reach the terminal`() throws {
        let text = try Watched().type("\u{1b}OQ")
        #expect(text.contains("??????"))
        for scalar in text.unicodeScalars {
            #expect(![0x9b, 0x7f, 0x202e, 0x200b, 0x07].contains(scalar.value))
        }
    }

    @Test func `wide and combined characters go out whole`() throws {
        #expect(try Watched().type("\u{1b}OR").contains("漢e\u{301}"))
    }

    @Test func `in an ASCII locale other characters are question marks`() throws {
        let watched = try Watched(["LANG": "C"])
        #expect(String(decoding: watched.firstFrame, as: UTF8.self).contains("utf8 false"))
        #expect(watched.type("é") == "?")
        #expect(watched.type("\u{1b}OR").contains("? e"))
    }

    @Test(arguments: ["xx_YY.UTF-8", "de_DE.utf8"])
    func `a locale that is missing here is replaced`(locale: String) throws {
        let watched = try Watched(["LANG": locale])
        #expect(String(decoding: watched.firstFrame, as: UTF8.self).contains("utf8 true"))
        #expect(watched.type("é") == "é")
    }

    @Test func `a copy goes to the terminal's clipboard`() throws {
        #expect(try Watched().type("\u{1b}[18~") == "\u{1b}]52;c;Y29weQ==\u{7}")
    }

    @Test(arguments: ["linux", "vt100", "vt52", "screen", "tmux-256color", "rxvt", "ansi", "sun"])
    func `other terminals are drawn on`(term: String) throws {
        let watched = try Watched(["TERM": term])
        #expect(watched.type("abc").contains("a"))
        terminalQuits(watched)
    }

    /// Below the margin of a scrolling region that was left at 24 rows, the cursor would not go.
    @Test(arguments: ["vt100", "xterm-256color", "xterm-kitty"])
    func `the scrolling region is the whole window`(term: String) throws {
        let watched = try Watched(["TERM": term, "LINES": "12"], columns: 100, rows: 40)
        let text = String(decoding: watched.firstFrame, as: UTF8.self)
        let regions = text.components("\u{1b}[1;").dropFirst().compactMap { part in
            part.first?.isNumber == true ? part.components("r").first : nil
        }.filter { $0.allSatisfy(\.isNumber) }
        #expect(regions.allSatisfy { $0 == "40" }, "\(regions)")
        terminalQuits(watched)
    }

    private func terminalQuits(_ watched: Watched) {
        watched.terminal.write("\u{11}")
        #expect(watched.terminal.wait() == .exit(0))
        #expect(watched.terminal.mode == watched.before)
    }

    @Test(arguments: [(1, 1), (2, 2), (7, 3), (500, 200)])
    func `any size is drawn on`(columns: Int, rows: Int) throws {
        let terminal = try PseudoTerminal(columns: columns, rows: rows)
        let before = terminal.mode
        try terminal.start([Watched.program], environment: Watched.environment)
        terminal.readUntilQuiet(milliseconds: 500)
        for step in 1...20 {
            try terminal.resize(columns: step * columns % 200 + 1, rows: step * rows % 70 + 1)
            terminal.readUntilQuiet(milliseconds: 5)
        }
        terminal.write("\u{11}")
        #expect(terminal.wait() == .exit(0))
        #expect(terminal.mode == before)
    }
}
