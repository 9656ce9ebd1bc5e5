import Forms
import Proposals
import Prose
import TestSupport
import Testing

/// Random keys in each keymap: no trap, the caret inside, and undo leads back to the first bytes.
@Suite struct ModeKeysTests {
    private static let keys = [
        "h", "j", "k", "l", "w", "b", "e", "0", "$", "{", "}", "g", "G", "i", "a", "A", "I", "o",
        "O",
        "x", "X", "d", "c", "y", "p", "P", "u", "C-r", ".", "J", ">", "<", "v", "V", "Esc", "Esc",
        "Esc", "Enter", "Tab", "S-Tab", "2", "3", "C-k", "C-y", "C-w", "C-a", "C-e", "C-n", "C-p",
        "C-x", "C-g", "A-q", "A-n", "Backspace", "Del", "Space", "r", "s", "S", "D", "C", "Y", "[",
        "]", "f", "F", "t", "T", ";", ",", "~", "m", "`", "'", "\"", "C-u", "A-3", "A-z", "-",
        "^", "%", "W", "B", "E", "_", "V", "U", "R", "(", "p", "q", "+", "v", "?", "*", "Hash",
        "Equal", "C-o", "C-t", "C-d", "A-f", "A-b", "A-u", "A-c", "A-{", "A-}", "C-Space",
    ]

    @Test(arguments: ["vi", "emacs"], Seeds.first(3)) func survives(name: String, seed: Int) throws
    {
        var random = SeededRandom(seed: seed)
        let keymap = Keymap([try #require(KeymapSource.embedded(name))])
        let bytes = RandomEvents.documents[seed % RandomEvents.documents.count]
        var form = Form.opened(bytes)
        form.take(keymap)
        var reader = KeyReader()
        for step in 0..<3_000 {
            let notation = Self.keys.randomElement(using: &random) ?? "Esc"
            let key = try Key(notation: notation)
            if let event = reader.event(for: .key(key), in: form) { _ = form.handle(event) }
            let caret = form.place.caret
            try #require(form.field.text.clamped(caret) == caret, "step \(step): \(notation)")
        }
        form.closeOverlays()
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(form.proposal.bytes == bytes)
    }
}
