import Testing

@testable import Forms

/// Look-up through files, contexts, modes and sequences.
@Suite struct KeymapTests {
    private static func keymap(_ texts: (String, String)...) -> Keymap {
        Keymap(texts.map { KeymapSource(file: $0.0, bytes: Array($0.1.utf8)) })
    }

    private static func keys(_ notation: String) throws -> [Key] {
        try notation.split(separator: " ").map { try Key(notation: String($0)) }
    }

    @Test func theFileNearestTheUserWinsFromAFurtherContext() throws {
        let keymap = Self.keymap(("keys", "[everywhere]\nC-x = save\n"))
        #expect(keymap.lookup(try Self.keys("C-x"), in: .list) == .action(.save))
        #expect(
            keymap.keys(for: .cut(.selection), in: .list).map(\.notation) == ["S-Del"])
        #expect(
            keymap.keys(for: .save, in: .list).map(\.notation) == ["C-x", "C-s"])
    }

    @Test func hiddenBindings() {
        let keymap = Self.keymap(
            ("keys", "[everywhere]\nA-1 = save\nA-2 = undo\nA-3 = save\n[list]\nA-4 = save\n"),
            (
                "own.keys",
                """
                [text]
                A-1     = cut line
                A-2 A-2 = prefix "Two"
                A-2 A-3 = cut line
                A-3     = save
                A-4     = cut line
                """
            ))
        #expect(
            keymap.hidden().map(\.description) == [
                "own.keys:2: A-1 = cut line in text is hidden by keys:2",
                "own.keys:3: A-2 A-2 = prefix \"Two\" in text is hidden by keys:3",
                "own.keys:4: A-2 A-3 = cut line in text is hidden by keys:3",
            ])
    }

    @Test func theNearestContextOfAFileWins() throws {
        let cut = try Self.keys("C-k")
        #expect(Keymap.embedded.lookup(cut, in: .text) == .action(.cut(.line)))
        #expect(Keymap.embedded.lookup(cut, in: .list) == .action(.cut(.item)))
        #expect(Keymap.embedded.lookup(cut, in: .choice) == .unbound)
    }

    @Test func noneUnbinds() throws {
        let keymap = Self.keymap(("keys", "[text]\nC-k = none\na = none\n"))
        #expect(keymap.lookup(try Self.keys("C-k"), in: .list) == .none)
        #expect(keymap.lookup(try Self.keys("a"), in: .text) == .none)
        #expect(keymap.lookup(try Self.keys("b"), in: .text) == .unbound)
        #expect(keymap.keys(for: .cut(.item), in: .list).isEmpty)
        #expect(keymap.faults.isEmpty)
    }

    @Test func sequencesAndTheirBeginnings() throws {
        let keymap = Self.keymap(
            ("keys", "[everywhere]\nC-x C-s = save\nC-c a b = undo\n"),
            (
                "own.keys",
                "[everywhere]\nC-x = prefix \"Files\"\nC-x C-c = quit\nC-x k = none\n"
            ))
        #expect(keymap.faults.isEmpty)
        for context in [Context.everywhere, .text, .list] {
            #expect(
                keymap.lookup(try Self.keys("C-x"), in: context) == .prefix(title: "Files"))
            #expect(keymap.lookup(try Self.keys("C-x C-s"), in: context) == .action(.save))
            #expect(keymap.lookup(try Self.keys("C-x C-c"), in: context) == .action(.quit))
            #expect(keymap.lookup(try Self.keys("C-x k"), in: context) == .none)
            #expect(keymap.lookup(try Self.keys("C-x x"), in: context) == .unbound)
            #expect(keymap.lookup(try Self.keys("C-c a"), in: context) == .prefix(title: ""))
            #expect(keymap.lookup(try Self.keys("C-c a b"), in: context) == .action(.undo))
            #expect(keymap.lookup(try Self.keys("C-s C-x"), in: context) == .unbound)
        }
        #expect(keymap.keys(for: .quit, in: .text).map(\.notation) == ["C-x C-c", "C-q"])
    }

    /// A key that does something ends the sequences of further files.
    @Test func aNearerKeyHidesSequences() throws {
        let keymap = Self.keymap(
            ("keys", "[text]\nC-x = none\n"), ("own.keys", "[everywhere]\nC-x C-s = save\n"))
        #expect(keymap.lookup(try Self.keys("C-x C-s"), in: .text) == .unbound)
        #expect(keymap.lookup(try Self.keys("C-x C-s"), in: .choice) == .action(.save))
        #expect(keymap.keys(for: .save, in: .text).map(\.notation) == ["C-s"])
    }

    @Test func unbindingASequenceMakesNoPrefix() throws {
        let keymap = Self.keymap(("keys", "[text]\nC-x C-s = none\n"))
        #expect(keymap.lookup(try Self.keys("C-x"), in: .text) == .action(.cut(.selection)))
    }

    @Test func modes() throws {
        let keymap = Self.keymap(
            ("keys", "[text:insert]\nA-i = save\n"),
            (
                "vi.keys",
                """
                title   = vi-like
                modes   = normal* insert select*
                [text:normal]
                h       = move left
                [ [     = previous-section
                [ d     = previous-warning
                z Equal = undo
                g g     = move section-start
                [text]
                h       = none
                [everywhere]
                h       = save
                """
            ))
        #expect(keymap.faults.isEmpty)
        #expect(keymap.title == "vi-like")
        #expect(keymap.modes.map(\.name) == ["normal", "insert", "select"])
        #expect(keymap.modes.map(\.types) == [false, true, false])
        func lookup(_ notation: String, _ mode: String?) throws -> Keymap.Lookup {
            keymap.lookup(try Self.keys(notation), in: .list, mode: mode)
        }
        #expect(try lookup("h", "normal") == .action(.move(.left)))
        #expect(try lookup("h", "insert") == .none)
        #expect(try lookup("h", nil) == .none)
        #expect(try lookup("[", "normal") == .prefix(title: ""))
        #expect(try lookup("[ [", "normal") == .action(.previousSection))
        #expect(try lookup("[ d", "normal") == .action(.previousWarning))
        #expect(try lookup("z Equal", "normal") == .action(.undo))
        #expect(try lookup("g g", "normal") == .action(.move(.sectionStart)))
        #expect(try lookup("g g", "insert") == .unbound)
        #expect(try lookup("A-i", "insert") == .action(.save))
        #expect(keymap.lookup(try Self.keys("h"), in: .choice, mode: "normal") == .action(.save))
    }

    @Test func inheritedFilesComeBetween() throws {
        let texts = [
            "emacs":
                "title = Emacs-like\ninherit = default\n[everywhere]\nC-o = none\nC-t = save\n",
            "mine": "inherit = emacs\n[text]\nC-t = undo\n",
        ]
        let resolve = { (name: String) in
            texts[name].map { KeymapSource(file: name + ".keys", bytes: Array($0.utf8)) }
                ?? KeymapSource.embedded(name)
        }
        let mine = try #require(resolve("mine"))
        let keymap = Keymap([mine], inheriting: resolve)
        #expect(keymap.faults.isEmpty)
        #expect(keymap.title == "Emacs-like")
        #expect(keymap.lookup(try Self.keys("C-t"), in: .text) == .action(.undo))
        #expect(keymap.lookup(try Self.keys("C-t"), in: .choice) == .action(.save))
        #expect(keymap.lookup(try Self.keys("C-o"), in: .text) == .none)
        #expect(keymap.lookup(try Self.keys("F2"), in: .text) == .action(.sections))
    }

    /// A user's file that inherits the default does not put it above the chosen keymap.
    @Test func theDefaultComesLast() throws {
        let keymap = Self.keymap(
            ("keys", "inherit = default\n"), ("own.keys", "[everywhere]\nC-o = save\n"))
        #expect(keymap.faults.isEmpty)
        #expect(keymap.lookup(try Self.keys("C-o"), in: .text) == .action(.save))
    }

    /// A space is the character that it types, however the key is told.
    @Test func space() {
        #expect(
            Keymap.embedded.lookup([.character(" ")], in: .choice) == .action(.openChoices))
        #expect(Keymap.embedded.lookup([.named(.space)], in: .choice) == .action(.openChoices))
        #expect(Keymap.embedded.lookup([.character(" ")], in: .text) == .unbound)
        #expect(
            Keymap.embedded.lookup([.character(" ", .control)], in: .text) == .action(.mark))
    }

    @Test func effectiveBindings() {
        let keymap = Self.keymap(("keys", "[text]\nC-k = save\n"))
        let bindings = keymap.bindings(in: .list)
        #expect(bindings.first?.keys.notation == "C-k")
        #expect(bindings.first?.file == "keys")
        #expect(bindings.first?.line == 2)
        #expect(bindings.count { $0.keys.notation == "C-k" } == 1)
        #expect(Set(bindings.map(\.keys)).count == bindings.count)
        for binding in bindings {
            #expect(keymap.lookup(binding.keys, in: .list) == .action(binding.action))
        }
    }

    @Test func listings() {
        let text = """
            [everywhere]
            F1 = help
            C-s = save
            C-/ = help
            C-x C-d = delete word-left
            ctrl+s = save
            [choice]
            A-n = none
            Space = open-choices
            """
        let keymap = Keymap(KeymapReader.read(Array(text.utf8), name: "keys"))
        #expect(
            listing(of: keymap) == """
                [everywhere]
                  F1  C-/  help              The keys of this place
                  C-s      save              Write the file
                  C-x C-d  delete word-left  Delete: word left

                [choice]
                  Space    open-choices      Show the choices

                """)
        #expect(faultListing(of: keymap) == "keys:6:1: unknown key \"ctrl+s\"; write it C-s\n")
        let lines = listing(of: .embedded).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(faultListing(of: .embedded, includesHidden: true).isEmpty)
    }
}
