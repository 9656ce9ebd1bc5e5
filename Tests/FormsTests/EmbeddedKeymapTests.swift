import Glibc
import Prose
import TestSupport
import Testing

@testable import Forms

/// The keymaps that octopen ships.
@Suite struct EmbeddedKeymapTests {
    @Test func theDefaultHasNoFault() {
        #expect(Keymap.embedded.faults.isEmpty)
        #expect(Keymap.embedded.hidden().isEmpty)
        #expect(Keymap.embedded.title == "Default (no modes)")
        #expect(Keymap.embedded.modes.isEmpty)
    }

    @Test func everyFileIsEmbedded() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let directory = try #require(opendir("/\(root)/keymaps"))
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".keys") { names.append(name) }
        }
        #expect(names.sorted() == KeymapSource.embedded.map(\.file).sorted())
        #expect(KeymapSource.embedded.allSatisfy { Keymap([$0]).faults.isEmpty })
    }

    /// The line of the first start does not ask to type where letters are commands.
    @Test(arguments: [("default", "Type; "), ("emacs", "Type; "), ("vi", "i lets you type; ")])
    func firstKeysAreTrue(name: String, start: String) throws {
        var form = Form.opened(Array("## Summary\n\nWords.\n".utf8))
        form.take(Keymap([try #require(KeymapSource.embedded(name))]))
        #expect(form.firstKeys.hasPrefix(start), "\(form.firstKeys)")
    }

    @Test func theDefaultContainsTheSafetyNet() {
        #expect(Keymap.safetyNet.faults.isEmpty)
        for context in Context.allCases {
            for binding in Keymap.safetyNet.bindings(in: context) {
                #expect(
                    Keymap.embedded.lookup(binding.keys, in: context) == .action(binding.action),
                    "\(binding.keys.notation) in \(context)")
            }
        }
    }

    /// Keys that windows and multiplexers take are never the only ones of an essential action.
    @Test func essentialActionsHaveAKeyThatArrivesEverywhere() {
        for context in EssentialActions.contexts {
            for (action, _) in EssentialActions.keys {
                let arriving = Keymap.embedded.keys(for: action, in: context).filter { keys in
                    keys.allSatisfy { key in
                        !key.modifiers.contains(.alt)
                            && !["F1", "F10", "F11", "C-a", "C-b"].contains(key.description)
                    }
                }
                #expect(!arriving.isEmpty, "\(action.notation) in \(context)")
            }
        }
    }

    /// In some mode of it, in each context in which fields are edited.
    @Test(arguments: ["default", "emacs", "vi"])
    func essentialActionsHaveAKeyInEachKeymap(name: String) throws {
        let keymap = Keymap([try #require(KeymapSource.embedded(name))])
        #expect(keymap.faults.isEmpty, "\(keymap.faults)")
        let modes: [String?] = keymap.modes.isEmpty ? [nil] : keymap.modes.map(\.name)
        for context in EssentialActions.contexts {
            for (action, _) in EssentialActions.keys {
                let keys = modes.flatMap { keymap.keys(for: action, in: context, mode: $0) }
                #expect(!keys.isEmpty, "\(action.notation) in \(context) of \(name)")
            }
        }
    }

    @Test func everyActionIsFoundByItsEntry() {
        for entry in ActionEntry.all {
            for argument in entry.arguments {
                guard let action = entry.action(argument: argument) else {
                    Issue.record("\(entry.name) \(argument ?? "") makes no action")
                    continue
                }
                #expect(action.entry.entry.name == entry.name)
                #expect(action.entry.argument == argument)
                #expect(!entry.help.isEmpty)
            }
        }
    }

    /// The compiler does not name an action that the table lacks.
    @Test func everyActionHasAnEntry() throws {
        let file = Files.read("\(Files.repository)/Sources/Forms/Action.swift")
        let source = String(decoding: try #require(file), as: UTF8.self)
        let start = try #require(source.firstRange(of: "package enum Action:"))
        let body = source[start.upperBound...].prefix(while: { $0 != "}" })
        let cases = body.split(separator: "\n").map { $0.drop { $0 == " " } }
            .filter { $0.hasPrefix("case ") }.flatMap { $0.dropFirst(5).split(separator: ", ") }
        #expect(cases.count > 50)
        #expect(cases.count == ActionEntry.all.count)
    }
}
