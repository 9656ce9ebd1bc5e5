import TestSupport
import Testing

@testable import Forms

/// Whatever a keymap file holds, the editor can be used.
@Suite struct KeymapFuzzTests {
    private static let words = [
        "title", "inherit", "modes", "default", "normal*", "[text]", "[everywhere]", "[line]",
        "[choice]", "[list:normal]", "[nowhere]", "C-q", "C-s", "C-z", "Esc", "Tab", "C-g", "C-/",
        "F1", "C-x", "g", "C-i", "ctrl+s", "Space", "é", "=", "=", "=", "#", "none", "none",
        "save", "quit", "undo", "back", "help", "next-field", "move", "left", "prefix", "\"T\"",
        "\n", "\n", "\n", "\r\n", "\t", "\u{0}", "\u{1B}",
    ]

    @Test(arguments: 0..<80)
    func usable(seed: Int) {
        var random = SeededRandom(seed: seed)
        let count = Int.random(in: 0..<300, using: &random)
        var bytes: [UInt8] = []
        for _ in 0..<count {
            if seed.isMultiple(of: 2) {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes += Array((Self.words.randomElement(using: &random) ?? "").utf8) + [0x20]
            }
        }
        let keymap = Keymap([KeymapSource(file: "keys", bytes: bytes)])
        let modes = keymap.modes.isEmpty ? [nil] : keymap.modes.map { Optional($0.name) }
        for context in EssentialActions.contexts {
            for (action, _) in EssentialActions.keys {
                let keys = modes.flatMap { keymap.keys(for: action, in: context, mode: $0) }
                #expect(!keys.isEmpty, "\(action.notation) in \(context)")
            }
            for binding in keymap.bindings(in: context) {
                #expect(keymap.lookup(binding.keys, in: context) == .action(binding.action))
            }
        }
        // A key is never lost in silence: it quits, or a line of the file says what else it does.
        let quits = keymap.lookup([.character("q", .control)], in: .text) == .action(.quit)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(quits || !keymap.faults.isEmpty || text.contains("C-q"))
        _ = keymap.hidden()
        _ = listing(of: keymap)
    }
}
