import Forms
import Proposals
import TestSupport
import Testing

/// Verbs of a keymap with modes, as keys are read: what may follow them, and what is no command.
@Suite struct VerbKeysTests {
    private static func form() throws -> Form {
        let keymap = Keymap([try #require(KeymapSource.embedded("vi"))])
        var form = Form.opened(Array("## Summary\n\nOne two.\n".utf8))
        form.take(keymap)
        return form
    }

    private static func message(after keys: [String]) throws -> String? {
        let form = try form()
        var reader = KeyReader()
        for key in keys { _ = reader.event(for: .key(try Key(notation: key)), in: form) }
        return reader.continuations(in: form)?.text
    }

    @Test func tellsWhatMayFollow() throws {
        let motions = try #require(try Self.message(after: ["d"]))
        #expect(motions.hasPrefix("d -  "))
        #expect(motions.contains("w word right"))
        #expect(motions.contains("i In ..."))
        #expect(!motions.contains("in brackets"))
        let objects = try #require(try Self.message(after: ["d", "i"]))
        #expect(objects.contains("( in parentheses"))
        #expect(!objects.contains("word right"))
    }

    @Test func tellsNothingBehindAWholeCommand() throws {
        #expect(try Self.message(after: ["d", "w"]) == nil)
        #expect(try Self.message(after: ["d", "'"]) == nil)
    }

    @Test(arguments: ["d w", "g U i w", "c i (", "> a p", "y 2 j", "d f x"])
    func verbsTakeMotionsAndObjects(keys: String) throws {
        let form = try Self.form()
        var reader = KeyReader()
        let keys = keys.split(separator: " ").map(String.init)
        for (index, key) in keys.enumerated() {
            let event = reader.event(for: .key(try Key(notation: key)), in: form)
            let isLast = index == keys.count - 1
            switch event {
            case .action, .repeated, .aimed: #expect(isLast)
            default: #expect(!isLast, "\(key)")
            }
        }
    }
}
