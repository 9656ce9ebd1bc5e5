import Testing

@testable import Forms

/// How keys are read and written.
@Suite struct KeyNotationTests {
    @Test(arguments: [
        ("C-s", Key.character("s", .control), "^S"),
        ("A-x", .character("x", .alt), "Alt-x"),
        ("A-X", .character("X", .alt), "Alt-X"),
        ("S-Tab", .named(.tab, .shift), "Shift-Tab"),
        ("C-S-Left", .named(.left, [.control, .shift]), "^Shift-Left"),
        ("g", .character("g"), "g"), ("é", .character("é"), "é"),
        ("Space", .character(" "), "Space"),
        ("C-Space", .named(.space, .control), "^Space"),
        ("C-/", .character("/", .control), "^/"),
        ("C-A-x", .character("x", [.control, .alt]), "^Alt-X"),
        ("Hash", .character("#"), "#"), ("Equal", .character("="), "="),
        ("A-Hash", .character("#", .alt), "Alt-#"),
        ("-", .character("-"), "-"), ("A--", .character("-", .alt), "Alt--"),
        ("[", .character("["), "["), ("F10", .named(.f10), "F10"),
        ("PgDn", .named(.pageDown), "PgDn"),
        ("C-Del", .named(.delete, .control), "^Del"),
    ])
    func readsAndWrites(notation: String, key: Key, footer: String) throws {
        #expect(try Key(notation: notation) == key)
        #expect(key.description == notation)
        #expect(key.footer == footer)
    }

    @Test(arguments: Key.Name.allCases)
    func everyNameIsRead(name: Key.Name) throws {
        #expect(try Key(notation: name.rawValue) == Key.named(name).canonical)
    }

    @Test(arguments: [
        ("C-i", "C-i cannot be told from Tab in a terminal; bind Tab"),
        ("C-A-i", "C-A-i cannot be told from A-Tab in a terminal; bind A-Tab"),
        ("C-m", "C-m cannot be told from Enter in a terminal; bind Enter"),
        ("C-[", "C-[ cannot be told from Esc in a terminal; bind Esc"),
        ("C-?", "C-? cannot be told from Backspace in a terminal; bind Backspace"),
        ("C-j", "C-j cannot be told from Enter in many terminals; bind another key"),
        ("C-h", "C-h cannot be told from Backspace in many terminals; bind another key"),
        ("A-[", "A-[ begins the codes of other keys in a terminal; bind another key"),
        ("A-O", "A-O begins the codes of other keys in a terminal; bind another key"),
        ("C-S-x", "a terminal cannot tell C-S-x from C-x; bind C-x"),
        ("C-S-i", "C-i cannot be told from Tab in a terminal; bind Tab"),
        ("S-Enter", "a terminal cannot tell S-Enter from Enter; bind Enter"),
        ("C-Enter", "a terminal cannot tell C-Enter from Enter; bind Enter"),
        ("C-S-Enter", "a terminal cannot tell C-S-Enter from Enter; bind Enter"),
        ("C-Tab", "a terminal cannot tell C-Tab from Tab; bind Tab"),
        ("C-Backspace", "a terminal cannot tell C-Backspace from Backspace; bind Backspace"),
        ("S-Space", "a terminal cannot tell S-Space from Space; bind Space"),
        ("C-1", "a terminal cannot send C-1; bind another key"),
        ("S-1", "Shift with 1 types another character; bind that one"),
        ("C-@", "unknown key \"C-@\"; write it C-Space"),
        ("C-_", "unknown key \"C-_\"; write it C-/"),
        ("C-S", "unknown key \"C-S\"; write it C-s"),
        ("S-a", "unknown key \"S-a\"; write it A"),
        ("ctrl+s", "unknown key \"ctrl+s\"; write it C-s"),
        ("<C-s>", "unknown key \"<C-s>\"; write it C-s"),
        ("^S", "unknown key \"^S\"; write it C-s"),
        ("Ctrl-S", "unknown key \"Ctrl-S\"; write it C-s"),
        ("M-x", "unknown key \"M-x\"; write it A-x"),
        ("Shift+Tab", "unknown key \"Shift+Tab\"; write it S-Tab"),
        ("ctrl+shift+left", "unknown key \"ctrl+shift+left\"; write it C-S-Left"),
        ("Return", "unknown key \"Return\"; write it Enter"),
        ("pgdn", "unknown key \"pgdn\"; write it PgDn"),
        ("ctrl+i", "C-i cannot be told from Tab in a terminal; bind Tab"),
        ("A-", "unknown key \"A-\"; the key = is written Equal"),
        ("F13", "unknown key \"F13\""), ("Hyper-x", "unknown key \"Hyper-x\""),
        ("", "unknown key \"\""),
    ])
    func refuses(notation: String, message: String) {
        let fault = #expect(throws: KeyFault.self) { try Key(notation: notation) }
        #expect(fault?.message == message)
    }
}
