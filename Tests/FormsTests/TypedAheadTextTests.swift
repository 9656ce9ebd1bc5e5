import Testing

@testable import Forms

/// What is told of keys and pastes that came before a question was to be seen.
@Suite struct TypedAheadTextTests {
    private func message(_ inputs: [Input]) -> String? {
        var typed = TypedAhead()
        for input in inputs { typed.take(input) }
        return typed.message?.text
    }

    @Test func wordsAreToldAndKeysCounted() {
        #expect(message([]) == nil)
        #expect(message([.resize, .woken]) == nil)
        let letters = "yes".map { Input.key(Key(.character($0))) }
        let start = "Typed before this was asked, and not taken: "
        #expect(message(letters) == start + "“yes”.")
        #expect(
            message(letters + [.key(Key(.named(.enter))), .key(Key(.character("x"), .control))])
                == start + "“yes” and 2 keys.")
        #expect(message([.key(Key(.named(.escape)))]) == start + "1 key.")
    }

    @Test func longPastesAreCut() {
        let start = "Typed before this was asked, and not taken: "
        #expect(message([.paste("one\ntwo")]) == start + "“one two”.")
        let long = String(repeating: "a", count: 501)
        #expect(
            message([.paste(long)]) == start + "“\(long.dropLast())” and 1 character more.")
    }
}
