import Forms
@testable import Terminal
import Testing

/// What each sequence means, whole and cut anywhere.
@Suite struct DecoderTableTests {
    /// Bytes, and what they are once the time for more is over.
    static let table: [(String, [Input])] = [
        ("a", [typed("a")]), (" ", [typed(" ")]), ("é", [typed("é")]), ("漢", [typed("漢")]),
        ("🦀", [typed("🦀")]), ("e\u{301}", [typed("e"), typed("\u{301}")]),
        ("\u{0}", [named(.space, .control)]), ("\u{1}", [control("a")]), ("\u{1a}", [control("z")]),
        ("\u{8}", [named(.backspace)]), ("\u{7f}", [named(.backspace)]), ("\t", [named(.tab)]),
        ("\r", [named(.enter)]), ("\n", [named(.enter)]), ("\u{1c}", [control("\\")]),
        ("\u{1d}", [control("]")]), ("\u{1e}", [control("^")]), ("\u{1f}", [control("/")]),
        ("\u{1b}", [named(.escape)]), ("\u{1b}x", [alt("x")]), ("\u{1b}X", [alt("X")]),
        ("\u{1b}é", [alt("é")]), ("\u{1b} ", [named(.space, .alt)]),
        ("\u{1b}\r", [named(.enter, .alt)]), ("\u{1b}\u{7f}", [named(.backspace, .alt)]),
        ("\u{1b}\u{8}", [named(.backspace, .alt)]),
        ("\u{1b}\u{18}", [.key(.character("x", [.alt, .control]))]),
        ("\u{1b}\u{1b}", [named(.escape), named(.escape)]),
        ("\u{1b}\u{1b}x", [named(.escape), alt("x")]),
        ("\u{1b}[", [alt("[")]), ("\u{1b}O", [alt("O")]), ("\u{1b}]", [alt("]")]),
        ("\u{1b}P", [alt("P")]), ("\u{1b}]\u{1b}]", [alt("]"), alt("]")]),
        ("\u{1b}\u{1}a", [.key(.character("a", [.alt, .control])), typed("a")]),
        ("\u{1b}[A", [named(.up)]), ("\u{1b}OB", [named(.down)]),
        ("\u{1b}[Cx", [named(.right), typed("x")]),
        ("\u{1b}OD", [named(.left)]), ("\u{1b}[H", [named(.home)]), ("\u{1b}OF", [named(.end)]),
        ("\u{1b}[1~", [named(.home)]), ("\u{1b}[2~", [named(.insert)]),
        ("\u{1b}[3~", [named(.delete)]), ("\u{1b}[4~", [named(.end)]),
        ("\u{1b}[5~", [named(.pageUp)]), ("\u{1b}[6~", [named(.pageDown)]),
        ("\u{1b}[7~", [named(.home)]), ("\u{1b}[8~", [named(.end)]),
        ("\u{1b}OP", [named(.f1)]), ("\u{1b}[11~", [named(.f1)]), ("\u{1b}[[A", [named(.f1)]),
        ("\u{1b}[[E", [named(.f5)]), ("\u{1b}[15~", [named(.f5)]), ("\u{1b}[24~", [named(.f12)]),
        ("\u{1b}[1;2A", [named(.up, .shift)]), ("\u{1b}[1;3A", [named(.up, .alt)]),
        ("\u{1b}[1;5C", [named(.right, .control)]),
        ("\u{1b}[1;6D", [named(.left, [.control, .shift])]),
        ("\u{1b}[1;8H", [named(.home, [.control, .alt, .shift])]),
        ("\u{1b}[3;5~", [named(.delete, .control)]), ("\u{1b}[1;2P", [named(.f1, .shift)]),
        ("\u{1b}[1;13A", [named(.up, .control)]), ("\u{1b}O5A", [named(.up, .control)]),
        ("\u{1b}[Z", [named(.tab, .shift)]), ("\u{1b}[a", [named(.up, .shift)]),
        ("\u{1b}Oa", [named(.up, .control)]), ("\u{1b}[3$", [named(.delete, .shift)]),
        ("\u{1b}[3^", [named(.delete, .control)]),
        ("\u{1b}[3@", [named(.delete, [.control, .shift])]),
        ("\u{1b}Op", [typed("0")]), ("\u{1b}OM", [named(.enter)]), ("\u{1b}Ok", [typed("+")]),
        ("\u{1b}[97;5u", [control("a")]), ("\u{1b}[27;5;97~", [control("a")]),
        ("\u{1b}[105;5u", [named(.tab)]), ("\u{1b}[27u", [named(.escape)]),
        ("\u{1b}[13;2u", [named(.enter)]), ("\u{1b}[13;3u", [named(.enter, .alt)]),
        ("\u{1b}[9;2u", [named(.tab, .shift)]), ("\u{1b}[32;5u", [named(.space, .control)]),
        ("\u{1b}[97;2u", [typed("A")]), ("\u{1b}[97:65;4u", [alt("A")]),
        ("\u{1b}[127;5u", [named(.backspace, .control)]), ("\u{1b}[97;1:3u", []),
        ("\u{1b}[97;9u", []), ("\u{1b}[57399u", []), ("\u{1b}[0u", []), ("\u{1b}[155u", []),
        ("\u{1b}[200~a\r\nb\rc\nd\u{1b}[201~", [.paste("a\nb\nc\nd")]),
        ("\u{1b}[200~\u{1b}[31mx\u{1b}\u{1b}[201~y", [.paste("\u{1b}[31mx\u{1b}"), typed("y")]),
        ("\u{1b}[200~never ends \u{1b}[20", [.paste("never ends \u{1b}[20")]),
        ("\u{1b}[200~\u{1b}[201~", [.paste("")]), ("\u{1b}[201~", []),
        // Late answers and reports: never text, and what follows is heard.
        ("\u{1b}[?62;1;6cx", [typed("x")]), ("\u{1b}[>0;276;0cx", [typed("x")]),
        ("\u{1b}[24;80Rx", [typed("x")]), ("\u{1b}[?2026;2$yx", [typed("x")]),
        ("\u{1b}[4;2$yx", [typed("x")]), ("\u{1b}[?1ux", [typed("x")]),
        ("\u{1b}[Ix\u{1b}[O", [typed("x")]), ("\u{1b}[<0;10;20Mx", [typed("x")]),
        ("\u{1b}[<0;10;20mx", [typed("x")]), ("\u{1b}[M !!x", [typed("x")]),
        ("\u{1b}[32;10;10Mx", [typed("x")]), ("\u{1b}[8;24;80tx", [typed("x")]),
        ("\u{1b}]11;rgb:0000/0000/0000\u{7}x", [typed("x")]),
        ("\u{1b}]10;rgb:ffff/ffff/ffff\u{1b}\\x", [typed("x")]),
        ("\u{1b}P1+r544e=787465726d\u{1b}\\x", [typed("x")]),
        ("\u{1b}P>|xterm(389)\u{1b}\\x", [typed("x")]), ("\u{1b}_Gi=31;OK\u{1b}\\x", [typed("x")]),
        ("\u{1b}^pm\u{1b}\\\u{1b}Xsos\u{1b}\\x", [typed("x")]),
        ("\u{1b}]52;c;cut off\u{1b}[Ax", [named(.up), typed("x")]),
        ("\u{1b}]never ends", []), ("\u{1b}[1;2;3;4zx", [typed("x")]), ("\u{1b}[1;", []),
        ("\u{1b}[1\u{1}\u{2}5~x", [named(.f5), typed("x")]), ("\u{1b}[99999999999~x", [typed("x")]),
        ("\u{9b}A\u{85}", [typed("A")]),
    ]

