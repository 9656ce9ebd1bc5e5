import Proposals
import TestSupport
import Testing

@testable import Forms

/// The top of the screen, followed from key to key, is the one that is found by counting all rows.
@Suite struct ScrollingTests {
    @Test(arguments: Seeds.first(6)) func followingIsCounting(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let text = "# T\n\n## Proposal\n\n" + Self.paragraphs + "\n## Goals\n\n- a\n- b\n"
        var form = Form.opened(Array(text.utf8))
        var viewport = Viewport(columns: 40, rows: 9)
        _ = form.handle(.action(.nextSection))
        var followed = 0
        for step in 0..<1_500 {
            RandomEvents.answer(form.handle(random.pick(Self.events)), &form, &random)
            if random.below(50) == 0 {
                viewport = Viewport(columns: 20 + random.below(60), rows: 1 + random.below(12))
            }
            var counted = form
            counted.session.view.depth = nil
            counted.scroll(in: viewport)
            form.scroll(in: viewport)
            form.forgetDamage()
            try #require(form.session.view.top == counted.session.view.top, "step \(step)")
            if form.session.view.depth != nil { followed += 1 }
        }
        #expect(followed > 500)
    }

    /// A section that comes with its heading is seen from its start where all of it fits.
    @Test func aSectionThatWasWrittenIsSeen() {
        let lines = (0..<40).map { "Line \($0)\n" }.joined()
        var form = Form.opened(Array("# T\n\n## Summary\n\n\(lines)\n## Goals\n\n- a\n".utf8))
        form.goOn(to: "Summary")
        let viewport = Viewport(columns: 80, rows: 14)
        _ = form.handle(.action(.move(.sectionEnd)))
        form.scroll(in: viewport)
        let own = (0..<12).map { "Own \($0)" }.joined(separator: "\n")
        _ = form.handle(.paste("\n\n## Own\n\n\(own)"))
        form.scroll(in: viewport)
        #expect(form.session.view.top != .start)
        form.settle()
        form.scroll(in: viewport)
        #expect(form.proposal.sections[form.section].title == "Own")
        #expect(form.session.view.top == .start)
    }

    private static let paragraphs = (0..<60).map { number in
        String(repeating: "words é 日本 \(number) ", count: number % 7) + "\n"
            + (number % 9 == 0 ? "| a | \(String(repeating: "b ", count: 40)) |\n" : "")
            + (number % 11 == 0 ? "\n```\n\(String(repeating: "code ", count: 30))\n```\n" : "")
    }.joined()

    private static let events: [Event] = [
        .action(.move(.rowDown)), .action(.move(.rowDown)), .action(.move(.rowDown)),
        .action(.move(.rowUp)), .action(.move(.rowUp)), .action(.move(.pageDown)),
        .action(.move(.pageUp)), .action(.move(.lineEnd)), .action(.move(.right)),
        .action(.delete(.motion(.left))), .action(.newline), .typed("a"), .typed(" "),
        .typed("`"), .typed("|"), .paste("one\ntwo"), .action(.undo), .action(.redo),
        .action(.nextSection), .action(.previousSection), .action(.cut(.line)), .paused,
    ]
}
