import Testing

@testable import Forms

/// Every fault of a keymap, with its exact message.
@Suite struct KeymapFaultTests {
    private static let contexts =
        "contexts are everywhere, text, line, list, phases, find, date, people, choice, choices,"
        + " sections, warnings, help, proposals, question, browse, preview, difference, review,"
        + " note"

    @Test(arguments: [
        // Keys.
        ("[text]\nctrl+s = save", "keys:2:1: unknown key \"ctrl+s\"; write it C-s"),
        ("[text]\n  C-x  ^S = save", "keys:2:8: unknown key \"^S\"; write it C-s"),
        ("[text]\nC-i = save", "keys:2:1: C-i cannot be told from Tab in a terminal; bind Tab"),
        ("[text]\nC-S-x = save", "keys:2:1: a terminal cannot tell C-S-x from C-x; bind C-x"),
        ("[text]\né ù é+x = save", "keys:2:5: unknown key \"é+x\""),
        ("[text]\n = save", "keys:2:2: no key before the =; the key = is written Equal"),
        ("[text]\nz = = save", "keys:2:5: unknown action \"=\""),
        ("[text]\ng g g g g g g g g = save", "keys:2:1: a sequence has 8 keys at most"),
        // Actions.
        (
            "[text]\nA-x     = save-file",
            "keys:2:11: unknown action \"save-file\"; did you mean \"save\"?"
        ),
        ("[text]\nA-x = qiut", "keys:2:7: unknown action \"qiut\"; did you mean \"quit\"?"),
        ("[text]\nA-x = make-coffee", "keys:2:7: unknown action \"make-coffee\""),
        (
            "[text]\nA-x = moove normal",
            "keys:2:7: unknown action \"moove\"; did you mean \"move\"?"
        ),
        ("selections = held", "keys:1:14: selections are kept or replaced"),
        ("capitals = some", "keys:1:12: capitals are all or first"),
        ("replacing = all", "keys:1:13: replacing goes onward or around"),
        ("[text]\nA-x =", "keys:2:6: no action after the =; none unbinds the key"),
        ("[text]\nA-x", "keys:2:1: missing = between keys and action"),
        ("[text]\nA-x = save now", "keys:2:12: nothing may follow save"),
        (
            "[text]\nA-x = save # now",
            "keys:2:12: nothing may follow save; a comment stands on a line of its own"
        ),
        ("[text]\nA-x = none save", "keys:2:12: nothing may follow none"),
        ("[text]\nA-x = move", "keys:2:7: move needs to be told what, such as left or word-right"),
        ("[text]\nA-x = cut", "keys:2:7: cut needs to be told what, such as word-left or line"),
        (
            "[text]\nA-x = move wrod-left",
            "keys:2:12: unknown motion \"wrod-left\"; did you mean \"word-left\"?"
        ),
        ("[text]\nA-x = cut everything", "keys:2:11: unknown object \"everything\""),
        (
            "[text]\nA-x = prefix Files",
            "keys:2:14: prefix needs a title in quotes: prefix \"Files\""
        ),
        ("[text]\nA-x = prefix", "keys:2:7: prefix needs a title in quotes: prefix \"Files\""),
        // Sections.
        ("# 1\n\n[editor]\nC-k = save", "keys:3: unknown context [editor]; \(contexts)"),
        ("[text:normal]", "keys:1: unknown mode [text:normal]; this keymap has no modes"),
        (
            "modes = normal* insert\n[text:visual]",
            "keys:2: unknown mode [text:visual]; modes are normal, insert"
        ),
        ("[text", "keys:1: missing ] after [text"),
        // Settings.
        ("titel = X", "keys:1:1: unknown setting \"titel\"; did you mean \"title\"?"),
        ("colour = X", "keys:1:1: unknown setting \"colour\""),
        (
            "title = X\ntitle = Y",
            "keys:2:1: title is already set at line 1; the later one is ignored"
        ),
        ("title =", "keys:1:1: title needs a value"),
        ("modes = Normal", "keys:1:9: a mode cannot be named \"Normal\"; use the letters a to z"),
        ("modes = a b a*", "keys:1:13: mode a is already declared"),
        ("C-t = save", "keys:1:1: a binding before the first section; write [everywhere] above it"),
        (
            "C-x C-s = save",
            "keys:1:1: a binding before the first section; write [everywhere] above it"
        ),
        ("[text]\ntitle = X", "keys:2:1: title is a setting; it stands before the first section"),
        ("inherit = defualt", "keys:1:11: unknown keymap \"defualt\"; did you mean \"default\"?"),
        ("inherit = hers", "keys:1:11: unknown keymap \"hers\"; there is no file hers.keys"),
        ("inherit = keys", "keys:1: inherits itself"),
        // Contradictions.
        (
            "[text]\nC-k = cut line\nA-k = save\n[list]\nC-k = save\n[text]\nC-k = save",
            "keys:7:1: C-k is already bound at line 2; the later one is ignored"
        ),
        (
            "[text]\nC-x = cut line\nC-x C-s = save",
            "keys:2:1: C-x is bound, so \"C-x C-s\" (line 3) can never be typed; make it a prefix"
        ),
        (
            "[text]\nC-x C-s = save\n C-x = cut line",
            "keys:3:2: C-x is bound, so \"C-x C-s\" (line 2) can never be typed; make it a prefix"
        ),
        (
            "[text]\nC-x = none\nC-x C-s = save",
            "keys:2:1: C-x is none, so \"C-x C-s\" (line 3) can never be typed; make it a prefix"
        ),
        (
            "[text]\nC-x = prefix \"A\"\nC-x = prefix \"B\"",
            "keys:3:1: C-x is already bound at line 2; the later one is ignored"
        ),
        // Essential actions.
        ("[text]\nC-q = none", "keys: no key left for \"quit\" in text; C-q keeps it"),
        (
            "[everywhere]\nC-q = none",
            "keys: no key left for \"quit\" in text, choice; C-q keeps it"
        ),
        (
            "[date]\nTab = none\nEnter = none\nDown = none",
            "keys: no key left for \"next-field\" in date; Tab keeps it"
        ),
        // Bytes.
        ("[text]\nC-t = sav\u{1B}[31m", "keys:2:10: a control character; the line is ignored"),
        ("[text]\r\nC-t = sav\u{9B}e\r\n", "keys:2:10: a control character; the line is ignored"),
    ])
    func says(text: String, message: String) {
        let keymap = Keymap([KeymapSource(file: "keys", bytes: Array(text.utf8))]) {
            $0 == "keys"
                ? KeymapSource(file: "keys", bytes: []) : KeymapSource.embedded($0)
        }
        #expect(keymap.faults.map(\.description) == [message])
    }

