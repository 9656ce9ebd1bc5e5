import Forms
import Prose
import TestSupport
import Testing

/// What docs/keymaps.md says of contexts and actions.
@Suite struct KeymapPageTests {
    private let page: String

    init() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        page = String(decoding: try #require(Files.read(root + "/docs/keymaps.md")), as: UTF8.self)
    }

    @Test func listsAllContexts() {
        for context in Context.allCases {
            #expect(page.contains("`\(context.rawValue)`"), "\(context.rawValue)")
        }
    }

    @Test func listsAllActions() {
        for entry in ActionEntry.all { #expect(page.contains("`\(entry.name)`"), "\(entry.name)") }
    }

    @Test func listsAllArguments() {
        let words = Set(page.split { !($0.isLetter || $0 == "-") }.map(String.init))
        for name in TextObject.names.map(\.name) { #expect(words.contains(name), "\(name)") }
        for argument in ActionEntry.named("sign")?.arguments ?? [] {
            #expect(words.contains(argument ?? ""), "\(argument ?? "")")
        }
    }
}
