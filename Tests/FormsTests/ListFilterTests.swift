import Forms
import Proposals
import TestSupport
import Testing

/// What is typed in the list of sections leaves the same rows, however it was typed.
@Suite struct ListFilterTests {
    private static let titles = [
        "Plan", "Plane Tickets", "CAFE\u{301}", "Cafe", "Straße", "ÉCOLE", "5 \u{212A}elvin", "a;b",
    ]

    private static func form() -> Form {
        let text = "# T\n" + titles.map { "\n## \($0)\n\nWords.\n" }.joined()
        var form = Form.opened(Array(text.utf8), path: "x.md", template: .none)
        _ = form.handle(.action(.sections))
        return form
    }

    private static func shown(_ form: Form) -> [String] {
        guard case .sections(let layer) = form.layers.top else { return ["no list"] }
        return layer.list.shown.map(\.title).filter(titles.contains)
    }

    @Test(arguments: [
        "plan", "PLAN", "pl ti", "tickets plane", "café", "cafe\u{301}", "école", "kelvin", ";",
        "x",
        " ",
    ])
    func letterByLetter(words: String) {
        var (typed, pasted) = (Self.form(), Self.form())
        for scalar in words.unicodeScalars { _ = typed.handle(.typed(Character(scalar))) }
        _ = pasted.handle(.paste(words))
        #expect(Self.shown(typed) == Self.shown(pasted))
        // Each of the words, in small letters, is in the title in small letters.
        let parts = words.lowercased().split(separator: " ")
        let meant = Self.titles.filter { title in
            parts.allSatisfy { title.lowercased().contains($0) }
        }
        #expect(Self.shown(pasted) == meant)
    }

    /// A letter that is taken back brings back the rows that it took.
    @Test func aLetterTakenBack() {
        var form = Self.form()
        for character in "plane" { _ = form.handle(.typed(character)) }
        #expect(Self.shown(form) == ["Plane Tickets"])
        _ = form.handle(.action(.delete(.motion(.left))))
        #expect(Self.shown(form) == ["Plan", "Plane Tickets"])
        for _ in 0..<4 { _ = form.handle(.action(.delete(.motion(.left)))) }
        #expect(Self.shown(form) == Self.titles)
    }
}
