import Forms
import Proposals
import Reviews
import Screens
import TestSupport
import Testing

/// The number of a section is the same on the screen and in prompts.
@Suite struct SectionNumberTests {
    private static func form() -> Form {
        // The title is a place to go to, too.
        var form = Form.opened(
            Array("# Title\n\n## A\n\na\n\n## B\n\nb\n".utf8), path: "x.md", template: .none)
        for _ in 0..<2 { _ = form.handle(.action(.nextSection)) }
        return form
    }

    @Test(arguments: [80, 120])
    func onTheScreen(columns: Int) {
        var form = Self.form()
        let size = Size(columns: columns, rows: 24)
        form.scroll(on: size)
        #expect(draw(form, size: size).text(markingCursor: false).contains("3 of 3"))
    }

    @Test func inPrompts() {
        var dialogue = Dialogue(Self.form())
        dialogue.greet()
        let said = dialogue.talk()
        #expect(said.first?.contains("3 sections") == true)
        #expect(said.contains { $0.hasPrefix("Section 3 of 3, B.") })
    }

    /// A section that the template does not have counts on behind those that it has: none of these has
    /// another number for it than a screen shows.
    @Test func ownSectionsInPrompts() {
        var form = Form.opened(
            Array("# T\n\n## Summary\n\nOne.\n\n## Own\n\nx\n\n## Goals\n\n- y\n".utf8),
            path: "x.md")
        let goals = form.proposal.sections.firstIndex { $0.title == "Goals" } ?? 0
        let own = form.proposal.sections.firstIndex { $0.title == "Own" } ?? 0
        #expect(form.placeText(of: goals) == "4 of 18")
        #expect(form.placeText(of: own) == "not in the template")
        _ = form.handle(.action(.nextSection))
        var dialogue = Dialogue(form)
        dialogue.greet()
        #expect(dialogue.talk().first?.contains("18 sections and 1 more.") == true)
        for (typed, told) in [
            ("=4", "Section 4 of 18, Goals."), ("=19", "Section 19, Own, not in the template."),
            ("=20", "There are 19 sections; = lists them."), ("=", "19 Own: "),
        ] {
            _ = dialogue.hear(Array(typed.utf8))
            let said = dialogue.talk()
            #expect(said.contains { $0.hasPrefix(told) }, "\(typed): \(said)")
        }
    }

    /// The metadata is not reviewed, and not counted there.
    @Test func inPromptsOfAReview() throws {
        var form = Form.opened(Array("# T\n\n## Summary\n\nOne.\n".utf8))
        let reviewer = try #require(Reviewer("Ana <ana@example.org>"))
        _ = form.handle(.review(ReviewStart(reviewer: reviewer, path: "r.md", published: nil)))
        var dialogue = Dialogue(form)
        dialogue.greet()
        let said = dialogue.talk()
        #expect(said.first?.contains("17 sections") == true)
        #expect(said.contains { $0.hasPrefix("Review, section 1 of 17, Summary.") })
    }
}