    @Test(arguments: table.indices)
    func `a sequence means its inputs`(row: Int) {
        let (bytes, inputs) = Self.table[row]
        #expect(decode([Array(bytes.utf8)]) == inputs, "\(bytes.debugDescription)")
    }

    @Test func `a cut anywhere changes nothing`() {
        for (text, inputs) in Self.table {
            let bytes = Array(text.utf8)
            for cut in bytes.indices {
                #expect(
                    decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == inputs,
                    "\(text.debugDescription) cut at \(cut)")
            }
            #expect(decode(bytes.map { [$0] }) == inputs, "\(text.debugDescription) in bytes")
        }
    }

    @Test func `sequences follow each other without a pause`() {
        // Those that end by themselves.
        let whole = Self.table.filter { text, _ in
            var decoder = InputDecoder()
            _ = decoder.feed(Array(text.utf8))
            return !decoder.isPending
        }
        for (first, firstInputs) in whole {
            for (second, secondInputs) in whole {
                #expect(
                    decode([Array((first + second).utf8)]) == firstInputs + secondInputs,
                    "\((first + second).debugDescription)")
            }
        }
    }

    @Test func `invalid UTF-8 is dropped when typed and repaired when pasted`() {
        #expect(decode([[0xff, 0x61, 0xc3, 0x62, 0xe2, 0x82, 0x63]]) == "abc".map(typed))
        #expect(decode([[0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0x80]]) == [])
        #expect(decode([[0xc3, 0x1b, 0x5b, 0x41]]) == [named(.up)])
        let paste = Array("\u{1b}[200~".utf8) + [0x61, 0xff, 0x62] + Array("\u{1b}[201~".utf8)
        #expect(decode([paste]) == [.paste("a\u{fffd}b")])
    }

    @Test func `the mouse is heard while it is asked for`() {
        var decoder = InputDecoder()
        decoder.hearsMouse = true
        let reports: [(String, [Input])] = [
            ("\u{1b}[<0;1;2M", [.mouse(MouseReport(.press, column: 0, row: 1))]),
            ("\u{1b}[<0;200;100m", [.mouse(MouseReport(.release, column: 199, row: 99))]),
            ("\u{1b}[<32;3;4M", [.mouse(MouseReport(.drag, column: 2, row: 3))]),
            ("\u{1b}[<64;1;1M", [.mouse(MouseReport(.wheelUp, column: 0, row: 0))]),
            ("\u{1b}[<65;1;1Mx", [.mouse(MouseReport(.wheelDown, column: 0, row: 0)), typed("x")]),
            // Other buttons, keys held with them, numbers that are none.
            ("\u{1b}[<2;1;1M", []), ("\u{1b}[<4;1;1M", []), ("\u{1b}[<0;0;1M", []),
            ("\u{1b}[<0;1M", []), ("\u{1b}[<0;1;99999999999999999999M", []),
            ("\u{1b}[M !!x", [typed("x")]),
        ]
        for (bytes, inputs) in reports {
            #expect(decoder.feed(Array(bytes.utf8)) == inputs, "\(bytes.debugDescription)")
        }
    }

    @Test func `what terminfo says comes first`() {
        var decoder = InputDecoder(sequences: [
            Array("\u{1b}[A".utf8): .named(.f9), Array("\u{1b}A".utf8): .named(.up),
            Array("\u{1b}P".utf8): .named(.f1),
        ])
        let inputs = decoder.feed(Array("\u{1b}[A\u{1b}A\u{1b}Px".utf8))
        #expect(inputs == [named(.f9), named(.up), named(.f1), typed("x")])
    }

    /// After an escape that was a key already, the rest of one is no text.
    @Test func `what comes late is the key that it is the rest of`() {
        let late: [(String, [Input])] = [
            ("[A", [named(.up)]), ("OB", [named(.down)]), ("[1;5C", [named(.right, .control)]),
            ("[3~x", [named(.delete), typed("x")]), ("[C\u{1b}[D", [named(.right), named(.left)]),
            ("OP", [named(.f1)]), ("[Z", [named(.tab, .shift)]),
            ("[200~a[C\u{1b}[201~", [.paste("a[C")]),
            // No key, and not typed either.
            ("[E", []), ("OE", []), ("[29~", []), ("[I", []), ("[O", []), ("[?1;2c", []),
            ("[24;80Rx", [typed("x")]), ("[<0;10;10M", []),
            // Typed by hand.
            ("[I am", "[I am".map(typed)), ("OEx", "OEx".map(typed)),
            ("[", [typed("[")]), ("O", [typed("O")]), ("x", [typed("x")]),
            ("[ link", "[ link".map(typed)), ("OK", "OK".map(typed)), ("[1", "[1".map(typed)),
            ("\u{1b}[A", [named(.up)]), ("[x](y)", "[x](y)".map(typed)),
        ]
        for (rest, inputs) in late {
            var decoder = InputDecoder()
            #expect(decoder.feed([0x1b]) == [])
            #expect(decoder.timeout() == [named(.escape)])
            #expect(decoder.patience == .late && !decoder.isPending)
            #expect(decoder.feed(Array(rest.utf8)) == inputs, "\(rest.debugDescription)")
            #expect(decoder.feed(Array("q".utf8)) == [typed("q")])
        }
    }

    @Test func `what comes too late is typed`() {
        var decoder = InputDecoder()
        _ = decoder.feed([0x1b])
        #expect(decoder.timeout() == [named(.escape)])
        #expect(decoder.timeout() == [])
        #expect(decoder.patience == nil)
        #expect(decoder.feed(Array("[A".utf8)) == [typed("["), typed("A")])
    }

    @Test func `a key's end in pieces is typed`() {
        var decoder = InputDecoder()
        _ = decoder.feed([0x1b])
        _ = decoder.timeout()
        #expect(decoder.feed(Array("[".utf8)) == [typed("[")])
        #expect(decoder.feed(Array("A".utf8)) == [typed("A")])
    }

    /// For hands that press `Esc` and a letter right behind it.
    @Test func `an escape at the end of a read is a key by itself where it is asked for`() {
        let esc = "\u{1b}"
        let reads: [([String], [Input])] = [
            ([esc, "j"], [named(.escape), typed("j")]),
            ([esc, "é"], [named(.escape), typed("é")]),
            ([esc, esc, "d"], [named(.escape), named(.escape), typed("d")]),
            (["\u{1b}\u{1b}", "d"], [named(.escape), named(.escape), typed("d")]),
            ([esc, "O", "t"], [named(.escape), typed("O"), typed("t")]),
            ([esc, "[", "d"], [named(.escape), typed("["), typed("d")]),
            (["\u{1b}O", "t"], [alt("O"), typed("t")]),
            ([esc, "\r"], [named(.escape), named(.enter)]),
            // In one read it was held with Alt, but for behind another escape.
            (["\u{1b}j"], [alt("j")]),
            (["\u{1b}\u{1b}j"], [named(.escape), named(.escape), typed("j")]),
            (["\u{1b}\u{1b}é"], [named(.escape), named(.escape), typed("é")]),
            // A key in two pieces, and one behind another.
            ([esc, "[A"], [named(.up)]), ([esc, "OB"], [named(.down)]),
            (["\u{1b}[1", ";5C"], [named(.right, .control)]), (["\u{1b}[", "C"], [named(.right)]),
            (["\u{1b}\u{1b}[A"], [named(.escape), named(.up)]),
            ([esc, "[200~a\u{1b}[201~"], [.paste("a")]),
        ]
        for (reads, inputs) in reads {
            var decoder = InputDecoder()
            decoder.partsEscape = true
            var made: [Input] = []
            for read in reads { made += decoder.feed(Array(read.utf8)) }
            if decoder.isPending { made += decoder.timeout() }
            #expect(made == inputs, "\(reads)")
        }
    }

    @Test func `patience depends on what has begun`() {
        func patience(_ text: String) -> InputDecoder.Patience? {
            var decoder = InputDecoder()
            _ = decoder.feed(Array(text.utf8))
            return decoder.patience
        }
        #expect(patience("a") == nil)
        #expect(patience("\u{1b}") == .escape)
        #expect(patience("\u{1b}[") == .late)
        #expect(patience("\u{1b}O") == .late)
        #expect(patience("\u{1b}]") == .escape)
        #expect(patience("\u{1b}[1") == .sequence)
        #expect(patience("\u{1b}]1") == .sequence)
        #expect(patience("\u{1b}[200~") == .paste)
    }
}

/// All inputs of some reads, after the time for more is over.
func decode(_ chunks: [[UInt8]]) -> [Input] {
    var decoder = InputDecoder()
    var inputs: [Input] = []
    for chunk in chunks { inputs += decoder.feed(chunk) }
    if decoder.isPending { inputs += decoder.timeout() }
    return inputs
}

func typed(_ character: Character) -> Input { .key(.character(character)) }
func control(_ character: Character) -> Input { .key(.character(character, .control)) }
func alt(_ character: Character) -> Input { .key(.character(character, .alt)) }
func named(_ name: Key.Name, _ modifiers: Key.Modifiers = []) -> Input {
    .key(.named(name, modifiers))
}