    @Test func saysWhereTextIsNotUTF8() {
        let bytes = Array("[text]\né C-".utf8) + [0xFF] + Array(" = save\nA-x = save".utf8)
        let keymap = Keymap([KeymapSource(file: "keys", bytes: bytes)])
        #expect(
            keymap.faults.map(\.description) == ["keys:2:5: not UTF-8; the line is ignored"])
        #expect(keymap.lookup([.character("x", .alt)], in: .text) == .action(.save))
    }

    @Test func saysWhatCannotBeRead() {
        let keymap = Keymap([KeymapSource(file: "keys", .unreadable("Permission denied"))])
        #expect(
            keymap.faults.map(\.description)
                == ["keys: cannot be read: Permission denied; it is left out"])
        #expect(keymap.lookup([.character("s", .control)], in: .text) == .action(.save))
    }

    @Test func saysWhoInheritsWhom() {
        let files = [
            "a.keys": "title = A\ninherit = b", "b.keys": "inherit = c", "c.keys": "inherit = a",
        ]
        func source(_ name: String) -> KeymapSource? {
            files[name + ".keys"].map { KeymapSource(file: name + ".keys", bytes: Array($0.utf8)) }
        }
        let own = KeymapSource(file: "keys", bytes: Array("inherit = a".utf8))
        #expect(
            Keymap([own], inheriting: source).faults.map(\.description)
                == ["a.keys:2: inherits b.keys, which inherits c.keys, which inherits a.keys"])
    }

    /// One bad line costs one message, and the lines around it hold.
    @Test func goesOn() {
        let text = "[text]\nA-x = save\nctrl+s = save\n[nowhere]\nA-x = quit\n[text]\nA-y = quit"
        let keymap = Keymap([KeymapSource(file: "keys", bytes: Array(text.utf8))])
        #expect(keymap.faults.map(\.line) == [3, 4])
        #expect(keymap.lookup([.character("x", .alt)], in: .text) == .action(.save))
        #expect(keymap.lookup([.character("y", .alt)], in: .text) == .action(.quit))
    }

    @Test func keepsKeysThatTakeEachOther() {
        let text = "[everywhere]\nC-q = save\nC-s = none\n"
        let keymap = Keymap([KeymapSource(file: "keys", bytes: Array(text.utf8))])
        #expect(
            keymap.faults.map(\.description) == [
                "keys: no key left for \"quit\" in text, choice; C-q keeps it",
                "keys: no key left for \"save\" in text, choice; C-s keeps it",
            ])
        #expect(keymap.lookup([.character("q", .control)], in: .list) == .action(.quit))
        #expect(keymap.lookup([.character("s", .control)], in: .choice) == .action(.save))
    }
}
